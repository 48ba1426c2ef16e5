/**
 * What draws: Preact's elements written as htm templates, its hooks, and `memo`, which Preact keeps in a larger
 * package.
 */
import { Component, createRef, Fragment, h, render } from "./vendor/preact/preact.js";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "./vendor/preact/hooks.js";
import htm from "./vendor/htm/htm.js";

export { Component, createRef, Fragment, render, useEffect, useId, useLayoutEffect, useMemo, useRef, useState };

export const html = htm.bind(h);

/** The component, drawn again only when one of its properties is another one than before. */
export function memo(Inner) {
  return class extends Component {
    shouldComponentUpdate(next) {
      const before = Object.keys(this.props);
      const after = Object.keys(next);
      return before.length !== after.length || after.some((name) => !Object.is(this.props[name], next[name]));
    }
    render(props) {
      return h(Inner, props);
    }
  };
}

const LATE = 200; // ms: no frame comes to a page in the background

/** Calls back once the browser has shown what is there now; returns what ends that. */
export function behindFrame(callback) {
  let frame = requestAnimationFrame(() => { // with the next one, this one is shown
    frame = requestAnimationFrame(now);
  });
  const late = setTimeout(now, LATE);
  function end() {
    cancelAnimationFrame(frame);
    clearTimeout(late);
  }
  function now() {
    end();
    callback();
  }
  return end;
}

/** False in the first drawing, true once that was shown: for what may come a moment after what is read first. */
export function useShown() {
  const [shown, setShown] = useState(false);
  useLayoutEffect(() => behindFrame(() => setShown(true)), []);
  return shown;
}

/** Class names from those that are truthy. */
export function classes(...names) {
  return names.filter(Boolean).join(" ");
}
