/** A button that opens a list below it: for a card's selects, which must not act before one has chosen. */
import { Icon } from "./icons.js";
import { html, useId, useLayoutEffect, useRef, useState } from "./view.js";

/**
 * @param {{label: any, name?: string, shown?: string, sign?: string, busy?: boolean, children: (close: () => void) => any}} props
 *   `shown` stands in the button beside the label: what is chosen now; `name` is the list's own, where the label is more
 *   than words; a `sign` stands for a label that is only read aloud
 */
export function Menu({ label, name, shown, sign, busy, children }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef();
  const button = useRef();
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useLayoutEffect(() => { // not after the next frame: whoever was quicker would lose the focus
    if (!isOpen) return undefined;
    const list = root.current.querySelector(".menu-list");
    keepInside(list);
    list.querySelector(":is(input, button)")?.focus({ preventScroll: true });
    list.scrollIntoView({ block: "nearest" });
    const outside = (event) => root.current?.contains(event.target) || setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);
  const keys = (event) => {
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && isOpen) step(event, root.current);
  };
  return html`<div class="menu" ref=${root} onKeyDown=${keys}>
    <button class=${sign ? "icon-button" : "button menu-button"} type="button" ref=${button} aria-expanded=${isOpen}
      aria-controls=${id} aria-disabled=${busy} aria-busy=${busy} onClick=${() => busy || setOpen(!isOpen)}
      ...${sign && { "aria-label": label, title: label }}>
      ${sign ? html`<${Icon} name=${sign} />` : html`
        <span>${label}${shown && html`: <strong>${shown}</strong>`}</span><${Icon} name="open" />`}
    </button>
    <div class="menu-list" id=${id} role="group" aria-label=${name ?? label} hidden=${!isOpen}>
      ${isOpen && children(close)}
    </div>
  </div>`;
}

/** A list that would stick out of what scrolls around it stands further left. */
function keepInside(list) {
  const frame = list.closest(".scroll, .dialog-body") ?? document.documentElement;
  list.style.left = ""; // where it stood when it was open before is measured from there
  const { left, width } = list.getBoundingClientRect();
  const over = left + width - frame.getBoundingClientRect().left - frame.clientWidth + 8;
  list.style.left = `${-Math.max(0, over)}px`;
}

/** The arrows go through buttons and boxes alike; radio buttons have arrows of their own. */
function step(event, root) {
  if (event.target.type === "radio") return;
  const stops = [...root.querySelectorAll(".menu-list :is(input, button)")].filter((each) => !each.disabled);
  const next = stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
  if (stops[next]) {
    event.preventDefault();
    stops[next].focus();
  }
}
