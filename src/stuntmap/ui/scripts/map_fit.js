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

function take(map, data) {
  map.stuntmapFrame = data.frame;
  map.on("resize", () => show(map, data));
  map.on("moveend", (event) => {
    if (event.originalEvent) views.set(data.frame, { center: map.getCenter(), zoom: map.getZoom() });
  });
  show(map, data);
}

export default function ({ data }) {
  let waiting = true;
  const look = () => {
    const map = mapOf(document.querySelector(`.st-key-${data.chart} .js-plotly-plot`));
    if (map && map.loaded() && map.stuntmapFrame !== data.frame) take(map, data);
    if (waiting) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { waiting = false; };
}
