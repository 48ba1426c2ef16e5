/** One thing to fill in: its label, its help, its error, and the control that fits its kind. */
import { Duration } from "./duration.js";
import { Hours } from "./hours.js";
import { Counter, tooLong } from "./length.js";
import { PeoplePicker } from "./picker.js";
import { get, useStore } from "./store.js";
import { t } from "./texts.js";
import { readerZone } from "./times.js";
import { Upload } from "./upload.js";
import { html, useId } from "./view.js";

const RADIOS = 5; // so many choices still stand side by side
const GROUPS = new Set(["choices", "person", "people", "hours"]); // several controls under one legend

/** How each kind is asked for. Every control takes `{input, value, onChange, id, aria, compact, label, help}`; those of
 * several parts show the label and the help themselves. */
const CONTROLS = {
  text: Line,
  long: Paragraph,
  lines: Paragraph,
  number: Line,
  yes: Yes,
  choice: One,
  choices: Several,
  person: Person,
  people: People,
  place: Place,
  duration: Duration,
  date: Line,
  time: Line,
  moment: Line,
  zone: Zone,
  hours: Hours,
  upload: Upload,
};

/**
 * @param {{input: object, value: any, onChange: (value: any) => void, compact?: boolean}} props
 *   `input` is the protocol's Input; `compact` is for the composer, where what is not given must stay not given
 */
export function Field({ input, value, onChange, compact }) {
  const id = useId();
  const hint = hintOf(input);
  const wrong = tooLong(input, value) || input.error;
  const described = [wrong && `${id}-error`, (input.help || hint) && `${id}-help`].filter(Boolean).join(" ");
  const aria = {
    "aria-describedby": described || undefined,
    "aria-invalid": wrong ? "true" : undefined,
    "aria-required": input.required ? "true" : undefined,
  };
  const draw = CONTROLS[input.kind] || Line;
  const group = GROUPS.has(input.kind) || isRadios(input, compact);
  const label = html`${input.label}${!input.required && html` <span class="faint">${t("optional")}</span>`}`;
  const help = (input.help || hint) && html`<p class="field-help" id=${`${id}-help`}>
    ${input.help}${input.help && hint && html`<br />`}${hint}</p>`;
  const control = html`<${draw} input=${input} value=${value} onChange=${onChange} id=${id} aria=${aria}
    compact=${compact} label=${label} help=${help} />`;
  const error = wrong && html`<p class="field-error" id=${`${id}-error`}>${wrong}</p>`;
  const marks = { "data-name": input.name, "data-wrong": wrong ? "" : undefined };
  if (group) return html`<div class="field" ...${marks}>${control}${error}</div>`;
  if (input.kind === "yes" && !compact) {
    return html`<div class="field field-yes" ...${marks}>
      <div class="field-box">${control}<label for=${id}>${input.label}</label></div>${help}${error}</div>`;
  }
  return html`<div class="field" ...${marks}>
    <label class="field-label" for=${id}>${label}</label>${help}${control}${error}
    <${Counter} input=${input} value=${value} /></div>`;
}

function hintOf(input) {
  if (input.kind === "lines") return t("one-a-line");
  if (input.kind === "moment") return t("in-zone", { zone: readerZone() });
  if (input.most && ["choices", "people"].includes(input.kind)) return t("at-most", { most: input.most });
  return "";
}

function isRadios(input, compact) {
  return input.kind === "choice" && !compact && input.choices.length <= RADIOS;
}

const TYPES = { number: "number", date: "date", time: "time", moment: "datetime-local" };

function Line({ input, value, onChange, id, aria }) {
  const number = input.kind === "number";
  const bound = (value) => (number ? (value ?? undefined) : undefined);
  return html`<input class="input" ...${aria} id=${id} type=${TYPES[input.kind] || "text"} value=${value ?? ""}
    min=${bound(input.least)} max=${bound(input.most)}
    autocomplete="off" dir=${number ? undefined : "auto"}
    onInput=${(event) => onChange(event.target.value)} />`;
}

function Paragraph({ input, value, onChange, id, aria, compact }) {
  const text = Array.isArray(value) ? value.join("\n") : (value ?? "");
  return html`<textarea class="input" ...${aria} id=${id} rows=${compact ? 2 : 4} value=${text} dir="auto"
    onInput=${(event) => onChange(event.target.value)}></textarea>`;
}

function Yes({ value, onChange, id, aria, compact }) {
  if (!compact) {
    return html`<input ...${aria} id=${id} type="checkbox" checked=${value === true}
      onChange=${(event) => onChange(event.target.checked)} />`;
  }
  const pick = (event) => onChange(event.target.value ? event.target.value === "yes" : null);
  return html`<select class="input" ...${aria} id=${id} onChange=${pick}>
    <option value="" selected=${value == null}>${t("not-chosen")}</option>
    <option value="yes" selected=${value === true}>${t("yes")}</option>
    <option value="no" selected=${value === false}>${t("no")}</option>
  </select>`;
}

function One({ input, value, onChange, id, aria, compact, label, help }) {
  if (isRadios(input, compact)) {
    const none = { value: "", label: t("not-chosen") };
    const choices = input.required ? input.choices : [none, ...input.choices];
    return html`<fieldset class="choices" aria-describedby=${aria["aria-describedby"]} role="radiogroup">
      <legend>${label}</legend>${help}
      ${choices.map((choice) => html`<label key=${choice.value}><input type="radio" name=${id}
        checked=${(value ?? "") === choice.value} onChange=${() => onChange(choice.value)} /> ${choice.label}</label>`)}
    </fieldset>`;
  }
  return html`<${Options} ...${{ value, onChange, id, aria }} choices=${input.choices} />`;
}

/** A plain select; what is not chosen is an entry of its own. */
function Options({ value, onChange, id, aria, choices }) {
  return html`<select class="input" ...${aria} id=${id} onChange=${(event) => onChange(event.target.value)}>
    <option value="" selected=${!value}>${t("not-chosen")}</option>
    ${choices.map((choice) => html`<option key=${choice.value} value=${choice.value}
      selected=${value === choice.value}>${choice.label}</option>`)}
  </select>`;
}

function Several({ input, value, onChange, aria, label, help }) {
  const values = value || [];
  const toggle = (one) => onChange(values.includes(one) ? values.filter((each) => each !== one) : [...values, one]);
  return html`<fieldset class="choices" aria-describedby=${aria["aria-describedby"]}>
    <legend>${label}</legend>${help}
    ${input.choices.map((choice) => html`<label key=${choice.value}><input type="checkbox"
      checked=${values.includes(choice.value)} onChange=${() => toggle(choice.value)} /> ${choice.label}</label>`)}
  </fieldset>`;
}

function Person({ value, onChange, aria, label, help }) {
  return html`<${PeoplePicker} label=${label} help=${help} most=${1} value=${value ? [value] : []}
    describedby=${aria["aria-describedby"]} onChange=${([id]) => onChange(id)} />`;
}

function People({ input, value, onChange, aria, label, help }) {
  return html`<${PeoplePicker} label=${label} help=${help} value=${value || []}
    most=${input.most === 1 ? undefined : input.most}
    describedby=${aria["aria-describedby"]} onChange=${onChange} />`;
}

/** The places of the kinds that this input takes. One of another kind stays while it is chosen: what is wrong with it
 * stands below. */
function Place({ input, value, onChange, id, aria }) {
  const places = useStore((state) => state.places);
  const choices = Object.values(places)
    .filter((place) => input.places?.includes(place.kind) || place.key === value)
    .map((place) => ({ value: place.key, label: placeLabel(place, places) }));
  return html`<${Options} ...${{ value, onChange, id, aria, choices }} />`;
}

function placeLabel(place, places) {
  const name = place.kind === "channel" ? `#${place.name}` : place.name;
  const parent = place.kind === "thread" && places[place.parent]?.name;
  return parent ? `#${parent} › ${name}` : name;
}

let zones = null;

function Zone({ value, onChange, id, aria }) {
  zones ??= ["UTC", ...(Intl.supportedValuesOf?.("timeZone") ?? Object.values(get().people).map((one) => one.zone))];
  return html`<input class="input" ...${aria} id=${id} list=${`${id}-zones`} value=${value ?? ""} autocomplete="off"
      onInput=${(event) => onChange(event.target.value)} />
    <datalist id=${`${id}-zones`}>
      ${[...new Set(zones)].map((zone) => html`<option key=${zone} value=${zone} />`)}
    </datalist>`;
}

/** The values to send: what is given, by name; empty is not given. */
export function given(inputs, values) {
  const all = inputs.map((input) => [input.name, values[input.name]]);
  return Object.fromEntries(
    all.filter(([, value]) => value !== undefined && value !== null && value !== "" && !isEmptyList(value)),
  );
}

function isEmptyList(value) {
  return Array.isArray(value) && value.length === 0;
}

/** What stands in the inputs at first. A box that is not ticked says no. */
export function initial(inputs, compact) {
  return Object.fromEntries(inputs.map((input) => [input.name, input.value ?? fallback(input, compact)]));
}

function fallback(input, compact) {
  if (input.kind === "yes") return compact ? null : false;
  const chosen = (input.choices || []).filter((choice) => choice.chosen).map((choice) => choice.value);
  if (input.kind === "choices") return chosen;
  return input.kind === "choice" ? (chosen[0] ?? "") : "";
}
