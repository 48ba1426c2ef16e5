/** A card: what Homeroom shows, with its buttons and selects. */
import { choose, press } from "./deeds.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { PeoplePicker } from "./picker.js";
import { Runs } from "./runs.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useState } from "./view.js";

const LINE = 60; // characters: a longer line, in a third of the card, would be a column of a word or two each
const NAME = "x".repeat(16);

/** Whether a field takes the whole width: names and moments count as so many characters. */
function isLong(text) {
  const shown = (text || []).map((run) => run.text ?? NAME).join("");
  return shown.split("\n").some((line) => line.length > LINE);
}

/** @param {{message: object}} props the message that the card stands in */
export function Card({ message }) {
  const { card } = message;
  const problem = useStore((state) => state.problems[message.id]);
  return html`<div class="card">
    ${card.title && html`<h2 class="card-title"><bdi>${card.title}</bdi></h2>`}
    ${card.text?.length > 0 && html`<div class="card-text"><${Runs} text=${card.text} /></div>`}
    ${card.fields?.length > 0 && html`<dl class="card-fields">
      ${card.fields.map((field, number) => html`<div key=${number} class=${isLong(field.text) ? "wide" : undefined}>
        <dt>${field.label}</dt><dd><${Runs} text=${field.text} /></dd>
      </div>`)}
    </dl>`}
    ${card.image && html`<${Image} image=${card.image} />`}
    ${card.files?.filter((file) => file.picture).map((file) => html`
      <${Image} key=${file.src} image=${{ src: file.src, alt: file.name }} />`)}
    ${card.files?.length > 0 && html`<ul class="card-files">
      ${card.files.map((file) => html`<li key=${file.src}><a class="button" href=${file.src} download=${file.name}>
        <${Icon} name="file" /> ${file.name}</a></li>`)}
    </ul>`}
    ${card.actions?.length > 0 && html`<div class="card-actions" role="group" aria-label=${card.title || t("actions")}>
      ${card.actions.map((action) => html`<${Action} key=${action.link} action=${action} message=${message} />`)}
    </div>`}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${card.note?.length > 0 && html`<p class="card-note"><${Runs} text=${card.note} /></p>`}
  </div>`;
}

function Image({ image }) {
  const enlarge = () => change({ dialog: { kind: "picture", ...image } });
  return html`<button class="card-picture" type="button" onClick=${enlarge}
    aria-label=${t("picture", { name: image.alt })}>
    <img src=${image.src} alt=${image.alt} loading="lazy" />
  </button>`;
}

const ACTIONS = { button: Button, select: Select, people: People };

function Action({ action, message }) {
  const busy = useStore((state) => state.busy[`${message.id} ${action.link}`]);
  const draw = ACTIONS[action.type];
  return draw ? html`<${draw} action=${action} message=${message} busy=${Boolean(busy)} />` : null;
}

function Button({ action, message, busy }) {
  return html`<button class="button look-${action.look}" type="button" aria-disabled=${busy} aria-busy=${busy}
    onClick=${() => press(message, action.link)}>${action.label}</button>`;
}

function Select({ action, message, busy }) {
  const chosen = action.choices.filter((choice) => choice.chosen);
  const shown = chosen.map((choice) => choice.label).join(", ");
  return html`<${Menu} label=${action.label} shown=${shown} busy=${busy}>
    ${(close) =>
      action.most > 1
        ? html`<${Several} action=${action} message=${message} close=${close} />`
        : action.choices.map((choice) => html`<button class="menu-choice" type="button" key=${choice.value}
            aria-pressed=${Boolean(choice.chosen)}
            onClick=${() => { close(); choose(message, action.link, choice.value); }}>${choice.label}</button>`)}
  <//>`;
}

function Several({ action, message, close }) {
  const [values, setValues] = useState(action.choices.filter((choice) => choice.chosen).map((choice) => choice.value));
  const toggle = (value) =>
    setValues(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  const send = () => {
    close();
    choose(message, action.link, values);
  };
  return html`${action.choices.map((choice) => html`<label class="menu-choice" key=${choice.value}>
      <input type="checkbox" checked=${values.includes(choice.value)} onChange=${() => toggle(choice.value)}
        disabled=${values.length >= action.most && !values.includes(choice.value)} />
      <span>${choice.label}</span>
    </label>`)}
    ${action.most < action.choices.length && html`<p class="faint">${t("at-most", { most: action.most })}</p>`}
    <button class="button look-main" type="button" onClick=${send}>${t("done")}</button>`;
}

function People({ action, message, busy }) {
  const [ids, setIds] = useState([]);
  const send = (close) => {
    close();
    choose(message, action.link, action.most > 1 ? ids : ids[0]);
    setIds([]);
  };
  return html`<${Menu} label=${action.label} busy=${busy}>
    ${(close) => html`
      <${PeoplePicker} label=${action.label} hideLabel value=${ids} most=${action.most} onChange=${setIds} />
      <button class="button look-main" type="button" disabled=${!ids.length} onClick=${() => send(close)}>
        ${t("done")}
      </button>`}
  <//>`;
}
