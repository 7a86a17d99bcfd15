// Keeps two frames with the same rows at the same row: scrolling one scrolls the other.
export default function ({ data }) {
  const links = [];
  let waiting = true;
  const deadline = performance.now() + 10000;
  const frameOf = (key) => {
    const box = document.querySelector(`.st-key-${key}`);
    return [box, ...(box?.querySelectorAll("*") ?? [])].find((part) => part && part.scrollHeight > part.clientHeight + 4
      && ["auto", "scroll"].includes(getComputedStyle(part).overflowY));
  };
  const look = () => {
    const frames = data.containers.map(frameOf);
    if (frames.every(Boolean)) {
      frames[1].scrollTop = frames[0].scrollTop;
      for (const [from, to] of [frames, [...frames].reverse()]) {
        const follow = () => { if (Math.abs(to.scrollTop - from.scrollTop) > 1) to.scrollTop = from.scrollTop; };
        from.addEventListener("scroll", follow, { passive: true });
        links.push([from, follow]);
      }
      return;
    }
    if (waiting && performance.now() < deadline) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    waiting = false;
    for (const [frame, follow] of links) frame.removeEventListener("scroll", follow);
  };
}
