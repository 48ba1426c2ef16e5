/** The few signs of the page, as drawings that take the colour of the words around them. */
import { t } from "./texts.js";
import { classes, html } from "./view.js";

const PATHS = {
  channel: "M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17",
  forum: "M4 5h16v10H9l-5 4zM8 9h8M8 12h5",
  thread: "M6 4v9a4 4 0 0 0 4 4h9M15 13l4 4-4 4",
  voice: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  direct: "M4 6h16v12H4zM4 7l8 6 8-6",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3 3 0 0 1 0 6M18 15c2 .8 3.5 2 3.5 5",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  down: "M12 5v14M6 13l6 6 6-6",
  send: "M4 12 20 4l-5 16-4-6.5z",
  add: "M12 5v14M5 12h14",
  open: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  window: "M9 4h11v11H9zM15 15v5H4V9h5",
  leave: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
  tour: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.5 8.5l-2 5-5 2 2-5z",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  change: "M4 9h13l-3.5-3.5M20 15H7l3.5 3.5",
  slash: "M15 4 9 20",
  simulated: "M7 9h10v9H7zM12 9V5M10 13h.01M14 13h.01M4 12v3M20 12v3",
  more: "M5 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM12 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM19 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1z",
  pen: "M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5",
  bin: "M5 7h14M9.5 7V4h5v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  home: "M4 11.5 12 4l8 7.5V20h-5.5v-5.5h-5V20H4z",
};

/** A sign; what it means is said by the words beside it or by the button's label. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"
      stroke-linejoin="round" />
  </svg>`;
}

/** A button that shows only a sign; its label is read aloud, and shown to who rests on it. */
export function IconButton({ name, label, kind, children, ...rest }) {
  return html`<button class=${classes("icon-button", kind)} type="button" aria-label=${label} title=${label} ...${rest}>
    <${Icon} name=${name} />${children}
  </button>`;
}

/** How much is unread, or nothing; `own` when it speaks to the reader: a mention, a direct message. */
export function Count({ count, own }) {
  if (!count) return null;
  return html`<span class=${classes("count", own && "count-own")}>${own && html`<span aria-hidden="true">@</span>`}${count > 99 ? "99+" : count}<span class="unseen"> ${t(own ? "unread-own" : "unread")}</span></span>`;
}

/** A picture drawn from a name's initials, in one of eight colours that stays the person's own. */
export function Picture({ id, name, here }) {
  if (id === "homeroom") {
    return html`<span class="picture picture-home" aria-hidden="true"><${Icon} name="home" /></span>`;
  }
  if (!name) return html`<span class="picture picture-gone" aria-hidden="true">?</span>`;
  let sum = 0;
  for (const letter of String(id)) sum = (sum * 31 + letter.codePointAt(0)) % 8;
  const initials = name.replace(/\(.*?\)/g, "").match(/(?<![\p{L}\p{M}'’-])\p{L}/gu) ?? [];
  const shown = (initials.length > 1 ? initials[0] + initials.at(-1) : initials[0] || "?").toUpperCase();
  return html`<span class="picture picture-${sum}" aria-hidden="true">
    ${shown}${here !== undefined && html`<span class=${here ? "dot dot-here" : "dot"}></span>`}
  </span>`;
}
