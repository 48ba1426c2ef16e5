/** What may be meant by what is being typed: a list above the box, the active entry marked; pressing takes one. */
import { say } from "./announce.js";
import { t } from "./texts.js";
import { classes, html, useEffect, useRef } from "./view.js";

/**
 * @param {{id: string, label: string, items: object[], active: number, pick: (item) => void, draw: (item) => any}} props
 */
export function Suggestions({ id, label, items, active, pick, draw }) {
  const list = useRef();
  useEffect(() => {
    list.current.children[Math.max(active, 0)]?.scrollIntoView({ block: "nearest" });
  }, [active, items]);
  useEffect(() => say(t("suggested", { label, count: items.length })), [label, items.length]);
  return html`<ul class="suggestions" id=${id} role="listbox" aria-label=${label} ref=${list}>
    ${items.map((item, number) => html`<li key=${item.link ?? item.id} id=${`${id}-${number}`} role="option"
      class=${classes("suggestion", number === active && "suggestion-active")} aria-selected=${number === active}
      onPointerDown=${(event) => event.preventDefault()} onClick=${() => pick(item)}>${draw(item)}</li>`)}
  </ul>`;
}
