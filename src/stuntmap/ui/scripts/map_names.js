// Where the names stand on a map: in their regions where they fit, else beside them with a line that leads there, and
// never on each other. Those that the reader must find stand in any case.
// As on printed maps (`figures/printed/map_names.py`) all is counted on a raster of small cells: whose region a cell is,
// and whether words stand on it already. Everything here is in pixels of the screen.
// The world is one tile of this width at zoom 0 in MapLibre.
const WORLD_PX = 512;
const CELL = 4;
const NOBODY = -1;
const PADDING = 2;
const LINE_HEIGHT = 1.2;
// Words may reach over the border a little: their rim keeps them legible. More would seem to name the neighbour.
const MOST_ON_OTHERS = 0.2;
const LEAST_ON_OWN = 0.45;
// How far a name may stand from its region, and how far its line may run over others.
const REACH = 64;
const SHORT_REACH = 40;
const FAR_REACH = 400;
const LEAD_ON_OTHERS = 14;
// On a map narrower than this, names over others would hide too much of it.
const ROOMY = 760;

// Sums over all rectangles of a raster, by the sums of those that begin in its corner.
class Sums {
  constructor({ columns, rows }, weight) {
    this.wide = columns + 1;
    this.sums = new Int32Array(this.wide * (rows + 1));
    for (let row = 0, at = 0; row < rows; row += 1) {
      for (let column = 0, line = 0; column < columns; column += 1, at += 1) {
        line += weight(at);
        this.sums[(row + 1) * this.wide + column + 1] = this.sums[row * this.wide + column + 1] + line;
      }
    }
  }

  of(left, top, wide, high) {
    const [above, below] = [top * this.wide + left, (top + high) * this.wide + left];
    return this.sums[below + wide] - this.sums[above + wide] - this.sums[below] + this.sums[above];
  }
}

// Words on one line, and on two as even as can be.
function formsOf(words, size, pen) {
  const parts = words.split(" ");
  const breaks = parts.slice(1).map((_, place) => [parts.slice(0, place + 1).join(" "), parts.slice(place + 1).join(" ")]);
  const measured = [[words], ...breaks].map((lines) => ({
    text: lines.join("\n"),
    width: Math.max(...lines.map((line) => pen.measureText(line).width)) + 2 * PADDING,
    height: lines.length * LINE_HEIGHT * size + PADDING,
  }));
  const even = measured.slice(1).sort((one, other) => one.width - other.width)[0];
  return even ? [measured[0], even] : measured;
}

class Raster {
  constructor(width, height, regions, taken) {
    Object.assign(this, { columns: Math.ceil(width / CELL), rows: Math.ceil(height / CELL) });
    this.owners = new Int16Array(this.columns * this.rows).fill(NOBODY);
    this.land = new Uint8Array(this.owners.length);
    this.taken = new Uint8Array(this.owners.length);
    this.codes = regions.map(({ code }) => String(code));
    this.fill(regions);
    this.onLand = new Sums(this, (at) => this.land[at]);
    taken.forEach((box) => this.take(box));
  }

  // Each region in a colour of its own; where two of them meet, the mixed colours belong to none.
  fill(regions) {
    const canvas = new OffscreenCanvas(this.columns, this.rows);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.scale(1 / CELL, 1 / CELL);
    const owner = new Map();
    regions.forEach(({ rings }, place) => {
      const colour = (place * 7919 + 1013) % 0xffffff;
      owner.set(colour, place);
      pen.fillStyle = `#${colour.toString(16).padStart(6, "0")}`;
      pen.beginPath();
      for (const ring of rings) {
        ring.forEach(([x, y], corner) => (corner ? pen.lineTo(x, y) : pen.moveTo(x, y)));
        pen.closePath();
      }
      pen.fill("evenodd");
    });
    const { data } = pen.getImageData(0, 0, this.columns, this.rows);
    for (let at = 0; at < this.owners.length; at += 1) {
      const [red, green, blue, alpha] = data.subarray(4 * at, 4 * at + 4);
      this.land[at] = alpha > 60 ? 1 : 0;
      if (alpha === 255) this.owners[at] = owner.get((red << 16) | (green << 8) | blue) ?? NOBODY;
    }
  }

  // What is taken, summed up again once something has been added.
  get onTaken() {
    return (this.takenSums ??= new Sums(this, (at) => this.taken[at]));
  }

  take({ left, top, right, bottom }) {
    this.takenSums = null;
    const columns = [Math.max(0, Math.floor(left / CELL)), Math.min(this.columns, Math.ceil(right / CELL))];
    for (let row = Math.max(0, Math.floor(top / CELL)); row < Math.min(this.rows, Math.ceil(bottom / CELL)); row += 1) {
      if (columns[0] < columns[1]) this.taken.fill(1, row * this.columns + columns[0], row * this.columns + columns[1]);
    }
  }

  // Which cells are a name's own: those of its district, or of all districts of its province.
  ownBy(code) {
    const own = this.codes.map((each) => each.startsWith(code));
    return (at) => own[this.owners[at]] ?? false;
  }
}

// Every place for words of this form whose middle is within `reach` of the box `within`: what stands below it.
function* places(raster, form, within, reach) {
  const [wide, high] = [Math.ceil(form.width / CELL), Math.ceil(form.height / CELL)];
  const first = (edge, half) => Math.max(0, Math.floor((edge - reach - half) / CELL));
  const last = (edge, count, size) => Math.min(count - size, Math.ceil((edge + reach) / CELL));
  for (let row = first(within.top, form.height); row <= last(within.bottom, raster.rows, high); row += 1) {
    for (let column = first(within.left, form.width); column <= last(within.right, raster.columns, wide); column += 1) {
      yield { row, column, wide, high, x: (column + wide / 2) * CELL, y: (row + high / 2) * CELL };
    }
  }
}

const boxOf = ({ width, height }, { x, y }) => (
  { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 });

// From the nearest point of the box to the name's own point.
const leadTo = ({ left, top, right, bottom }, [x, y]) => (
  [[Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)], [x, y]]);
const gapOf = ([[x0, y0], [x1, y1]]) => Math.hypot(x1 - x0, y1 - y0);

class Placing {
  constructor(raster, name) {
    Object.assign(this, { raster, name, own: raster.ownBy(name.code) });
    this.onOwn = new Sums(raster, (at) => (this.own(at) ? 1 : 0));
  }

  shares({ column, row, wide, high }) {
    const [own, land, busy] = [this.onOwn, this.raster.onLand, this.raster.onTaken].map((sums) => sums.of(column, row, wide, high));
    return { own: own / (wide * high), others: (land - own) / (wide * high), busy };
  }

  // In its region, as near to the middle as is free.
  inside() {
    const [x, y] = this.name.at;
    for (const form of this.name.forms) {
      let best;
      for (const place of places(this.raster, form, this.name.bounds, 0)) {
        const { own, others, busy } = this.shares(place);
        if (busy || own < LEAST_ON_OWN || others > MOST_ON_OTHERS) continue;
        const far = Math.hypot(place.x - x, 1.5 * (place.y - y)) / form.width;
        const score = own - 2 * others - 0.25 * far;
        if (!best || score > best.score) best = { form, place, score };
      }
      if (best) return { ...best, lead: null };
    }
    return null;
  }

  // Beside its region, with a line: on water, or over others as well.
  beside(reach, overOthers, overWords = false) {
    const [x, y] = this.name.at;
    const point = { left: x, top: y, right: x, bottom: y };
    const found = [];
    for (const form of this.name.forms) {
      for (const place of places(this.raster, form, point, reach)) {
        const { own, others, busy } = this.shares(place);
        if ((busy && !overWords) || (!overOthers && own + others > 0)) continue;
        const lead = leadTo(boxOf(form, place), this.name.at);
        const gap = gapOf(lead);
        if (gap < 6 || gap > reach) continue;
        found.push({ form, place, lead, cost: gap + 60 * others + 30 * own + 20 * busy });
      }
    }
    found.sort((one, other) => one.cost - other.cost);
    // The nearest places are much alike: every fifth is tried.
    const tried = found.filter((_, order) => order % 5 === 0).slice(0, 80);
    return tried.find(({ lead }) => this.isClear(lead, overOthers)) ?? (overWords ? tried[0] : null) ?? null;
  }

  isClear(lead, overOthers) {
    let others = 0;
    for (const at of this.cellsUnder(lead)) {
      if (this.own(at)) continue;
      if (this.raster.taken[at]) return false;
      others += this.raster.land[at];
    }
    return overOthers || others * CELL <= LEAD_ON_OTHERS;
  }

  cellsUnder([[x0, y0], [x1, y1]]) {
    const count = Math.max(2, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / CELL));
    const { columns, rows } = this.raster;
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count;
      const column = Math.min(columns - 1, Math.max(0, Math.floor((x0 + share * (x1 - x0)) / CELL)));
      return Math.min(rows - 1, Math.max(0, Math.floor((y0 + share * (y1 - y0)) / CELL))) * columns + column;
    });
  }

  settle(found) {
    if (!found) return null;
    this.raster.take(boxOf(found.form, found.place));
    // Taking the box has dropped the sums, so the line needs no more.
    if (found.lead) this.cellsUnder(found.lead).forEach((at) => { this.raster.taken[at] = 1; });
    const { text } = found.form;
    return { text, at: [found.place.x, found.place.y], lead: found.lead };
  }
}

// The names with their places: `{ text, at, lead }` each, `lead` the ends of its line or null. Names without room are
// left out, unless `sure`.
//   width, height: of the frame; size, family: of the letters; regions: { code, rings of corners }; taken: boxes;
//   names: { words, code of a district or of a province, at, sure }, the most important first.
function placed({ width, height, size, family, regions, names, taken, grouped }) {
  const raster = new Raster(width, height, regions, taken);
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  pen.font = `${size}px ${family}`;
  const within = names.filter(({ at: [x, y] }) => x > 0 && y > 0 && x < width && y < height).map((name) => {
    const bounds = { left: 1e6, top: 1e6, right: -1e6, bottom: -1e6 };
    const own = regions.filter(({ code }) => String(code).startsWith(name.code));
    for (const [x, y] of own.flatMap(({ rings }) => rings.flat())) {
      Object.assign(bounds, { left: Math.min(bounds.left, x), right: Math.max(bounds.right, x) });
      Object.assign(bounds, { top: Math.min(bounds.top, y), bottom: Math.max(bounds.bottom, y) });
    }
    return { ...name, bounds, forms: formsOf(name.words, size, pen) };
  });
  const found = new Map();
  const attempt = (chosen, ...ways) => chosen.filter((name) => !found.has(name)).forEach((name) => {
    name.placing ??= new Placing(raster, name);
    for (const way of ways) {
      const settled = name.placing.settle(way(name.placing));
      if (settled) return void found.set(name, settled);
    }
  });
  const inside = (placing) => placing.inside();
  const onWater = (placing) => placing.beside(REACH, false);
  const overOthers = (placing) => placing.beside(SHORT_REACH, true);
  const [sure, others] = [within.filter((name) => name.sure), within.filter((name) => !name.sure)];
  const far = (placing) => placing.beside(FAR_REACH, true) ?? placing.beside(REACH, true, true);
  attempt(sure, inside, onWater, overOthers, far);
  // The name of a group would hide some of its tiles.
  const ways = grouped ? [onWater, inside] : [inside, onWater];
  for (const way of width < ROOMY ? ways : [...ways, overOthers]) attempt(others, way);
  return [...found.values()];
}

const mercator = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180));

// From degrees to pixels of the map's frame: MapLibre's own way is too slow for every corner of every region.
function projection(map, { width, height }) {
  const { lng, lat } = map.getCenter();
  const world = WORLD_PX * 2 ** map.getZoom();
  const middle = mercator(lat);
  return ([lon, latitude]) => [
    width / 2 + ((lon - lng) / 360) * world, height / 2 - ((mercator(latitude) - middle) / (2 * Math.PI)) * world];
}

// The rings of a shape in pixels, without corners that fall on the same pixel.
function ringsOf({ type, coordinates }, project) {
  return (type === "Polygon" ? coordinates : coordinates.flat()).map((ring) => {
    const corners = [];
    let last = [Infinity, Infinity];
    for (const place of ring) {
      const corner = project(place);
      if (Math.abs(corner[0] - last[0]) + Math.abs(corner[1] - last[1]) < 1) continue;
      corners.push(corner);
      last = corner;
    }
    return corners;
  });
}

// The features of the names and of their lines for the view that a map shows.
//   shapes: { code, geometry } in degrees; discs: features of circles that names should not hide; wanted: the names,
//   { words, code, place, sure }; controls: elements on the map; size and family of the letters; grouped: names of groups.
export function namesOn(map, { shapes, discs, wanted, controls, size, family, grouped }) {
  const frame = map.getContainer().getBoundingClientRect();
  // A map that the page has put away has no room for names.
  if (!frame.width || !frame.height) return [];
  const project = projection(map, frame);
  const taken = [...controls].map((control) => {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
  });
  for (const { geometry, properties: { radius } } of discs) {
    const [[x, y], half] = [project(geometry.coordinates), 0.8 * radius];
    taken.push({ left: x - half, top: y - half, right: x + half, bottom: y + half });
  }
  const found = placed({
    width: frame.width,
    height: frame.height,
    regions: shapes.map(({ code, geometry }) => ({ code, rings: ringsOf(geometry, project) })),
    names: wanted.map(({ place, ...name }) => ({ ...name, at: project(place) })),
    ...{ taken, grouped, size, family },
  });
  const degrees = (place) => map.unproject(place).toArray();
  const feature = (type, coordinates, properties) => ({ type: "Feature", properties, geometry: { type, coordinates } });
  const leads = found.filter(({ lead }) => lead).map(({ lead }) => feature("LineString", lead.map(degrees), {}));
  return [...leads, ...found.map(({ text, at }) => feature("Point", degrees(at), { name: text }))];
}
