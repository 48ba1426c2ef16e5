/** How long words in a field may be: nothing is cut, what is near the limit is counted, what is beyond it is said. */
import { locale, t } from "./texts.js";
import { html, useEffect, useRef, useState } from "./view.js";

const NEAR = 0.9; // of what fits; from there on one wants to know
const REST = 1000; // ms without a key before it is told to those who listen

/** The sentence about words that are too long, or nothing. The server counts the same and refuses as well. */
export function tooLong(input, value) {
  const [has, most] = measured(input, value);
  return has > most ? t("unfit-long", { has: figure(has), most: figure(most) }) : "";
}

/** How much is written and how much fits, once that is near. It is told when it begins and when it fits again. */
export function Counter({ input, value }) {
  const [has, most] = measured(input, value);
  const state = has > most ? "over" : has >= most * NEAR ? "near" : "";
  const told = useRef("");
  const [said, say] = useState("");
  const count = t("count-of", { has: figure(has), most: figure(most) });
  useEffect(() => {
    const rest = setTimeout(() => {
      if (told.current === state) return;
      if (state) say(tooLong(input, value) || count);
      else say(told.current === "over" ? t("fits-again") : "");
      told.current = state;
    }, REST);
    return () => clearTimeout(rest);
  }, [state, has]);
  if (!Number.isFinite(most)) return null;
  return html`${state === "near" && html`<p class="field-count" aria-hidden="true">${count}</p>`}
    <p class="unseen" role="status">${said}</p>`;
}

/** Characters as the server counts them: without the blanks around, and an emoji of one sign as one. */
function measured(input, value) {
  if (!["text", "long"].includes(input.kind) || !input.most) return [0, Infinity];
  return [[...String(value ?? "").trim()].length, input.most];
}

function figure(number) {
  return number.toLocaleString(locale(), { useGrouping: "always" });
}
