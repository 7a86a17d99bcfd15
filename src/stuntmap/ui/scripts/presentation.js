// The screens of a rembuk as a presentation: one at a time, by keys, buttons or a swipe, in the page or over the whole
// screen. Everything arrives at once, pictures included: in the hall the network may be gone when the meeting begins.

// Every size in the style sheet is a multiple of --u, one pixel of a screen of 1366 x 768.
const DESIGN = { width: 1366, height: 768 };
// Below this width the parts stand one under the other.
const NARROW = 640;
// Message and details are never smaller than this where the stage is at least so large.
const SMALLEST_PX = 28;
const LARGE_ENOUGH = 0.62;
const SMALLEST_FIT = 0.6;
const SWIPE_PX = 50;

// What Streamlit shows over the page when the server is out of reach; it speaks of starting Streamlit, and while it is
// open no button of the page can be used.
const STREAMLITS_BOX = ".stDialog [role=dialog]";
const ITS_TITLE = "Connection error";

const ARROWS = { back: "M15 5 L8 12 L15 19", on: "M9 5 L16 12 L9 19" };

// The payload travels compressed (`ui.table_packing`).
function opened(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

function element(name, settings = {}, children = []) {
  const made = Object.assign(document.createElement(name), settings);
  made.append(...children);
  return made;
}

function arrow(path) {
  const name = "http://www.w3.org/2000/svg";
  const [svg, line] = [document.createElementNS(name, "svg"), document.createElementNS(name, "path")];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function wordsOf(screen) {
  const list = screen.list ? "ol" : "div";
  const items = screen.details.map((text) => element(screen.list ? "li" : "p", { textContent: text }));
  return element("div", { className: "text" }, [
    ...(screen.name === screen.message ? [] : [element("p", { className: "name", textContent: screen.name })]),
    element("h2", { className: "message", textContent: screen.message }),
    ...(items.length ? [element(list, { className: "details" }, items)] : []),
  ]);
}

// As an image the picture cannot run anything, and its inner names cannot meet those of another picture.
function imageOf(svg, className, alt) {
  return element("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, className, alt });
}

// Letters of a figure as wide as the screen would be seven pixels high on a telephone: it comes in a second drawing.
function pictureOf(screen) {
  return element("figure", {}, [
    element("figcaption", { textContent: screen.title }),
    imageOf(screen.svg, "large", screen.alt),
    ...(screen.small ? [imageOf(screen.small, "small", screen.alt)] : []),
  ]);
}

function screenOf(screen, place, data) {
  const shape = screen.svg ? screen.shape : "words";
  const made = element("article", { className: `screen ${shape}`, hidden: true, role: "group" }, [wordsOf(screen)]);
  if (screen.svg) made.append(pictureOf(screen));
  made.ariaRoleDescription = data.words.screen;
  made.ariaLabel = `${place + 1} / ${data.screens.length}: ${screen.name}`;
  return made;
}

class Presentation {
  constructor(root) {
    this.root = root;
    this.stage = root.querySelector(".stage");
    this.place = 0;
    this.screens = [];
    this.parts = Object.fromEntries(["head", "screens", "source", "live", "bar", "number", "back", "on", "full", "cut"]
      .map((name) => [name, root.querySelector(`.${name}`)]));
    this.parts.back.append(arrow(ARROWS.back));
    this.parts.on.append(arrow(ARROWS.on));
    this.parts.back.onclick = () => this.move(-1);
    this.parts.on.onclick = () => this.move(1);
    this.parts.full.onclick = () => this.toggle();
    this.stage.ontouchstart = (event) => { this.touched = event.touches.length === 1 ? event.touches[0] : null; };
    this.stage.ontouchend = (event) => this.swiped(event.changedTouches[0]);
    this.stage.onfullscreenchange = () => this.changedSize();
    this.pressed = this.pressed.bind(this);
    this.sized = new ResizeObserver(() => this.fit());
    this.watched = new MutationObserver(() => this.noticeConnection());
  }

  start() {
    document.addEventListener("keydown", this.pressed);
    this.sized.observe(this.stage);
    this.app = document.querySelector("[data-testid=stApp]");
    this.watched.observe(document.body, { childList: true });
    this.watched.observe(this.app, { attributeFilter: ["data-test-connection-state"] });
  }

  stop() {
    document.removeEventListener("keydown", this.pressed);
    this.sized.disconnect();
    this.watched.disconnect();
  }

  // Without a network the presentation goes on, and says so in its own words.
  noticeConnection() {
    const isCut = this.app.dataset.testConnectionState !== "CONNECTED";
    this.parts.cut.textContent = isCut ? this.data?.words.cut : "";
    const box = document.querySelector(STREAMLITS_BOX);
    if (isCut && box?.querySelector("h2")?.textContent === ITS_TITLE) box.querySelector("button")?.click();
  }

  get isFull() {
    return this.stage.matches(":fullscreen") || this.stage.classList.contains("filled");
  }

  // The presenter stays on the screen that is shown, also when it moved to another place in the order.
  draw(data) {
    const shown = this.data?.screens[this.place]?.key;
    this.data = data;
    this.screens = data.screens.map((screen, place) => screenOf(screen, place, data));
    this.parts.screens.replaceChildren(...this.screens);
    for (const image of this.parts.screens.querySelectorAll("img")) image.onload = () => this.fit();
    const { title, place, date } = data.head;
    this.parts.head.replaceChildren(
      element("span", { className: "title", textContent: title }),
      element("span", { className: "when", textContent: [place, date].filter(Boolean).join(" · ") }),
    );
    this.stage.ariaLabel = data.words.presentation;
    this.stage.ariaRoleDescription = data.words.roledescription;
    for (const [name, label] of [["back", data.words.back], ["on", data.words.on]]) {
      Object.assign(this.parts[name], { ariaLabel: label, title: label });
    }
    const same = data.screens.findIndex((screen) => screen.key === shown);
    this.show(same < 0 ? Math.min(this.place, data.screens.length - 1) : same);
    this.changedSize();
  }

  move(steps) {
    this.show(this.place + steps);
  }

  // For the rare screen that even the smallest type does not hold.
  roll(direction) {
    const screen = this.screens[this.place];
    for (const part of [screen, screen.firstChild]) part.scrollBy({ top: direction * 0.4 * screen.clientHeight });
  }

  show(place) {
    const last = this.screens.length - 1;
    this.place = Math.max(0, Math.min(place, last));
    this.screens.forEach((screen, number) => { screen.hidden = number !== this.place; });
    const screen = this.data.screens[this.place];
    const count = `${this.place + 1} / ${last + 1}`;
    this.parts.number.textContent = count;
    this.parts.source.textContent = screen.source;
    this.parts.bar.style.width = `${(100 * (this.place + 1)) / (last + 1)}%`;
    // A disabled button would lose the focus, and with it the keyboard.
    this.parts.back.ariaDisabled = String(this.place === 0);
    this.parts.on.ariaDisabled = String(this.place === last);
    const said = `${count}: ${screen.name}`;
    if (this.parts.live.textContent !== said) this.parts.live.textContent = said;
    this.stage.scrollTop = 0;
    this.fit();
  }

  // Sizes follow the stage; words that do not fit are drawn smaller, but never below what the last row can read.
  fit() {
    const screen = this.screens[this.place];
    if (!screen) return;
    const { clientWidth: width, clientHeight: height } = this.stage;
    const narrow = width < NARROW;
    this.stage.classList.toggle("narrow", narrow);
    const unit = Math.min(width / DESIGN.width, height / DESIGN.height);
    const smallest = unit >= LARGE_ENOUGH ? SMALLEST_PX : Math.max(14, (SMALLEST_PX * unit) / LARGE_ENOUGH);
    this.stage.style.setProperty("--u", `${unit}px`);
    this.stage.style.setProperty("--smallest", `${smallest}px`);
    screen.classList.remove("long");
    // A picture below the words keeps its size, in which its letters are as large as theirs; the words give way.
    const picture = screen.matches(".below") ? screen.querySelector(".large") : null;
    const tooLong = () => [screen, screen.firstChild].some((part) => part.scrollHeight > part.clientHeight + 1)
      || (picture !== null && picture.clientHeight < picture.naturalHeight * unit - 1);
    let size = 1;
    this.stage.style.setProperty("--fit", size);
    if (narrow) return;
    while (tooLong() && size > SMALLEST_FIT) {
      size -= 0.04;
      this.stage.style.setProperty("--fit", size);
    }
    screen.classList.toggle("long", tooLong());
  }

  changedSize() {
    const { leave, begin } = this.data.words;
    this.stage.classList.toggle("full-screen", this.isFull);
    this.parts.full.textContent = this.isFull ? leave : begin;
    if (!this.isFull) this.awake?.then((lock) => lock?.release()).catch(() => {});
    this.fit();
  }

  async toggle() {
    if (this.stage.classList.contains("filled")) {
      this.stage.classList.remove("filled");
    } else if (this.isFull) {
      await document.exitFullscreen();
    } else {
      // Telephones of one maker have no full screen for parts of a page: there the stage covers the page.
      try {
        await this.stage.requestFullscreen({ navigationUI: "hide" });
      } catch {
        this.stage.classList.add("filled");
      }
      // The display must not go dark while somebody speaks; not every browser lets a page ask for that.
      this.awake = navigator.wakeLock?.request("screen").catch(() => null);
    }
    this.stage.focus({ preventScroll: true });
    this.changedSize();
  }

  swiped(end) {
    if (!this.touched) return;
    const [across, down] = [end.clientX - this.touched.clientX, end.clientY - this.touched.clientY];
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 1.5 * Math.abs(down)) this.move(across < 0 ? 1 : -1);
  }

  // Keys count while the stage has the focus or fills the screen. Of a page where nothing has the focus it takes only
  // those that do not scroll.
  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const path = event.composedPath();
    const inside = this.isFull || path.includes(this.stage);
    if (!inside && path[0] !== document.body) return;
    const onButton = path[0] instanceof HTMLButtonElement;
    const last = this.screens.length - 1;
    const isLong = this.screens[this.place].matches(".long");
    const anywhere = { ArrowLeft: () => this.move(-1), ArrowRight: () => this.move(1), f: () => this.toggle() };
    const here = {
      PageUp: () => this.move(-1), PageDown: () => this.move(1),
      Home: () => this.show(0), End: () => this.show(last),
      ...(isLong ? { ArrowUp: () => this.roll(-1), ArrowDown: () => this.roll(1) } : {}),
      ...(onButton ? {} : { " ": () => this.move(event.shiftKey ? -1 : 1) }),
      ...(this.isFull ? { Escape: () => this.toggle() } : {}),
    };
    const act = { ...anywhere, ...(inside ? here : {}) }[event.key === "F" ? "f" : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

export default function ({ data: bytes, parentElement }) {
  const root = parentElement.querySelector(".presentation");
  root.shown ??= new Presentation(root);
  root.latest = bytes;
  opened(bytes).then((data) => {
    // Of two settings that arrive shortly after each other only the later one is drawn.
    if (root.latest !== bytes) return;
    root.shown.draw(data);
    root.shown.start();
  });
  return () => {
    root.latest = null;
    root.shown.stop();
  };
}
