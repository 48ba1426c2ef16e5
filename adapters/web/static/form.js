/** A form as a dialog: its inputs, errors at their fields, and its steps. */
import { newKey, submit } from "./deeds.js";
import { Dialog } from "./dialog.js";
import { begunForm, begunForms, dropForm, keepForm, shape } from "./drafts.js";
import { Field, given, initial } from "./inputs.js";
import { tooLong } from "./length.js";
import { unsent } from "./live.js";
import { Runs } from "./runs.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";

/** The newest form that was half filled in when the page was loaded anew, and the way back to it. */
export function Begun() {
  const isOpen = useStore((state) => state.form !== null);
  const me = useStore((state) => state.me);
  const [, look] = useState(0);
  const begun = me && !isOpen && begunForms().at(-1);
  if (!begun) return null;
  const { form, place } = begun;
  const drop = () => {
    dropForm(form);
    look((count) => count + 1);
  };
  return html`<div class="begun" role="status"><p>${t("form-begun", { title: form.title })}</p>
    <button class="link" type="button" onClick=${() => change({ form: { form, place } })}>${t("go-on")}</button>
    <button class="link" type="button" onClick=${drop}>${t("let-go")}</button></div>`;
}

/** The form that is open, if one is. */
export function OpenForm() {
  const open = useStore((state) => state.form);
  return open && html`<${Filling} form=${open.form} place=${open.place} />`;
}

function Filling({ form, place }) {
  const body = useRef();
  const { values, set, begun, afresh, isTouched } = useFilled(form, place, body);
  const { send, busy, problem } = useSending(form, place, values, body);
  const [leaving, setLeaving] = useState(false);
  const close = () => {
    if (isTouched() && !leaving) setLeaving(true);
    else change({ form: null });
  };
  const wrong = form.inputs.filter((input) => input.error).length;
  return html`<${Dialog} title=${form.title} onClose=${close} kind="form">
    <form onSubmit=${send} novalidate ref=${body}>
      <div class="dialog-body">
        ${form.steps > 1 && html`<p class="faint">${t("step-of", { step: form.step, steps: form.steps })}</p>`}
        ${begun && html`<div class="begun"><p>${t("form-taken-up")}
          ${form.inputs.some((input) => input.kind === "upload") && ` ${t("files-anew")}`}</p>
          <button class="link" type="button" onClick=${afresh}>${t("begin-afresh")}</button></div>`}
        ${(problem || wrong > 0) && html`<p class="problem" role="alert">${problem || t("look-again")}</p>`}
        ${form.inputs.map((input) => html`<${Field} key=${`${form.step} ${input.name}`} input=${input}
          value=${values[input.name]}
          onChange=${(value) => set(input.name, value)} />`)}
        ${form.note?.length > 0 && html`<p class="card-note"><${Runs} text=${form.note} /></p>`}
      </div>
      ${leaving ? html`<${Leave} form=${form} stay=${() => setLeaving(false)} />` : html`<footer class="dialog-foot">
        ${busy && html`<${Sending} />`}
        <button class="button" type="button" onClick=${close}>${t("cancel")}</button>
        <button class="button look-main" type="submit" aria-disabled=${busy} aria-busy=${busy}>${form.submit}</button>
      </footer>`}
    </form>
  <//>`;
}

/** What is filled in, kept over a reload and where the form comes back to be mended. */
function useFilled(form, place, body) {
  const [begun, setBegun] = useState(() => begunForm(form)); // what stood in this form when it was left half filled in
  const [values, setValues] = useState(() => ({ ...initial(form.inputs), ...begun?.values }));
  const touched = useRef(begun !== null);
  const asked = useRef(form);

  useLayoutEffect(() => {
    if (asked.current === form) return;
    const same = isSame(asked.current, form);
    asked.current = form;
    if (!same) {
      setValues(initial(form.inputs));
      setBegun(null);
    }
    const first = (where) => body.current.querySelector(`${where} :is(input, select, textarea)`);
    (first("[data-wrong]") || first(".dialog-body"))?.focus();
  }, [form]);

  useLayoutEffect(() => { // not after the next frame: the page may be loaded anew before it
    if (touched.current) keepForm(form, place, values);
  }, [form, values]);

  const afresh = () => {
    setBegun(null);
    setValues(initial(form.inputs));
    touched.current = false;
    dropForm(form);
  };
  const set = (name, value) => {
    touched.current = true;
    setValues((before) => ({ ...before, [name]: value }));
  };
  return { values, set, begun, afresh, isTouched: () => touched.current };
}

/** Sending what is filled in, and what the answer has against it. */
function useSending(form, place, values, body) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const sent = useRef(null); // what was sent with which key: the same values again are the same deed
  const send = async (event) => {
    event.preventDefault();
    if (busy) return;
    const long = form.inputs.find((input) => tooLong(input, values[input.name]));
    if (long) {
      setProblem(t("look-again"));
      body.current.querySelector(`[data-name="${long.name}"] :is(input, textarea)`).focus();
      return;
    }
    const filled = given(form.inputs, values);
    const same = JSON.stringify(filled);
    if (sent.current?.form !== form || sent.current.same !== same) sent.current = { form, same, key: newKey() };
    setBusy(true);
    setProblem("");
    try {
      await submit(form, place, filled, sent.current.key);
    } catch (refusal) {
      setProblem(refusal.message);
    }
    setBusy(false);
  };
  return { send, busy, problem };
}

const SOON = 300; // ms: what is quicker needs no word
const LARGE = 50_000; // bytes: less than this has gone before one could see it go

/** That the form is on its way, and how much of a file has gone. */
function Sending() {
  const [{ all, left }, look] = useState({ all: 0, left: 0 });
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => setLate(true), SOON);
    const timer = setInterval(() => look((before) => ({ all: Math.max(before.all, unsent()), left: unsent() })), 100);
    return () => {
      clearTimeout(late);
      clearInterval(timer);
    };
  }, []);
  if (!isLate) return null;
  return html`<p class="sending" role="status">${t("on-its-way")}
    ${all > LARGE && html`<progress max=${all} value=${all - left} aria-label=${t("sent-so-far")}></progress>`}</p>`;
}

/** Whether the form came back to be mended: then what was written stays as it is. */
function isSame(before, after) {
  const mending = after.inputs.some((input) => input.error);
  return shape(before) === shape(after) && (before.key === after.key || mending);
}

function Leave({ form, stay }) {
  const first = useRef();
  useLayoutEffect(() => first.current.focus(), []);
  const leave = () => {
    dropForm(form);
    change({ form: null });
  };
  return html`<footer class="dialog-foot">
    <p role="alert">${t("leave-form")}</p>
    <button class="button" type="button" ref=${first} onClick=${stay}>${t("keep-writing")}</button>
    <button class="button look-careful" type="button" onClick=${leave}>${t("leave")}</button>
  </footer>`;
}
