/**
 * What people write, read as Discord reads it: bold, italics, underline, strike, spoilers, code, quotes, lists, small
 * headings, links, people and places. It becomes a tree, never HTML.
 *
 * One pass from left to right with a short stack: the time grows with the length, whatever is written. What is nested
 * deeper or is longer than the limits is shown as it was typed.
 */
const DEEPEST = 8; // marks within marks
const LISTS_DEEPEST = 4; // lists within lists
const LONGEST = 8_000; // characters; a message has 4,000 (adapters/web/limits.py)
const MOST_NAMES = 100; // people and places looked up in one message
const LONGEST_LINK = 2_000;

/**
 * @typedef {{t: string, text?: string, href?: string, id?: string, of?: Node[], ...}} Node
 *   blocks: `lines`, `heading` (with `level`), `small`, `quote`, `list` (with `first`, a number or `null`; `of` are
 *   `item`s), `code` (with `text`, `language`); within lines: `text`, `bold`, `italic`, `underline`, `strike`,
 *   `spoiler`, `mono` (with `text`), `link` (with `href`), `name` (with what `nameAt` found)
 */

/**
 * The tree of a message.
 * @param {string} text
 * @param {(text: string, at: number) => {length: number, name: object} | null} [nameAt] who or what is named from the
 *   `@` or `#` at this letter on
 * @returns {Node[]}
 */
export function parse(text, nameAt = () => null) {
  if (text.length > LONGEST) return [{ t: "lines", of: [{ t: "text", text }] }];
  const names = { left: MOST_NAMES, at: nameAt };
  const blocks = [];
  let at = 0;
  for (;;) {
    const fence = fenceFrom(text, at);
    const end = fence < 0 ? -1 : text.indexOf("```", fence + 3);
    if (end < 0) break;
    readLines(blocks, withoutLast(text.slice(at, fence)), names, false);
    blocks.push(code(text.slice(fence + 3, end)));
    at = end + 3;
    if (text[at] === "\n") at += 1;
  }
  readLines(blocks, text.slice(at), names, false);
  return blocks;
}

/** A tree's words alone, on one line, for those who listen: what is hidden stays hidden. */
export function plain(nodes, hidden = "…") {
  const words = (node) => {
    if (node.t === "spoiler") return hidden;
    return node.of ? node.of.map(words).join(isBlock(node) ? " " : "") : node.text;
  };
  return nodes.map(words).join(" ").replace(/\s+/g, " ").trim();
}

function isBlock(node) {
  return node.t === "quote" || node.t === "list";
}

function fenceFrom(text, at) {
  const found = text.indexOf("```", at);
  return found > 0 && text[found - 1] === "\\" ? fenceFrom(text, found + 3) : found;
}

function withoutLast(text) {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

function code(inside) {
  const [, language, text] = /^(?:([\w+#.-]{1,20})\n|\n)?([^]*)$/.exec(inside);
  return { t: "code", text: withoutLast(text), language: language ?? "" };
}

const LINE = [
  // what a line begins with, and what it is then
  [/^(#{1,3}) +(?=\S)/, ([, marks]) => ({ t: "heading", level: marks.length })],
  [/^-# +(?=\S)/, () => ({ t: "small" })],
];
const ITEM = /^( {0,20})(?:[-*]|(\d{1,9})\.) +(?=\S)/;

function readLines(blocks, text, names, isQuoted) {
  if (!text) return;
  const lines = text.split("\n");
  let words = [];
  const flush = () => {
    if (words.some((line) => line.trim())) blocks.push({ t: "lines", of: inline(words.join("\n"), names) });
    words = [];
  };
  for (let number = 0; number < lines.length; number += 1) {
    const line = lines[number];
    if (!isQuoted && line.startsWith(">>> ")) {
      flush();
      blocks.push(quote([line.slice(4), ...lines.slice(number + 1)], names));
      return;
    }
    if (!isQuoted && line.startsWith("> ")) {
      flush();
      const from = number;
      while (lines[number + 1]?.startsWith("> ") || lines[number + 1] === ">") number += 1;
      blocks.push(quote(lines.slice(from, number + 1).map((each) => each.slice(2)), names));
    } else if (ITEM.test(line)) {
      flush();
      const from = number;
      while (ITEM.test(lines[number + 1] ?? "")) number += 1;
      blocks.push(...lists(lines.slice(from, number + 1), names));
    } else {
      const [begin, made] = LINE.find(([mark]) => mark.test(line)) ?? [];
      if (begin) flush();
      if (begin) blocks.push({ ...made(begin.exec(line)), of: inline(line.replace(begin, ""), names) });
      else words.push(line);
    }
  }
  flush();
}

function quote(lines, names) {
  const of = [];
  readLines(of, lines.join("\n"), names, true);
  return { t: "quote", of };
}

/** Lines that begin as items, as lists: a number after a bullet begins another list, as does what stands further in. */
function lists(lines, names) {
  const roots = [];
  const open = []; // the lists that are open, with how far in each begins
  for (const line of lines) {
    const [begin, indent, number] = ITEM.exec(line);
    const first = number === undefined ? null : Number(number);
    while (open.length && open.at(-1).indent > indent.length) open.pop();
    const within = open.at(-1);
    const isDeeper = within && indent.length > within.indent + 1 && open.length < LISTS_DEEPEST;
    const isOther = within && !isDeeper && (within.list.first === null) !== (first === null);
    if (isOther) open.pop();
    if (!within || isDeeper || isOther) {
      const made = { t: "list", first, of: [] };
      if (open.length) open.at(-1).list.of.at(-1).of.push(made);
      else roots.push(made);
      open.push({ list: made, indent: indent.length });
    }
    open.at(-1).list.of.push({ t: "item", of: inline(line.slice(begin.length), names) });
  }
  return roots;
}

const MARKS = { "**": "bold", __: "underline", "~~": "strike", "||": "spoiler", "*": "italic", _: "italic" };
const PLAIN = /[^\\`*_~|[<@#h]+/y;
const LINK = /\[([^[\]\n]{1,300})\]\(<?(https?:\/\/[^\s<>()]{1,1000}(?:\([^\s<>()]{0,300}\)[^\s<>()]{0,300}){0,5})>?\)/iy;
const BARE = /https?:\/\/[^\s<>"]{1,2000}/iy;
const WORD = /[\p{L}\p{N}_]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** The marks that are open now, and what stands in them so far; what is not closed was no mark. */
class Line {
  constructor(text, names) {
    this.text = text;
    this.names = names;
    this.at = 0;
    this.frames = [{ mark: "", of: [] }];
    this.unclosed = new Set(); // so many backticks are followed by no others
  }

  read() {
    while (this.at < this.text.length) this.step();
    while (this.frames.length > 1) this.drop();
    return this.frames[0].of;
  }

  step() {
    const { text, at } = this;
    const words = sticky(PLAIN, text, at);
    if (words) return this.say(words[0]);
    switch (text[at]) {
      case "\\":
        return this.escape();
      case "`":
        return this.mono() || this.say(run(text, at, "`"));
      case "[":
        return this.link() || this.say("[");
      case "<":
      case "h":
      case "H":
        return this.bare() || this.say(text[at]);
      case "@":
      case "#":
        return this.name() || this.say(text[at]);
      default:
        return this.mark();
    }
  }

  get top() {
    return this.frames.at(-1);
  }

  put(node, length) {
    this.top.of.push(node);
    this.at += length;
    return true;
  }

  /** Words as they stand; they join those before them. */
  say(words, length = words.length) {
    const last = this.top.of.at(-1);
    if (last?.t === "text") last.text += words;
    else this.top.of.push({ t: "text", text: words });
    this.at += length;
    return true;
  }

  escape() {
    const next = this.text[this.at + 1] ?? "";
    return /[!-/:-@[-`{-~]/.test(next) ? this.say(next, 2) : this.say("\\");
  }

  mono() {
    const marks = run(this.text, this.at, "`");
    if (this.unclosed.has(marks.length)) return false;
    for (let end = this.text.indexOf(marks, this.at + marks.length); end >= 0; ) {
      const found = run(this.text, end, "`");
      if (found.length === marks.length) {
        const inside = this.text.slice(this.at + marks.length, end);
        const shown = inside.replace(/^ (?=`)|(?<=`) $/g, "");
        return this.put({ t: "mono", text: shown }, inside.length + 2 * marks.length);
      }
      end = this.text.indexOf(marks, end + found.length);
    }
    this.unclosed.add(marks.length);
    return false;
  }

  link() {
    const found = sticky(LINK, this.text, this.at);
    const href = found && address(found[2]);
    if (!href || this.text[this.at - 1] === "!") return false;
    return this.put({ t: "link", href, of: [{ t: "text", text: found[1] }], labelled: true }, found[0].length);
  }

  bare() {
    const isBracketed = this.text[this.at] === "<";
    if (!isBracketed && WORD.test(this.text[this.at - 1] ?? "")) return false;
    const found = sticky(BARE, this.text, this.at + (isBracketed ? 1 : 0))?.[0];
    if (!found) return false;
    if (isBracketed && this.text[this.at + 1 + found.length] !== ">") return false;
    const shown = isBracketed ? found : ending(found, this.frames);
    const href = address(shown);
    if (!href) return false;
    return this.put({ t: "link", href, of: [{ t: "text", text: shown }] }, shown.length + (isBracketed ? 2 : 0));
  }

  name() {
    if (WORD.test(this.text[this.at - 1] ?? "") || this.names.left <= 0) return false;
    this.names.left -= 1;
    const found = this.names.at(this.text, this.at);
    if (!found) return false;
    const text = this.text.slice(this.at, this.at + found.length);
    return this.put({ t: "name", text, ...found.name }, found.length);
  }

  mark() {
    const { text, at } = this;
    const letter = text[at];
    const double = text[at + 1] === letter ? letter + letter : "";
    const single = MARKS[letter] ? letter : "";
    // Where three stand, the inner one goes first: ***both***.
    const order = this.top.mark === single && double && text[at + 2] === letter ? [single, double] : [double, single];
    for (const mark of order) if (mark && this.close(mark)) return true;
    for (const mark of [double, single]) if (mark && this.open(mark)) return true;
    return this.say(double && !single ? double : letter);
  }

  close(mark) {
    const frame = this.frames.findLastIndex((each) => each.mark === mark);
    if (frame < 1 || this.at === this.frames[frame].end) return false;
    if (mark.length === 1 && /\s/.test(this.text[this.at - 1])) return false;
    if (mark[0] === "_" && LETTER.test(this.text[this.at + mark.length] ?? "")) return false;
    while (this.frames.length - 1 > frame) this.drop();
    const { of } = this.frames.pop();
    return this.put({ t: MARKS[mark], of }, mark.length);
  }

  open(mark) {
    const next = this.text[this.at + mark.length] ?? "";
    if (this.frames.length > DEEPEST || !next || this.frames.some((each) => each.mark === mark)) return false;
    if (mark.length === 1 && /\s/.test(next)) return false;
    if (mark[0] === "_" && LETTER.test(this.text[this.at - 1] ?? "")) return false;
    this.at += mark.length;
    this.frames.push({ mark, of: [], end: this.at });
    return true;
  }

  /** The innermost mark was none: it and what stands in it belong to what is around it. */
  drop() {
    const { mark, of } = this.frames.pop();
    this.say(mark, 0);
    for (const node of of) {
      if (node.t === "text") this.say(node.text, 0);
      else this.top.of.push(node);
    }
  }
}

function inline(text, names) {
  return new Line(text, names).read();
}

function sticky(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function run(text, at, letter) {
  let end = at;
  while (text[end] === letter) end += 1;
  return text.slice(at, end);
}

/** Where a bare link ends: before the sentence's own marks, and before those that are open around it. */
function ending(found, frames) {
  let shown = found;
  for (const { mark } of frames) {
    const end = mark && mark !== "_" ? shown.indexOf(mark) : -1;
    if (end > 0) shown = shown.slice(0, end);
  }
  let deep = 0;
  for (const letter of shown) deep += letter === "(" ? 1 : letter === ")" ? -1 : 0;
  for (let last = shown.at(-1); /[.,:;!?'"\])}*_~|]/.test(last); last = shown.at(-1)) {
    if (last === ")") {
      if (deep >= 0) break;
      deep += 1;
    }
    shown = shown.slice(0, -1);
  }
  return shown;
}

/** The address, if it is one of the web and has no @ in it: what stands before that looks like where it leads. */
function address(text) {
  if (text.length > LONGEST_LINK) return null;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
