// Fits a map to its frame on every size of screen, keeps the reader's own view, and paints its regions.
// The map object is the one that Plotly keeps on its element. Plotly fits points by itself but no served shapes, and
// Streamlit builds a chart anew whenever its figure differs. So the figure of a painted map stays the same, and what
// changes arrives here: colours are states of the regions, and no shape is read or cut again for a new survey.
const newest = new Map();
const views = new Map();
const FIRST_GROUP = "0".charCodeAt(0);

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
  const { frame, bounds: [west, south, east, north] } = map.stuntmap;
  const kept = views.get(frame);
  if (kept) map.jumpTo(kept);
  else map.fitBounds([[west, south], [east, north]], { padding: 8, animate: false });
}

// Streamlit hands each layout that Plotly has drawn back to Plotly, and once the width changes while a map is being
// drawn, two layouts chase each other for ever. One object in the place of all of them ends the chase.
function keepOneLayout(plot) {
  const kept = plot.layout;
  const set = (next) => { if (next !== kept) Object.assign(kept, next); };
  Object.defineProperty(plot, "layout", { configurable: true, enumerable: true, get: () => kept, set });
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
}

// Names that Plotly drew read on every fill by a light edge, which Plotly cannot set; on tiles each name has a place of
// its own and takes the size that its tile allows. Plotly makes its layers anew at times, so this looks again.
function dressNames(map) {
  const { tile_degrees } = map.stuntmap;
  const tile = (tile_degrees / 360) * 512 * 2 ** map.getZoom();
  const size = tile_degrees ? Math.min(16, Math.max(7, tile * 0.185)) : 12;
  for (const layer of map.getStyle().layers.filter((one) => one.type === "symbol")) {
    if (map.getPaintProperty(layer.id, "text-halo-width") !== 1.4) {
      map.setPaintProperty(layer.id, "text-halo-color", "rgba(255, 255, 255, 0.9)");
      map.setPaintProperty(layer.id, "text-halo-width", 1.4);
      map.setLayoutProperty(layer.id, "text-padding", 0);
      map.setLayoutProperty(layer.id, "text-allow-overlap", tile_degrees > 0);
    }
    if (map.getLayoutProperty(layer.id, "text-size") !== size) map.setLayoutProperty(layer.id, "text-size", size);
  }
}

function take(plot, map) {
  keepOneLayout(plot);
  map.on("resize", () => fit(map));
  map.on("moveend", (event) => {
    if (event.originalEvent) views.set(map.stuntmap.frame, { center: map.getCenter(), zoom: map.getZoom() });
  });
  if (map.stuntmap.paint) drawPlotlysRegionsEmpty(map);
  else for (const change of ["styledata", "zoomend"]) map.on(change, () => map.style?._loaded && dressNames(map));
  fit(map);
}

function hoverWords({ groups, words, facts }) {
  const told = facts.map((texts) => texts.split("|"));
  return Array.from(groups, (group, place) =>
    (words[group.charCodeAt(0) - FIRST_GROUP] ?? "").replace(/%(\d)%/g, (_, fact) => told[fact][place]));
}

function paint(plot, map) {
  const { groups, colours, own, doubtful, points, names, namePoints } = map.stuntmap.paint;
  plot.calcdata[0].forEach(({ loc }, place) => {
    const group = groups.charCodeAt(place) - FIRST_GROUP;
    const state = { shown: true, colour: colours[group] ?? null, doubtful: doubtful.includes(group) };
    map.setFeatureState({ source: "regions", id: loc }, state);
  });
  const outlined = ["in", ["id"], ["literal", own]];
  if (JSON.stringify(map.getFilter("own")) !== JSON.stringify(outlined)) {
    for (const line of ["casing", "own"]) map.setFilter(line, outlined);
  }
  map.getSource("points")?.setData(pointsOf(points));
  map.getSource("labels")?.setData(pointsOf(namePoints, (order) => ({ name: names[order], order })));
  map.stuntmapWords = hoverWords(map.stuntmap.paint);
}

function look(chart) {
  const data = newest.get(chart);
  if (!data) return;
  requestAnimationFrame(() => look(chart));
  const plot = document.querySelector(`.st-key-${chart} .js-plotly-plot`);
  const map = plot?._fullLayout?.map?._subplot?.map;
  if (!map) return;
  const before = map.stuntmap;
  map.stuntmap = data;
  if (!before) take(plot, map);
  else if (before.frame !== data.frame) fit(map);
  if (!data.paint) {
    map.stuntmapFrame = data.frame;
    return;
  }
  if (!map.getSource("regions")) return;
  if (map.stuntmapPaint !== data.paint) {
    map.stuntmapPaint = data.paint;
    paint(plot, map);
    plot.closest("[aria-label]")?.setAttribute("aria-label", data.alt);
    map.stuntmapFrame = data.frame;
  }
  // Plotly reads the words of the figure again whenever it draws.
  if (plot._fullData[0].customdata !== map.stuntmapWords) plot._fullData[0].customdata = map.stuntmapWords;
}

export default function ({ data }) {
  const running = newest.has(data.chart);
  newest.set(data.chart, data);
  if (!running) look(data.chart);
  return () => newest.delete(data.chart);
}
