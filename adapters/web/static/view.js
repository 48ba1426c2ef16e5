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

/** False in the first drawing, true once that was shown: for what may come a moment after what is read first. */
export function useShown() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const later = setTimeout(() => setShown(true));
    return () => clearTimeout(later);
  }, []);
  return shown;
}

/** Class names from those that are truthy. */
export function classes(...names) {
  return names.filter(Boolean).join(" ");
}
