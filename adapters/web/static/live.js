/**
 * The connection to the class: asks and is answered, hears what happens, and comes back by itself without missing
 * anything.
 */
import { connection, readPlaces } from "./early/knock.js";
import { apply } from "./events.js";
import { mayAsk } from "./onlooker.js";
import { change, get, together } from "./store.js";
import { browserLanguage, t } from "./texts.js";
import { browserZone } from "./times.js";
import { behindFrame } from "./view.js";

const LONGEST_PAUSE = 10_000;
/** Why a connection ended for good, by its code (live.py): left the class, signed out, too many pages. */
const ENDS = { 4001: "gone", 4003: "out", 4029: "many" };

let socket = null;
let person = null; // who this page is; null when it should not be connected
let greeted = false; // whether this connection has said hello
let number = 0;
let tries = 0;
let timer = null;
/** What was asked and not answered yet, by number: sent again after a reconnect, under the same key. */
const waiting = new Map();
const returned = new Set();
/** What is heard while what was missed is not here yet, in its order: it is newer. `null` when nothing is missed. */
let held = null;
let gone = () => {};

/** Something that the class refused, with a sentence that says why. */
export class Refused extends Error {}

/** Connects as this person and stays connected. */
export function connect(id) {
  disconnect();
  person = id;
  change({ link: "connecting" });
  open();
}

/** Ends the connection; what was on its way is forgotten. */
export function disconnect() {
  person = null;
  clearTimeout(timer);
  waiting.clear();
  held = null;
  socket?.close();
  socket = null;
}

/**
 * Calls back when a connection that was lost is there again and everything missed is known; `reset` when too much was.
 */
export function onReturn(callback) {
  returned.add(callback);
}

/** Calls back, with the reason, when this page cannot be in the class any more. */
export function onGone(callback) {
  gone = callback;
}

/**
 * Asks the class to do something.
 * @returns {Promise<object>} the answer's fields; refuses with {@link Refused}
 */
export function ask(what, fields = {}) {
  if (!mayAsk(what)) return Promise.reject(new Refused(t("look-only")));
  number += 1;
  const request = { id: number, do: what, ...fields };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { request, resolve, reject });
    if (greeted) send(request);
  });
}

/** Tells the class something whose loss does not matter. */
function mention(what, fields) {
  if (!mayAsk(what)) return;
  number += 1;
  if (greeted) send({ id: number, do: what, ...fields });
}

/** How many bytes of what was asked have not left this machine yet. */
export function unsent() {
  return socket?.bufferedAmount ?? 0;
}

function send(request) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
}

function open() {
  const asked = { as: person, language: browserLanguage() };
  if (get().me === null) asked.place = readPlaces().here ?? "";
  const { socket: mine, heard } = connection(asked);
  socket = mine;
  greeted = false;
  const hears = (data) => socket === mine && hear(JSON.parse(data));
  heard.forEach(hears);
  mine.onmessage = ({ data }) => hears(data);
  mine.onclose = ({ code }) => {
    if (socket !== mine) return;
    if (ENDS[code]) gone(ENDS[code]);
    else lost();
  };
}

function hear(items) {
  together(() => {
    for (const item of items) {
      if (held && waiting.get(item.re)?.request.do !== "since") held.push(item);
      else take(item);
    }
  });
}

function take(item) {
  if (item.re !== undefined) answer(item);
  else if (item.ev === "hello") greet(item);
  else apply(item);
}

function greet(hello) {
  const before = get();
  const again = before.me !== null;
  apply(hello);
  tries = 0;
  greeted = true;
  if (!hello.zone) behindFrame(() => mention("browse", { zone: browserZone() })); // who chose one need not say it
  if (!again) {
    change({ link: "open" });
    for (const { request } of waiting.values()) send(request);
    returned.forEach((callback) => callback({ first: true }));
    return;
  }
  const unanswered = [...waiting.values()];
  held = [];
  catchUp(before.seq, hello.seq);
  for (const { request } of unanswered) if (request.do !== "since") send(request);
}

/** Everything behind `seq`, then what was heard meanwhile: all in the order in which it happened, and drawn at once. */
async function catchUp(seq, greetedAt) {
  let missed;
  try {
    missed = await ask("since", { seq });
  } catch {
    missed = { reset: true };
  }
  const later = held;
  held = null;
  together(() => {
    (missed.events || []).forEach(apply);
    change({ link: "open", seq: greetedAt });
    returned.forEach((callback) => callback({ reset: Boolean(missed.reset) }));
    later.forEach(take);
  });
}

function answer({ re, ok, sentence, ...fields }) {
  const asked = waiting.get(re);
  waiting.delete(re);
  if (!asked) return;
  if (ok) asked.resolve(fields);
  else asked.reject(new Refused(sentence || t("did-not-work")));
}

function lost() {
  greeted = false;
  held = null; // nothing of it was taken, so it is missed again
  socket = null;
  if (person === null) return;
  for (const [id, { request }] of waiting) if (request.do === "since") waiting.delete(id);
  const pause = tries ? Math.min(LONGEST_PAUSE, 500 * 2 ** tries) * (0.75 + Math.random() / 2) : 200;
  tries += 1;
  change({ link: get().me === null && tries < 2 ? "connecting" : "lost" });
  clearTimeout(timer);
  timer = setTimeout(again, pause);
}

/** Lets go of a connection that cannot work any more, without waiting for the browser to notice. */
function drop() {
  if (!socket) return;
  socket.close();
  lost();
}

/** Tries at once instead of at the end of the pause. */
export function again() {
  clearTimeout(timer);
  if (person !== null && !socket) open();
}

addEventListener("online", again);
addEventListener("offline", drop);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
