/** What one can do here: each deed asks the class, shows that it is on its way, and says what came of it. */
import { unsealed } from "./commands.js";
import { dropForm } from "./drafts.js";
import { enter, insert, markOf } from "./events.js";
import { ask, onReturn } from "./live.js";
import { looksOn, onlyLooks } from "./onlooker.js";
import { change, changeEntry, changeRoom, get, lookedAt, together } from "./store.js";

/** A key of one's own for a deed, so that a second delivery of it changes nothing. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Says words in a place, or runs a line that begins with a slash. Shown at once as on its way. */
export function write(place, text) {
  deliver({ key: newKey(), place, text, what: text.startsWith("/") ? "line" : "say" });
}

/** Sends again what did not work, under its old key. */
export function writeAgain(item) {
  forget(item);
  deliver({ ...item, failed: "" });
}

/** Takes away what did not work. */
export function forget(item) {
  change({ pending: get().pending.filter((each) => each.key !== item.key) });
}

/** Gives the words of what did not work back to where one writes. */
export function mend(item) {
  forget(item);
  change({ draft: { place: item.place, text: item.text } });
}

const keptAs = () => `homeroom.pending.${get().me}`;

/** What was on its way when the page was loaded anew is sent again; its key tells the class whether it has it. */
function resume({ first }) {
  if (looksOn()) return; // it waits until one is oneself again
  const kept = first ? JSON.parse(sessionStorage.getItem(keptAs()) ?? "[]") : [];
  sessionStorage.removeItem(keptAs());
  for (const item of kept) {
    if (item.failed) change({ pending: [...get().pending, item] });
    else deliver(item);
  }
}

onReturn(resume);

/** Keeps in this tab what is on its way; nothing of a command that is sealed. */
export function keepPending() {
  const { me, pending, commands } = get();
  if (me === null || looksOn()) return;
  const kept = pending.filter(({ text }) => unsealed(commands, text) === text);
  if (kept.length) sessionStorage.setItem(keptAs(), JSON.stringify(kept));
  else sessionStorage.removeItem(keptAs());
}

addEventListener("pagehide", keepPending);

async function deliver(item) {
  change({ pending: [...get().pending, item], jump: get().jump + 1 });
  const { key, place, text } = item;
  try {
    const { answer } = await ask(item.what, { place, text, key });
    together(() => {
      forget(item);
      if (answer) answered(answer, place);
    });
  } catch (refusal) {
    const failed = { ...item, failed: refusal.message };
    change({ pending: get().pending.map((each) => (each.key === key ? failed : each)) });
  }
}

/**
 * Runs a command with its options filled in. Rejects with the sentence when the class refuses.
 * @returns {Promise<Record<string, string>>} what does not fit, by option
 */
export async function runCommand(place, name, values) {
  const { answer } = await ask("command", { place, name, values, key: newKey() });
  if (answer.shown === "wrong") return answer.wrong;
  answered(answer, place);
  return {};
}

/** Presses a card's button. */
export function press(message, link) {
  return touch(message, link, () => ask("press", at(message, link)));
}

/** Chooses in a card's select: a value, or several where several are allowed. */
export function choose(message, link, value) {
  return touch(message, link, () => ask("choose", { ...at(message, link), value }));
}

function at(message, link) {
  return { place: message.place, message: message.id, link, key: newKey() };
}

/** Takes what a cog offers for a message or for a person; the answer is a private card, or a form. */
export async function pick(entry, place, about) {
  if (onlyLooks()) return;
  if (about.message) changeEntry("problems", about.message, undefined);
  try {
    const { answer } = await ask("menu", { place, link: entry.link, ...about, key: newKey() });
    answered(answer, place);
  } catch (refusal) {
    if (about.message) changeEntry("problems", about.message, refusal.message);
    else change({ notice: refusal.message });
  }
}

async function touch(message, link, act) {
  if (onlyLooks()) return;
  const name = `${message.id} ${link}`;
  if (get().busy[name]) return;
  together(() => {
    changeEntry("busy", name, true);
    changeEntry("problems", message.id, undefined);
  });
  try {
    const { answer } = await act();
    answered(answer, message.place);
  } catch (refusal) {
    changeEntry("problems", message.id, refusal.message);
  } finally {
    changeEntry("busy", name, undefined);
  }
}

/**
 * Sends a form. Gives the form again when something did not fit. Rejects with the sentence when the class refuses.
 */
export async function submit(form, place, values, key) {
  const { answer } = await ask("submit", { place, form: form.key, link: form.link, values, key });
  const isTaken = answer?.form?.link !== form.link || answer.form.step !== form.step;
  if (isTaken) dropForm(form); // before anything is drawn: it would be said to be half filled in
  together(() => {
    change({ form: null });
    answered(answer, place);
  });
}

function answered(answer, place) {
  if (answer?.form) change({ form: { form: answer.form, place } });
  else if (answer?.shown === "wrong") change({ draft: { place, ...answer } });
  else if (answer?.shown === "private" || answer?.shown === "public") change({ jump: get().jump + 1 });
}

/** Has the newest messages of a place here, and what comes after. */
export async function load(key) {
  if (get().rooms[key]?.loaded || loading.has(key)) return;
  loading.add(key);
  try {
    enter({ place: key, ...(await ask("open", { place: key })) });
    seen(key);
  } catch (refusal) {
    if (get().places[key]) change({ notice: refusal.message }); // a place that went was spoken of by its name
  } finally {
    loading.delete(key);
  }
}

const loading = new Set();

/** A place comes into view: what came meanwhile is marked, what was marked in the one before no longer is. */
function look(key, before) {
  const { rooms, unread } = get();
  if (before !== key && rooms[before]) changeRoom(before, { mark: null });
  if (rooms[key]?.loaded && unread[key]) changeRoom(key, { mark: markOf(rooms[key].messages, unread[key]) });
}

/** Has older messages of a place here too. */
export async function older(key) {
  const room = get().rooms[key];
  if (!room?.more || loading.has(key)) return;
  loading.add(key);
  try {
    const before = room.messages.find((each) => !each.private)?.seq;
    const { messages, more } = await ask("open", { place: key, before });
    insert(key, messages, { more });
  } catch {
    // The lost connection says so itself; the next scroll asks again.
  } finally {
    loading.delete(key);
  }
}

/** How far each place was read and the class not told yet, and how far it was told. */
const toTell = new Map();
const told = new Map();
const telling = new Map(); // what the class has not answered yet: a lost connection may have taken it
let seenTimer = null;

/** The reader sees the newest message of the place: nothing there is unread any more. Told twice a second at most. */
export function seen(key) {
  if (!lookedAt(key)) return;
  if (get().unread[key]) changeEntry("unread", key, undefined);
  if (get().mentioned[key]) changeEntry("mentioned", key, undefined);
  if (looksOn()) return; // whoever looks has not read it for themselves
  const seq = Math.max(get().places[key]?.last ?? 0, get().rooms[key].messages.at(-1)?.seq ?? 0);
  if (told.get(key) === seq) return;
  toTell.set(key, seq);
  seenTimer ??= setTimeout(tellSeen, 500);
}

/** Somebody else begins to read here. */
export function forgetSeen() {
  toTell.clear();
  told.clear();
  telling.clear();
}

function tellSeen() {
  clearTimeout(seenTimer);
  seenTimer = null;
  toTell.forEach(tellOne);
  toTell.clear();
}

async function tellOne(seq, place) {
  told.set(place, seq);
  telling.set(place, seq);
  try {
    await ask("seen", { place, seq }); // asked again after a lost connection
  } catch {
    if (told.get(place) === seq) told.delete(place); // told again when it is looked at again
  }
  if (telling.get(place) === seq) telling.delete(place);
}

/** What was read while the connection was away is read, although the class that says hello does not know of it yet. */
function unmark() {
  for (const [place, seq] of telling) {
    if (get().places[place]?.last > seq) continue;
    changeEntry("unread", place, undefined);
    changeEntry("mentioned", place, undefined);
  }
}

onReturn(unmark);

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tellSeen());

/** Goes to a place. */
export function go(key) {
  together(() => {
    look(key, get().here);
    change({ here: key, beside: null, view: "place", notice: "", word: "" });
  });
}

let opener = null; // what a thread was opened with

/** Opens a thread beside its channel. */
export function openBeside(key) {
  const place = get().places[key];
  if (!document.activeElement?.closest(".pane-beside")) opener = document.activeElement;
  together(() => {
    look(key, get().beside);
    if (place?.parent && place.parent !== get().here && get().places[place.parent]) change({ here: place.parent });
    change({ beside: key, view: "place" });
  });
}

/** Closes the thread; the focus goes back to what it was opened with, else to what leads to it. */
export function closeBeside() {
  const under = get().places[get().beside]?.under;
  change({ beside: null });
  requestAnimationFrame(() => { // it may be on a part of the page that is only now shown again
    const way = under && document.querySelector(`.pane-here [data-message="${CSS.escape(under)}"] .thread-link`);
    if (opener !== document.body) opener?.focus({ preventScroll: true });
    if (document.activeElement !== opener) way?.focus({ preventScroll: true }); // gone, hidden, or a message
  });
}

/** Goes to any place in the way that suits it. */
export function visit(key) {
  if (get().places[key]?.kind === "thread") openBeside(key);
  else go(key);
}

/** Goes to a message, wherever it stands: scroll.js brings it into view. */
export async function reach(key, message) {
  if (onlyLooks()) return;
  try {
    const { place } = await ask("reach", { place: key, message });
    together(() => {
      changeEntry("places", key, { ...get().places[key], ...place });
      change({ spot: { place: key, message } });
      visit(key);
    });
  } catch (refusal) {
    change({ notice: refusal.message });
  }
}

/** The thread under a message: the one that is there, or a new one. */
export async function openThread(message) {
  if (get().places[message.thread?.place]) return openBeside(message.thread.place);
  return begin("thread", { message: message.id });
}

/** The direct conversation with these people. */
export function openDirect(people) {
  return begin("direct", { people });
}

async function begin(what, fields) {
  if (onlyLooks()) return change({ dialog: null });
  const { dialog } = get(); // stays until one is there: who types meanwhile does not write into the place behind it
  const close = () => get().dialog === dialog && change({ dialog: null });
  try {
    const { place } = await ask(what, fields);
    together(() => {
      close();
      changeEntry("places", place.key, { ...get().places[place.key], ...place });
      visit(place.key);
    });
  } catch (refusal) {
    close();
    change({ notice: refusal.message });
  }
}

/** Joins a voice room, or leaves with `null`. */
export async function joinVoice(key) {
  if (onlyLooks()) return;
  try {
    await ask("voice", { place: key });
  } catch (refusal) {
    change({ notice: refusal.message });
  }
}

const AWAY = "homeroom.away";

/** Puts a private reply away, for this tab. */
export function putAway(message) {
  const away = new Set(get().away).add(message.id);
  change({ away });
  sessionStorage.setItem(AWAY, JSON.stringify([...away].slice(-200)));
}

/** The private replies that this tab has put away. */
export function readAway() {
  return new Set(JSON.parse(sessionStorage.getItem(AWAY) || "[]"));
}
