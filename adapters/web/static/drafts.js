/**
 * What one began and has not sent, kept in this tab's memory by person: words by place, forms by what they are for. It
 * is there again after the page was loaded anew.
 */
import { looksOn } from "./onlooker.js";
import { get } from "./store.js";

const MOST = 40; // of places, and of forms

/** What was begun in a place: `{text}`, or `{text, command, values}` with the options of a command. */
export function draftOf(place) {
  return read("drafts")[place] ?? {};
}

/** Keeps what is begun in a place; nothing is forgotten. */
export function keepDraft(place, draft) {
  const isEmpty = !draft.text && !draft.command;
  keep("drafts", place, isEmpty ? undefined : { ...draft, values: light(draft.values) });
}

/** The forms that were begun, oldest first: `{form, place, values}`. */
export function begunForms() {
  return Object.values(read("forms"));
}

/** The form of this link that was begun, if it asks for the same as this one. */
export function begunForm(form) {
  const begun = read("forms")[form.link];
  return begun && shape(begun.form) === shape(form) ? begun : null;
}

/** Keeps a form with what stands in it, until it is sent or given up; nothing of a sealed one. */
export function keepForm(form, place, values) {
  if (form.sealed) return;
  keep("forms", form.link, { form, place, values: light(values) });
}

/** The form was sent or given up. */
export function dropForm(form) {
  keep("forms", form.link, undefined);
}

/** What a form asks for, to tell whether it is still the same. */
export function shape(form) {
  return JSON.stringify([form.step, form.inputs.map((input) => [input.name, input.kind])]);
}

/** Files are too large for this memory: they are chosen again. */
function light(values) {
  return values && Object.fromEntries(Object.entries(values).filter(([, value]) => !value?.data));
}

function nameOf(what) {
  return `homeroom.${what}.${get().me}`;
}

function read(what) {
  if (looksOn()) return {}; // what one tries there is no draft, and one's own are not a student's
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(what))) ?? {};
  } catch {
    return {};
  }
}

function keep(what, name, value) {
  if (looksOn()) return;
  const { [name]: _, ...others } = read(what);
  const all = value === undefined ? others : { ...others, [name]: value };
  const kept = Object.fromEntries(Object.entries(all).slice(-MOST));
  try {
    sessionStorage.setItem(nameOf(what), JSON.stringify(kept));
  } catch {
    // The memory is full or forbidden: then it lasts as long as the page.
  }
}
