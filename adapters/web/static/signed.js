/** Where people sign in: going out, what stands where one was, and what instructors do about people. */
import { newKey } from "./deeds.js";
import { Dialog } from "./dialog.js";
import { signsIn } from "./early/knock.js";
import { Icon } from "./icons.js";
import { ask } from "./live.js";
import { offerInMenu } from "./me.js";
import { roleOf } from "./onlooker.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { classes, html, useId, useLayoutEffect, useRef, useState } from "./view.js";
import { ROLES } from "./who.js";

/** What stands in place of the class for somebody who is no longer in it. */
export function Outside({ why }) {
  const heading = useRef();
  useLayoutEffect(() => heading.current.focus(), []);
  const [title, help] = {
    gone: [t("gone-title"), t("gone-help")],
    out: [t("out-title"), t("out-help")],
    many: [t("many-title"), t("many-help")],
  }[why];
  return html`<main class="door">
    <p class="door-class"><${Icon} name="home" /> ${t("homeroom")}</p>
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    <p>${help}</p>
    ${why === "many" && html`<p><button class="button look-main" type="button"
      onClick=${() => location.reload()}>${t("load-again")}</button></p>`}
  </main>`;
}

/** Two ways out, in the menu at one's own name. Each is asked once more: the way back in needs somebody else. */
function SignOut() {
  const [sure, setSure] = useState(""); // "", here or everywhere
  const [problem, setProblem] = useState("");
  if (!signsIn) return null;
  const go = async () => {
    try {
      const fields = sure === "everywhere" ? { everywhere: "1" } : {};
      const answer = await fetch("/out", { method: "POST", body: new URLSearchParams(fields) });
      if (!answer.ok) throw new Error(String(answer.status));
      sessionStorage.clear(); // what was begun and not sent is for nobody who sits here next
      location.assign("/");
    } catch {
      setProblem(t("sign-out-failed"));
    }
  };
  const entry = (which, label) => html`<button class="me-entry" type="button" aria-expanded=${sure === which}
    onClick=${() => setSure(which)}><${Icon} name="leave" /> ${label}</button>`;
  return html`<div class="sign-out">
    ${entry("here", t("sign-out"))} ${entry("everywhere", t("sign-out-everywhere"))}
    ${sure && html`<p role="status">${t("sign-out-help")}</p>
      <p class="instructing-acts">
        <button class="button" type="button" onClick=${() => setSure("")}>${t("cancel")}</button>
        <button class="button look-main" type="button" onClick=${go}>${t("sign-out-now")}</button></p>`}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
  </div>`;
}

offerInMenu(SignOut);

function useInstructing() {
  return useStore((state) => signsIn && roleOf(state) === "instructor");
}

/** What an instructor can do about a person, in that person's dialog. */
export function ForInstructors({ person, close }) {
  const may = useInstructing();
  const isMe = useStore((state) => state.me === person.id);
  const [sure, setSure] = useState(""); // "", out or remove: what is asked once more
  const [link, setLink] = useState("");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  if (!may) return null;
  const act = async (what, fields, done) => {
    setProblem("");
    setSaid("");
    setSure("");
    try {
      done(await ask(what, { person: person.id, key: newKey(), ...fields }));
    } catch (refusal) {
      setProblem(refusal.message);
    }
  };
  const { name } = person;
  const out = () => act("person-out", {}, () => setSaid(t("signed-them-out", { name })));
  return html`<section class="instructing" aria-label=${t("for-instructors")}>
    <${Roles} value=${person.role}
      onChange=${(role) => act("person-role", { role }, () => setSaid(t("role-changed", { name })))} />
    ${link ? html`<${Link} link=${link} name=${name} />` : sure ? html`
      <p role="alert">${sure === "out" ? t("sign-them-out-sure", { name }) : t("remove-person-sure", { name })}</p>
      <p class="instructing-acts">
        <button class="button" type="button" onClick=${() => setSure("")}>${t("cancel")}</button>
        <button class="button look-careful" type="button"
          onClick=${() => (sure === "out" ? out() : act("person-remove", {}, close))}>
          ${sure === "out" ? t("really-sign-out") : t("really-remove")}</button></p>` : html`
      <p class="instructing-acts">
        ${!isMe && html`<button class="button" type="button"
          onClick=${() => act("person-link", {}, (made) => setLink(made.link))}>${t("make-link")}</button>`}
        <button class="button" type="button" onClick=${() => setSure("out")}>${t("sign-them-out")}</button>
        <button class="button" type="button" onClick=${() => setSure("remove")}>${t("remove-person")}</button></p>`}
    <p role="status">${said}</p>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
  </section>`;
}

function Roles({ value, onChange }) {
  const name = useId();
  return html`<fieldset class="instructing-role">
    <legend>${t("role")}</legend>
    <div class="segments">${ROLES.map((role) => html`<label key=${role}
      class=${classes("segment", role === value && "segment-on")}>
      <input type="radio" name=${name} checked=${role === value} onChange=${() => onChange(role)} />
      <span>${t(`role-${role}`)}</span></label>`)}</div>
  </fieldset>`;
}

/** A link, shown this once. */
function Link({ link, name }) {
  const [copied, setCopied] = useState("");
  const box = useRef();
  const id = useId();
  useLayoutEffect(() => box.current.select(), []);
  const copy = async () => {
    box.current.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(t("copied"));
    } catch {
      setCopied(t("copy-by-hand")); // over plain http a page may not
    }
  };
  return html`<div class="made-link">
    <p>${t("link-once", { name })}</p>
    <label class="unseen" for=${id}>${t("link-for")}</label>
    <p class="instructing-acts"><input class="input" id=${id} ref=${box} readonly value=${link} />
      <button class="button look-main" type="button" onClick=${copy}>${t("copy")}</button></p>
    <p role="status">${copied}</p>
  </div>`;
}

/** The way to add somebody, below the people. */
export function AddPerson() {
  const may = useInstructing();
  return may && html`<p class="add-person"><button class="button" type="button"
    onClick=${() => change({ dialog: { kind: "add-person" } })}><${Icon} name="add" /> ${t("add-person")}</button></p>`;
}

/** Adding somebody, and then their link. */
export function AddPersonDialog({ close }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState("student");
  const [link, setLink] = useState("");
  const [problem, setProblem] = useState("");
  const id = useId();
  const add = async (event) => {
    event.preventDefault();
    setProblem("");
    try {
      setLink((await ask("person-add", { name, role, key: newKey() })).link);
    } catch (refusal) {
      setProblem(refusal.message);
    }
  };
  if (link) {
    return html`<${Dialog} title=${t("link-title", { name })} onClose=${close} kind="add-person">
      <div class="dialog-body"><${Link} link=${link} name=${name} /></div>
      <footer class="dialog-foot"><button class="button" type="button" onClick=${close}>${t("done")}</button></footer>
    <//>`;
  }
  return html`<${Dialog} title=${t("add-person")} onClose=${close} kind="add-person">
    <form onSubmit=${add}>
      <div class="dialog-body">
        <p class="field"><label class="field-label" for=${id}>${t("their-name")}</label>
          <input class="input" id=${id} value=${name} autocomplete="off"
            onInput=${(event) => setName(event.target.value)} /></p>
        <${Roles} value=${role} onChange=${setRole} />
        ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      </div>
      <footer class="dialog-foot">
        <button class="button" type="button" onClick=${close}>${t("cancel")}</button>
        <button class="button look-main" type="submit">${t("add")}</button>
      </footer>
    </form>
  <//>`;
}
