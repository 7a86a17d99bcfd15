// The table under a figure: a real HTML table with numbers as its language writes them, a search over all words,
// sorting by each heading, and the chosen regions pinned above the others. Streamlit's own grid draws decimal commas
// only from a second copy of every cell (132 KB for 514 districts; this one needs a quarter of it), speaks English, and
// cannot pin a row. Sorting and searching happen here, without a call to the server.

const MINUS = "\u2212";
// Words longer than this, reasons mostly, break into lines instead of widening the table for all.
const LONG = 32;

// The table travels compressed (`ui.table_packing`): the limits of 514 districts would not fit otherwise.
function opened(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

const numbersOf = (texts) => texts.split("|").map((text) => (text === "" ? null : Number(text)));
const placesOf = (letters) => [...letters].map((letter) => (letter === " " ? null : letter.charCodeAt(0) - 48));

// How `ui.table_cells` packs a column: texts and numbers between bars (nothing = missing), words as one letter a row.
function unpacked(column) {
  if (column.kind === "words") return placesOf(column.values);
  return column.kind === "name" ? column.values.split("|") : numbersOf(column.values);
}

// The limits beside the figures of a column, as text a row: "(17,5–24,6; perkiraan)", "antara 3 dan 35".
function limitsOf(column, write) {
  if (!column.forms) return null;
  const [low, high] = [numbersOf(column.low), numbersOf(column.high)];
  const texts = placesOf(column.form).map((form, row) => (form === null ? "" : column.forms[form]
    .replace("%LOW%", () => write(low[row])).replace("%HIGH%", () => write(high[row]))));
  return { texts, width: `${Math.max(...texts.map((text) => text.length)) * 0.95}ch` };
}

function element(name, settings = {}, children = []) {
  const made = Object.assign(document.createElement(name), settings);
  made.append(...children);
  return made;
}

function writer(column, language) {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: column.decimals, maximumFractionDigits: column.decimals,
  });
  const smallest = 0.5 * 10 ** -column.decimals;
  return (value) => {
    if (column.chance && value < 1) return `<${format.format(1)}`;
    if (column.chance && value > 99) return `>${format.format(99)}`;
    const size = format.format(Math.abs(value));
    if (Math.abs(value) < smallest) return size;
    return (value < 0 ? MINUS : column.signed ? "+" : "") + size;
  };
}

// Rows without the mark keep its room, so that the digits of a column stand below each other.
function flagOf(column, flagged) {
  const flag = element("span", { className: "quiet flag", textContent: flagged ? `\u00a0${column.flag}` : "" });
  flag.style.width = `${column.flag.length + 1}ch`;
  return flag;
}

function besideOf(limits, row) {
  const beside = element("span", { className: "quiet flag", textContent: `\u00a0${limits.texts[row]}` });
  beside.style.minWidth = limits.width;
  return beside;
}

function cellOf(column, row, write, marks) {
  const value = column.values[row];
  if (column.kind === "name") {
    const pinned = marks.pinned.has(row);
    const cell = element("th", { scope: "row", textContent: value });
    if (pinned) cell.append(element("span", { className: "unseen", textContent: ` (${marks.words.pinned})` }));
    return cell;
  }
  const cell = element("td");
  if (value === null) {
    cell.append(column.missing ?? "\u2013");
    cell.className = column.kind === "number" ? "number quiet" : "quiet";
    if (column.flags) cell.append(flagOf(column, false));
    if (marks.limits) cell.append(besideOf(marks.limits, row));
    return cell;
  }
  if (column.kind === "words") {
    if (column.colours?.[value]) {
      const swatch = element("span", { className: "swatch" });
      swatch.style.background = column.colours[value];
      cell.append(swatch);
    }
    cell.append(column.words[value]);
    if (column.words[value].length > LONG) cell.className = "long";
    return cell;
  }
  cell.className = "number";
  cell.append(write(value));
  if (column.flags) cell.append(flagOf(column, column.flags[row] === "1"));
  if (marks.limits) cell.append(besideOf(marks.limits, row));
  return cell;
}

const wordsOfRow = (columns, row) => columns
  .filter((column) => column.kind === "name" || (column.kind === "words" && column.values[row] !== null))
  .map((column) => (column.kind === "name" ? column.values[row] : column.words[column.values[row]]))
  .join(" ").toLowerCase();

function order(data, state) {
  const column = data.columns[state.column];
  const rows = column.values.map((_, row) => row);
  const compare = column.kind === "name"
    ? (one, other) => column.values[one].localeCompare(column.values[other], data.language)
    : (one, other) => column.values[one] - column.values[other];
  const missing = (row) => (column.values[row] === null ? 1 : 0);
  rows.sort((one, other) =>
    missing(one) - missing(other) || (missing(one) ? 0 : compare(one, other) * (state.down ? -1 : 1)) || one - other);
  const pinned = new Set(data.pinned);
  return [...rows.filter((row) => pinned.has(row)), ...rows.filter((row) => !pinned.has(row))];
}

function draw(root, sent, state) {
  const data = { ...sent, columns: sent.columns.map((column) => ({ ...column, values: unpacked(column) })) };
  const { columns, words } = data;
  const marks = { pinned: new Set(data.pinned), words };
  const writers = columns.map((column) => (column.kind === "number" ? writer(column, data.language) : null));
  const limits = columns.map((column, place) => limitsOf(column, writers[place]));
  const rows = columns[0].values.map((_, row) => {
    const line = element("tr", {}, columns.map(
      (column, place) => cellOf(column, row, writers[place], { ...marks, limits: limits[place] })));
    if (marks.pinned.has(row)) line.className = "pinned";
    return line;
  });
  const texts = columns[0].values.map((_, row) => wordsOfRow(columns, row));
  const body = element("tbody");
  const heads = columns.map((column, place) => {
    const arrow = element("span", { className: "arrow", ariaHidden: "true" });
    const button = element("button", { type: "button", title: column.help }, [column.title, arrow]);
    button.onclick = () => {
      state.down = state.column === place ? !state.down : false;
      state.column = place;
      arrange();
    };
    return element("th", { scope: "col", className: column.kind }, [button]);
  });
  const count = element("span", { className: "quiet" });
  count.setAttribute("aria-live", "polite");
  const search = element("input", { type: "search", value: state.search, placeholder: words.search, ariaLabel: words.search });

  function arrange() {
    heads.forEach((head, place) => {
      const sorted = place === state.column;
      head.ariaSort = sorted ? (state.down ? "descending" : "ascending") : "none";
      head.querySelector(".arrow").textContent = sorted ? (state.down ? " \u25BC" : " \u25B2") : "";
    });
    body.append(...order(data, state).map((row) => rows[row]));
  }

  function filter() {
    state.search = search.value;
    const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((line, row) => {
      line.hidden = !parts.every((part) => texts[row].includes(part));
      if (!line.hidden) shown += 1;
    });
    const write = new Intl.NumberFormat(data.language).format;
    count.textContent = words.count.replace("%SHOWN%", write(shown)).replace("%ALL%", write(rows.length));
  }

  search.oninput = filter;
  const table = element("table", {}, [
    element("caption", { className: "unseen", textContent: words.caption }),
    element("thead", {}, [element("tr", {}, heads)]), body,
  ]);
  const frame = element("div", { className: "frame", tabIndex: 0, role: "region", ariaLabel: words.caption }, [table]);
  root.replaceChildren(element("div", { className: "bar" }, [search, count]), frame);
  arrange();
  filter();
}

export default function ({ data: bytes, parentElement }) {
  const root = parentElement.querySelector(".table");
  root.latest = bytes;
  opened(bytes).then((data) => {
    // Of two tables that arrive shortly after each other only the later one is drawn.
    if (root.latest !== bytes) return;
    // Sorting and search stay with the reader through a change of survey; another set of columns starts afresh.
    const shape = data.columns.map((column) => column.name).join();
    if (root.state?.shape !== shape) root.state = { shape, column: data.sorted, down: data.highest_first, search: root.state?.search ?? "" };
    draw(root, data, root.state);
  });
}
