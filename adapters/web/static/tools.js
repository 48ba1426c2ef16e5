/** What one can do with a message or with a person: one's own words, threads, and what the cogs offer for any. */
import { openThread, pick } from "./deeds.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { begin } from "./own.js";
import { get, useStore } from "./store.js";
import { t } from "./texts.js";
import { html } from "./view.js";

/**
 * The menu at a message; where nothing hovers, the thread is in it, for a second button would have no room.
 * @param {{message: object, name: string, own: boolean, entries: object[], thread: boolean}} props `name` is whose it is
 */
export function Tools({ message, name, own, entries, thread }) {
  const choice = (sign, label, act) => html`<button class="menu-choice" type="button" onClick=${act}>
    <${Icon} name=${sign} /> ${label}</button>`;
  return html`<${Menu} sign="more" label=${own ? t("your-message") : t("their-message", { name })}>
    ${(close) => {
      const then = (act) => () => {
        close();
        act();
      };
      return html`
        ${own && choice("pen", t("edit-message"), then(() => begin(message, "edit")))}
        ${own && choice("bin", t("delete-message"), then(() => begin(message, "delete")))}
        ${thread && matchMedia("(hover: none)").matches &&
        choice("thread", t("answer-thread"), then(() => openThread(message)))}
        ${entries.map((entry) => html`<${Entry} key=${entry.link} entry=${entry}
          act=${then(() => pick(entry, message.place, { message: message.id }))} />`)}`;
    }}
  <//>`;
}

/** What a cog offers: its own words alone, for no sign of ours says what it does. */
function Entry({ entry, act }) {
  return html`<button class="menu-choice" type="button" onClick=${act}>${entry.label}</button>`;
}

/** What the cogs offer for a person, in that person's dialog. */
export function PersonTools({ person, close }) {
  const entries = useStore((state) => state.menus.person);
  if (!entries.length) return null;
  const act = (entry) => () => {
    close();
    pick(entry, get().beside ?? get().here, { person: person.id });
  };
  return html`<div class="person-tools" role="group" aria-label=${t("their-menu", { name: person.name })}>
    ${entries.map((entry) => html`<button class="button" type="button" key=${entry.link}
      onClick=${act(entry)}>${entry.label}</button>`)}
  </div>`;
}
