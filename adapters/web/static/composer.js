/** Where one writes: plain words, or a command after a slash, completed from what the person may do. */
import { fill, matching, named, Suggestions } from "./commands.js";
import { write } from "./deeds.js";
import { Icon, IconButton } from "./icons.js";
import { Parts } from "./parts.js";
import { placeName } from "./places.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useEffect, useId, useLayoutEffect, useRef, useState } from "./view.js";

/** What was written and not sent, by place: it waits while one looks elsewhere. */
const drafts = new Map();

/** @param {{place: object, focus?: boolean}} props */
export function Composer({ place, focus }) {
  const commands = useStore((state) => state.commands);
  const [text, setText] = useState(drafts.get(place.key) || "");
  const [parts, setParts] = useState(null); // the command whose options are being filled, with what was typed of them
  const box = useRef();
  const id = useId();

  useEffect(() => {
    drafts.set(place.key, text);
  }, [text]);
  useLayoutEffect(() => {
    if (!box.current) return;
    // The box grows with its words; the height is a property set by script, which the content policy allows.
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [text, parts]);
  useLayoutEffect(() => {
    if (focus && matchMedia("(hover: hover)").matches) box.current?.focus();
  }, []);

  const draft = useStore((state) => state.draft);
  useEffect(() => {
    if (draft?.place !== place.key) return;
    change({ draft: null });
    back(draft.text);
  }, [draft]);

  const back = (kept = "") => {
    setParts(null);
    setText(kept);
    requestAnimationFrame(() => box.current?.focus());
  };
  if (parts) return html`<${Parts} place=${place} command=${parts.command} values=${parts.values} back=${back} />`;

  const send = (line = text) => {
    if (!line.trim()) return;
    write(place.key, line.trim());
    setText("");
  };
  const pick = (command) => {
    if (command.inputs.length) setParts({ command, values: fill(command, text) });
    else setText(`/${command.name}`);
  };
  return html`<${Box} ...${{ place, commands, text, setText, send, pick, box, id }} />`;
}

function Box({ place, commands, text, setText, send, pick, box, id }) {
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(false);
  const found = closed ? [] : matching(commands, text);
  const exact = named(commands, text.trim());
  const at = found.length ? Math.min(active, found.length - 1) : -1;

  const type = (event) => {
    setText(event.target.value);
    setActive(-1);
    setClosed(false);
  };
  const keys = (event) => {
    if (event.isComposing) return;
    const listKey = found.length > 0 && LIST_KEYS[event.key];
    if (listKey) {
      event.preventDefault();
      setActive((at + listKey + found.length + (at < 0 && listKey < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Escape" && found.length) {
      event.stopPropagation();
      setClosed(true);
    } else if (event.key === "Tab" && !event.shiftKey && found.length) {
      event.preventDefault();
      pick(found[Math.max(at, 0)]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      enter();
    }
  };
  const enter = () => {
    if (at >= 0) pick(found[at]);
    else if (found.length && !exact && !text.includes(":")) pick(found[0]);
    else send();
  };
  const label = labelOf(place);
  const slash = () => {
    setText("/");
    setClosed(false);
    box.current.focus();
  };
  return html`<div class="composer">
    ${found.length > 0 && html`<${Suggestions} id=${`${id}-list`} commands=${found} active=${at} pick=${pick}
      text=${text} />`}
    <form class="composer-row" onSubmit=${(event) => { event.preventDefault(); send(); }}>
      <${IconButton} name="slash" label=${t("commands")} disabled=${text !== ""} onClick=${slash} />
      <textarea class="input composer-box" rows="1" ref=${box} value=${text} placeholder=${label} aria-label=${label}
        dir="auto" role="combobox" aria-autocomplete="list" aria-expanded=${found.length > 0}
        aria-controls=${`${id}-list`}
        aria-activedescendant=${at >= 0 ? `${id}-list-${at}` : undefined} onInput=${type} onKeyDown=${keys}></textarea>
      <button class="icon-button composer-send" type="submit" aria-label=${t("send")} disabled=${!text.trim()}>
        <${Icon} name="send" /></button>
    </form>
  </div>`;
}

function labelOf(place) {
  if (place.kind === "direct") return t("write-to", { name: placeName(place) });
  return place.kind === "thread" ? t("write-in-thread") : t("write-in", { place: place.name });
}

const LIST_KEYS = { ArrowDown: 1, ArrowUp: -1 };
