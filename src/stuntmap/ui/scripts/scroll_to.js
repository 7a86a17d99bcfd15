// Brings the own district into view inside a chart that is taller than its frame; once, so that the reader can scroll.
export default function ({ data }) {
  let waiting = true;
  const deadline = performance.now() + 10000;
  const look = () => {
    const box = document.querySelector(`.st-key-${data.container}`);
    const chart = box?.querySelector(".js-plotly-plot .main-svg");
    const frame = [box, ...(box?.querySelectorAll("*") ?? [])].find((part) => part && part.scrollHeight > part.clientHeight + 4
      && ["auto", "scroll"].includes(getComputedStyle(part).overflowY));
    if (chart && frame) {
      frame.scrollTop = data.share * frame.scrollHeight - frame.clientHeight / 2;
      return;
    }
    if (waiting && performance.now() < deadline) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { waiting = false; };
}
