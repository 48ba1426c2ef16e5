/**
 * Seeing the class as any student does where nobody may be somebody else: on one's own connection, with nothing of the
 * staff's and nothing of one's own. Who looks on so does nothing.
 */
import { say } from "./announce.js";
import { change, get } from "./store.js";
import { t } from "./texts.js";

/** What the class may be asked by who looks on: it brings, and changes nothing. */
const BRINGS = new Set(["open", "threads", "since"]);

/** Whether one only looks. */
export function looksOn() {
  return Boolean(get().looking?.only);
}

/** Whether the class may be asked this now. */
export function mayAsk(what) {
  return !looksOn() || BRINGS.has(what);
}

/** As what the page is drawn: a student while one sees it as one. */
export function roleOf({ looking, people, me }) {
  return looking ? "student" : people[me]?.role;
}

/** Whether one only looks. Then the bar says so from now on, and it is said aloud once. */
export function onlyLooks() {
  const { looking } = get();
  if (!looking?.only) return false;
  if (!looking.told) {
    change({ looking: { ...looking, told: true } });
    say(t("look-only"));
  }
  return true;
}

/** Those of these places that any student sees: none of the staff's, no conversation, no room of a few. */
export function forAnyone(places) {
  if (!looksOn()) return places;
  const all = { ...get().places, ...Object.fromEntries(places.map((place) => [place.key, place])) };
  return places.filter((place) => isForAnyone(place, all));
}

function isForAnyone(place, all) {
  if (!place || place.staff || place.people) return false;
  return !place.parent || isForAnyone(all[place.parent], all);
}

/** Whether a message is before whoever sees its place: a private answer is not. */
export function isOpen(message) {
  return !message.private || !looksOn();
}

/** What happened, as it is before a student; nothing when it is not. */
export function asStudent(event) {
  if (!looksOn()) return event;
  return event.ev in kept ? kept[event.ev](event) : event;
}

const known = (key) => key in get().places;
const ofStudents = (offered) => (offered || []).filter((each) => each.student);

const kept = {
  hello(event) {
    const places = forAnyone(event.places);
    const keys = new Set(places.map((place) => place.key));
    return {
      ...event,
      places,
      gone: forAnyone(event.gone ?? []),
      commands: ofStudents(event.commands),
      menus: ofStudents(event.menus),
      unread: Object.fromEntries(Object.entries(event.unread ?? {}).filter(([key]) => keys.has(key))),
      mentioned: event.mentioned?.filter((key) => keys.has(key)),
      opened: keys.has(event.opened?.place) ? event.opened : null,
    };
  },
  place(event) {
    if (forAnyone([event.place]).length) return event;
    return known(event.place.key) ? { ...event, ev: "place-gone", key: event.place.key } : null;
  },
  "place-gone": (event) => known(event.key) && event,
  commands: (event) => ({ ...event, commands: ofStudents(event.commands), menus: ofStudents(event.menus) }),
  message: (event) => known(event.message.place) && isOpen(event.message) && event,
  unread: (event) => known(event.place) && event,
};
