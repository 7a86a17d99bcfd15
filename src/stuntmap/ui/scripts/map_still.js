// What stands in place of a map where the browser cannot draw one: the picture of the same view, and the way to the page
// that needs no script.
let able;

// MapLibre draws by WebGL 2, which old telephones and remote desktops lack; the check gives its own context back at once.
export function canDrawMaps() {
  if (able === undefined) {
    try {
      const pen = document.createElement("canvas");
      const context = pen.getContext("webgl2");
      able = Boolean(context);
      context?.getExtension("WEBGL_lose_context")?.loseContext();
    } catch {
      able = false;
    }
  }
  return able;
}

export function showStill(place, { words, label, address, picture, alt }) {
  const known = place.querySelector(".map-still img");
  if (known?.getAttribute("src") === picture) return;
  place.querySelector(".map-still")?.remove();
  const still = Object.assign(document.createElement("div"), { className: "map-still" });
  const told = Object.assign(document.createElement("p"), { textContent: `${words} ` });
  told.append(Object.assign(document.createElement("a"), { href: address, textContent: label }));
  const shown = Object.assign(document.createElement("img"), { src: picture, alt });
  still.append(told, shown);
  const room = place.clientHeight;
  place.prepend(still);
  // The room is as high as the map would be.
  shown.style.maxHeight = `${Math.max(200, room - told.offsetHeight - 24)}px`;
}
