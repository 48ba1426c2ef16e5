/** What the page knows: one object, replaced when something changes, and read by whatever draws. */
import { useEffect, useRef, useState } from "./view.js";

/**
 * @typedef {object} Room what is known of the messages in one place
 * @property {object[]} messages ascending
 * @property {boolean} more whether there are older ones
 * @property {boolean} loaded
 * @property {boolean} following whether the reader is at the end
 * @property {number | null} mark the `seq` after which messages were new when the place was opened
 */

/** As it is before anyone is chosen. */
export function empty() {
  return {
    choosing: null, // the people one can be, while one chooses
    choosingError: "",
    outside: null, // why one is no longer in the class: gone, out or many
    link: "none", // none, connecting, open, lost
    retryAt: 0,
    me: null, // person id
    people: {},
    places: {}, // by key, in the server's order
    gone: {}, // by key: places that were deleted, and that cards may still speak of
    commands: [],
    menus: { message: [], person: [] }, // what the cogs offer at messages and at people
    className: "",
    choosable: false, // whether one may be anybody, as in the demo class
    chosen: "", // the language that one chose; empty: the browser's
    zone: "", // the time zone that one chose, or was given; empty: the browser's
    toured: true, // whether one knows one's way around
    tour: null, // the step of the tour that is shown
    looking: null, // who one really is while one sees the class as a student: { from, as }; `only` without being one
    mentioned: {}, // by place key: that something unread there names the reader
    movable: false,
    mates: null, // whether simulated classmates take part; null: there are none
    seq: 0,
    offset: 0, // the class's clock minus this machine's, in ms
    way: null, // { by, person, from, to, came, last }: the clock's way ahead; `came` is null for who came on it
    come: "", // a sentence about the end of such a way
    rooms: {}, // by place key: Room
    voice: {}, // by place key: person ids
    unread: {}, // by place key: count
    counted: {}, // by place key: the newest message that the count knows; under "" what hello's counts know
    pending: [], // what one wrote that is on its way
    draft: null, // { place, text }: words that go back to where one writes; or { place, command, values, wrong }
    mending: null, // the own message that one changes, or is asked about: { id, how }
    busy: {}, // what was pressed and is on its way, by message and link
    problems: {}, // a sentence by message
    away: new Set(), // private replies that were put away
    here: null, // the place in the middle
    beside: null, // the thread beside it
    spot: null, // { place, message }: the message that one was shown the way to and has not come to yet
    jump: 0, // grows when an own act was answered: the lists go to their ends
    form: null, // { form, place }
    dialog: null, // { kind, ... }: picture, person or direct
    word: "", // a sentence about something that is as it should be
    notice: "", // a sentence about something that did not work
    view: "place", // what a narrow page shows: places, place or people
    peopleShown: true,
    said: "", // for those who listen to the page
  };
}

let state = empty();
let depth = 0;
let changed = false;
const listeners = new Set();

export const get = () => state;

/** Replaces what the patch names; what draws from it is drawn again. */
export function change(patch) {
  state = { ...state, ...patch };
  changed = true;
  if (!depth) tell();
}

/** Runs several changes and draws once. */
export function together(changes) {
  depth += 1;
  try {
    changes();
  } finally {
    depth -= 1;
    if (!depth && changed) tell();
  }
}

function tell() {
  changed = false;
  for (const listener of [...listeners]) listener();
}

/** Calls back after each change; returns what ends that. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What `select` says of the store, drawn again when that is another value than before. */
export function useStore(select) {
  const selected = select(state);
  const [, redraw] = useState(selected);
  const latest = useRef(select);
  latest.current = select;
  useEffect(() => {
    const look = () => {
      const value = latest.current(state);
      redraw(() => value);
    };
    look();
    return listen(look);
  }, []);
  return selected;
}

/** Changes one room; makes it when it is not known yet. */
export function changeRoom(key, patch) {
  const before = state.rooms[key] || { messages: [], more: false, loaded: false, following: true, mark: null };
  change({ rooms: { ...state.rooms, [key]: { ...before, ...patch } } });
}

/** One entry of a map replaced, or taken away with `undefined`. */
export function changeEntry(map, key, value) {
  const copy = { ...state[map] };
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  change({ [map]: copy });
}

/** Whether the reader sees the newest of this place now. */
export function lookedAt(key) {
  const room = state.rooms[key];
  return (
    document.visibilityState === "visible" &&
    (state.here === key || state.beside === key) &&
    Boolean(room?.loaded && room.following)
  );
}
