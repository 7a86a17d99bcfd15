// Copies the address, or the code of a frame that shows its map or series alone, and keeps <html lang> in the language of the page.
// The clipboard API needs a secure context and the browser's consent; in a village hall the page is opened by a plain
// address, so there is a second way.
// What scrolls by itself must be reached by the keyboard too.
function makeFramesReachable() {
  for (const frame of document.querySelectorAll(".stVerticalBlock[overflow=auto]")) frame.tabIndex = 0;
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language;
  const button = parentElement.querySelector("button");
  if (!button) {
    // One watch for the whole visit: a page that is stepped to later has other frames.
    window.stuntmapFrames ??= setInterval(makeFramesReachable, 1000);
    return;
  }
  button.textContent = data.label;
  // The address may leave out what is shown by default; a link that is handed on may not.
  const link = () => {
    const address = new URL(window.location.href);
    address.search = new URLSearchParams(data.parameters);
    return address.href;
  };
  // Every page is one step deep, so the frame lies beside it, below whatever path the dashboard stands.
  const frame = () => {
    const address = new URL("./sematkan", window.location.href);
    address.search = new URLSearchParams(data.parameters);
    const written = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    return `<iframe src="${written(address.href)}" title="${written(data.frame)}" ` +
      'width="100%" height="560" loading="lazy" style="border: 0"></iframe>' +
      (data.note ? `\n<!-- ${written(data.note)} -->` : "");
  };
  const handedOn = data.frame ? frame : link;
  const copied = () => {
    button.textContent = data.copied;
    setTimeout(() => { button.textContent = data.label; }, 2000);
  };
  const copyByField = () => {
    const field = document.createElement("textarea");
    field.value = handedOn();
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    if (done) copied();
  };
  button.onclick = () => {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(handedOn()).then(copied, copyByField);
    } else {
      copyByField();
    }
  };
}
