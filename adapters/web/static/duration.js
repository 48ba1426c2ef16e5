/** How long something takes: a number and its unit, given as the words that the bot reads (`90m`, `2h`, `1d`, `3w`). */
import { t } from "./texts.js";
import { html, useState } from "./view.js";

const MINUTES = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** The number and the unit of a duration such as `1h 30m`: the largest unit in which it is whole. What is none, such as
 * `0m` or `-3m`, has its number too: whoever is told so sees it, and can empty it. */
export function parts(duration) {
  const found = [...String(duration ?? "").matchAll(/(-?\d+)\s*([wdhm])/gi)];
  if (!found.length) return ["", "m"];
  const total = found.reduce((sum, [, number, unit]) => sum + Number(number) * MINUTES[unit.toLowerCase()], 0);
  const unit = total ? ["w", "d", "h", "m"].find((each) => total % MINUTES[each] === 0) : found.at(-1)[2].toLowerCase();
  return [String(total / MINUTES[unit]), unit];
}

/** The control; see inputs.js for what it takes. */
export function Duration({ input, value, onChange, id, aria }) {
  const [number, read] = parts(value);
  const [chosen, setChosen] = useState(number ? read : "m");
  const unit = number ? unitShown(value, chosen) : chosen;
  const shown = number ? String(total(value) / MINUTES[unit]) : "";
  const give = (newNumber, newUnit) => {
    setChosen(newUnit);
    onChange(newNumber ? `${Math.round(Number(newNumber))}${newUnit}` : "");
  };
  return html`<span class="duration">
    <input class="input" ...${aria} id=${id} type="number" min="0" inputmode="numeric" value=${shown}
      onInput=${(event) => give(event.target.value, unit)} />
    <select class="input" aria-label=${t("unit-of", { name: input.label })}
      onChange=${(event) => give(shown, event.target.value)}>
      ${Object.keys(MINUTES).map((each) => html`<option key=${each} value=${each} selected=${each === unit}>
        ${t(`unit-${each}`)}</option>`)}
    </select>
  </span>`;
}

function total(value) {
  const [number, unit] = parts(value);
  return Number(number) * MINUTES[unit];
}

/** The unit that the person chose, as long as the duration is whole in it: 60 typed minutes do not jump to one hour. */
function unitShown(value, chosen) {
  return total(value) % MINUTES[chosen] === 0 ? chosen : parts(value)[1];
}
