/** The page of the browser class: starts it, and lays its parts out. */
import { keepPlaces, onStep } from "./address.js";
import { OnTheWay } from "./ahead.js";
import { nameOf, say } from "./announce.js";
import { readPlaces } from "./early/knock.js";
import { Dialog } from "./dialog.js";
import { OpenForm } from "./form.js";
import { again, onReturn } from "./live.js";
import { Looking } from "./look.js";
import { DirectDialog, People, PersonDialog } from "./people.js";
import { Beside, Here, placesFrom, placesOfLink } from "./place.js";
import { Places, waitsFor } from "./places.js";
import { AddPersonDialog, Outside } from "./signed.js";
import { change, get, listen, together, useStore } from "./store.js";
import { readTexts, t } from "./texts.js";
import { ThreadsDialog } from "./threads.js";
import { Tour } from "./tour.js";
import { refuseDrops } from "./upload.js";
import { classes, html, render, useShown } from "./view.js";
import { begin, Choose } from "./who.js";

function App() {
  const choosing = useStore((state) => state.choosing !== null);
  const met = useStore((state) => state.me !== null);
  const outside = useStore((state) => state.outside);
  if (outside) return html`<${Outside} why=${outside} />`;
  return html`
    <${Lost} /><${Looking} />
    ${met && !choosing && html`<${OnTheWay} />`}
    ${choosing ? html`<${Choose} />` : met ? html`<${Class} />` : html`<${Coming} />`}
    <p class="unseen" role="status" aria-live="polite"><${Said} /></p>`;
}

function Coming() {
  return html`<main class="beginning faint">
    <h1 class="unseen">${t("homeroom")}</h1><p role="status">${t("connecting")}</p>
  </main>`;
}

function Class() {
  const view = useStore((state) => state.view);
  const beside = useStore((state) => state.beside !== null && Boolean(state.places[state.beside]));
  const people = useStore((state) => state.peopleShown);
  const around = useShown(); // the messages first
  return html`<div class=${classes("class", `view-${view}`, beside && "with-thread", people && "with-people")}>
      ${around ? html`<${Places} />` : html`<div class="column places"></div>`}<${Here} />
      <${Beside} />${people && (around ? html`<${People} />` : html`<div class="column people"></div>`)}
    </div>
    <${OpenForm} /><${OpenDialog} />${around && html`<${Tour} />`}`;
}

/** The line that says that the connection is gone, and that nothing has to be done about it. */
function Lost() {
  const lost = useStore((state) => state.link === "lost");
  return html`<div role="status" aria-live="polite">
    ${lost && html`<p class="lost">${t("lost")}${" "}
      <button class="link" type="button" onClick=${again}>${t("try-now")}</button></p>`}
  </div>`;
}

function Said() {
  return useStore((state) => state.said);
}

function OpenDialog() {
  const dialog = useStore((state) => state.dialog);
  const close = () => change({ dialog: null });
  if (dialog?.kind === "person") return html`<${PersonDialog} key=${dialog.id} id=${dialog.id} close=${close} />`;
  if (dialog?.kind === "direct") return html`<${DirectDialog} close=${close} />`;
  if (dialog?.kind === "add-person") return html`<${AddPersonDialog} close=${close} />`;
  if (dialog?.kind === "threads") return html`<${ThreadsDialog} parent=${dialog.parent} close=${close} />`;
  if (dialog?.kind === "picture") {
    return html`<${Dialog} title=${dialog.alt} onClose=${close} light kind="picture">
      <img src=${dialog.src} alt=${dialog.alt} /><//>`;
  }
  return null;
}

/** The window's title: where one is, and how much waits. */
function title() {
  const { me, here, places, people, unread, mentioned } = get();
  if (me === null) return t("homeroom");
  const waiting = Object.entries(unread).reduce(
    (sum, [key, count]) => sum + (waitsFor(places[key], me, mentioned) ? count : 0), 0);
  const place = places[here];
  const others = place?.people?.filter((id) => id !== me).map(nameOf).join(", ");
  const where = place?.kind === "direct" ? others || t("homeroom") : place?.name;
  const words = [where, people[me]?.name, t("homeroom")].filter(Boolean).join(" · ");
  return waiting ? `(${waiting}) ${words}` : words;
}

let arrived = false; // by the address; who becomes somebody else afterwards stays where they may

/** After a hello, and after a connection came back: where the address says, and everything missed fetched again. */
function arrive({ first, reset }) {
  together(() => {
    if (reset) change({ rooms: {} });
    const places = arrived ? placesFrom : placesOfLink;
    arrived = true;
    change(places(first ? readPlaces() : get()));
    if (!first) say(t("back-again"));
  });
}

const SOON = 200; // ms

/** Draws the page once there is something to read, or soon that there is not: nothing flashes by in between. */
function draw() {
  const first = () => {
    const { me, choosing, outside } = get();
    if (me !== null || choosing?.length || outside) now();
  };
  const now = () => {
    enough();
    clearTimeout(late);
    const page = document.getElementById("page");
    page.replaceChildren(); // the word that stood there while this was on its way
    render(html`<${App} />`, page);
  };
  const late = setTimeout(now, SOON);
  const enough = listen(first);
  first();
}

readTexts();
refuseDrops();
onReturn(arrive);
listen(() => {
  if (get().me !== null) keepPlaces();
  const newTitle = title();
  if (document.title !== newTitle) document.title = newTitle;
});
onStep((view) => {
  const people = [view, get().view].includes("people") && { peopleShown: view === "people" };
  change({ ...placesOfLink(readPlaces()), view, ...people });
});
change({ peopleShown: matchMedia("(min-width: 68rem)").matches });
begin();
draw();
