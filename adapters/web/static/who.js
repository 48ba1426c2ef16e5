/** Choosing who to be: everyone in the class, by their role. A link, so that a second window can be someone else. */
import { keepPerson, personHref, readLooking } from "./address.js";
import { forgetSeen, keepPending, readAway } from "./deeds.js";
import { everyone, readPerson, signsIn } from "./early/knock.js";
import { Icon, Picture } from "./icons.js";
import { connect, disconnect, onGone } from "./live.js";
import { change, empty, get, listen, useStore } from "./store.js";
import { t } from "./texts.js";
import { isNew } from "./tour.js";
import { html, useLayoutEffect, useRef } from "./view.js";

export const ROLES = ["instructor", "assistant", "student"];

/** Begins as whoever the address or this tab says, else with the choice. */
export function begin() {
  onGone(leave);
  const id = readPerson();
  if (id === null) offer();
  else be(id);
}

/** Becomes this person in this tab. */
export function be(id) {
  keepPending();
  forgetSeen();
  if (signsIn) { // the server knows who one is
    change({ ...empty(), looking: readLooking(""), away: readAway(), peopleShown: get().peopleShown });
    connect("");
    return;
  }
  keepPerson(id);
  const looking = readLooking(id);
  if (!looking) remember(id);
  change({ ...empty(), looking, away: readAway(), peopleShown: get().peopleShown });
  connect(id);
  const enough = listen(() => {
    if (get().me !== null) enough();
    else if (get().link === "lost") {
      enough();
      doubt(id);
    }
  });
}

const RECENT = "homeroom.recent";

/** Whom one was lately in this browser, the newest first. */
export function recent() {
  const kept = JSON.parse(localStorage.getItem(RECENT) || "[]");
  return Array.isArray(kept) ? kept : [];
}

function remember(id) {
  localStorage.setItem(RECENT, JSON.stringify([id, ...recent().filter((each) => each !== id)].slice(0, 6)));
}

/** Shows who one can be. */
export async function offer(sentence = "") {
  disconnect();
  change({ ...empty(), choosing: [], choosingError: sentence, peopleShown: get().peopleShown });
  try {
    change({ choosing: await everyone() });
  } catch {
    change({ choosingError: t("no-class") });
  }
}

/** The class did not let this person in: perhaps there is no such person any more. */
async function doubt(id) {
  try {
    const people = await everyone();
    if (people.some((each) => each.id === id)) return;
  } catch {
    return; // the class is not there at all: the connection keeps trying and says so
  }
  leave();
}

function leave(why = "gone") {
  if (signsIn || why !== "gone") {
    if (why === "out") sessionStorage.clear(); // what was begun and not sent is for nobody who sits here next
    disconnect();
    change({ ...empty(), outside: why });
    return;
  }
  keepPerson(null);
  offer(t("gone-person"));
}

/** Away from who one is, back to the choice. */
export function changePerson() {
  keepPerson(null);
  offer();
}

/** The choice, as a page of its own. */
export function Choose() {
  const people = useStore((state) => state.choosing);
  const error = useStore((state) => state.choosingError);
  const heading = useRef();
  useLayoutEffect(() => heading.current.focus(), []);
  return html`<main class="choose">
    <p class="choose-class"><${Icon} name="home" /> ${t("homeroom")}</p>
    <h1 tabindex="-1" ref=${heading}>${t("choose-title")}</h1>
    <p>${t("choose-help")}</p>
    ${isShown(people) && html`<p class="choose-first">${t("choose-first")}</p>`}
    ${error && html`<p class="problem" role="alert">${error}${" "}
      <button class="button" type="button" onClick=${() => offer()}>${t("try-again")}</button></p>`}
    ${ROLES.map((role) => html`<${Group} key=${role} role=${role}
      people=${people.filter((one) => one.role === role)} />`)}
  </main>`;
}

/** Whether whoever begins as an instructor is shown around. */
function isShown(people) {
  const instructors = people.filter((one) => one.role === "instructor");
  return isNew() && instructors.length > 0 && instructors.every((one) => !one.toured);
}

function Group({ role, people }) {
  if (!people.length) return null;
  return html`<section aria-labelledby=${`role-${role}`}>
    <h2 id=${`role-${role}`}>${t(`role-${role}s`)}</h2>
    <ul class="choose-list">
      ${people.map((one) => html`<li key=${one.id}><${Option} person=${one} /></li>`)}
    </ul>
  </section>`;
}

function Option({ person }) {
  const take = (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button; // a new tab, as with any link
    if (elsewhere) return;
    event.preventDefault();
    be(person.id);
  };
  return html`<a class="choose-person" href=${personHref(person.id)} onClick=${take}>
    <${Picture} id=${person.id} name=${person.name} />
    <span class="choose-name"><bdi>${person.name}</bdi>${" "}
      ${person.simulated && html`<span class="tag">${t("simulated")}</span>`}</span>
    <span class="faint">${zoneName(person.zone)}</span>
  </a>`;
}

/** The part of a zone's name that people know: "Madrid" of "Europe/Madrid". */
export function zoneName(zone) {
  return (zone || "").split("/").at(-1).replaceAll("_", " ");
}
