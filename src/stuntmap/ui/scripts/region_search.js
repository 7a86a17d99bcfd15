// A field that finds a region by any usual writing of its name, by a short name, or by its code with or without a point
// (`data.search_keys` makes the forms). A combobox after the pattern of WAI-ARIA: the list follows what is typed, arrows
// and Enter choose, Escape leaves everything as it was. Searching happens here, without a call to the server.

// How many regions are offered in place of a misspelt one.
const MOST_NEAR = 8;

const lettersAndDigits = (text) => text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]/g, "");

// How well a region answers to what is typed, best first from 0; null where it does not.
function fit(region, typed) {
  if (/^\d+$/.test(typed.plain)) return region.code.startsWith(typed.plain) ? 0 : null;
  const anywhere = (word) => region.names.some((name) => name.includes(word));
  const inProvince = (word) => region.province.some((name) => name.includes(word));
  if (region.names.includes(typed.plain)) return 0;
  if (region.names.includes(typed.words.join(""))) return 1;
  if (region.names.some((name) => name.startsWith(typed.plain))) return 2;
  if (anywhere(typed.plain)) return 3;
  if (typed.words.length && typed.words.every(anywhere)) return 4;
  if (inProvince(typed.plain)) return 5;
  return typed.words.length && typed.words.every((word) => anywhere(word) || inProvince(word)) ? 6 : null;
}

// The regions as they are compared, from what the server sends.
export function searchable({ regions, provinces }) {
  return regions.map(([code, words, names, province]) => ({
    code, words, names: names.split(" "), province: code === province ? [] : provinces[province].split(" "),
  }));
}

// The places of the regions that answer to `text`, best first; all of them as long as nothing is typed.
export function found(regions, text, unsaid) {
  const plain = lettersAndDigits(text);
  if (!plain) return text.trim() ? [] : regions.map((_, place) => place);
  const words = text.split(/[^\p{L}\p{N}]+/u).map(lettersAndDigits).filter((word) => word && !unsaid.includes(word));
  const fits = regions.map((region, place) => ({ place, fit: fit(region, { plain, words }) }));
  return fits.filter((one) => one.fit !== null).sort((one, other) => one.fit - other.fit).map((one) => one.place);
}

// The fewest letters to leave out, put in, change or swap with the next one until `typed` begins `name`, and how many of
// the name's letters then still follow; null where more than `most` slips are needed. Runs over every form of every name
// at each key, so only the cells that can still count are worked out.
function slips(typed, name, most) {
  let [earlier, before, now] = Array.from({ length: 3 }, () => new Uint8Array(typed.length + most + 2).fill(most + 1));
  for (let at = 0; at <= most; at += 1) before[at] = at;
  for (let row = 1; row <= typed.length; row += 1) {
    const [first, last] = [Math.max(0, row - most), Math.min(name.length, row + most)];
    let least = most + 1;
    now.fill(most + 1);
    for (let at = first; at <= last; at += 1) {
      let cost = before[at] + 1;
      if (at) {
        cost = Math.min(cost, now[at - 1] + 1, before[at - 1] + (typed[row - 1] === name[at - 1] ? 0 : 1));
        const swapped = row > 1 && at > 1 && typed[row - 1] === name[at - 2] && typed[row - 2] === name[at - 1];
        if (swapped) cost = Math.min(cost, earlier[at - 2] + 1);
      }
      now[at] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    [earlier, before, now] = [before, now, earlier];
  }
  const ends = before.subarray(0, name.length + 1);
  const count = Math.min(...ends);
  return { count, rest: name.length - ends.lastIndexOf(count) };
}

// A letter in a word of four, two in a word of eight: more would be another name.
const pardoned = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

// The places of the regions that `text` may mean where none answers to it, the nearest first: a few letters are wrong.
export function nearest(regions, text, unsaid) {
  const plain = lettersAndDigits(text);
  const words = text.split(/[^\p{L}\p{N}]+/u).map(lettersAndDigits).filter((word) => word && !unsaid.includes(word));
  if (/\d/.test(plain)) return [];
  const near = regions.map((region, place) => {
    const unplaced = words.filter((word) => !region.province.some((name) => name.includes(word)));
    // Who writes the kind of a district means it: "kota tegl" is the city first.
    const tries = [[plain, 0], [words.join(""), 0.4], [unplaced.join(""), 0.6]].filter(([typed]) => pardoned(typed));
    const costs = tries.flatMap(([typed, cost]) => region.names.map((name) => {
      const needed = slips(typed, name, pardoned(typed));
      return needed ? needed.count + cost + 0.01 * needed.rest : Infinity;
    }));
    return { place, cost: Math.min(Infinity, ...costs) };
  });
  return near.filter(({ cost }) => cost < Infinity).sort((one, other) => one.cost - other.cost).slice(0, MOST_NEAR).map((one) => one.place);
}

// The payload travels compressed (`ui.table_packing`).
function opened(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

function element(name, settings = {}, children = []) {
  const made = Object.assign(document.createElement(name), settings);
  made.append(...children);
  return made;
}

function draw(root, data, choose) {
  const { words } = data;
  const regions = searchable(data);
  const current = regions.find((region) => region.code === data.current);
  const input = element("input", {
    type: "text", id: "field", role: "combobox", placeholder: words.placeholder, value: current?.words ?? "",
    autocomplete: "off", spellcheck: false, enterKeyHint: "done", ariaAutoComplete: "list", ariaExpanded: "false",
  });
  input.setAttribute("aria-controls", "options");
  input.setAttribute("autocapitalize", "off");
  const clear = element("button", { type: "button", textContent: "\u00d7", title: words.clear, ariaLabel: words.clear, hidden: !current });
  const options = element("ul", { id: "options", role: "listbox", ariaLabel: data.label });
  const none = element("p", { className: "none", hidden: true });
  const told = element("p", { className: "unseen", role: "status" });
  const list = element("div", { className: "list", hidden: true }, [none, options]);
  const lines = regions.map((region) => {
    const line = element("li", { role: "option", id: `option-${region.code}`, textContent: region.words });
    line.ariaSelected = String(region === current);
    line.onclick = () => pick(region);
    return line;
  });
  let shown = [];
  let active = -1;

  function point(place) {
    if (active >= 0) lines[shown[active]].classList.remove("active");
    active = place;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const line = lines[shown[active]];
    line.classList.add("active");
    line.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", line.id);
  }

  function open(text) {
    point(-1);
    const answers = found(regions, text, data.unsaid);
    shown = answers.length ? answers : nearest(regions, text, data.unsaid);
    options.replaceChildren(...shown.map((place) => lines[place]));
    options.hidden = !shown.length;
    none.hidden = Boolean(answers.length);
    none.textContent = (shown.length ? words.near : words.none).replace("%TEXT%", () => text.trim());
    const count = words.count.replace("%COUNT%", String(shown.length));
    told.textContent = [...(answers.length ? [] : [none.textContent]), ...(shown.length ? [count] : [])].join(" ");
    list.hidden = false;
    input.ariaExpanded = "true";
    if (text) point(shown.length ? 0 : -1);
    else if (current) point(shown.indexOf(regions.indexOf(current)));
  }

  function close() {
    point(-1);
    list.hidden = true;
    input.ariaExpanded = "false";
    input.value = current?.words ?? "";
    told.textContent = "";
  }

  function pick(region) {
    close();
    if (region === current) return;
    input.value = region?.words ?? "";
    choose(region?.code ?? null);
  }

  const label = element("label", { textContent: data.label, title: data.label, htmlFor: "field" });
  const held = root.contains(root.getRootNode().activeElement);
  root.replaceChildren(label, element("div", { className: "field" }, [input, clear, list]), told);
  // Whoever chose by the keyboard goes on from the field; it does not open again by itself.
  if (held) input.focus();

  input.onfocus = () => {
    input.select();
    open("");
  };
  input.onclick = () => { if (list.hidden) open(""); };
  input.oninput = () => open(input.value);
  input.onblur = close;
  // A press on the list must not take the focus from the field, which would close the list before the click arrives.
  list.onmousedown = (event) => event.preventDefault();
  clear.onclick = () => {
    if (!data.required) return pick(undefined);
    input.focus();
    input.value = "";
  };
  input.onkeydown = (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open("");
      else if (shown.length) point(Math.min(Math.max(active + step, 0), shown.length - 1));
    } else if (event.key === "Enter" && active >= 0) {
      pick(regions[shown[active]]);
    } else if (event.key === "Escape") {
      close();
      input.select();
    }
  };
}

export default function ({ data: bytes, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".search");
  root.choose = (code) => setTriggerValue("chosen", { code });
  root.latest = bytes;
  opened(bytes).then((text) => {
    // The page is drawn again for many reasons; what is being typed stays, unless the regions or the choice are others.
    if (root.latest !== bytes || root.drawn === text) return;
    root.drawn = text;
    draw(root, JSON.parse(text), (code) => root.choose(code));
  });
}
