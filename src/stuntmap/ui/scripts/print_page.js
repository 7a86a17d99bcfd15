// Gets the page ready for paper: the whole of it in the width of an A4 page, as wide in lines as on the screen, so that
// charts need not be drawn anew. A map's own canvas is empty by the time a browser prints: it is copied before.
const PAPER_PX = 718; // 190 mm at 96 px an inch
const COPY = "printed-map";

function copyOfMap(plot) {
  plot.querySelector(`.${COPY}`)?.remove();
  const map = plot._fullLayout?.map?._subplot?.map;
  if (!map) return;
  map.redraw();
  const drawn = map.getCanvas();
  const copy = Object.assign(document.createElement("canvas"), { width: drawn.width, height: drawn.height });
  copy.className = COPY;
  copy.getContext("2d").drawImage(drawn, 0, 0);
  drawn.after(copy);
}

function prepare() {
  const page = document.querySelector(".stMainBlockContainer");
  if (!page) return;
  const { paddingLeft, paddingRight } = getComputedStyle(page);
  const width = page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  document.documentElement.style.setProperty("--print-zoom", Math.min(1, PAPER_PX / width));
  document.querySelectorAll(".js-plotly-plot").forEach(copyOfMap);
}

function tidy() {
  document.querySelectorAll(`.${COPY}`).forEach((copy) => copy.remove());
}

export default function () {
  if (window.stuntmapPrints) return;
  window.stuntmapPrints = true;
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", tidy);
}
