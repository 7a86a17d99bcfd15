// Says, in the page's language, that the page has had no server for ten seconds: what stands on it can be read, what is
// chosen waits. A proxy that lets no WebSocket through never connects; Streamlit itself would say so in English or not at all.
const { words, label, address } = document.currentScript.dataset;
const PATIENCE = 10;
let missed = 0;

function isConnected() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testConnectionState === "CONNECTED" || app?.dataset.testConnectionState === "STATIC_CONNECTED";
}

function tell() {
  if (document.getElementById("no-connection")) return;
  const box = Object.assign(document.createElement("div"), { id: "no-connection" });
  box.setAttribute("role", "status");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000000;padding:0.75rem 1rem;font:1rem/1.4 sans-serif;"
    + "background:#fff4d6;color:#1b1f24;border-top:2px solid #8a5a00";
  box.append(`${words} `, Object.assign(document.createElement("a"), { href: address, textContent: label }));
  box.querySelector("a").style.color = "#0b3d91";
  document.body.append(box);
}

setInterval(() => {
  missed = isConnected() ? 0 : missed + 1;
  if (missed === 0) document.getElementById("no-connection")?.remove();
  else if (missed >= PATIENCE) tell();
}, 1000);
