/** How what happens in the class changes what the page knows. Applying an event twice does no harm. */
import { announce } from "./announce.js";
import { comes, counts, goes } from "./way.js";
import { settled } from "./bidi.js";
import { heardLast, isRoom, justLeft, landingFrom, movedInVoice, roomAfter, roomCame, wentFrom } from "./follow.js";
import { asStudent, isOpen } from "./onlooker.js";
import { change, changeEntry, changeRoom, get, lookedAt } from "./store.js";
import { t, takeTexts } from "./texts.js";

const KEPT = 300; // messages of a place that are kept while one reads its end
const TRIMMED = 150;
const JUST_NOW = 60_000; // ms: what was answered so short a time ago is still being read

/** Changes the store by one event; unknown ones are passed over, so that an older page survives a newer server. */
export function apply(event) {
  counts(event);
  const seen = asStudent(event);
  if (seen) handlers[seen.ev]?.(seen);
  if (event.ev !== "hello" && event.seq > get().seq) change({ seq: event.seq }); // hello tells, but brings nothing missed
}

const handlers = {
  hello(event) {
    takeTexts(event.texts || {}, event.language);
    const people = byKey(event.people?.map(named), "id");
    const places = byKey(event.places?.map(named), "key");
    const { me, places: before } = get();
    if (me !== null) for (const place of Object.values(before)) if (isUnsaid(place)) places[place.key] ??= place;
    change({
      me: event.me?.id ?? event.me,
      people,
      places,
      gone: byKey(event.gone?.map(named), "key"),
      commands: event.commands || [],
      menus: menusOf(event.menus),
      className: event.name || "",
      choosable: Boolean(event.choosable),
      chosen: event.chosen || "",
      zone: event.zone || "",
      toured: event.toured !== false,
      movable: Boolean(event.movable),
      mates: event.mates ?? null,
      offset: Date.parse(event.now) - Date.now(),
      seq: get().me === null ? event.seq || 0 : get().seq,
      voice: event.voice || get().voice,
      unread: event.unread || get().unread,
      mentioned: event.mentioned ? Object.fromEntries(event.mentioned.map((key) => [key, true])) : get().mentioned,
      counted: event.unread ? { "": event.seq } : get().counted,
      choosing: null,
      way: event.ahead ? { came: null, last: event.seq, ...get().way, ...event.ahead } : null,
    });
    if (me === null && event.opened) enter(event.opened);
  },

  message({ message }) {
    const { me, rooms, places, unread, counted } = get();
    const place = places[message.place];
    const known = message.seq <= Math.max(counted[message.place] ?? 0, counted[""] ?? 0);
    if (place?.last < message.seq && !message.private) {
      changeEntry("places", message.place, { ...place, last: message.seq });
    }
    if (message.by === me) arrive(message);
    if (rooms[message.place]?.loaded) insert(message.place, [message]);
    if (message.by === me || known) return;
    changeEntry("counted", message.place, message.seq);
    if (lookedAt(message.place)) announce(message);
    else {
      changeEntry("unread", message.place, (unread[message.place] || 0) + 1);
      if (names(message, me)) changeEntry("mentioned", message.place, true);
    }
  },

  edited({ message }) {
    const room = get().rooms[message.place];
    if (!room?.messages.some((each) => each.id === message.id)) return;
    changeRoom(message.place, { messages: room.messages.map((each) => (each.id === message.id ? message : each)) });
  },

  removed({ place, id, seq }) {
    const { me, rooms, unread, counted } = get();
    const room = rooms[place];
    const gone = room?.messages.find((each) => each.id === id);
    if (!gone) return;
    const mark = markOf(room.messages, unread[place]);
    changeRoom(place, { messages: room.messages.filter((each) => each !== gone) });
    if (mark === null || gone.by === me || gone.seq <= mark || seq <= (counted[""] ?? 0)) return;
    const left = unread[place] - 1;
    changeEntry("unread", place, left || undefined);
    if (!left) changeEntry("mentioned", place, undefined);
  },

  place({ place }) {
    const { me, here, beside, places, unread } = get();
    const isNew = me !== null && !places[place.key];
    changeEntry("places", place.key, named(place));
    // Whoever is brought into a room finds in it what was said before: it waits for them.
    if (isNew && isRoom(place) && place.last && ![here, beside].includes(place.key)) {
      changeEntry("unread", place.key, unread[place.key] || 1);
    }
    if (isNew && isRoom(place)) roomCame(place);
  },

  "place-gone"({ key, deleted }) {
    const { here, beside, places, rooms } = get();
    const left = places[key];
    const newer = here === key || beside === key ? roomAfter(left) : null;
    const answer = rooms[key]?.messages.findLast((each) => each.private);
    // Cards that speak of a room in which one was still name it, also where it goes on for others.
    if (deleted || isRoom(left)) changeEntry("gone", key, deleted ? left : { ...left, goesOn: true });
    changeEntry("places", key, undefined);
    changeEntry("rooms", key, undefined);
    changeEntry("unread", key, undefined);
    heardLast(key);
    const name = { place: left?.name ?? "" };
    const calm = { word: t(newer ? "room-moved" : "room-left", name), notice: "" };
    if (beside === key) change({ beside: newer, ...(isRoom(left) ? calm : {}) });
    if (here === key) {
      const landing = newer ?? landingFrom(left, firstPlace());
      change({ here: landing, ...(isRoom(left) ? calm : { notice: t("place-gone", name) }) });
    }
    const stood = here === key || beside === key;
    // What was answered in a room that is no more is read where one is then, and pressed there if it was just answered.
    if (isRoom(left) && (stood || justLeft(key)) && answer?.card && isFresh(answer)) {
      const place = beside === key ? newer ?? here : get().here;
      insert(place, [{ ...answer, place }]);
    }
    if (isRoom(left) && stood && !newer) wentFrom(left, beside === key);
  },

  person({ person }) {
    changeEntry("people", person.id, named(person));
  },

  "came-in"() {
    change({ notice: t("came-in") });
  },

  "person-gone"({ id }) {
    if (id !== get().me) changeEntry("people", id, undefined);
  },

  commands({ commands, menus }) {
    change({ commands, menus: menusOf(menus) });
  },

  voice({ place, people }) {
    const before = get().voice;
    changeEntry("voice", place, people);
    movedInVoice(place, people, before);
  },

  mates({ on }) {
    change({ mates: on });
  },

  clock({ now }) {
    // The class's clock never goes back: what is told again after a reconnect is of earlier.
    change({ offset: Math.max(get().offset, Date.parse(now) - Date.now()) });
  },

  ahead({ way, now }) {
    handlers.clock({ now });
    if (way) goes(way);
    else comes();
  },

  unread({ place, count }) {
    if (lookedAt(place)) return;
    changeEntry("unread", place, count || undefined);
    if (!count) changeEntry("mentioned", place, undefined);
  },
};

/** Whether a message speaks to this person: by `@` and their name, or because the bot names them. */
function names(message, id) {
  if (message.text) return message.text.includes(`@${get().people[id]?.name}`);
  const { text = [], fields = [] } = message.card || {};
  return [text, ...fields.map((field) => field.text)].flat().some((run) => run.t === "person" && run.id === id);
}

/** As it came, its name without marks that would turn what stands behind it. */
function named(one) {
  return { ...one, name: settled(one.name ?? ""), ...(one.topic && { topic: settled(one.topic) }) };
}

function menusOf(entries = []) {
  const of = (about) => entries.filter((entry) => entry.about === about);
  return { message: of("message"), person: of("person") };
}

function byKey(list, name) {
  return Object.fromEntries((list || []).map((each) => [each[name], each]));
}

/** A direct conversation that was opened here, and that the class knows once something is said in it. */
function isUnsaid({ kind, last }) {
  return kind === "direct" && !last;
}

/** Whether an answer is only words, or was given so short a time ago that its buttons still are of use. */
function isFresh({ at, card }) {
  return !card.actions?.length || Date.now() + get().offset - Date.parse(at) < JUST_NOW;
}

/** The place in which one begins: the first channel. */
export function firstPlace() {
  const places = Object.values(get().places);
  return (places.find((place) => place.kind === "channel") || places[0])?.key ?? null;
}

/** Puts messages into a room where they belong; a message that is there already is replaced. */
export function insert(key, messages, patch = {}) {
  const room = get().rooms[key];
  const all = new Map((room?.messages || []).map((each) => [each.id, each]));
  for (const message of messages) if (isOpen(message)) all.set(message.id, message);
  let sorted = [...all.values()].sort((one, other) => one.seq - other.seq);
  let more = patch.more ?? room?.more ?? false;
  if (sorted.length > KEPT && room?.following && patch.more === undefined) {
    sorted = sorted.slice(-TRIMMED);
    more = true;
  }
  changeRoom(key, { ...patch, messages: sorted, more });
}

/** What stands in a place is here, for who begins to read it. */
export function enter({ place, messages, more }) {
  insert(place, messages, { more, loaded: true, mark: markOf(messages, get().unread[place]) });
}

/** The number behind which messages are new, when so many are unread; `null` when none is. */
export function markOf(messages, unread) {
  const others = messages.filter((each) => each.by !== get().me);
  return unread && others.length ? others.at(-Math.min(unread, others.length)).seq - 1 : null;
}

/** What one said is there: it is no longer on its way. */
function arrive(message) {
  const { pending } = get();
  const found = pending.find((each) => each.key === message.key);
  if (found) change({ pending: pending.filter((each) => each !== found) });
}
