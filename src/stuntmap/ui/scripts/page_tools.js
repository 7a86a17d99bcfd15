// Copies the address, and keeps <html lang> in the language of the page.
// The clipboard API needs a secure context; in a village hall the page is opened by a plain address, so there is a
// second way.
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language;
  const button = parentElement.querySelector("button");
  if (!button) return;
  button.textContent = data.label;
  const copied = () => {
    button.textContent = data.copied;
    setTimeout(() => { button.textContent = data.label; }, 2000);
  };
  button.onclick = () => {
    const address = window.location.href;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(address).then(copied);
      return;
    }
    const field = document.createElement("textarea");
    field.value = address;
    document.body.appendChild(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    copied();
  };
}
