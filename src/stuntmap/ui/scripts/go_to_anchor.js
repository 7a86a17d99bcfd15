// Brings the entry that the address names after its "#" into view, and unfolds it: it is drawn long after the page came.
let shown;
export default function () {
  const name = decodeURIComponent(window.location.hash.slice(1));
  if (!name || name === shown) return () => {};
  let waiting = true;
  const deadline = performance.now() + 10000;
  const look = () => {
    const place = document.getElementById(name) ?? document.querySelector(`.st-key-${CSS.escape(name)}`);
    if (place) {
      shown = name;
      const fold = place.querySelector("details:not([open]) > summary");
      if (fold) fold.click();
      place.tabIndex = -1;
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
      return;
    }
    if (waiting && performance.now() < deadline) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { waiting = false; };
}
