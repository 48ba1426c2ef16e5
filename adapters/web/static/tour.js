/**
 * The tour for who comes first: a few words beside a part of the page, with a ring around it. It blocks nothing, steps
 * aside for forms and dialogs, and once it was gone through or left it comes only when it is called.
 */
import { Icon, IconButton } from "./icons.js";
import { ask, onReturn } from "./live.js";
import { roleOf } from "./onlooker.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useEffect, useId, useLayoutEffect, useRef, useState } from "./view.js";

const KEPT = "homeroom.tour";
const GAP = 14; // px between the words and what they are about
const NARROW = "(max-width: 45rem)";
const ALL_PLACES = ".pane-here .pane-head > .narrow-only"; // where the left column is a page of its own
const COMPOSER = [".pane-here .composer-row", ".pane-here .composer"];
/** Where the focus goes at its end; without a mouse not into the box, which would bring up a keyboard over the page. */
const WRITE = matchMedia("(hover: hover)").matches ? ":is(textarea, input, select)" : "button";
const ICEBREAKER = "icebreaker now";

/**
 * Each step: which words, and the parts that it may point at; the first that is shown is taken. Where a step has an
 * `arrow`, it has other words for when its part is behind the arrow.
 */
const STAFF = [
  { name: "places", at: [".places .column-body", ALL_PLACES], arrow: true },
  { name: "slash", at: COMPOSER },
  { name: "icebreaker", at: COMPOSER, line: `/${ICEBREAKER}` },
  { name: "others", at: [".look-button"], choosable: true },
  { name: "look", at: [".look-button"], choosable: false },
  { name: "clock", at: [".class-clock", ALL_PLACES], movable: false, arrow: true },
  { name: "ahead", at: [".class-clock", ALL_PLACES], movable: true, arrow: true },
];
const STUDENT = [
  { name: "places", at: [".places .column-body", ALL_PLACES], arrow: true },
  { name: "cards", at: [".pane-here .scroll"] },
  { name: "write", at: COMPOSER },
  { name: "people", at: [".pane-here .people-button"] },
  { name: "own", at: [".me", ALL_PLACES], arrow: true },
];

function steps() {
  const { people, commands, movable, choosable } = get();
  if (roleOf(get()) === "student") return STUDENT;
  const knows = commands.some((command) => command.name === ICEBREAKER);
  const seen = Object.values(people).some((one) => one.role === "student"); // else there is nobody to see it as
  return STAFF.filter((step) => (!step.line || knows) && (step.movable ?? movable) === movable
    && (step.choosable ?? choosable) === choosable && (step.name !== "others" || seen));
}

/** Begins it. */
export function tour() {
  change({ tour: 0, view: "place" });
}

/** Leaves it; the focus goes to where one writes. */
function end() {
  change({ tour: null });
  document.querySelector(`.pane-here .composer ${WRITE}`)?.focus();
  localStorage.setItem(KEPT, "done");
  ask("toured").catch(() => {}); // this browser knows it already
}

/** The step that one is at, if any. */
export function Tour() {
  const step = useStore((state) => state.tour);
  const aside = useStore((state) => Boolean(state.form || state.dialog));
  const view = useStore((state) => state.view);
  if (step === null || aside || view !== "place") return null;
  const all = steps();
  return html`<${Step} key=${step} step=${all[Math.min(step, all.length - 1)]} number=${step + 1} of=${all.length} />`;
}

function Step({ step, number, of }) {
  const root = useRef();
  const id = useId();
  const [isBehind, setBehind] = useState(false);
  useLayoutEffect(() => {
    const target = step.at.map((part) => document.querySelector(part)).find((part) => part?.getClientRects().length);
    setBehind(Boolean(step.arrow && target?.matches(ALL_PLACES)));
    const put = () => place(root.current, target);
    put();
    target?.setAttribute("data-tour", ""); // no attribute that what draws the part would write over
    root.current.querySelector(".look-main").focus({ preventScroll: true });
    const watcher = new ResizeObserver(put);
    for (const part of [document.body, root.current, target]) if (part) watcher.observe(part);
    return () => {
      watcher.disconnect();
      target?.removeAttribute("data-tour");
    };
  }, []);
  useEffect(() => {
    const keys = (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      end();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, []);
  const go = (by) => change({ tour: number - 1 + by });
  const put = () => change({ draft: { place: get().here, text: step.line } });
  const isLast = number === of;
  const kind = STAFF.includes(step) ? "staff" : "student";
  const words = isBehind ? "arrow" : "words";
  return html`<section class="tour" role="dialog" ref=${root} aria-labelledby=${`${id}-title`}
    aria-describedby=${`${id}-words`}>
    <header><p class="faint">${t("tour-step", { step: number, steps: of })}</p>
      <${IconButton} name="close" label=${t("tour-skip")} onClick=${end} /></header>
    <h2 id=${`${id}-title`}>${t(`tour-${kind}-${step.name}`)}</h2>
    <p id=${`${id}-words`}>${t(`tour-${kind}-${step.name}-${words}`)}</p>
    ${step.line && html`<p><button class="button" type="button" onClick=${put}>
      <${Icon} name="slash" /> ${t("tour-put")}</button></p>`}
    <footer>
      ${!isLast && html`<button class="link tour-skip" type="button" onClick=${end}>${t("tour-skip")}</button>`}
      ${number > 1 && html`<button class="button" type="button" onClick=${() => go(-1)}>${t("back")}</button>`}
      <button class="button look-main" type="button" onClick=${() => (isLast ? end() : go(1))}>
        ${t(isLast ? "done" : "tour-next")}</button>
    </footer>
  </section>`;
}

/** Puts the words beside the part: where there is room, and on a narrow page as a sheet that does not cover it. */
function place(box, target) {
  const { innerWidth: width, innerHeight: height } = window;
  const part = target?.getBoundingClientRect() ?? { left: 0, right: 0, top: 0, bottom: 0, width: 0 };
  const put = (left, top) => {
    box.style.left = `${Math.round(left)}px`;
    box.style.top = `${Math.round(top)}px`;
  };
  const { offsetWidth: wide, offsetHeight: tall } = box;
  const within = (value, most) => Math.max(GAP, Math.min(value, most - GAP));
  if (matchMedia(NARROW).matches) {
    const isLow = part.top > height / 2;
    put(0, isLow ? part.top - GAP - tall : height - tall);
    return;
  }
  const middle = within(part.left + part.width / 2 - wide / 2, width - wide);
  if (!target) put(width - wide - GAP, height - tall - GAP);
  else if (part.width < width / 3 && part.right + GAP + wide < width) {
    put(part.right + GAP, within(part.top, height - tall));
  } else if (part.bottom + GAP + tall < height) put(middle, part.bottom + GAP);
  else if (part.top - GAP - tall > 0) put(middle, part.top - GAP - tall);
  else put(middle, within(part.top + GAP, height - tall)); // over a part that fills the page
}

/** Whether nobody was shown around in this browser yet. */
export function isNew() {
  return localStorage.getItem(KEPT) === null;
}

/** Comes by itself once: not in a browser, nor to a person, that had it. */
function arrive({ first }) {
  const { toured, looking } = get();
  if (first && !toured && !looking && isNew()) tour();
}

onReturn(arrive);
