// Fits a map to its frame on every size of screen, and keeps the reader's own view through a change of survey.
// Plotly fits points by itself but no served shapes, and Streamlit draws a new map for every change; the map object
// is the one that Plotly keeps on its element. Where it is not found, the server's own guess of the view stays.
const views = new Map();

const mapOf = (plot) => plot?._fullLayout?.map?._subplot?.map;

function show(map, data) {
  const kept = views.get(data.frame);
  const [west, south, east, north] = data.bounds;
  if (kept) map.jumpTo(kept);
  else map.fitBounds([[west, south], [east, north]], { padding: 8, duration: 0 });
}

// Names read on every fill by a light edge, which Plotly cannot set; on tiles each name has a place of its own and
// takes the size that its tile allows. Plotly makes its layers anew at times, so this looks again after each change.
function dressNames(map, data) {
  const tile = (data.tile_degrees / 360) * 512 * 2 ** map.getZoom();
  const size = data.tile_degrees ? Math.min(16, Math.max(7, tile * 0.185)) : 12;
  for (const layer of map.getStyle().layers.filter((one) => one.type === "symbol")) {
    if (map.getPaintProperty(layer.id, "text-halo-width") !== 1.4) {
      map.setPaintProperty(layer.id, "text-halo-color", "rgba(255, 255, 255, 0.9)");
      map.setPaintProperty(layer.id, "text-halo-width", 1.4);
      map.setLayoutProperty(layer.id, "text-padding", 0);
      map.setLayoutProperty(layer.id, "text-allow-overlap", data.tile_degrees > 0);
    }
    if (map.getLayoutProperty(layer.id, "text-size") !== size) map.setLayoutProperty(layer.id, "text-size", size);
  }
}

// Fills of doubtful class get a dotted edge.
function dotDoubtfulEdges(map, plot) {
  for (const trace of plot._fullData.filter((one) => one.meta === "doubtful")) {
    const edge = `plotly-trace-layer-${trace.uid}-line`;
    if (map.getLayer(edge) && !map.getPaintProperty(edge, "line-dasharray")) {
      map.setPaintProperty(edge, "line-dasharray", [0.8, 1.6]);
    }
  }
}

function dress(map, plot, data) {
  dressNames(map, data);
  dotDoubtfulEdges(map, plot);
}

function take(map, plot, data) {
  map.stuntmapFrame = data.frame;
  dress(map, plot, data);
  map.on("styledata", () => dress(map, plot, data));
  map.on("zoomend", () => dress(map, plot, data));
  map.on("resize", () => show(map, data));
  map.on("moveend", (event) => {
    if (event.originalEvent) views.set(data.frame, { center: map.getCenter(), zoom: map.getZoom() });
  });
  show(map, data);
}

export default function ({ data }) {
  let waiting = true;
  const look = () => {
    const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
    const map = mapOf(plot);
    if (map && map.loaded() && map.stuntmapFrame !== data.frame) take(map, plot, data);
    if (waiting) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { waiting = false; };
}
