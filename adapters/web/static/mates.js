/** Simulated classmates: whether they take part, and the switch that says so for everyone. */
import { ask } from "./live.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useState } from "./view.js";

/** At the foot of the people; nothing where nobody is simulated. */
export function MatesSwitch() {
  const on = useStore((state) => state.mates);
  const [busy, setBusy] = useState(false);
  if (on === null) return null;
  const press = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await ask("mates", { on: !on });
    } catch (refusal) {
      change({ notice: refusal.message });
    } finally {
      setBusy(false);
    }
  };
  return html`<footer class="mates">
    <button class="switch" type="button" role="switch" aria-checked=${String(on)} aria-describedby="mates-help"
      aria-busy=${busy ? "true" : null} onClick=${press}>
      <span>${t("mates")}</span>
      <span class="switch-track" aria-hidden="true"></span>
    </button>
    <p class="faint" id="mates-help">${t(on ? "mates-on" : "mates-off")}</p>
  </footer>`;
}
