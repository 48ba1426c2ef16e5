/** Where one writes: plain words, or a command after a slash, completed from what the person may do. */
import { commandLine, fill, matching, named, unsealed } from "./commands.js";
import { closeBeside, write } from "./deeds.js";
import { draftOf, keepDraft } from "./drafts.js";
import { format, replace } from "./format.js";
import { Icon, IconButton, Picture } from "./icons.js";
import { beginning, completing } from "./names.js";
import { onlyLooks } from "./onlooker.js";
import { editNewest } from "./own.js";
import { Parts } from "./parts.js";
import { placeName } from "./places.js";
import { change, get, useStore } from "./store.js";
import { Suggestions } from "./suggestions.js";
import { t } from "./texts.js";
import { html, useEffect, useId, useLayoutEffect, useRef, useState } from "./view.js";

const GROWS = CSS.supports("field-sizing", "content");

/** @param {{place: object, focus?: boolean}} props */
export function Composer({ place, focus }) {
  const commands = useStore((state) => state.commands);
  const [text, setText] = useState(() => draftOf(place.key).text ?? "");
  const [parts, setParts] = useState(() => partsFrom(draftOf(place.key), commands)); // a command's options
  const box = useRef();
  const id = useId();

  useLayoutEffect(() => { // not after the next frame: the page may be loaded anew before it
    if (!parts) keepDraft(place.key, { text: unsealed(commands, text) });
  }, [text, parts]);
  useLayoutEffect(() => {
    if (!box.current || GROWS) return;
    // The box grows with its words, in some browsers by its style alone; else the height is a property set by script,
    // which the content policy allows.
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
    const command = partsFrom(draft, commands);
    if (command) setParts(command);
    else back(draft.text);
  }, [draft]);

  const back = (kept = "") => {
    setParts(null);
    setText(kept);
    requestAnimationFrame(() => box.current?.focus());
  };
  if (parts) {
    const { name, sealed } = parts.command;
    const keep = (values) => keepDraft(place.key, { text: `/${name}`, command: name, values: sealed ? {} : values });
    return html`<${Parts} key=${parts.command.name} place=${place} ...${parts} keep=${keep} back=${back} />`;
  }

  const send = (line = text) => {
    if (!line.trim() || onlyLooks()) return;
    write(place.key, line.trim());
    setText("");
  };
  const pick = (command) => {
    const { values, left } = fill(command, text);
    if (left && text.toLowerCase().startsWith(`/${command.name} `)) send(); // the class says what it is about these words
    else if (command.inputs.length) setParts({ command, values });
    else setText(`/${command.name}`);
  };
  return html`<${Box} ...${{ place, commands, text, setText, send, pick, box, id }} />`;
}

/** The command whose options were being filled, if there is one that one may still run. */
function partsFrom({ command: name, values = {}, wrong }, commands) {
  const command = commands.find((each) => each.name === name);
  return command?.inputs.length ? { command, values, wrong } : null;
}

function Box({ place, commands, text, setText, send, pick, box, id }) {
  const { begun, found, at, take, type, look, keys, show } = useCompleting({ commands, text, setText, send, pick, box });
  const label = labelOf(place);
  const press = (event) => {
    if (event.key === "ArrowUp" && !text && editNewest(place.key)) event.preventDefault();
    else if (event.key === "Escape" && !text && leaves(place)) event.preventDefault();
    else keys(event);
  };
  const slash = () => {
    setText("/");
    show();
    box.current.focus();
  };
  return html`<div class="composer">
    ${found.length > 0 && html`<${Suggestions} id=${`${id}-list`} items=${found} active=${at} pick=${take}
      label=${t(begun ? "names" : "commands")} draw=${begun ? nameLine : commandLine} />`}
    <form class="composer-row" onSubmit=${(event) => { event.preventDefault(); send(); }}>
      <${IconButton} name="slash" label=${t("commands")} disabled=${text !== ""} onClick=${slash} />
      <textarea class="input composer-box" rows="1" ref=${box} value=${text} placeholder=${label} aria-label=${label}
        dir="auto" aria-autocomplete="list" aria-haspopup="listbox"
        aria-controls=${found.length ? `${id}-list` : undefined} aria-keyshortcuts="Control+B Control+I Control+U"
        aria-activedescendant=${at >= 0 ? `${id}-list-${at}` : undefined} onInput=${type} onKeyDown=${press}
        onKeyUp=${look} onClick=${look}></textarea>
      <button class="icon-button composer-send" type="submit" aria-label=${t("send")} disabled=${!text.trim()}>
        <${Icon} name="send" /></button>
    </form>
    ${text && !text.startsWith("/") && html`<p class="composer-help faint" aria-hidden="true">${t("format-help", { two: "**" })}</p>`}
  </div>`;
}

/** What completes what one writes: a list of names or commands, which of them is chosen, and what the keys do. */
function useCompleting({ commands, text, setText, send, pick, box }) {
  const [active, setActive] = useState(null); // null: whatever is usual for the list
  const [closed, setClosed] = useState(false);
  const [caret, setCaret] = useState(text.length);
  const begun = text.startsWith("/") ? null : beginning(text, caret);
  const found = closed ? [] : begun ? completing(begun) : matching(commands, text);
  const at = Math.min(active ?? (begun && !begun.typed ? -1 : 0), found.length - 1); // what Enter would take is seen

  const look = (event) => setCaret(event.target.selectionStart);
  const type = (event) => {
    setText(event.target.value);
    look(event);
    setActive(null);
    setClosed(false);
  };
  const take = (item) => {
    setActive(null);
    if (begun) replace(box.current, begun.from, caret, `${begun.sign}${item.name} `);
    else pick(item);
  };
  const enter = () => {
    const isWhole = !begun && active === null && (named(commands, text.trim()) || text.includes(":"));
    if (at >= 0 && !isWhole) take(found[at]);
    else send();
  };
  const keys = (event) => {
    if (event.isComposing || format(event)) return;
    const listKey = found.length > 0 && LIST_KEYS[event.key];
    if (listKey) {
      event.preventDefault();
      setActive((at + listKey + found.length + (at < 0 && listKey < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Escape" && found.length) {
      event.stopPropagation();
      setClosed(true);
    } else if (event.key === "Tab" && !event.shiftKey && found.length) {
      event.preventDefault();
      take(found[Math.max(at, 0)]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      enter();
    }
  };
  return { begun, found, at, take, type, look, keys, show: () => setClosed(false) };
}

function nameLine({ kind, id, name }) {
  return html`<span class="suggestion-named">
    ${kind === "person" ? html`<${Picture} id=${id} name=${name} />` : html`<${Icon} name=${kind} />`}
    <bdi>${name}</bdi></span>`;
}

/** Away from a thread in which nothing is begun; not while Escape leads out of what lies over the whole page. */
function leaves(place) {
  const { tour, looking } = get();
  if (place.kind !== "thread" || tour !== null || looking) return false;
  closeBeside();
  return true;
}

function labelOf(place) {
  if (place.kind === "direct") return t("write-to", { name: placeName(place) });
  return place.kind === "thread" ? t("write-in-thread") : t("write-in", { place: place.name });
}

const LIST_KEYS = { ArrowDown: 1, ArrowUp: -1 };
