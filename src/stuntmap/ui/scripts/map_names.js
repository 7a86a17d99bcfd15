// Where the names stand on a map: in their regions where they fit, else beside them with a line that leads there, and
// never on each other. Those that the reader must find stand in any case.
// As on printed maps (`figures/printed/map_names.py`) all is counted on a raster of small cells (`map_raster.js`): whose
// region a cell is, and whether words stand on it already. Everything here is in pixels of the screen.
const PADDING = 2;
const LINE_HEIGHT = 1.2;
// How many cells stay free between a name and the edge of the frame.
const EDGE = 2;
// Words may reach over the border a little: their rim keeps them legible. More would seem to name the neighbour.
const MOST_ON_OTHERS = 0.2;
const LEAST_ON_OWN = 0.45;
// Words that reach out of a narrow region on both sides alike still name it, as long as no neighbour has more of them.
const ACROSS_ON_OWN = 0.4;
const ACROSS_SIDES = 0.55;
// How far a name may stand from its region, how far its line may run over others, and how short it may be: a shorter one
// reads as a tick of its own.
const REACH = 64;
const SHORT_REACH = 40;
const FAR_REACH = 400;
const LEAD_ON_OTHERS = 14;
const LEAST_LEAD = 12;
// How far the name of a circle may stand from its edge.
const NEAR = 10;
// A neighbour that has so much of the words would seem to be named by them, unless its own name stands elsewhere.
const SEEMS_NAMED = 0.35;
// On a map narrower than this, names over others would hide too much of it.
const ROOMY = 760;

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

// Every place for words of this form whose middle is within `reach` of the box `within`: what stands below it.
function* places(raster, form, within, reach) {
  const { cell } = raster;
  const [wide, high] = [Math.ceil(form.width / cell), Math.ceil(form.height / cell)];
  const first = (edge, half) => Math.max(EDGE, Math.floor((edge - reach - half) / cell));
  const last = (edge, count, size) => Math.min(count - size - EDGE, Math.ceil((edge + reach) / cell));
  for (let row = first(within.top, form.height); row <= last(within.bottom, raster.rows, high); row += 1) {
    for (let column = first(within.left, form.width); column <= last(within.right, raster.columns, wide); column += 1) {
      yield { row, column, wide, high, x: (column + wide / 2) * cell, y: (row + high / 2) * cell };
    }
  }
}

const boxOf = ({ width, height }, { x, y }) => (
  { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 });

// From the nearest point of the box to a point.
const leadTo = ({ left, top, right, bottom }, [x, y]) => (
  [[Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)], [x, y]]);
const gapOf = ([[x0, y0], [x1, y1]]) => Math.hypot(x1 - x0, y1 - y0);
const gapToDisc = (box, { x, y, radius }) => gapOf(leadTo(box, [x, y])) - radius;

class Placing {
  constructor(raster, name, discs) {
    Object.assign(this, { raster, name, own: raster.ownBy(name.code) });
    this.onOwn = raster.sums(this.own);
    this.disc = discs.find(({ code }) => code === name.code);
    this.otherDiscs = discs.filter((disc) => disc !== this.disc);
  }

  shares({ column, row, wide, high }) {
    const { onLand, onTaken, onDiscs } = this.raster;
    const [own, land, taken, discs] = [this.onOwn, onLand, onTaken, onDiscs].map((sums) => sums.of(column, row, wide, high));
    // The name of a group stands for many circles, and may hide some of their ground.
    return { own: own / (wide * high), others: (land - own) / (wide * high), busy: this.name.grouped ? taken : taken + discs };
  }

  // The best place in the region in one of these forms; `fits` decides by the shares of a place.
  best(forms, fits, score) {
    const [x, y] = this.name.at;
    let best;
    for (const form of forms) {
      for (const place of places(this.raster, form, this.name.bounds, 0)) {
        const shares = this.shares(place);
        if (shares.busy || !fits(shares, place)) continue;
        const far = Math.hypot(place.x - x, 1.5 * (place.y - y)) / form.width;
        const points = score(shares, far);
        if (!best || points > best.points) best = { form, place, lead: null, points };
      }
    }
    return best ?? null;
  }

  // In its region, as near to the middle as is free; on one line where that fits.
  inside() {
    const fits = ({ own, others }) => own >= LEAST_ON_OWN && others <= MOST_ON_OTHERS;
    const score = ({ own, others }, far) => own - 2 * others - 0.25 * far;
    return this.name.forms.reduce((found, form) => found ?? this.best([form], fits, score), null);
  }

  // On its region and out of it on both sides alike.
  across() {
    const fits = ({ own }, place) => own >= ACROSS_ON_OWN && this.isEven(place) && this.isMostlyOwn(place);
    return this.best(this.name.forms, fits, ({ own }, far) => own - 0.25 * far);
  }

  isEven({ column, row, wide, high }) {
    const half = Math.floor(wide / 2);
    const sides = [column, column + wide - half].map((left) => this.onOwn.of(left, row, half, high));
    return Math.min(...sides) >= ACROSS_SIDES * Math.max(...sides);
  }

  isMostlyOwn(place) {
    const { codes } = this.raster;
    const counts = [...this.raster.ownersIn(place)];
    const others = counts.filter(([owner]) => !codes[owner].startsWith(this.name.code)).map(([, count]) => count);
    return Math.max(0, ...others) <= this.shares(place).own * place.wide * place.high * 0.7;
  }

  // Whether a neighbour would seem to be named that has no name of its own yet.
  misleads(place) {
    if (this.name.grouped) return false;
    return [...this.raster.ownersIn(place)].some(([owner, count]) => (
      count > SEEMS_NAMED * place.wide * place.high && !this.raster.named.has(owner)
      && !this.raster.codes[owner].startsWith(this.name.code)));
  }

  // At its circle, and nearer to it than to any other.
  atDisc() {
    if (!this.disc) return null;
    const { x, y, radius } = this.disc;
    const within = { left: x, top: y, right: x, bottom: y };
    let best;
    for (const form of this.name.forms) {
      for (const place of places(this.raster, form, within, radius + NEAR + form.height)) {
        const { others, busy } = this.shares(place);
        if (busy) continue;
        const box = boxOf(form, place);
        const gap = gapToDisc(box, this.disc);
        const cost = Math.max(0, gap) + 4 * others + Math.abs(place.x - x) / form.width;
        if (gap > NEAR || (best && cost >= best.cost)) continue;
        if (this.otherDiscs.some((other) => gapToDisc(box, other) < Math.max(gap, 2))) continue;
        best = { form, place, lead: null, cost };
      }
    }
    return best ?? null;
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
        if (gap < LEAST_LEAD || gap > reach) continue;
        found.push({ form, place, lead, cost: gap + 60 * others + 30 * own + 20 * busy });
      }
    }
    found.sort((one, other) => one.cost - other.cost);
    // The nearest places are much alike: every fifth is tried.
    const tried = found.filter((_, order) => order % 5 === 0).slice(0, 80);
    const clear = tried.filter(({ lead }) => this.isClear(lead, overOthers));
    return clear.find(({ place }) => !this.misleads(place)) ?? (this.name.sure ? clear[0] ?? (overWords && tried[0]) : null) ?? null;
  }

  isClear(lead, overOthers) {
    let others = 0;
    for (const at of new Set(this.raster.cellsUnder(lead))) {
      if (this.raster.taken[at]) return false;
      if (!this.own[at]) others += this.raster.land[at];
    }
    return overOthers || others * this.raster.cell <= LEAD_ON_OTHERS;
  }

  settle(found) {
    if (!found) return null;
    const { form, place, lead } = found;
    this.raster.take(boxOf(form, place), lead);
    this.raster.codes.forEach((code, owner) => { if (code.startsWith(this.name.code)) this.raster.named.add(owner); });
    return { text: form.text, code: this.name.code, at: [place.x, place.y], lead };
  }
}

// The names with their places: `{ text, code, at, lead }` each, `lead` the ends of its line or null. Names without room
// are left out, unless `sure`.
//   width: of the frame; size, family: of the letters; regions: { code, rings of corners }; discs: { code, x, y, radius };
//   names: { words, code of a district or of a province, at, sure, grouped }, the most important first.
function placed(raster, { width, size, family, regions, discs, names }) {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  pen.font = `${size}px ${family}`;
  const inFrame = ({ at: [x, y] }) => x > 0 && y > 0 && x < raster.columns * raster.cell && y < raster.rows * raster.cell;
  // Of a region whose point a closer view leaves out, the part in view is named, if the words fit into it.
  const shown = names.map((name) => (inFrame(name) ? name : { ...name, at: raster.middleOf(name.code), isPart: true }))
    .filter(({ at }) => at);
  const within = shown.map((name) => {
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
    name.placing ??= new Placing(raster, name, discs);
    for (const way of name.isPart ? ways.filter((one) => standing.includes(one)) : ways) {
      const settled = name.placing.settle(way(name.placing));
      if (settled) return void found.set(name, settled);
    }
  });
  const atDisc = (placing) => placing.atDisc();
  const inside = (placing) => placing.inside();
  const across = (placing) => placing.across();
  const onWater = (placing) => placing.beside(REACH, false);
  const overOthers = (placing) => placing.beside(SHORT_REACH, true);
  const [sure, others] = [within.filter((name) => name.sure), within.filter((name) => !name.sure)];
  const far = (placing) => placing.beside(FAR_REACH, true) ?? placing.beside(REACH, true, true);
  const standing = discs.length ? [atDisc] : [inside, across];
  attempt(sure, ...standing, onWater, overOthers, far);
  // The name of a group would hide some of its tiles.
  const ways = others[0]?.grouped ? [onWater, inside] : [...standing, onWater];
  const wideWays = others[0]?.grouped ? [overOthers, (placing) => placing.beside(REACH, true)] : [overOthers];
  for (const way of width < ROOMY ? ways : [...ways, ...wideWays]) attempt(others, way);
  return [...found.values()];
}

// The features of the names and of their lines, each with the point that it leads to, for the view that a map shows.
//   raster: the module `map_raster.js`; shapes: { code, geometry } in degrees; discs: features of circles; wanted: the
//   names, { words, code, place, sure, grouped }; controls: elements on the map; size and family of the letters.
export function namesOn(map, { Raster, projection, ringsOf }, { shapes, discs, wanted, controls, size, family }) {
  const frame = map.getContainer().getBoundingClientRect();
  // A map that the page has put away has no room for names.
  if (!frame.width || !frame.height) return [];
  const project = projection(map, frame);
  const taken = [...controls].map((control) => {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
  });
  const regions = shapes.map(({ code, geometry }) => ({ code, rings: ringsOf(geometry, project) }));
  const circles = discs.map(({ geometry, properties: { code, radius } }) => {
    const [x, y] = project(geometry.coordinates);
    return { code, x, y, radius };
  });
  const raster = new Raster({ width: frame.width, height: frame.height, regions, taken, discs: circles });
  const names = wanted.map(({ place, ...name }) => ({ ...name, at: project(place) }));
  const found = placed(raster, { width: frame.width, size, family, regions, discs: circles, names });
  const degrees = (place) => map.unproject(place).toArray();
  const feature = (type, coordinates, properties) => ({ type: "Feature", properties, geometry: { type, coordinates } });
  const leads = found.filter(({ lead }) => lead).flatMap(({ code, lead }) => [
    feature("LineString", lead.map(degrees), { code }), feature("Point", degrees(lead[1]), { code, end: true })]);
  return [...leads, ...found.map(({ text, code, at }) => feature("Point", degrees(at), { name: text, code }))];
}
