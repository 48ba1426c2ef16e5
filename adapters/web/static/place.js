/** A place in the middle, or a thread beside it: its head, its messages, and where one writes. */
import { nameOf, spoken } from "./announce.js";
import { Composer } from "./composer.js";
import { firstPlace } from "./events.js";
import { Begun } from "./form.js";
import { closeBeside, joinVoice, load } from "./deeds.js";
import { Count, Icon, IconButton } from "./icons.js";
import { LookButton } from "./look.js";
import { InRoom, isOwn, placeName } from "./places.js";
import { Scroll } from "./scroll.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { seek } from "./threads.js";
import { classes, html, useEffect } from "./view.js";
import { hidePeople } from "./people.js";

/** The place in the middle. */
export function Here() {
  const place = useStore((state) => state.places[state.here]);
  if (!place) {
    return html`<main class="pane"><h1 class="unseen">${t("homeroom")}</h1>
      <p class="beginning faint">${t("no-place")}</p></main>`;
  }
  return html`<main class=${classes("pane pane-here", place.kind === "forum" && "pane-forum")} aria-label=${place.name || t("direct")}>
    <${Head} place=${place} />
    <${Notice} />
    <${Begun} />
    ${place.kind === "voice" && html`<${Voice} place=${place} />`}
    <${Inside} key=${place.key} place=${place} focus />
  </main>`;
}

/** The thread beside, if one is open. */
export function Beside() {
  const place = useStore((state) => state.places[state.beside]);
  if (!place) return null;
  return html`<aside class="pane pane-beside" aria-label=${t("thread-named", { name: place.name })}>
    <header class="pane-head">
      <${IconButton} name="back" kind="narrow-only" label=${t("back")} onClick=${closeBeside} />
      <h2><${Icon} name="thread" /> <bdi>${place.name}</bdi></h2>
      <${IconButton} name="close" kind="wide-only" label=${t("close-thread")} onClick=${closeBeside} />
    </header>
    <${Above} place=${place} />
    <${Inside} key=${place.key} place=${place} focus />
  </aside>`;
}

/** The message that a thread is under, while it is known here. */
function Above({ place }) {
  const room = useStore((state) => state.rooms[place.parent]);
  const message = room?.messages.find((each) => each.id === place.under);
  if (!message) return null;
  return html`<blockquote class="above">
    <p><strong>${nameOf(message.by)}</strong> <bdi>${spoken(message)}</bdi></p>
  </blockquote>`;
}

function Head({ place }) {
  const shown = useStore((state) => state.peopleShown);
  const people = () => {
    if (!matchMedia("(min-width: 45rem)").matches) change({ view: "people", peopleShown: true });
    else if (shown) hidePeople();
    else change({ peopleShown: true });
  };
  return html`<header class="pane-head">
    <${IconButton} name="back" kind="narrow-only" label=${t("all-places")} onClick=${() => change({ view: "places" })}>
      <${Elsewhere} />
    <//>
    <h1><${Icon} name=${place.kind} /> <bdi>${placeName(place)}</bdi></h1>
    ${place.staff && html`<span class="tag">${t("staff-only")}</span>`}
    <p class="topic faint" title=${place.topic}><bdi>${place.topic}</bdi></p>
    <${LookButton} />
    ${["channel", "forum"].includes(place.kind) && html`<${IconButton} name="thread" label=${t("threads")}
      onClick=${() => change({ dialog: { kind: "threads", parent: place.key } })} />`}
    <${IconButton} name="people" kind="people-button" label=${t("people")} aria-pressed=${shown} onClick=${people} />
  </header>`;
}

/** On a narrow page: how much waits in other places. */
function Elsewhere() {
  const here = useStore((state) => state.here);
  const unread = useStore((state) => state.unread);
  const count = Object.entries(unread).reduce((sum, [key, each]) => (key === here ? sum : sum + each), 0);
  const own = useStore((state) => Object.keys(state.unread).some((key) => key !== state.here && isOwn(state, key)));
  return html`<${Count} count=${count} own=${own} />`;
}

function Notice() {
  const notice = useStore((state) => state.notice);
  const word = useStore((state) => state.word);
  if (!notice && word) return html`<p class="word" role="status">${word}
    <${IconButton} name="close" label=${t("put-away")} onClick=${() => change({ word: "" })} /></p>`;
  return notice && html`<p class="problem notice" role="alert">${notice}
    <${IconButton} name="close" label=${t("put-away")} onClick=${() => change({ notice: "" })} /></p>`;
}

function Inside({ place, focus }) {
  const room = useStore((state) => state.rooms[place.key]);
  const jump = useStore((state) => state.jump);
  const spot = useStore((state) => (state.spot?.place === place.key ? state.spot.message : null));
  const link = useStore((state) => state.link);
  useEffect(() => {
    if (link === "open" && !room?.loaded) load(place.key);
  }, [link, room?.loaded]);
  return html`
    ${room?.loaded
      ? html`<${Scroll} place=${place} room=${room} jump=${jump} spot=${spot} />`
      : html`<p class="scroll-around beginning faint" role="status">${t("loading")}</p>`}
    <${Composer} place=${place} focus=${focus} />`;
}

/** Who is in a voice room, and the way in and out. There is no sound: only who is where. */
function Voice({ place }) {
  const inside = useStore((state) => state.voice[place.key]) || [];
  const me = useStore((state) => state.me);
  useStore((state) => state.people);
  const isIn = inside.includes(me);
  return html`<section class="voice" aria-label=${t("inside", { place: place.name })}>
    ${inside.length
      ? html`<ul role="list">${inside.map((id) => html`<${InRoom} key=${id} id=${id} />`)}</ul>`
      : html`<p class="faint">${t("nobody-inside")}</p>`}
    <button class=${`button ${isIn ? "look-plain" : "look-main"}`} type="button"
      onClick=${() => joinVoice(isIn ? null : place.key)}>
      ${t(isIn ? "leave-voice" : "join-voice")}</button>
    <p class="faint">${t("voice-help")}</p>
  </section>`;
}

/** Puts the address's places into the store; what the person cannot see is passed over. */
export function placesFrom({ here, beside }) {
  const { places } = get();
  const known = (key) => (key && places[key] ? key : null);
  const thread = known(beside);
  return { here: known(here) ?? (thread && known(places[thread].parent)) ?? firstPlace(), beside: thread };
}

/** The same for a link. Of one that leads nowhere it is said so, and not whether there is such a place for others. */
export function placesOfLink(named) {
  const { places, looking } = get();
  const found = placesFrom(named);
  const isHere = places[named.here];
  if (isHere && named.beside && !found.beside) seek(named.here, named.beside);
  const isNowhere = named.here && !isHere && !found.beside && !looking; // who looks is told so in their bar
  return { ...found, notice: isNowhere ? t("link-nowhere") : "" };
}
