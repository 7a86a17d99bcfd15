// Asks before the page is left while something that was typed for the meeting lies in no saved file.
const kept = { typed: null, opened: null, saved: null, pending: false };
const FORMS = ".st-key-rembuk_settings, .st-key-rembuk_commitment";

addEventListener("input", (event) => {
  // Typed and not sent yet: a field is sent when it is left.
  if (event.target.closest?.(FORMS)) kept.pending = true;
}, true);
addEventListener("click", (event) => {
  if (event.target.closest?.(".st-key-rembuk_saved button")) kept.saved = kept.typed;
}, true);
addEventListener("beforeunload", (event) => {
  if (kept.pending || (kept.typed !== kept.opened && kept.typed !== kept.saved)) event.preventDefault();
});

export default function ({ data }) {
  kept.typed = data.typed;
  kept.opened = data.opened;
  kept.pending = false;
}
