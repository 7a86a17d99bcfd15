// Keeps what was typed for the meeting as long as the tab is open, gives it back to a session that knows nothing of it, and
// asks before the page is left while something of it lies in no saved file.
const KEPT = "stuntmap-rembuk";
const kept = { typed: null, opened: null, saved: null, pending: false, givenBack: false };
const FORMS = ".st-key-rembuk_settings, .st-key-rembuk_practice, .st-key-rembuk_commitment";

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

// A browser that forbids storage keeps nothing; the saved file remains.
function stored(write) {
  try {
    if (write === undefined) return sessionStorage.getItem(KEPT);
    return write === "" ? sessionStorage.removeItem(KEPT) : sessionStorage.setItem(KEPT, write);
  } catch {
    return null;
  }
}

export default function ({ data, setTriggerValue }) {
  kept.typed = data.typed;
  kept.opened = data.opened;
  kept.pending = false;
  const before = data.is_new ? stored() : null;
  if (!before) {
    kept.givenBack = false;
    stored(data.draft);
  } else if (!kept.givenBack) {
    kept.givenBack = true;
    setTriggerValue("typed_before", before);
  }
}
