/** A dialog above the page: the browser's own, so that focus stays inside and returns when it closes. */
import { IconButton } from "./icons.js";
import { t } from "./texts.js";
import { html, useId, useLayoutEffect, useRef } from "./view.js";

const FIELDS = ".dialog-body :is(input, select, textarea):not(:disabled)";

/**
 * @param {{title: string, onClose: () => void, light?: boolean, kind?: string, children: any}} props
 *   `light` ones close by a press beside them, because nothing in them can be lost
 */
export function Dialog({ title, onClose, light, kind, children }) {
  const root = useRef();
  const id = useId();
  useLayoutEffect(() => { // not after the next frame: keys pressed until then would go to the page below
    const dialog = root.current;
    const opener = document.activeElement;
    dialog.showModal();
    beginning(dialog).focus();
    return () => {
      dialog.close();
      comeBack(opener);
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault(); // Escape asks; what closes is the one who made the dialog
    onClose();
  };
  const press = (event) => light && event.target === root.current && onClose();
  return html`<dialog class=${`dialog ${kind ? `dialog-${kind}` : ""}`} ref=${root} aria-labelledby=${id}
    onCancel=${cancel} onClick=${press}>
    <header class="dialog-head">
      <h2 id=${id} tabindex="-1">${title}</h2>
      <${IconButton} name="close" label=${t("close")} onClick=${onClose} />
    </header>
    ${children}
  </dialog>`;
}

/** Where one begins: at the first field; at the heading where there is none, or where a field would bring up a keyboard
 * over what one has not read yet. */
function beginning(dialog) {
  const field = matchMedia("(hover: hover)").matches && dialog.querySelector(FIELDS);
  return field || dialog.querySelector("h2");
}

/** Back to what opened it; where that is gone, to where one writes. */
function comeBack(opener) {
  if (opener?.isConnected && opener !== document.body) opener.focus();
  else if (matchMedia("(hover: hover)").matches) {
    (document.querySelector(".pane-beside .composer-box") ?? document.querySelector(".composer-box"))?.focus();
  }
}
