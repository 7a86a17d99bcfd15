// Fits a map to its frame on every size of screen, and keeps the reader's own view through a change of survey.
// Plotly fits points by itself but no served shapes, and Streamlit draws a new map for every change; the map object
// is the one that Plotly keeps on its element. Where it is not found, the server's own guess of the view stays.
const views = new Map();

const mapOf = (plot) => plot?._fullLayout?.map?._subplot?.map;

function fit(plot, data) {
  const map = mapOf(plot);
  if (!map || map.stuntmapFrame === data.frame) return Boolean(map);
  map.stuntmapFrame = data.frame;
  const kept = views.get(data.frame);
  const [west, south, east, north] = data.bounds;
  if (kept) map.jumpTo(kept);
  else map.fitBounds([[west, south], [east, north]], { padding: 12, duration: 0 });
  map.on("moveend", (event) => {
    if (event.originalEvent) views.set(data.frame, { center: map.getCenter(), zoom: map.getZoom() });
  });
  return true;
}

export default function ({ data }) {
  let waiting = true;
  const look = () => {
    const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
    if (plot) fit(plot, data);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  const step = () => {
    look();
    if (waiting) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return () => { waiting = false; observer.disconnect(); };
}
