/**
 * Seeing the class as a student does until one goes back, with a bar across its top that says so. Where one may be
 * anybody (the demo class) the page is that student's; where people sign in one only looks (onlooker.js).
 */
import { say } from "./announce.js";
import { keepLooking } from "./address.js";
import { Icon } from "./icons.js";
import { onReturn } from "./live.js";
import { roleOf } from "./onlooker.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useEffect } from "./view.js";
import { be } from "./who.js";

const LAST = "homeroom.looked-as";

/** The button in a place's head, for the staff. */
export function LookButton() {
  const choosable = useStore((state) => state.choosable);
  const role = useStore(roleOf);
  if (role === "student" || (choosable && !students().length)) return null;
  return html`<button class="button look-button" type="button" title=${t("look")} onClick=${choosable ? () => lookAs() : lookOn}>
    <${Icon} name="eye" /><span class="look-words">${t("look")}</span></button>`;
}

/** The bar that says as whom one sees this, and leads back. */
export function Looking() {
  const looking = useStore((state) => state.looking);
  const people = useStore((state) => state.people);
  useEffect(() => {
    if (!looking) return undefined;
    const keys = (event) => {
      const taken = event.defaultPrevented || get().tour !== null || document.querySelector("dialog[open]");
      if (event.key === "Escape" && !taken) goBack();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [looking?.as]);
  useStore((state) => state.here);
  if (!looking) return null;
  const name = people[looking.as]?.name;
  const elsewhere = looking.elsewhere && location.hash === looking.landed;
  const from = people[looking.from]?.name ?? "";
  return html`<section class="looking" aria-label=${t("look")}>
    <p><${Icon} name="eye" /> ${seenAs(looking, name)}
      ${elsewhere && html` <span>${t(name ? "look-elsewhere" : "look-elsewhere-any", { name })}</span>`}
      ${looking.told && html` <strong>${t("look-only")}</strong>`}</p>
    ${!looking.only && html`<select class="input looking-who" aria-label=${t("look-other")} value=${looking.as}
      onChange=${(event) => lookAs(event.target.value)}>
      ${students().map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
    </select>`}
    <button class="button" type="button" onClick=${goBack}>
      ${looking.only ? t("look-end") : t("look-back", { name: from })}</button>
  </section>`;
}

/** As whom one sees this; where one is that student, that what one does is theirs. */
function seenAs({ only }, name) {
  const sentence = t(name ? "looking" : "looking-any", { name });
  return only ? sentence : `${sentence} ${t("looking-real")}`;
}

function students() {
  return Object.values(get().people).filter((one) => one.role === "student");
}

/** Becomes this student, or whom one saw it as last, in the same place. */
function lookAs(id) {
  const { me, here, looking } = get();
  const last = localStorage.getItem(LAST);
  const all = students();
  const as = id || all.find((one) => one.id === last)?.id || all[0].id;
  localStorage.setItem(LAST, as);
  const stayed = looking && location.hash === looking.landed;
  if (stayed) moveTo(looking.place.hash);
  const place = stayed ? looking.place : { key: here, hash: location.hash };
  keepLooking({ from: looking?.from ?? me, as, place });
  be(as);
}

/** Sees it as any student does, in the same place. */
function lookOn() {
  const { me, here } = get();
  keepLooking({ only: true, from: me, as: "", place: { key: here, hash: location.hash } });
  be("");
}

/** Is oneself again: where one came from, unless one went elsewhere meanwhile. */
function goBack() {
  const { from, place, landed } = get().looking;
  if (location.hash === landed) moveTo(place.hash);
  keepLooking(null);
  be(from);
}

function moveTo(hash) {
  history.replaceState(null, "", location.pathname + location.search + hash);
}

/** The student is there: says as whom one sees this, and why one stands elsewhere where they may not see the place. */
function arrive({ first }) {
  const { looking, people, places } = get();
  if (!first || !looking) return;
  if (looking.only && people[get().me]?.role === "student") {
    setTimeout(goBack); // no longer the staff's: behind what else comes with the greeting
    return;
  }
  say(seenAs(looking, people[looking.as]?.name));
  if (looking.landed || !looking.place.key || places[looking.place.key]) return;
  change({ looking: { ...looking, elsewhere: true } });
}

/** Remembers where one stood at first, so that going back from there leads to where one came from. */
function land() {
  const { looking } = get();
  if (!looking || looking.landed) return;
  const landed = { ...looking, landed: location.hash };
  keepLooking(landed);
  change({ looking: landed });
}

onReturn(arrive);
onReturn(() => setTimeout(land)); // behind what writes the place into the address
