/** Keeps the focus among messages: where what has it goes, whoever uses keys goes on from there, not from the top. */
import { useLayoutEffect, useRef } from "./view.js";

/**
 * For a list of messages, with each of its drawings: when a button that had the focus is gone, the focus goes to the
 * message that it stood on, else to the one after or before that, else to where one writes.
 */
export function useStay(list) {
  const stood = useRef(null); // { on, row }: what has the focus here, and its message
  const rows = useRef([]); // as they were drawn before
  useLayoutEffect(() => {
    const comes = ({ target }) => {
      stood.current = list.current.contains(target) ? { on: target, row: target.closest(".message") } : null;
    };
    const goes = ({ target }) => {
      queueMicrotask(() => { // what is taken away loses the focus too: by then it is gone
        const isLeft = target.isConnected && document.activeElement !== target;
        if (isLeft && stood.current?.on === target) stood.current = null;
      });
    };
    document.addEventListener("focusin", comes);
    document.addEventListener("focusout", goes);
    return () => {
      document.removeEventListener("focusin", comes);
      document.removeEventListener("focusout", goes);
    };
  }, []);
  useLayoutEffect(() => {
    const before = rows.current;
    rows.current = [...list.current.querySelectorAll(".message")];
    const { on, row } = stood.current ?? {};
    if (!on || on.isConnected || document.activeElement !== document.body) return;
    const at = before.indexOf(row);
    const next = [...before.slice(at), ...before.slice(0, at).reverse()].find((each) => each.isConnected);
    if (next) stand(next);
    else if (matchMedia("(hover: hover)").matches) list.current.closest(".pane").querySelector(".composer-box")?.focus();
  });
}

/** Puts the focus on a message as a whole; a press on it later does not. */
export function stand(row) {
  row.tabIndex = -1;
  row.addEventListener("blur", () => row.removeAttribute("tabindex"), { once: true });
  row.focus({ preventScroll: true });
}
