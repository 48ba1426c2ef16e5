/** What people wrote, as elements: from the tree of markdown.js, long ones folded. */
import { settled } from "./bidi.js";
import { visit } from "./deeds.js";
import { parse } from "./markdown.js";
import { everyName, nameAt } from "./names.js";
import { change, changeRoom, useStore } from "./store.js";
import { t } from "./texts.js";
import { classes, html, useLayoutEffect, useMemo, useRef, useState } from "./view.js";

const LONG = 1_200; // characters, and lines, behind which a message is folded
const MANY = 16;

/**
 * @param {{text: string, edited?: boolean, place: string}} props `place` is the key of where it stands: who unfolds a
 *   message stays at it
 */
export function Written({ text, edited, place }) {
  const names = useStore(/[@#]/.test(text) ? everyName : () => null);
  const blocks = useMemo(() => parse(settled(text), nameAt), [text, names]);
  const shown = html`<div class=${classes("message-text", isEmoji(text) && "message-emoji")} dir="auto">
    ${blocks.map((node, number) => html`<${Block} key=${number} node=${node}
      after=${edited && number === blocks.length - 1 && html` <span class="faint">${t("edited")}</span>`} />`)}</div>`;
  return isLong(text) ? html`<${Fold} place=${place}>${shown}<//>` : shown;
}

function isLong(text) {
  return text.length > LONG || text.split("\n", MANY + 1).length > MANY;
}

const EMOJI =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f\u20e3|\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*|\s)+$/u;

/** Whether there is nothing but some emoji: they are shown larger, as people know it. */
function isEmoji(text) {
  return text.length < 120 && EMOJI.test(text) && !/^[\s\d©®™]+$/.test(text);
}

/** The beginning of something long, the rest at a press; it opens by itself for who moves into it by keyboard. */
function Fold({ place, children }) {
  const [isOpen, setOpen] = useState(false);
  const open = (toOpen) => {
    changeRoom(place, { following: false }); // one reads here: the end must not be brought into view
    setOpen(toOpen);
  };
  return html`<div class=${classes("fold", !isOpen && "fold-closed")}>
    <div class="fold-inside" onFocusIn=${() => isOpen || open(true)}>${children}</div>
    <button class="link" type="button" aria-expanded=${isOpen} onClick=${() => open(!isOpen)}>
      ${t(isOpen ? "show-less" : "show-all")}</button>
  </div>`;
}

const BLOCKS = {
  lines: ({ of }) => html`<${Inside} of=${of} />`,
  heading: ({ of, level }) => html`<strong class=${`heading-${level}`}><${Inside} of=${of} /></strong>`,
  small: ({ of }) => html`<small><${Inside} of=${of} /></small>`,
  quote: ({ of }) => html`<blockquote>
    ${of.map((node, number) => html`<${Block} key=${number} node=${node} />`)}</blockquote>`,
  list: List,
  code: ({ text, language }) => html`<pre tabindex="0" aria-label=${language || t("code")} role="group"
    dir="ltr"><code>${text}</code></pre>`,
};

const LINES = new Set(["lines", "heading", "small"]);

/** One block; `after` stands behind its words. */
function Block({ node, after }) {
  const shown = html`<${BLOCKS[node.t]} ...${node} />`;
  return LINES.has(node.t) ? html`<p dir="auto">${shown}${after}</p>` : html`${shown}${after}`;
}

function List({ of, first }) {
  const items = of.map((item, number) => html`<li key=${number} dir="auto"><${Inside} of=${item.of} /></li>`);
  return first === null ? html`<ul>${items}</ul>` : html`<ol start=${first}>${items}</ol>`;
}

const WITHIN = {
  bold: ({ of }) => html`<strong><${Inside} of=${of} /></strong>`,
  italic: ({ of }) => html`<em><${Inside} of=${of} /></em>`,
  underline: ({ of }) => html`<u><${Inside} of=${of} /></u>`,
  strike: ({ of }) => html`<s><${Inside} of=${of} /></s>`,
  mono: ({ text }) => html`<code dir="ltr">${text}</code>`,
  spoiler: Spoiler,
  link: Link,
  name: Name,
  list: List,
};

function Inside({ of }) {
  return of.map((node, number) => {
    const draw = WITHIN[node.t];
    return draw ? html`<${draw} key=${number} ...${node} />` : node.text;
  });
}

/** A link of somebody's: where it leads is shown, and the page that it leads to learns nothing of the class. */
function Link({ of, href, labelled }) {
  const { host } = new URL(href);
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc" title=${href}>
    <bdi><${Inside} of=${of} /></bdi></a>${labelled && html` <span class="faint link-target">(${host})</span>`}`;
}

function Name({ kind, id, text }) {
  const me = useStore((state) => state.me);
  const press = () => (kind === "person" ? change({ dialog: { kind: "person", id } }) : visit(id));
  return html`<button class=${classes("mention", id === me && "mention-me")} type="button" onClick=${press}>
    <bdi>${text}</bdi></button>`;
}

/** What somebody hides until one wants to see it. */
function Spoiler({ of }) {
  const [isOpen, setOpen] = useState(false);
  const shown = useRef();
  useLayoutEffect(() => {
    if (isOpen) shown.current.focus();
  }, [isOpen]);
  if (isOpen) return html`<span class="spoiler spoiler-open" ref=${shown} tabindex="-1"><${Inside} of=${of} /></span>`;
  return html`<button class="spoiler" type="button" aria-label=${t("spoiler")} title=${t("spoiler")}
    onClick=${() => setOpen(true)}><span aria-hidden="true">${words(of)}</span></button>`;
}

function words(of) {
  return of.map((node) => (node.of ? words(node.of) : node.text)).join("");
}
