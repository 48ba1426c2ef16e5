/** The class's time on the left, moved ahead from there, and the line above everything while it moves. */
import { say } from "./announce.js";
import { Icon } from "./icons.js";
import { ask } from "./live.js";
import { Menu } from "./menu.js";
import { change, get, useStore } from "./store.js";
import { locale, t } from "./texts.js";
import { ClassClock, classNow } from "./times.js";
import { html, useEffect, useRef } from "./view.js";
import { going } from "./way.js";

const SHOWN = 12_000; // ms that one has for reading where the clock has come to
const UNITS = [["week", 604_800_000], ["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]];

/** What time it is in the class; where its clock can be moved, a button that opens how. */
export function ClassTime() {
  const movable = useStore((state) => state.movable);
  if (!movable) {
    return html`<p class="class-clock"><${Icon} name="clock" /> ${t("class-time")} <${ClassClock} /></p>`;
  }
  return html`<div class="class-clock class-clock-movable">
    <${Menu} name=${t("clock-menu")} label=${html`<${Icon} name="clock" /> ${t("class-time")} <${ClassClock} />
      <${HowFar} />`}>
      ${(close) => html`<${Ways} close=${close} />`}
    <//>
  </div>`;
}

/** How far the class's time is ahead of this machine's, when it is. */
function HowFar() {
  const minutes = useStore((state) => Math.round(state.offset / 60_000));
  if (minutes < 1) return null;
  return html`<span class="class-ahead">${t("ahead-by", { time: distance(minutes * 60_000) })}</span>`;
}

/** "1 week, 2 days": the two largest units of a distance in ms; minutes only where there is nothing larger. */
function distance(ms) {
  const parts = [];
  let left = ms;
  for (const [unit, length] of UNITS) {
    if (unit === "minute" && parts.length) break;
    const count = Math.floor(left / length);
    left -= count * length;
    if (count) parts.push(new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(count));
    else if (parts.length) break;
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(locale(), { type: "unit", style: "long" }).format(parts);
}

function Ways({ close }) {
  const go = (by) => {
    close();
    move(by);
  };
  return html`
    <button class="menu-choice" type="button" onClick=${() => go("hour")}>${t("ahead-hour")}</button>
    <button class="menu-choice" type="button" onClick=${() => go("day")}>${t("ahead-day")}</button>
    <button class="menu-choice" type="button" onClick=${() => go("week")}>${t("ahead-week")}</button>
    <p class="faint">${t("ahead-help")}</p>`;
}

/** Says where to, so that it goes no further when it is asked again after a lost connection. */
async function move(by) {
  change({ come: "" });
  const to = new Date(classNow() + Object.fromEntries(UNITS)[by]).toISOString();
  try {
    await ask("ahead", { by, to });
  } catch (refusal) {
    change({ come: refusal.message });
    say(refusal.message);
  }
}

/** The line above everything: that time moves, who asked, and how far it is; afterwards where it has come to. */
export function OnTheWay() {
  const way = useStore((state) => state.way);
  const come = useStore((state) => state.come);
  useEffect(() => {
    if (!come) return undefined;
    const timer = setTimeout(() => get().come === come && change({ come: "" }), SHOWN);
    return () => clearTimeout(timer);
  }, [come]);
  if (!way && !come) return null;
  return html`<section class="on-the-way" aria-label=${t("clock-menu")}>
    ${come && html`<p><${Icon} name="clock" /> <span>${come}</span></p>`}
    ${way && html`<p><${Icon} name="clock" /> <span>${going(way)}</span> <strong><${ClassClock} /></strong></p>
      <${Gone} way=${way} />`}
  </section>`;
}

/** How much of the way lies behind, as a line that grows. */
function Gone({ way }) {
  const root = useRef();
  useStore((state) => state.offset);
  const from = Date.parse(way.from);
  const gone = Math.min(Math.max((classNow() - from) / (Date.parse(way.to) - from), 0), 1);
  useEffect(() => {
    root.current.style.transform = `scaleX(${gone})`;
  }, [gone]);
  return html`<div class="gone" role="progressbar" aria-label=${going(way)} aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${Math.round(gone * 100)}><span ref=${root}></span></div>`;
}
