// Copies the address, and keeps <html lang> in the language of the page.
// The clipboard API needs a secure context and the browser's consent; in a village hall the page is opened by a plain
// address, so there is a second way.
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language;
  const button = parentElement.querySelector("button");
  if (!button) return;
  button.textContent = data.label;
  // The address may leave out what is shown by default; a link that is handed on may not.
  const link = () => {
    const address = new URL(window.location.href);
    address.search = new URLSearchParams(data.parameters);
    return address.href;
  };
  const copied = () => {
    button.textContent = data.copied;
    setTimeout(() => { button.textContent = data.label; }, 2000);
  };
  const copyByField = () => {
    const field = document.createElement("textarea");
    field.value = link();
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    if (done) copied();
  };
  button.onclick = () => {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(link()).then(copied, copyByField);
    } else {
      copyByField();
    }
  };
}
