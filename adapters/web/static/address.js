/**
 * Who one is and where one is, in the page's address: `?as=ID#place/thread`. Back and forward work, and a link opens
 * the same.
 */
import { rememberPerson } from "./early/knock.js";
import { get } from "./store.js";

export { readPerson, readPlaces } from "./early/knock.js";

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

/** Writes where one is into the address, as a step one can go back from. */
export function keepPlaces() {
  const { here, beside } = get();
  const hash = here ? `#${[here, beside].filter(Boolean).map(encode).join("/")}` : "";
  if (hash === location.hash) return;
  const method = location.hash ? "pushState" : "replaceState";
  history[method](null, "", location.pathname + location.search + hash);
}

function encode(key) {
  return encodeURIComponent(key).replaceAll("%3A", ":");
}
