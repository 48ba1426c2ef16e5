/**
 * Who one is and where one is, in the page's address: `?as=ID#place/thread`. Back and forward work, and a link opens
 * the same.
 */
import { rememberPerson } from "./early/knock.js";
import { get } from "./store.js";

/** The address of the class as this person. */
export function personHref(id) {
  return `${location.pathname}?as=${encodeURIComponent(id)}`;
}

/** Remembers for this tab who one is; `null` forgets it. */
export function keepPerson(id) {
  rememberPerson(id);
  if (id === null) {
    history.replaceState(null, "", location.pathname);
    return;
  }
  if (new URLSearchParams(location.search).get("as") !== id) {
    history.replaceState(null, "", personHref(id) + location.hash);
  }
}

const LOOKING = "homeroom.looking";

/** Remembers for this tab that who is `from` sees the class as the student `as`; `null` forgets it. */
export function keepLooking(looking) {
  if (looking) sessionStorage.setItem(LOOKING, JSON.stringify(looking));
  else sessionStorage.removeItem(LOOKING);
}

/** What was remembered, while one still is that student. */
export function readLooking(id) {
  const kept = JSON.parse(sessionStorage.getItem(LOOKING) || "null");
  return kept?.as === id ? kept : null;
}

const NARROW = "(max-width: 45rem)"; // as in layout.css: one part of the page at a time
const REMEMBERED = 20; // steps before this one

let leaving = false; // whether the browser was asked to go back and has not yet
let landing = false; // whether one has just come to a step of before

/**
 * Writes where one is into the address, as a step one can go back from. The places and the people, where they cover the
 * messages, are steps too. What is closed by its own button leaves none behind: the browser goes back to where it was
 * opened.
 */
export function keepPlaces() {
  if (leaving) return; // looked at again when it is there
  const { here, beside, view } = get();
  const hash = here ? `#${[here, beside].filter(Boolean).map(encode).join("/")}` : "";
  const over = view !== "place" && matchMedia(NARROW).matches ? view : "";
  const { over: before = "", trail = [] } = history.state ?? {};
  const [step, at] = [`${hash} ${over}`, `${location.hash} ${before}`];
  if (step === at) return;
  const isWithin = (one) => one.startsWith(`${hash} `) || one.startsWith(`${hash}/`);
  const closes = isWithin(at) && (!over || over === before);
  const opened = closes ? trail.lastIndexOf(step) : -1;
  if (opened >= 0 && !landing && trail.slice(opened).every(isWithin)) {
    leaving = true;
    history.go(opened - trail.length);
  } else {
    const stays = landing || closes || before || !location.hash;
    const state = { over, trail: stays ? trail : [...trail, at].slice(-REMEMBERED) };
    history[stays ? "replaceState" : "pushState"](state, "", location.pathname + location.search + hash);
  }
}

/** Calls back when one went back or forward: with what covers the messages there. */
export function onStep(arrive) {
  addEventListener("popstate", () => {
    const asked = leaving;
    leaving = false;
    if (get().me === null) return;
    if (asked) keepPlaces();
    else {
      landing = true; // what is no longer there is no step to come back to
      arrive((matchMedia(NARROW).matches && history.state?.over) || "place");
      landing = false;
    }
  });
}

function encode(key) {
  return encodeURIComponent(key).replaceAll("%3A", ":");
}
