/** The places on the left: channels with their threads, voice rooms with who is inside, direct conversations. */
import { ClassTime } from "./ahead.js";
import { nameOf } from "./announce.js";
import { go, openBeside } from "./deeds.js";
import { Count, Icon, IconButton, Picture } from "./icons.js";
import { Me } from "./me.js";
import { change, useStore } from "./store.js";
import { listed, t } from "./texts.js";
import { classes, html } from "./view.js";

/** The whole left column. */
export function Places() {
  const name = useStore((state) => state.className) || t("homeroom");
  return html`<nav class="column places" aria-label=${t("places")}>
    <header class="column-head">
      <p class="class-name" title=${name}><${Icon} name="home" /> <bdi>${name}</bdi></p>
    </header>
    <${ClassTime} />
    <div class="column-body"><${Sections} /></div>
    <${Me} />
  </nav>`;
}

function Sections() {
  const places = Object.values(useStore((state) => state.places));
  const of = (...kinds) => places.filter((place) => kinds.includes(place.kind));
  const directs = of("direct").sort((one, other) => other.last - one.last);
  return html`
    <${Section} title=${t("channels")} places=${of("channel", "forum")} />
    <${Section} title=${t("voice-rooms")} places=${of("voice")} />
    <${Section} title=${t("directs")} places=${directs}>
      <${IconButton} name="add" label=${t("new-direct")} onClick=${() => change({ dialog: { kind: "direct" } })} />
    <//>`;
}

function Section({ title, places, children }) {
  if (!places.length && !children) return null;
  return html`<section class="places-section" aria-label=${title}>
    <header><h2>${title}</h2>${children}</header>
    <ul role="list">${places.map((place) => html`<${Entry} key=${place.key} place=${place} />`)}</ul>
  </section>`;
}

function Entry({ place }) {
  const here = useStore((state) => state.here === place.key);
  const unread = useStore((state) => state.unread[place.key] || 0);
  const own = useStore((state) => isOwn(state, place.key));
  const name = placeName(place);
  return html`<li>
    <button class=${classes("entry", here && "entry-here", unread > 0 && "entry-unread")} type="button"
      aria-current=${here ? "page" : undefined} onClick=${() => go(place.key)}>
      <${Sign} place=${place} />
      <span class="entry-name" title=${name}><bdi>${name}</bdi></span>
      ${place.staff && html`<span class="entry-staff" title=${t("staff-only")}><${Icon} name="lock" />
        <span class="unseen">${t("staff-only")}</span></span>`}
      <${Count} count=${unread} own=${own} />
    </button>
    ${place.kind === "voice" ? html`<${Inside} place=${place} />` : html`<${Threads} parent=${place.key} />`}
  </li>`;
}

/** Whether what is unread in a place is meant for the reader: a direct message, or something that names them. */
export function isOwn(state, key) {
  return state.places[key]?.kind === "direct" || Boolean(state.mentioned[key]);
}

function Sign({ place }) {
  const me = useStore((state) => state.me);
  if (place.kind !== "direct") return html`<${Icon} name=${place.kind} />`;
  const other = (place.people || []).find((id) => id !== me);
  return html`<${Picture} id=${other || "homeroom"} name=${nameOf(other || "homeroom")} />`;
}

/** What a place is called for this reader: a direct conversation by the others in it. */
export function placeName(place) {
  if (place.kind !== "direct") return place.name;
  return directName(place);
}

function directName(place) {
  const me = useStore((state) => state.me);
  useStore((state) => state.people);
  const others = (place.people || []).filter((id) => id !== me);
  return others.length ? listed(others.map(nameOf)) : t("homeroom");
}

/** Whether what is said in a place waits for this person: the staff may look into every room, and are in few. */
export function waitsFor(place, me, mentioned) {
  return place?.kind !== "thread" || !place.people || place.people.includes(me) || mentioned[place.key];
}

/** The threads of a channel that have something new, or stand beside it now. */
function Threads({ parent }) {
  const places = useStore((state) => state.places);
  const unread = useStore((state) => state.unread);
  const beside = useStore((state) => state.beside);
  const mentioned = useStore((state) => state.mentioned);
  const me = useStore((state) => state.me);
  const count = (thread) => (waitsFor(thread, me, mentioned) ? unread[thread.key] : 0);
  const threads = Object.values(places).filter(
    (place) => place.kind === "thread" && place.parent === parent && (unread[place.key] || place.key === beside),
  );
  if (!threads.length) return null;
  return html`<ul class="entry-threads" role="list">
    ${threads.map((thread) => html`<li key=${thread.key}>
      <button class=${classes("entry", thread.key === beside && "entry-here", count(thread) && "entry-unread")}
        type="button"
        onClick=${() => openBeside(thread.key)}>
        <${Icon} name="thread" /><span class="entry-name" title=${thread.name}><bdi>${thread.name}</bdi></span>
        <${Count} count=${count(thread)} own=${mentioned[thread.key]} />
      </button></li>`)}
  </ul>`;
}

function Inside({ place }) {
  const inside = useStore((state) => state.voice[place.key]) || [];
  useStore((state) => state.people);
  if (!inside.length) return null;
  return html`<ul class="inside" role="list" aria-label=${t("inside", { place: place.name })}>
    ${inside.map((id) => html`<${InRoom} key=${id} id=${id} />`)}
  </ul>`;
}

/** Someone in a voice room. */
export function InRoom({ id }) {
  return html`<li><${Picture} id=${id} name=${nameOf(id)} /> <bdi>${nameOf(id)}</bdi></li>`;
}
