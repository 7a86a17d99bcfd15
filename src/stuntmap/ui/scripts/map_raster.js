// A map as a raster of small cells, as `map_names.js` seeks the places of names on it; all in pixels of the screen.
const CELL = 4;
const NOBODY = -1;
// The world is one tile of this width at zoom 0 in MapLibre.
const WORLD_PX = 512;

// Sums over all rectangles of a raster of zeros and ones, by the sums of those that begin in its corner.
class Sums {
  constructor({ columns, rows }, cells) {
    this.wide = columns + 1;
    this.sums = new Int32Array(this.wide * (rows + 1));
    for (let row = 0, at = 0; row < rows; row += 1) {
      for (let column = 0, line = 0; column < columns; column += 1, at += 1) {
        line += cells[at];
        this.sums[(row + 1) * this.wide + column + 1] = this.sums[row * this.wide + column + 1] + line;
      }
    }
  }

  of(left, top, wide, high) {
    const [above, below] = [top * this.wide + left, (top + high) * this.wide + left];
    return this.sums[below + wide] - this.sums[above + wide] - this.sums[below] + this.sums[above];
  }
}

// Whose region a cell is, and whether words, lines or controls (`taken`) or circles (`discs`) stand on it.
export class Raster {
  constructor({ width, height, regions, taken, discs }) {
    Object.assign(this, { cell: CELL, columns: Math.ceil(width / CELL), rows: Math.ceil(height / CELL) });
    this.owners = new Int16Array(this.columns * this.rows).fill(NOBODY);
    this.land = new Uint8Array(this.owners.length);
    this.taken = new Uint8Array(this.owners.length);
    this.discs = new Uint8Array(this.owners.length);
    this.named = new Set();
    this.codes = regions.map(({ code }) => String(code));
    this.fill(regions);
    taken.forEach((box) => this.mark(this.taken, box));
    // Words may touch the edge of a circle.
    discs.forEach(({ x, y, radius }) => {
      const half = 0.8 * radius;
      this.mark(this.discs, { left: x - half, top: y - half, right: x + half, bottom: y + half });
    });
    this.onLand = this.sums(this.land);
    this.onDiscs = this.sums(this.discs);
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
      const alpha = data[4 * at + 3];
      this.land[at] = alpha > 60 ? 1 : 0;
      const colour = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
      if (alpha === 255) this.owners[at] = owner.get(colour) ?? NOBODY;
    }
  }

  // What is taken, summed up again once something has been added.
  get onTaken() {
    return (this.takenSums ??= this.sums(this.taken));
  }

  sums(cells) {
    return new Sums(this, cells);
  }

  take(box, line) {
    this.takenSums = null;
    this.mark(this.taken, box);
    if (line) this.cellsUnder(line).forEach((at) => { this.taken[at] = 1; });
  }

  mark(cells, { left, top, right, bottom }) {
    const columns = [Math.max(0, Math.floor(left / CELL)), Math.min(this.columns, Math.ceil(right / CELL))];
    for (let row = Math.max(0, Math.floor(top / CELL)); row < Math.min(this.rows, Math.ceil(bottom / CELL)); row += 1) {
      if (columns[0] < columns[1]) cells.fill(1, row * this.columns + columns[0], row * this.columns + columns[1]);
    }
  }

  cellsUnder([[x0, y0], [x1, y1]]) {
    // Half a cell a step: none that the line crosses is left out but for a corner.
    const count = Math.max(2, Math.ceil((2 * Math.hypot(x1 - x0, y1 - y0)) / CELL));
    const cell = (end, size) => Math.min(size - 1, Math.max(0, Math.floor(end / CELL)));
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count;
      return cell(y0 + share * (y1 - y0), this.rows) * this.columns + cell(x0 + share * (x1 - x0), this.columns);
    });
  }

  // How many cells of a rectangle belong to each region, by its place in the list.
  ownersIn({ column, row, wide, high }) {
    const counts = new Map();
    for (let down = row; down < row + high; down += 1) {
      for (let at = down * this.columns + column, end = at + wide; at < end; at += 1) {
        const owner = this.owners[at];
        if (owner !== NOBODY) counts.set(owner, (counts.get(owner) ?? 0) + 1);
      }
    }
    return counts;
  }

  // The middle of the cells of a name in view, in pixels; null where it has none.
  middleOf(code) {
    const own = this.ownBy(code);
    let [count, across, down] = [0, 0, 0];
    for (let at = 0; at < own.length; at += 1) {
      if (!own[at]) continue;
      count += 1;
      across += at % this.columns;
      down += Math.floor(at / this.columns);
    }
    return count ? [(across / count) * CELL, (down / count) * CELL] : null;
  }

  // A one for each cell of a name's own: those of its district, or of all districts of its province.
  ownBy(code) {
    const owns = this.codes.map((each) => each.startsWith(code));
    const cells = new Uint8Array(this.owners.length);
    for (let at = 0; at < cells.length; at += 1) {
      if (this.owners[at] !== NOBODY && owns[this.owners[at]]) cells[at] = 1;
    }
    return cells;
  }
}

const mercator = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180));

// From degrees to pixels of the map's frame: MapLibre's own way is too slow for every corner of every region.
export function projection(map, { width, height }) {
  const { lng, lat } = map.getCenter();
  const world = WORLD_PX * 2 ** map.getZoom();
  const middle = mercator(lat);
  return ([lon, latitude]) => [
    width / 2 + ((lon - lng) / 360) * world, height / 2 - ((mercator(latitude) - middle) / (2 * Math.PI)) * world];
}

// The rings of a shape in pixels, without corners that fall on the same pixel.
export function ringsOf({ type, coordinates }, project) {
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
