/** Who one is, at the foot of the left column, and the menu there: someone else, a second window, language, looks. */
import { personHref } from "./address.js";
import { Icon, IconButton, Picture } from "./icons.js";
import { ask } from "./live.js";
import { fits } from "./picker.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { keepTheme, theme, THEMES } from "./theme.js";
import { browserZone } from "./times.js";
import { tour } from "./tour.js";
import { classes, html, useId, useLayoutEffect, useRef, useState } from "./view.js";
import { be, changePerson, recent, zoneName } from "./who.js";

/** What other parts of the page add to the menu: components that get `close`. */
const more = [];

/** Adds an entry at the foot of the menu. */
export function offerInMenu(Entry) {
  more.push(Entry);
}

/** One's own name with its menu. */
export function Me() {
  const person = useStore((state) => state.people[state.me]);
  const [shown, setShown] = useState(""); // "", menu, be or window
  const root = useRef();
  const button = useRef();
  const id = useId();
  const close = () => {
    setShown("");
    button.current?.focus();
  };
  useLayoutEffect(() => {
    if (!shown) return undefined;
    root.current.querySelector(".me-menu :is(input[type=search], .me-entry)")?.focus({ preventScroll: true });
    const outside = (event) => root.current?.contains(event.target) || setShown("");
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [shown]);
  const keys = (event) => {
    if (event.key === "Escape" && shown) {
      event.stopPropagation();
      if (shown === "menu") close();
      else setShown("menu");
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && shown) step(event, root.current);
  };
  if (!person) return null;
  return html`<footer class="me" ref=${root} onKeyDown=${keys}>
    <button class="me-button" type="button" ref=${button} aria-expanded=${shown !== ""} aria-controls=${id}
      title=${t("own-menu")} onClick=${() => setShown(shown ? "" : "menu")}>
      <${Picture} id=${person.id} name=${person.name} here=${true} />
      <span class="me-name"><strong><bdi>${person.name}</bdi></strong>
        <span class="faint">${t(`role-${person.role}`)}</span></span>
      <span class="unseen">${t("own-menu")}</span>
      <${Icon} name="up" />
    </button>
    <div class="me-menu" id=${id} role="group" aria-label=${t("own-menu")} hidden=${!shown}>
      ${shown === "menu" && html`<${Menu} open=${setShown} close=${close} />`}
      ${(shown === "be" || shown === "window") && html`<${Others} key=${shown} elsewhere=${shown === "window"}
        back=${() => setShown("menu")} close=${close} />`}
    </div>
  </footer>`;
}

/** The arrows go from entry to entry; radio buttons and lists have arrows of their own. */
function step(event, root) {
  if (event.target.type === "radio" || event.target.localName === "select") return;
  const stops = [...root.querySelectorAll(".me-menu :is(input[type=search], .me-entry)")];
  const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Menu({ open, close }) {
  const choosable = useStore((state) => state.choosable);
  const chosen = useStore((state) => state.chosen);
  const [looks, setLooks] = useState(theme());
  const speak = async (language) => {
    try {
      await ask("language", { language });
      be(get().me); // everything said anew, in the language that it now is
    } catch (refusal) {
      change({ notice: refusal.message });
    }
  };
  const live = async (zone) => {
    try {
      await ask("zone", { zone });
      be(get().me); // every time said anew
    } catch (refusal) {
      change({ notice: refusal.message });
    }
  };
  const look = (name) => {
    keepTheme(name);
    setLooks(name);
  };
  const languages = [["", t("language-browser")], ["en", "English"], ["es", "Español"]];
  return html`
    ${choosable && html`
      <${Entry} icon="change" label=${t("change")} onClick=${() => open("be")} />
      <${Entry} icon="window" label=${t("second-window")} onClick=${() => open("window")} />`}
    <${Entry} icon="tour" label=${t("tour-again")} onClick=${() => { close(); tour(); }} />
    <${Choice} label=${t("language")} value=${chosen} choices=${languages} onChange=${speak} />
    <${Choice} label=${t("theme")} value=${looks} choices=${THEMES.map((name) => [name, t(`theme-${name}`)])}
      onChange=${look} />
    <${Zone} onChange=${live} />
    ${more.map((More) => html`<${More} close=${close} />`)}`;
}

function Entry({ icon, label, onClick }) {
  return html`<button class="me-entry" type="button" onClick=${onClick}><${Icon} name=${icon} /> ${label}</button>`;
}

function Choice({ label, value, choices, onChange }) {
  const name = useId();
  return html`<fieldset class="me-choice">
    <legend>${label}</legend>
    <div class="segments">${choices.map(([each, words]) => html`<label key=${each}
      class=${classes("segment", each === value && "segment-on")} lang=${["en", "es"].includes(each) ? each : undefined}>
      <input type="radio" name=${name} checked=${each === value} onChange=${() => onChange(each)} />
      <span>${words}</span></label>`)}</div>
  </fieldset>`;
}

/** The time zone in which one sees every time, and the bot writes: the browser's, or one of one's own. */
function Zone({ onChange }) {
  const chosen = useStore((state) => state.zone);
  const id = useId();
  const zones = new Set(["UTC", ...(Intl.supportedValuesOf?.("timeZone") ?? []), ...(chosen ? [chosen] : [])]);
  return html`<div class="me-choice">
    <label class="me-label" for=${id}>${t("zone")}</label>
    <select class="input" id=${id} onChange=${(event) => onChange(event.target.value)}>
      <option value="" selected=${!chosen}>${t("zone-browser", { zone: zoneName(browserZone()) })}</option>
      ${[...zones].map((zone) => html`<option key=${zone} value=${zone} selected=${zone === chosen}>
        ${zone.replaceAll("_", " ")}</option>`)}
    </select>
  </div>`;
}

/** Everyone else in the class, those whom one was lately first. */
function Others({ elsewhere, back, close }) {
  const me = useStore((state) => state.me);
  const people = useStore((state) => state.people);
  const [search, setSearch] = useState("");
  const lately = recent().filter((id) => people[id] && id !== me);
  const others = Object.values(people).filter((one) => one.id !== me && !lately.includes(one.id));
  const all = [...lately.map((id) => people[id]), ...others];
  const shown = all.filter((one) => fits(one.name, search));
  const take = (event, id) => {
    const usual = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (elsewhere || !usual) return close(); // the link itself opens the window
    event.preventDefault();
    return be(id);
  };
  return html`
    <p class="me-title"><${IconButton} name="back" label=${t("back")} onClick=${back} />
      <strong>${t(elsewhere ? "second-window" : "change")}</strong></p>
    <input class="input" type="search" aria-label=${t("search-people")} placeholder=${t("search-people")}
      value=${search} onInput=${(event) => setSearch(event.target.value)} />
    <ul class="me-people" role="list">
      ${shown.map((one) => html`<li key=${one.id}>
        <a class="me-entry" href=${personHref(one.id) + location.hash} target=${elsewhere ? "_blank" : undefined}
          rel=${elsewhere ? "noopener" : undefined} onClick=${(event) => take(event, one.id)}>
          <${Picture} id=${one.id} name=${one.name} /> <bdi class="entry-name">${one.name}</bdi>
          ${one.role !== "student" && html`<span class="faint">${t(`role-${one.role}`)}</span>`}</a></li>`)}
    </ul>
    ${!shown.length && html`<p class="faint me-nobody">${t("nobody-found")}</p>`}
    ${!elsewhere && html`<${Entry} icon="people" label=${t("everyone")} onClick=${changePerson} />`}`;
}
