/** Choosing people by name: a list that one can search, for forms, cards and new conversations. */
import { Picture } from "./icons.js";
import { byName } from "./names.js";
import { useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useId, useState } from "./view.js";

const SEARCHED = 8; // more people than this and a search stands above them

/**
 * @param {{label: string, value: string[], most?: number, onChange: (ids: string[]) => void, without?: string,
 *   describedby?: string, help?: any, hideLabel?: boolean}} props
 */
export function PeoplePicker({ label, value, most, onChange, without, describedby, help, hideLabel }) {
  const people = useStore((state) => state.people);
  const [search, setSearch] = useState("");
  const name = useId();
  const all = Object.values(people).filter((one) => one.id !== without);
  const shown = all.filter((one) => fits(one.name, search) || value.includes(one.id)).sort(byName);
  const single = most === 1;
  const full = !single && most && value.length >= most;
  const toggle = (id) => {
    if (single) onChange([id]);
    else onChange(value.includes(id) ? value.filter((each) => each !== id) : [...value, id]);
  };
  return html`<fieldset class="picker" aria-describedby=${describedby}>
    <legend class=${hideLabel ? "unseen" : ""}>${label}</legend>${help}
    ${all.length > SEARCHED && html`<input class="input picker-search" type="search" aria-label=${t("search-people")}
      placeholder=${t("search-people")} value=${search} onInput=${(event) => setSearch(event.target.value)}
      onKeyDown=${(event) => event.key === "Enter" && event.preventDefault()} />`}
    <div class="picker-list">
      ${shown.map((one) => html`<label class="picker-person" key=${one.id}>
        <input type=${single ? "radio" : "checkbox"} name=${name} checked=${value.includes(one.id)}
          disabled=${full && !value.includes(one.id)} onChange=${() => toggle(one.id)} />
        <${Picture} id=${one.id} name=${one.name} /> <bdi>${one.name}</bdi>
      </label>`)}
      ${!shown.length && html`<p class="faint">${t("nobody-found")}</p>`}
    </div>
    ${most > 1 && !help && html`<p class="faint">${t("at-most", { most })}</p>`}
  </fieldset>`;
}

/** Whether a name has these letters, whatever their accents. */
export function fits(name, search) {
  return bare(name).includes(bare(search.trim()));
}

function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
