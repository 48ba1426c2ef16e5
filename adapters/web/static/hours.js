/** The free hours of a week as a grid: tick one, or draw over several; the arrows walk through it. */
import { locale, t } from "./texts.js";
import { html, useEffect, useRef } from "./view.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HOURS = [...Array(24).keys()];
const FIRST_SEEN = 8;
const MONDAY = Date.UTC(2024, 0, 1); // any Monday: only its name is shown

function dayName(day, length) {
  const format = new Intl.DateTimeFormat(locale(), { weekday: length, timeZone: "UTC" });
  return format.format(MONDAY + DAYS.indexOf(day) * 86_400_000);
}

function cell(day, hour) {
  return `${day}-${String(hour).padStart(2, "0")}`;
}

/** The control; see inputs.js for what it takes. The value is a list of `mon-09`. */
export function Hours({ value, onChange, aria, label, help }) {
  const chosen = new Set(value || []);
  const drawing = useRef(null); // true while ticking, false while clearing
  const drawn = useRef(false); // whether the press that comes as a click was done already
  const root = useRef();
  useEffect(() => {
    const grid = root.current;
    const first = grid.querySelector(`[data-cell="${cell("mon", FIRST_SEEN)}"]`).closest("tr");
    grid.scrollTop = first.offsetTop - grid.querySelector("thead").offsetHeight;
    const stop = () => (drawing.current = null);
    addEventListener("pointerup", stop);
    return () => removeEventListener("pointerup", stop);
  }, []);
  const set = (key, on) => {
    if (chosen.has(key) === on) return;
    if (on) chosen.add(key);
    else chosen.delete(key);
    onChange(inOrder(chosen));
  };
  const down = (event, key) => {
    drawn.current = event.pointerType !== "touch"; // a finger scrolls; it ticks by tapping
    if (!drawn.current) return;
    drawing.current = !chosen.has(key);
    set(key, drawing.current);
  };
  const over = (key) => drawing.current !== null && set(key, drawing.current);
  const click = (event, key) => {
    if (event.detail && drawn.current) event.preventDefault();
    else set(key, !chosen.has(key));
  };
  return html`<fieldset class="hours" aria-describedby=${aria["aria-describedby"]}>
    <legend>${label}</legend>${help}
    <div class="hours-grid" ref=${root} onKeyDown=${walk}>
      <table>
        <thead><tr><td></td>${DAYS.map((day) => html`<th key=${day} scope="col">
          <abbr title=${dayName(day, "long")}>${dayName(day, "short")}</abbr></th>`)}</tr></thead>
        <tbody>${HOURS.map((hour) => html`<tr key=${hour}>
          <th scope="row">${String(hour).padStart(2, "0")}:00</th>
          ${DAYS.map((day) => {
            const key = cell(day, hour);
            return html`<td key=${day} onPointerDown=${(event) => down(event, key)} onPointerEnter=${() => over(key)}>
              <input type="checkbox" data-cell=${key} checked=${chosen.has(key)}
                tabindex=${key === firstStop(chosen) ? 0 : -1}
                aria-label=${`${dayName(day, "long")} ${hour}:00`} onClick=${(event) => click(event, key)} /></td>`;
          })}
        </tr>`)}</tbody>
      </table>
    </div>
    <p class="faint" aria-live="polite">${t("hours-chosen", { count: chosen.size })}</p>
  </fieldset>`;
}

function firstStop(chosen) {
  return inOrder(chosen)[0] ?? cell("mon", FIRST_SEEN);
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
