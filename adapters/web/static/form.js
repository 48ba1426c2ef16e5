/** A form as a dialog: its inputs, errors at their fields, and its steps. */
import { newKey, submit } from "./deeds.js";
import { Dialog } from "./dialog.js";
import { Field, given, initial } from "./inputs.js";
import { Runs } from "./runs.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useLayoutEffect, useRef, useState } from "./view.js";

/** The form that is open, if one is. */
export function OpenForm() {
  const open = useStore((state) => state.form);
  return open && html`<${Filling} form=${open.form} place=${open.place} />`;
}

function Filling({ form, place }) {
  const [values, setValues] = useState(() => initial(form.inputs));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [leaving, setLeaving] = useState(false);
  const touched = useRef(false);
  const sending = useRef(null); // what was sent with which key: the same values again are the same deed
  const body = useRef();
  const asked = useRef(form);

  useLayoutEffect(() => {
    if (asked.current === form) return;
    const same = isSame(asked.current, form);
    asked.current = form;
    sending.current = null;
    if (!same) setValues(initial(form.inputs));
    const first = (where) => body.current.querySelector(`${where} :is(input, select, textarea)`);
    (first("[data-wrong]") || first(".dialog-body"))?.focus();
  }, [form]);

  const set = (name, value) => {
    touched.current = true;
    setValues((before) => ({ ...before, [name]: value }));
  };
  const send = async (event) => {
    event.preventDefault();
    if (busy) return;
    const filled = given(form.inputs, values);
    const same = JSON.stringify(filled);
    if (sending.current?.same !== same) sending.current = { same, key: newKey() };
    setBusy(true);
    setProblem("");
    try {
      await submit(form, place, filled, sending.current.key);
    } catch (refusal) {
      setProblem(refusal.message);
    }
    setBusy(false);
  };
  const close = () => {
    if (touched.current && !leaving) setLeaving(true);
    else change({ form: null });
  };
  const wrong = form.inputs.filter((input) => input.error).length;
  return html`<${Dialog} title=${form.title} onClose=${close} kind="form">
    <form onSubmit=${send} novalidate ref=${body}>
      <div class="dialog-body">
        ${form.steps > 1 && html`<p class="faint">${t("step-of", { step: form.step, steps: form.steps })}</p>`}
        ${(problem || wrong > 0) && html`<p class="problem" role="alert">${problem || t("look-again")}</p>`}
        ${form.inputs.map((input) => html`<${Field} key=${`${form.step} ${input.name}`} input=${input}
          value=${values[input.name]}
          onChange=${(value) => set(input.name, value)} />`)}
        ${form.note?.length > 0 && html`<p class="card-note"><${Runs} text=${form.note} /></p>`}
      </div>
      ${leaving ? html`<${Leave} stay=${() => setLeaving(false)} />` : html`<footer class="dialog-foot">
        <button class="button" type="button" onClick=${close}>${t("cancel")}</button>
        <button class="button look-main" type="submit" aria-disabled=${busy} aria-busy=${busy}>${form.submit}</button>
      </footer>`}
    </form>
  <//>`;
}

/** Whether the form came back to be mended: then what was written stays as it is. */
function isSame(before, after) {
  const names = (form) => form.inputs.map((input) => input.name).join();
  const mending = after.inputs.some((input) => input.error);
  return before.step === after.step && names(before) === names(after) && (before.key === after.key || mending);
}

function Leave({ stay }) {
  const first = useRef();
  useLayoutEffect(() => first.current.focus(), []);
  return html`<footer class="dialog-foot" role="alert">
    <p>${t("leave-form")}</p>
    <button class="button" type="button" ref=${first} onClick=${stay}>${t("keep-writing")}</button>
    <button class="button look-careful" type="button" onClick=${() => change({ form: null })}>${t("leave")}</button>
  </footer>`;
}
