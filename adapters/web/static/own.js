/** One's own messages: their words changed where they stand, or taken away, which is asked once more in place. */
import { say } from "./announce.js";
import { newKey } from "./deeds.js";
import { format } from "./format.js";
import { ask } from "./live.js";
import { change, get } from "./store.js";
import { t } from "./texts.js";
import { html, useLayoutEffect, useRef, useState } from "./view.js";

const typed = new Map(); // by message: new words that are not saved; there again after one looked elsewhere
let back = null; // what had the focus before

/** What one does with a message, `edit` or `delete`, or that one `may`; empty when these are not one's own words. */
export function doing(message, { me, mending, looking }) {
  if (looking?.only || message.by !== me || !message.text || message.private) return "";
  return mending?.id === message.id ? mending.how : "may";
}

/** Begins to change one's own message, or asks whether it is to go. */
export function begin(message, how) {
  if (get().mending?.id !== message.id) back = document.activeElement;
  change({ mending: { id: message.id, how } });
}

/** Edits the newest of one's own messages in a place; whether there is one. */
export function editNewest(place) {
  const own = get().rooms[place]?.messages.findLast((message) => doing(message, get()));
  if (own) begin(own, "edit");
  return Boolean(own);
}

/** It is over with a message. The focus goes on to `next`, unless it was taken elsewhere meanwhile. */
function end(message, around, next) {
  typed.delete(message.id);
  if (get().mending?.id === message.id) change({ mending: null });
  const at = document.activeElement;
  if (!at || at === document.body || around?.contains(at)) next?.focus();
}

/** A deed that shows that it is on its way, and what the class says against it. */
function useAsking(what, message) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const act = async (fields, done) => {
    if (busy) return;
    setBusy(true);
    setProblem("");
    try {
      await ask(what, { message: message.id, key: newKey(), ...fields });
      done();
    } catch (refusal) {
      setProblem(refusal.message);
    }
    setBusy(false);
  };
  return { busy, problem, act };
}

/** The words of a message in a box: Enter saves, Escape lets it be, and no words at all ask for deleting. */
export function Editing({ message }) {
  const [text, setText] = useState(() => typed.get(message.id) ?? message.text);
  const { busy, problem, act } = useAsking("edit", message);
  const form = useRef();
  const box = useRef();
  useLayoutEffect(() => {
    box.current.focus();
    box.current.setSelectionRange(text.length, text.length);
    form.current.scrollIntoView({ block: "nearest" });
  }, []);
  const leave = () => end(message, form.current, back);
  const save = (event) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) begin(message, "delete");
    else if (said === message.text) leave();
    else {
      act({ text: said }, () => {
        leave();
        say(t("saved"));
      });
    }
  };
  const type = ({ target }) => {
    typed.set(message.id, target.value);
    setText(target.value);
  };
  const keys = (event) => {
    if (event.isComposing || format(event)) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    } else if (event.key === "Enter" && !event.shiftKey) save(event);
  };
  return html`<form class="own-edit" ref=${form} onSubmit=${save}>
    <textarea class="input own-box" ref=${box} rows=${text.split("\n").length} value=${text} dir="auto"
      aria-label=${t("edit-box")} aria-keyshortcuts="Enter Escape" readonly=${busy} onInput=${type}
      onKeyDown=${keys}></textarea>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <p class="own-acts">
      <button class="button" type="button" onClick=${leave}>${t("cancel")}</button>
      <button class="button look-main" type="submit" aria-busy=${busy}>${t("save")}</button>
      ${busy && html`<span class="faint" role="status">${t("on-its-way")}</span>`}</p>
  </form>`;
}

/** Asks once more whether a message is to go. */
export function Sure({ message }) {
  const { busy, problem, act } = useAsking("delete", message);
  const root = useRef();
  useLayoutEffect(() => {
    root.current.querySelector("button").focus();
    root.current.scrollIntoView({ block: "nearest" });
  }, []);
  const leave = () => end(message, root.current, back);
  const remove = () => {
    const around = root.current;
    const pane = around.closest(".pane");
    const next = matchMedia("(hover: hover)").matches && pane.querySelector(".composer-box"); // no keyboard comes up for it
    act({}, () => {
      end(message, around, next || pane.querySelector(".scroll"));
      say(t("deleted"));
    });
  };
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
  };
  return html`<div class="own-sure" ref=${root} onKeyDown=${keys}>
    <p role="alert">${t("delete-sure")}</p>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <p class="own-acts">
      <button class="button" type="button" onClick=${leave}>${t("cancel")}</button>
      <button class="button look-careful" type="button" aria-busy=${busy} onClick=${remove}>${t("delete-message")}</button>
      ${busy && html`<span class="faint" role="status">${t("on-its-way")}</span>`}</p>
  </div>`;
}
