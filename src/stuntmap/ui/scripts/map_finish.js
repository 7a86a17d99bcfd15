// Fits a map to its frame on every size of screen, keeps the reader's own view, and paints its regions.
// The map object is the one that Plotly keeps on its element. Plotly fits points by itself but no served shapes, and
// Streamlit builds a chart anew whenever its figure differs. So the figure of a painted map stays the same, and what
// changes arrives here: colours are states of the regions, and no shape is read or cut again for a new survey.
const newest = new Map();
const views = new Map();
// The frames whose islands far out the reader wanted to see.
const shownWhole = new Set();
// How a paint is packed: see `figures/map_paint.py` and `figures/map_hover.py`.
const FIRST_GROUP = "0".charCodeAt(0);
const FIRST_DIGIT = "#".charCodeAt(0);
const BASE = 57;
const MINUS = "\u2212";
const BUTTON_PX = 22;

// What names must not hide: controls on the map.
const CONTROLS = ".modebar, .map-rest, .updatemenu-container";
// The modules `map_names.js`, `map_raster.js` and `map_controls.js`, once they are here.
let parts;
// Whether the browser has no WebGL, once that is known.
let cannotDraw = false;

const collection = (features) => ({ type: "FeatureCollection", features });

// Points from longitudes and latitudes in turn, in hundredths of a degree; `properties` by place in the list.
function pointsOf(hundredths, properties = () => ({})) {
  const degrees = hundredths ? hundredths.split(" ").map((number) => number / 100) : [];
  return collection(Array.from({ length: degrees.length / 2 }, (_, place) => ({
    type: "Feature",
    properties: properties(place),
    geometry: { type: "Point", coordinates: degrees.slice(2 * place, 2 * place + 2) },
  })));
}

function fit(map) {
  const { frame, bounds, rest } = map.stuntmap;
  const [west, south, east, north] = rest && shownWhole.has(frame) ? rest.bounds : bounds;
  const kept = views.get(frame);
  if (kept) return void map.jumpTo(kept);
  // Below the main body stands the button that shows the rest.
  const padding = { left: 8, top: 8, right: 8, bottom: rest ? 8 + BUTTON_PX : 8 };
  map.fitBounds([[west, south], [east, north]], { padding, animate: false });
}

// Streamlit hands each layout that Plotly has drawn back to Plotly, and once the width changes while a map is being
// drawn, two layouts chase each other for ever. One object in the place of all of them ends the chase. It holds the view
// that is shown: Plotly would go back to its first guess whenever it lays a chart out, and the map would jump.
function keepOneLayout(plot, map) {
  const kept = plot.layout;
  const keepView = () => {
    const { lng: lon, lat } = map.getCenter();
    kept.map = { ...kept.map, center: { lon, lat }, zoom: map.getZoom() };
  };
  const set = (next) => {
    if (next === kept) return;
    Object.assign(kept, next);
    keepView();
  };
  Object.defineProperty(plot, "layout", { configurable: true, enumerable: true, get: () => kept, set });
  map.on("moveend", keepView);
}

// Plotly's own regions are there to be pointed at, which needs no shapes in MapLibre; those come from the style.
function drawPlotlysRegionsEmpty(map) {
  const addSource = map.addSource.bind(map);
  map.addSource = (id, source) => {
    if (!id.startsWith("source-") || source.type !== "geojson") return addSource(id, source);
    addSource(id, { ...source, data: collection([]) });
    map.getSource(id).setData = () => {};
    return map;
  };
  // Where the browser was busy, Plotly has drawn them already.
  for (const id of Object.keys(map.getStyle()?.sources ?? {})) {
    const source = map.getSource(id);
    if (!id.startsWith("source-") || !source?.setData) continue;
    source.setData(collection([]));
    source.setData = () => {};
  }
}

// The dots that lie on doubtful fills, drawn at twice their size for fine screens.
function addTextures(map) {
  for (const [key, { size, centres, rings }] of Object.entries(map.stuntmap.tiles)) {
    if (map.hasImage(key)) continue;
    const tile = new OffscreenCanvas(2 * size, 2 * size);
    const pen = tile.getContext("2d");
    pen.scale(2, 2);
    for (const [radius, colour] of rings) {
      pen.fillStyle = colour;
      for (const [x, y] of centres) {
        pen.beginPath();
        pen.arc(x, y, radius, 0, 2 * Math.PI);
        pen.fill();
      }
    }
    map.addImage(key, pen.getImageData(0, 0, 2 * size, 2 * size), { pixelRatio: 2 });
    if (map.getLayer(key)) map.setPaintProperty(key, "fill-pattern", key);
  }
}

// One finger and the wheel scroll the page; two fingers, or the wheel with Ctrl, move the map. MapLibre writes its
// hints when this begins, in the words that it was built with.
function leaveScrollingToThePage(map) {
  Object.assign(map._locale, map.stuntmap.hints);
  map.cooperativeGestures.enable();
}

// What a reader sees of the world, and in which size: Plotly ends a move also where nothing moved.
const viewOf = (map) => [...map.getCenter().toArray(), map.getZoom(), map.getCanvas().width, map.getCanvas().height].join(" ");

// Nothing is painted before the regions have their colours and names: what a map without a graphics card paints meanwhile,
// a dozen half-made pictures, costs it more than the map itself.
function paintOnlyWhatIsWhole(map) {
  const { painter } = map, render = painter.render.bind(painter);
  painter.render = (style, options) => {
    map.stuntmapWhole ||= map.stuntmapFrame && !map.stuntmapNamesDue && map.loaded() && map.areTilesLoaded();
    if (map.stuntmapWhole) render(style, options);
    // Tiles that arrive meanwhile look there for the layers that they belong to.
    else painter.style = style;
  };
}

function take(plot, map) {
  paintOnlyWhatIsWhole(map);
  keepOneLayout(plot, map);
  // Names stand at once: fading them in would draw the whole map some twenty times more.
  map._fadeDuration = 0;
  leaveScrollingToThePage(map);
  // A map that is drawn in more dots for a picture keeps its size, and must keep its view.
  let size;
  map.on("resize", () => {
    const { clientWidth, clientHeight } = map.getContainer();
    if (size === (size = `${clientWidth} ${clientHeight}`)) return;
    fit(map);
  });
  map.on("moveend", () => { map.stuntmapNamesDue = viewOf(map) !== map.stuntmapNamedView; });
  map.on("moveend", (event) => {
    if (event.originalEvent) views.set(map.stuntmap.frame, { center: map.getCenter(), zoom: map.getZoom() });
  });
  // A frame of the play holds nothing but the name of the survey that is due.
  plot.on("plotly_animatingframe", ({ name }) => { map.stuntmapSurvey = name; });
  drawPlotlysRegionsEmpty(map);
  fit(map);
}

function dressControls(plot, map) {
  const home = () => {
    views.delete(map.stuntmap.frame);
    fit(map);
  };
  const zoom = (by) => (event) => map.zoomTo(map.getZoom() + by, { animate: false }, { originalEvent: event });
  parts.controls.dress(plot, map.stuntmap.controls, { "Zoom in": zoom(1), "Zoom out": zoom(-1), "Reset views": home });
}

// A button on the map, where it begins with its main body: it shows the islands far out, and then the main body again.
function offerTheRest(map) {
  const { frame, rest } = map.stuntmap;
  let button = map.getContainer().querySelector(".map-rest");
  if (!rest) return void button?.remove();
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "map-rest";
    button.addEventListener("click", () => {
      const { frame: shown } = map.stuntmap;
      if (!shownWhole.delete(shown)) shownWhole.add(shown);
      views.delete(shown);
      fit(map);
      offerTheRest(map);
    });
    map.getContainer().append(button);
  }
  button.textContent = shownWhole.has(frame) ? rest.back : rest.show;
}

function written(whole, { decimals, signed }, [point, separator]) {
  const digits = String(Math.abs(whole)).padStart(decimals + 1, "0");
  const before = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, separator);
  const after = decimals ? point + digits.slice(-decimals) : "";
  return (whole < 0 ? MINUS : signed && whole ? "+" : "") + before + after;
}

// A number in whole steps at a place of a packed row, undefined where there is none.
function stepsAt({ digits, width, least }, place) {
  let number = 0;
  for (let at = place * width; at < (place + 1) * width; at += 1) {
    number = number * BASE + digits.charCodeAt(at) - FIRST_DIGIT;
  }
  return number ? number - 1 + least : undefined;
}

// One function a fact: the text of the region at a place in the list, undefined where there is none.
function reader(fact, separators) {
  const { words, letters } = fact;
  if (words) return (place) => words[letters ? letters.charCodeAt(place) - FIRST_GROUP : 0];
  return (place) => {
    const steps = stepsAt(fact, place);
    return steps === undefined ? undefined : written(steps, fact, separators);
  };
}

// Circles, the largest below the others; `models` has a "1" for each that comes from a model.
function circlesOf({ lon, lat, radius, models }, regions) {
  const count = regions.length;
  const sizes = Array.from({ length: count }, (_, place) => stepsAt(radius, place) / 10);
  const places = sizes.map((_, place) => place).filter((place) => sizes[place] > 0);
  return collection(places.map((place) => ({
    type: "Feature",
    properties: {
      code: String(regions[place].loc), radius: sizes[place], order: -sizes[place], model: models[place] === "1",
    },
    geometry: { type: "Point", coordinates: [stepsAt(lon, place) / 100, stepsAt(lat, place) / 100] },
  })));
}

// What the box over each region tells below the name; a part with a slot that is not known is left out.
function hoverTexts({ parts, facts, separators }, count) {
  const readers = Object.fromEntries(Object.entries(facts).map(([slot, fact]) => [slot, reader(fact, separators)]));
  const filled = (text, place) => {
    let known = true;
    const told = text.replace(/%(\w+)%/g, (_, slot) => {
      const fact = readers[slot](place);
      if (fact === undefined) known = false;
      else if (fact.includes("%")) return filled(fact, place) ?? (known = false);
      return fact;
    });
    return known ? told : undefined;
  };
  return Array.from({ length: count }, (_, place) => parts.map((part) => filled(part, place) ?? "").join(""));
}

// The lines between tiles whose provinces differ: a tile has room around it, which the lines run in.
function groupEdges(regions) {
  const tiles = regions.filter(({ fIn }) => fIn).map(({ loc, fIn }) => {
    const corners = fIn.geometry.coordinates.flat();
    const [longitudes, latitudes] = [0, 1].map((side) => corners.map((corner) => corner[side]));
    return { group: String(loc).slice(0, 2), west: Math.min(...longitudes), east: Math.max(...longitudes),
      south: Math.min(...latitudes), north: Math.max(...latitudes) };
  });
  const lines = [];
  for (const one of tiles) {
    for (const other of tiles) {
      if (one.group === other.group) continue;
      const [aside, below] = [other.west - one.east, one.south - other.north];
      const half = 0.25 * (one.east - one.west);
      if (aside > 0 && aside < half && Math.abs(one.north - other.north) < half) {
        const x = one.east + aside / 2;
        lines.push([[x, one.north + aside / 2], [x, one.south - aside / 2]]);
      } else if (below > 0 && below < half && Math.abs(one.west - other.west) < half) {
        const y = one.south - below / 2;
        lines.push([[one.west - below / 2, y], [one.east + below / 2, y]]);
      }
    }
  }
  return collection(lines.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } })));
}

// Writes the names anew for the view that is shown. In tiles each has its own place; elsewhere it is sought.
function writeNames(plot, map) {
  const { names, namePoints, nameCodes, sure, inTiles, grouped, circles } = map.stuntmapPaint;
  map.stuntmapNamesDue = false;
  map.stuntmapNamedView = viewOf(map);
  const source = map.getSource("labels");
  if (!source) return;
  const points = pointsOf(namePoints, (order) => ({ name: names[order] }));
  if (inTiles) return void source.setData(points);
  const shapes = plot.calcdata[0].filter(({ fIn }) => fIn).map(({ loc, fIn }) => ({ code: loc, geometry: fIn.geometry }));
  const discs = circles ? circlesOf(circles, plot.calcdata[0]).features : [];
  const wanted = points.features.map(({ geometry }, order) => (
    { words: names[order], code: String(nameCodes[order]), place: geometry.coordinates, sure: order < sure, grouped: grouped && order >= sure }));
  const controls = plot.querySelectorAll(CONTROLS);
  source.setData(collection(parts.names.namesOn(map, parts.raster, { shapes, discs, wanted, controls, ...map.stuntmap.lettering })));
}

function paint(plot, map, due) {
  const { groups, colours, inks, textures, own, hover, circles } = due;
  const regions = plot.calcdata[0];
  const texts = hoverTexts(hover, regions.length);
  addTextures(map);
  const noDots = Object.fromEntries(Object.keys(map.stuntmap.tiles).map((key) => [key, null]));
  regions.forEach(({ loc, fIn }, place) => {
    const group = groups.charCodeAt(place) - FIRST_GROUP;
    const texture = map.stuntmap.textures[textures.charCodeAt(place) - FIRST_GROUP];
    const [shade, strength] = inks[group] ?? [];
    map.setFeatureState({ source: "regions", id: loc }, {
      shown: true, colour: colours[group] ?? null, ...noDots, ...(texture && { [`${texture}-${shade}`]: strength }),
    });
    // The hover text of the figure reads it from there: whatever Plotly draws anew, the shapes stay the same objects.
    if (fIn) fIn.properties.told = texts[place];
  });
  const outlined = ["in", ["id"], ["literal", own]];
  if (JSON.stringify(map.getFilter("own")) !== JSON.stringify(outlined)) {
    for (const line of ["casing", "own"]) map.setFilter(line, outlined);
  }
  if (circles) map.getSource("circles")?.setData(circlesOf(circles, regions));
  if (map.getSource("groups")) map.getSource("groups").setData(groupEdges(regions));
  writeNames(plot, map);
}

function look(chart) {
  const data = newest.get(chart);
  if (!data || cannotDraw) return;
  setTimeout(() => look(chart), 50);
  const plot = document.querySelector(`.st-key-${chart} .js-plotly-plot`);
  const map = plot?._fullLayout?.map?._subplot?.map;
  if (!map) return;
  const before = map.stuntmap;
  map.stuntmap = data;
  if (!before) take(plot, map);
  else if (before.frame !== data.frame) fit(map);
  // Plotly knows the shapes once it has fetched them; until then there is nothing to point at.
  if (parts) dressControls(plot, map);
  if (!parts || !map.getSource("regions") || !plot.calcdata?.[0]?.some(({ fIn }) => fIn)) return;
  if (map.stuntmapNamesDue && map.stuntmapPaint) writeNames(plot, map);
  const due = data.paints[map.stuntmapSurvey] ?? data.paints[data.first];
  if (map.stuntmapPaint === due) return;
  map.stuntmapPaint = due;
  offerTheRest(map);
  paint(plot, map, due);
  plot.closest("[aria-label]")?.setAttribute("aria-label", data.alt);
  map.stuntmapFrame = data.frame;
}

// Where there is no WebGL the map is a picture of the view.
function lookAtStill(chart, still) {
  const data = newest.get(chart);
  if (!data) return;
  setTimeout(() => lookAtStill(chart, still), 250);
  const place = document.querySelector(`.st-key-${chart}`);
  if (place) still.showStill(place, { ...data.still, alt: data.alt });
}

export default function ({ data }) {
  const fetched = Object.entries(data.parts).map(async ([name, where]) => [name, await import(window.location.origin + where)]);
  Promise.all(fetched).then((modules) => { parts = Object.fromEntries(modules); });
  const running = newest.has(data.chart);
  newest.set(data.chart, data);
  if (!running) look(data.chart);
  import(window.location.origin + data.still.script).then((still) => {
    cannotDraw = !still.canDrawMaps();
    if (cannotDraw && !running) lookAtStill(data.chart, still);
  });
  return () => newest.delete(data.chart);
}
