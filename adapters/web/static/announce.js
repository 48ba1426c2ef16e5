/**
 * Tells those who listen to the page what came in the places they read, without chatter: at most one sentence in two
 * seconds.
 */
import { settled } from "./bidi.js";
import { parse, plain } from "./markdown.js";
import { change, get } from "./store.js";
import { t } from "./texts.js";
import { words } from "./times.js";

const PAUSE = 2000;
const LONGEST = 200;

let heard = [];
let timer = null;

/** A message came where the reader is. */
export function announce(message) {
  if (message.place !== get().here && message.place !== get().beside) return;
  heard.push(message);
  timer ??= setTimeout(tell, heard.length > 1 ? PAUSE : 300);
}

/** Says a sentence at once, such as that the connection is back. What came meanwhile waits, unless it `covers` that. */
export function say(sentence, covers = false) {
  if (covers) heard = [];
  change({ said: sentence });
  rest();
}

/** Leaves time for listening before anything else is said. */
function rest() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = null;
    if (heard.length) tell();
  }, PAUSE);
}

function tell() {
  timer = null;
  const [first] = heard;
  const sentence =
    heard.length > 1
      ? t("several-new", { count: heard.length })
      : t("said-by", { name: nameOf(first.by), line: spoken(first).slice(0, LONGEST) });
  heard = [];
  change({ said: sentence });
  rest();
}

/** The name that the class shows for someone. */
export function nameOf(id) {
  if (id === "homeroom") return t("homeroom");
  return get().people[id]?.name ?? t("someone");
}

/** A message as one line of plain words. */
export function spoken(message) {
  if (message.text) return plain(parse(settled(message.text)));
  const card = message.card || {};
  return [card.title, (card.text || []).map(heardAs).join("")].filter(Boolean).join(". ");
}

function heardAs(run) {
  switch (run.t) {
    case "person":
      return `@${nameOf(run.id)}`;
    case "place":
      return placeOf(run.key.split("#")[0]);
    case "when":
      return words(run.at, run.style, { lang: run.lang });
    default:
      return run.text || "";
  }
}

function placeOf(key) {
  const { places, gone } = get();
  const found = places[key] ?? gone[key];
  return found ? `${found.kind === "channel" ? "#" : ""}${found.name}` : t("elsewhere");
}
