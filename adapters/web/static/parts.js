/** A command that is being filled in: its options as labelled parts, each with the input that fits. */
import { runCommand } from "./deeds.js";
import { Icon, IconButton } from "./icons.js";
import { Field, given, initial } from "./inputs.js";
import { onlyLooks } from "./onlooker.js";
import { t } from "./texts.js";
import { html, useLayoutEffect, useRef, useState } from "./view.js";

/**
 * @param {{place: object, command: object, values: object, wrong?: Record<string, string>,
 *   keep: (values: object) => void, back: (text?: string) => void}} props `wrong` says by option what did not fit
 */
export function Parts({ place, command, values: typed, wrong: found, keep, back }) {
  const [values, setValues] = useState(() => ({ ...initial(command.inputs, true), ...typed }));
  const [wrong, setWrong] = useState(found ?? {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const root = useRef();
  useLayoutEffect(() => {
    const first = (where) => root.current.querySelector(`${where} :is(input, select, textarea)`);
    (first("[data-wrong]") ?? first(".parts-fields"))?.focus();
  }, [wrong]);
  useLayoutEffect(() => keep(values), [values]);
  const run = async (event) => {
    event.preventDefault();
    if (busy || onlyLooks()) return;
    setBusy(true);
    setProblem("");
    try {
      const misfits = await runCommand(place.key, command.name, given(command.inputs, values));
      if (!Object.keys(misfits).length) return back();
      setWrong(misfits);
    } catch (refusal) {
      setProblem(refusal.message);
    }
    setBusy(false);
  };
  const isWrong = command.inputs.some((input) => wrong[input.name]);
  const keys = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) back(`/${command.name}`);
  };
  return html`<form class="composer parts" aria-label=${`/${command.name}`} ref=${root} novalidate
    onSubmit=${run} onKeyDown=${keys}>
    <header class="parts-head">
      <p><strong class="suggestion-name">/${command.name}</strong> <span class="faint">${command.help}</span></p>
      <${IconButton} name="close" label=${t("cancel")} onClick=${() => back("")} />
    </header>
    <div class="parts-fields">
      ${command.inputs.map((input) => html`<${Field} key=${input.name} compact
        input=${wrong[input.name] ? { ...input, error: wrong[input.name] } : input}
        value=${values[input.name]}
        onChange=${(value) => setValues((before) => ({ ...before, [input.name]: value }))} />`)}
    </div>
    ${isWrong && !problem && html`<p class="problem" role="alert">${t("look-again")}</p>`}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <footer class="parts-foot">
      <button class="button look-main" type="submit" aria-disabled=${busy} aria-busy=${busy}>
        <${Icon} name="send" /> ${busy ? t("on-its-way") : t("run")}</button>
    </footer>
  </form>`;
}
