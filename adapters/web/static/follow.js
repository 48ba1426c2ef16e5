/** Where the page goes when one is brought from a room into another, or back out of them. */
import { draftOf } from "./drafts.js";
import { change, changeEntry, get, listen } from "./store.js";
import { t } from "./texts.js";

const A_WHILE = 20_000; // ms: to be taken out of one room and let into another are two acts, seconds apart

let home = null; // the place in which one was before any room
let silent = null; // the voice room in which one was last, and since when no longer: { key, at }
let lost = null; // the room in which the page stood and that is gone: { place, here, beside, wasBeside, at }
const came = new Map(); // by key: when a room came

listen(() => {
  const { here, places } = get();
  if (places[here] && places[here].kind !== "direct" && !isRoom(places[here])) home = here;
});

/** A room that the bot opened for some of the class. */
export function isRoom(place) {
  return ["thread", "voice"].includes(place?.kind) && Boolean(place.people);
}

/** Where one is when a room is gone: in the place it belongs to, else where one was before. */
export function landingFrom(place, first) {
  const { places } = get();
  return [place?.parent, isRoom(place) ? home : null].find((key) => places[key]) ?? first;
}

/** The room into which one was let when this one went, or a moment before; else the newest opened after it. */
export function roomAfter(left) {
  const { me, places, voice } = get();
  const inIt = (place) => place.kind !== "voice" || voice[place.key]?.includes(me);
  const isNext = (place) => isRoom(place) && place.key !== left.key && place.kind === left.kind && inIt(place);
  const rooms = isRoom(left) ? Object.values(places).filter((each) => isNext(each) && each.parent === left.parent) : [];
  const opened = (place) => Number(/:r(\d+)$/.exec(place.key)?.[1] ?? 0);
  const since = (place) => (isRecent(came.get(place.key)) ? came.get(place.key) : 0);
  const next = rooms.filter((each) => since(each) || opened(each) > opened(left));
  return next.sort((one, other) => since(other) - since(one) || opened(other) - opened(one))[0]?.key ?? null;
}

/** The page stood in a room that is gone, and is now elsewhere: a new one may come in a moment. */
export function wentFrom(place, wasBeside) {
  const { here, beside } = get();
  lost = { place, here, beside, wasBeside, at: Date.now() };
}

/** Whether the page followed its reader out of this room a moment ago. */
export function justLeft(key) {
  return isRecent(lost?.at) && lost.place.key === key;
}

/** A room came: one that was taken out of another goes on there, unless they went elsewhere meanwhile. */
export function roomCame(place) {
  came.set(place.key, Date.now());
  if (place.kind !== "thread" || !isWaiting() || lost.place.kind !== "thread") return;
  if (lost.place.parent !== place.parent) return;
  change({ [lost.wasBeside ? "beside" : "here"]: place.key, word: t("room-moved", { place: lost.place.name }) });
  lost = null;
}

/** A place is gone for its reader, who hears no more who is inside: whoever was in it themselves was taken out. */
export function heardLast(key) {
  const { me, voice } = get();
  if (voice[key]?.includes(me)) silent = { key, at: Date.now() };
  changeEntry("voice", key, undefined);
}

/** Somebody is in a voice room, or no longer: where the reader was moved, the page goes too. `before` is as it was. */
export function movedInVoice(key, people, before) {
  const { me, here, places } = get();
  const was = Object.keys(before).find((each) => before[each]?.includes(me));
  const isIn = people.includes(me);
  if (was === key && !isIn) silent = { key, at: Date.now() };
  if (was === key || !isIn || here === key || !places[key]) return;
  const from = was ?? (isRecent(silent?.at) ? silent.key : null);
  const waits = isWaiting() && lost.place.kind === "voice";
  if (!waits && !(from && (here === from || isFree(key)))) return;
  const old = places[from];
  change({ here: key, beside: null, word: t("voice-moved", { place: places[key].name }), notice: "" });
  if (isRoom(old)) wentFrom(old, false);
}

/** Whether who reads a channel, and has begun nothing there, can be taken along into a room opened for them. */
function isFree(key) {
  const { here, beside, places } = get();
  return isRoom(places[key]) && places[here]?.kind === "channel" && !beside && !draftOf(here).text;
}

function isWaiting() {
  return isRecent(lost?.at) && get().here === lost.here && get().beside === lost.beside;
}

function isRecent(at) {
  return at !== undefined && Date.now() - at < A_WHILE;
}
