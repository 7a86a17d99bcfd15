// Hands out a figure as a file, as it stands on the screen, with its title and source: composed here, nothing is sent.
// SVG takes copies of what Plotly drew; a map's canvas is drawn anew in print resolution, for SVG inside a raster.
const SVG = "http://www.w3.org/2000/svg";
const DPI = 300;
const SCREEN_DPI = 96;
const MARGIN = 16;
// Longer sides and larger areas than these are refused by a browser's canvas; a picture so large gets fewer dots an inch.
const MAX_SIDE = 32000;
const MAX_AREA = 2.6e8;
const FAMILY = '"Source Sans", sans-serif';
const TITLE = { size: 16, weight: 600, line: 21 };
const SUBTITLE = { size: 13, weight: 400, line: 18 };
const SOURCE = { size: 12, weight: 400, line: 16 };
// What is there to be pointed at, and the buttons of a play.
const CONTROLS = ".draglayer, .hoverlayer, .zoomlayer, .selectionlayer, .updatemenu-container";

const textData = (blob) => new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.readAsDataURL(blob);
});

function element(name, attributes, ...inside) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...inside);
  return made;
}

// The page's own font as a style rule that needs no other file. It is fetched when the first button appears, from the
// browser's cache, so that a picture can be made after the network is cut.
let face;
async function readFace() {
  for (const sheet of document.styleSheets) {
    if (!sheet.href?.startsWith(window.location.origin)) continue;
    for (const { style, type } of sheet.cssRules) {
      if (type !== CSSRule.FONT_FACE_RULE || style.fontStyle !== "normal") continue;
      if (!/^"?Source Sans"?$/.test(style.getPropertyValue("font-family"))) continue;
      const [, path] = style.getPropertyValue("src").match(/url\("?(.+?)"?\)/);
      const font = await fetch(new URL(path, sheet.href), { cache: "force-cache" });
      const data = await textData(await font.blob());
      return `@font-face { font-family: "Source Sans"; font-weight: 100 900; src: url("${data}") format("woff2"); }`;
    }
  }
  return "";
}

// Lines of text no wider than `width`.
function linesOf(words, { size, weight }, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${FAMILY}`;
  const lines = [];
  for (const word of words.split(/ +/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// What Plotly drew, without its controls, its classes and the groups that hold nothing.
function drawingOf(plot) {
  const group = element("g", { "font-family": FAMILY });
  for (const layer of plot.querySelectorAll(".main-svg")) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(CONTROLS).forEach((control) => control.remove());
    [...copy.querySelectorAll("g")].reverse().forEach((part) => part.childElementCount || part.remove());
    for (const part of copy.querySelectorAll("*")) {
      for (const name of part.getAttributeNames()) if (/^(class|data-)/.test(name)) part.removeAttribute(name);
      for (const property of ["pointer-events", "cursor", "user-select"]) part.style?.removeProperty(property);
    }
    group.append(...copy.childNodes);
  }
  return group;
}

// A map drawn in so many dots a pixel of the screen, and where it stands in its plot; undefined for a chart.
function mapOf(plot, scale) {
  const map = plot._fullLayout?.map?._subplot?.map;
  if (!map) return undefined;
  const before = map.getPixelRatio();
  map.setPixelRatio(scale);
  map.redraw();
  const drawn = map.getCanvas();
  const canvas = Object.assign(document.createElement("canvas"), { width: drawn.width, height: drawn.height });
  canvas.getContext("2d").drawImage(drawn, 0, 0);
  map.setPixelRatio(before);
  map.redraw();
  const [at, frame] = [drawn.getBoundingClientRect(), plot.getBoundingClientRect()];
  return { canvas, x: at.x - frame.x, y: at.y - frame.y, width: at.width, height: at.height };
}

// The picture's parts from top to bottom: heading, figure, source.
function sheetOf(plot, data) {
  const page = document.querySelector(".st-key-headline h1")?.innerText ?? "";
  const inner = plot.clientWidth;
  const heading = [[data.title, TITLE], ...(data.page && page !== data.title ? [[page, SUBTITLE]] : [])];
  const texts = [];
  let y = MARGIN;
  const write = ([words, style]) => linesOf(words, style, inner).forEach((line) => {
    y += style.line;
    texts.push(element("text", { x: MARGIN, y: y - style.line / 4, "font-size": style.size, "font-weight": style.weight }, line));
  });
  heading.forEach(write);
  y += MARGIN / 2;
  const top = y;
  y += plot.clientHeight + MARGIN / 2;
  write([data.source, SOURCE]);
  return { texts, top, width: inner + 2 * MARGIN, height: Math.ceil(y + MARGIN) };
}

async function composed(plot, data, sheet, below) {
  const { width, height, top, texts } = sheet;
  const { color, backgroundColor } = getComputedStyle(document.querySelector(".stApp"));
  const said = plot.closest("[aria-label]")?.getAttribute("aria-label") ?? "";
  const drawing = drawingOf(plot);
  drawing.setAttribute("transform", `translate(${MARGIN} ${top})`);
  const whole = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` },
    element("title", {}, data.title),
    element("desc", {}, below ? `${said} ${data.raster}` : said),
    element("style", {}, await (face ??= readFace())));
  if (below !== "apart") whole.append(element("rect", { width, height, fill: backgroundColor }));
  if (below instanceof SVGElement) whole.append(below);
  whole.append(element("g", { fill: color, "font-family": FAMILY }, ...texts), drawing);
  return new Blob([new XMLSerializer().serializeToString(whole)], { type: "image/svg+xml" });
}

const placed = ({ x, y, width, height }, top) => [x + MARGIN, y + top, width, height];

async function asSvg(plot, data) {
  const sheet = sheetOf(plot, data);
  const map = mapOf(plot, DPI / SCREEN_DPI);
  if (!map) return composed(plot, data, sheet);
  const [x, y, width, height] = placed(map, sheet.top);
  return composed(plot, data, sheet, element("image", { x, y, width, height, href: map.canvas.toDataURL() }));
}

function checksum(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// A browser writes no resolution into a PNG: its chunk comes after the first one, which is 33 bytes long with the head.
function withResolution(png, dpi) {
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(dpi / 0.0254);
  chunk.setUint32(0, 9);
  [..."pHYs"].forEach((letter, place) => chunk.setUint8(4 + place, letter.charCodeAt(0)));
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  chunk.setUint32(17, checksum(new Uint8Array(chunk.buffer, 4, 13)));
  return new Blob([png.slice(0, 33), chunk.buffer, png.slice(33)], { type: "image/png" });
}

async function asPng(plot, data) {
  const sheet = sheetOf(plot, data);
  const { width, height, top } = sheet;
  const scale = Math.min(DPI / SCREEN_DPI, MAX_SIDE / Math.max(width, height), Math.sqrt(MAX_AREA / (width * height)));
  const canvas = Object.assign(document.createElement("canvas"), {
    width: Math.round(width * scale), height: Math.round(height * scale),
  });
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
  pen.fillRect(0, 0, width, height);
  const map = mapOf(plot, scale);
  if (map) pen.drawImage(map.canvas, ...placed(map, top));
  const address = URL.createObjectURL(await composed(plot, data, sheet, map && "apart"));
  const image = new Image();
  image.src = address;
  await image.decode();
  pen.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(address);
  const png = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
  return withResolution(png, scale * SCREEN_DPI);
}

function save(file, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export default function ({ data, parentElement }) {
  face ??= readFace();
  const make = { png: asPng, svg: asSvg };
  parentElement.querySelector("span").textContent = data.label;
  for (const button of parentElement.querySelectorAll("button")) {
    const ending = button.value;
    button.setAttribute("aria-label", `${data.label} ${ending.toUpperCase()}: ${data.title}`);
    button.onclick = async () => {
      const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      if (!plot || button.disabled) return;
      button.disabled = true;
      try {
        save(await make[ending](plot, data), `${data.stem}.${ending}`);
      } finally {
        button.disabled = false;
        button.focus();
      }
    };
  }
}
