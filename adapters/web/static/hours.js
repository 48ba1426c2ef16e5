/**
 * The free hours of a week as a grid: tick one, draw over several with the mouse or a thumb, press a day or an hour for
 * all of it; the arrows walk through it.
 */
import { locale, t } from "./texts.js";
import { html, useEffect, useRef, useState } from "./view.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HOURS = [...Array(24).keys()];
const [FIRST, LAST] = [7, 22]; // the hours that are shown at first; the night at a press
const MONDAY = Date.UTC(2024, 0, 1); // any Monday: only its name is shown

function dayName(day, length) {
  const format = new Intl.DateTimeFormat(locale(), { weekday: length, timeZone: "UTC" });
  return format.format(MONDAY + DAYS.indexOf(day) * 86_400_000);
}

const two = (hour) => String(hour).padStart(2, "0");
const cell = (day, hour) => `${day}-${two(hour)}`;

const isNight = (hour) => hour < FIRST || hour > LAST;
const hourOf = (key) => Number(key.slice(-2));

/** The control; see inputs.js for what it takes. The value is a list of `mon-09`. */
export function Hours({ value, onChange, aria, label, help }) {
  const chosen = new Set(value || []);
  const [whole, setWhole] = useState(() => [...chosen].some((key) => isNight(hourOf(key))));
  const hours = whole ? HOURS : HOURS.filter((hour) => !isNight(hour));
  const { give, down, move } = useDrawing(chosen, onChange);
  const click = (event, key) => {
    if (event.detail) event.preventDefault(); // it was done when the pointer went down
    else give([key], !chosen.has(key));
  };
  const all = (keys) => give(keys, !keys.every((key) => chosen.has(key)));
  const stop = firstStop(chosen, hours);
  return html`<fieldset class="hours" aria-describedby=${aria["aria-describedby"]}>
    <legend>${label}</legend>${help}
    <p class="field-help">${t("hours-help")}</p>
    <table onKeyDown=${walk} onPointerDown=${down} onPointerMove=${move}>
      <thead><tr><td></td>${DAYS.map((day) => html`<th key=${day} scope="col">
        <button type="button" aria-label=${t("hours-day", { day: dayName(day, "long") })}
          onClick=${() => all(hours.map((hour) => cell(day, hour)))}>${dayName(day, "short")}</button></th>`)}
      </tr></thead>
      <tbody>${hours.map((hour) => html`<tr key=${hour}>
        <th scope="row"><button type="button" aria-label=${t("hours-hour", { hour: `${two(hour)}:00` })}
          onClick=${() => all(DAYS.map((day) => cell(day, hour)))}>${two(hour)}</button></th>
        ${DAYS.map((day) => {
          const key = cell(day, hour);
          return html`<td key=${day}><input type="checkbox" data-cell=${key} checked=${chosen.has(key)}
            tabindex=${key === stop ? 0 : -1} aria-label=${`${dayName(day, "long")} ${hour}:00`}
            onClick=${(event) => click(event, key)} /></td>`;
        })}
      </tr>`)}</tbody>
    </table>
    <p class="hours-foot"><span class="faint" aria-live="polite">${t("hours-chosen", { count: chosen.size })}</span>
      <button class="link" type="button" aria-expanded=${whole}
        onClick=${() => setWhole(!whole)}>${t(whole ? "hours-day-only" : "hours-night")}</button></p>
  </fieldset>`;
}

/** What the pointer does to the grid, and `give`: these cells are chosen, or not. */
function useDrawing(chosen, onChange) {
  const drawing = useRef(null); // {from, to, on, before} while one draws: what is in the rectangle is `on`
  const latest = useRef(chosen);
  latest.current = chosen;
  useEffect(() => {
    const stop = () => (drawing.current = null);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
    return () => {
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
    };
  }, []);

  const give = (keys, on, from = latest.current) => {
    const next = new Set(from);
    for (const key of keys) on ? next.add(key) : next.delete(key);
    if (next.size !== latest.current.size || [...next].some((key) => !latest.current.has(key))) onChange(inOrder(next));
  };
  const down = (event) => {
    const key = keyAt(event.target);
    if (!key || event.button) return;
    event.target.closest("td").querySelector("input").focus({ preventScroll: true });
    drawing.current = { from: key, to: key, on: !chosen.has(key), before: chosen };
    give([key], drawing.current.on);
  };
  const move = (event) => {
    const drawn = drawing.current;
    if (!drawn) return;
    // A finger holds on to where it began: what is below it has to be looked up.
    const key = keyAt(document.elementFromPoint(event.clientX, event.clientY));
    if (!key || key === drawn.to) return;
    drawn.to = key;
    give(between(drawn.from, key), drawn.on, drawn.before);
  };
  return { give, down, move };
}

function keyAt(element) {
  return element?.closest?.(".hours td")?.querySelector("[data-cell]")?.dataset.cell;
}

/** The cells of the rectangle between two. */
function between(one, other) {
  const span = (all, ...ends) => {
    const [from, to] = ends.map((end) => all.indexOf(end)).sort((a, b) => a - b);
    return all.slice(from, to + 1);
  };
  const days = span(DAYS, one.slice(0, 3), other.slice(0, 3));
  const hours = span(HOURS, hourOf(one), hourOf(other));
  return days.flatMap((day) => hours.map((hour) => cell(day, hour)));
}

function firstStop(chosen, hours) {
  return inOrder(chosen).find((key) => hours.includes(hourOf(key))) ?? cell("mon", Math.max(hours[0], 9));
}

function inOrder(chosen) {
  return DAYS.flatMap((day) => HOURS.map((hour) => cell(day, hour))).filter((key) => chosen.has(key));
}

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function walk(event) {
  const step = STEPS[event.key];
  const at = event.target.dataset.cell;
  if (!step || !at) return;
  event.preventDefault();
  const [day, hour] = at.split("-");
  const next = cell(DAYS[DAYS.indexOf(day) + step[0]] ?? day, Math.min(23, Math.max(0, Number(hour) + step[1])));
  event.currentTarget.querySelector(`[data-cell="${next}"]`)?.focus();
}
