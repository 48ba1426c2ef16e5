/**
 * The messages of one place: grouped by who wrote them, parted by days, with what is new marked and what is on its way
 * below.
 */
import { Card } from "./card.js";
import { nameOf } from "./announce.js";
import { forget, mend, openThread, putAway, writeAgain } from "./deeds.js";
import { Icon, Picture } from "./icons.js";
import { doing, Editing, Sure } from "./own.js";
import { useStay } from "./stay.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { Tools } from "./tools.js";
import { When, words, writesDates } from "./times.js";
import { classes, html, memo, useRef } from "./view.js";
import { Written } from "./words.js";

const TOGETHER = 7 * 60 * 1000; // messages of one person within this stand under one name
const THREADED = new Set(["channel", "forum"]);

/**
 * The list without its frame: see scroll.js for what keeps it in its place. With `last`, so many of the newest as one
 * reads them first: without what comes up on hover, and without dates before the browser has learned to write them.
 */
export function Messages({ place, room, last }) {
  const list = useRef();
  useStay(list);
  const away = useStore((state) => state.away);
  const pending = useStore((state) => state.pending).filter((item) => item.place === place.key);
  const known = away.size ? room.messages.filter((message) => !away.has(message.id)) : room.messages;
  const dated = !last || writesDates();
  const shown = last ? known.slice(-last) : known;
  const threads = THREADED.has(place.kind);
  let before = null;
  let marked = room.mark === null;
  const rows = [];
  for (const message of shown) {
    const isDay = dated && (!before || dayOf(before) !== dayOf(message));
    if (isDay) rows.push(html`<${Day} key=${`day ${message.id}`} at=${message.at} />`);
    if (!marked && message.seq > room.mark && before) {
      rows.push(html`<li class="new-mark" key="new"><span>${t("new")}</span></li>`);
    }
    marked ||= message.seq > room.mark;
    const follows = !isDay && before && place.kind !== "forum" && isFollowing(before, message);
    rows.push(html`<${Message} key=${message.id} message=${message} follows=${follows} threads=${threads}
      posts=${place.kind === "forum"} dated=${dated} brief=${last > 0} />`);
    before = message;
  }
  return html`<ol class="messages" role="list" ref=${list} aria-label=${t("messages-in", { place: place.name || t("direct") })}>
    ${rows}
    ${pending.map((item) => html`<${Pending} key=${item.key} item=${item} />`)}
  </ol>`;
}

function Day({ at }) {
  return html`<li class="day"><span>${words(at, "day")}</span></li>`;
}

const days = new WeakMap(); // asked for with every change, for every message

function dayOf(message) {
  if (!days.has(message)) days.set(message, words(message.at, "day"));
  return days.get(message);
}

function isFollowing(before, message) {
  return (
    before.by === message.by &&
    before.simulated === message.simulated &&
    !before.private &&
    !message.private &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER
  );
}

const Message = memo(function Message({ message, follows, threads, posts, dated, brief }) {
  const author = useStore((state) => state.people[message.by]);
  const name = nameOf(message.by);
  const time = dated && html`<${When} at=${message.at} as="time" />`;
  const own = useStore((state) => doing(message, state));
  const offered = useStore((state) => state.menus.message);
  const problem = useStore((state) => message.text && state.problems[message.id]); // a card says its own
  const entries = message.private ? [] : offered;
  const thread = threads && !message.private && !message.thread;
  return html`<li class=${classes("message", follows && "message-follows", message.private && "message-private")}
    data-message=${message.id}>
    ${follows
      ? html`<span class="message-aside faint">${time}</span>`
      : html`<${Picture} id=${message.by} name=${author ? name : ""} />`}
    <div class="message-body">
      <p class=${follows ? "message-head unseen" : "message-head"}>
        <${Author} id=${message.by} name=${name} person=${author} simulated=${message.simulated} />
        ${!follows && html`<span class="faint">${time}</span>`}
        ${message.private && html`<span class="message-only"><${Icon} name="eye" /> ${t("only-you")}</span>`}
      </p>
      ${own === "edit" ? html`<${Editing} message=${message} />` : message.text &&
      html`<${Written} text=${message.text} edited=${message.edited} place=${message.place} />`}
      ${own === "delete" && html`<${Sure} message=${message} />`}
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${message.card && html`<${Card} message=${message} />`}
      ${message.thread && html`<button class="thread-link" type="button" onClick=${() => openThread(message)}>
        <${Icon} name="thread" /> ${posts && !message.thread.count ? t("answer-thread") : answers(message.thread.count)}
      </button>`}
      ${message.private && html`<button class="link" type="button"
        onClick=${() => putAway(message)}>${t("put-away")}</button>`}
    </div>
    ${!brief && (thread || own || entries.length > 0) && html`<div class="message-tools">
      ${thread && html`<button class="message-tool icon-button" type="button"
        aria-label=${t("answer-in-thread", { name })} title=${t("answer-thread")} onClick=${() => openThread(message)}>
        <${Icon} name="thread" /></button>`}
      ${(own || entries.length > 0) && html`<${Tools} message=${message} name=${name} own=${Boolean(own)}
        entries=${entries} thread=${thread} />`}
    </div>`}
  </li>`;
});

/** How many answers a thread has, as words. */
export function answers(count) {
  if (!count) return t("thread-open");
  return count === 1 ? t("answers-one") : t("answers-more", { count });
}

function Author({ id, name, person, simulated }) {
  if (id === "homeroom") return html`<strong class="author">${name}</strong>`;
  if (!person) return html`<strong class="author faint">${name}</strong>`;
  return html`<button class="author" type="button" onClick=${() => change({ dialog: { kind: "person", id } })}>
      <bdi>${name}</bdi></button>
    ${person.role !== "student" && html`<span class="tag">${t(`role-${person.role}`)}</span>`}
    ${simulated && html`<span class="tag">${t("simulated")}</span>`}`;
}

/** What one wrote and the class has not confirmed. */
function Pending({ item }) {
  const me = useStore((state) => state.me);
  return html`<li class=${classes("message", "message-pending", item.failed && "message-failed")}>
    <${Picture} id=${me} name=${nameOf(me)} />
    <div class="message-body">
      <p class="message-head"><strong class="author">${nameOf(me)}</strong>
        ${!item.failed && html`<span class="faint">${t("on-its-way")}</span>`}</p>
      ${item.what === "line"
        ? html`<p class="message-text" dir="auto">${item.text}</p>`
        : html`<${Written} text=${item.text} place=${item.place} />`}
      ${item.failed && html`<p class="problem" role="alert">${item.failed}</p>
        <p><button class="link" type="button" onClick=${() => mend(item)}>${t("mend")}</button>
          <button class="link" type="button" onClick=${() => writeAgain(item)}>${t("try-again")}</button>
          <button class="link" type="button" onClick=${() => forget(item)}>${t("put-away")}</button></p>`}
    </div>
  </li>`;
}
