/** Marks around words while one writes: Ctrl and B, I or U, or ⌘ on a Mac, once more to take them away. */

const MARKS = { b: "**", i: "*", u: "__" };

/** Whether this key formats; then what is selected in the box is between marks, or no longer. */
export function format(event) {
  const mark = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && MARKS[event.key.toLowerCase()];
  if (!mark) return false;
  event.preventDefault();
  const box = event.target;
  const { value, selectionStart: from, selectionEnd: to } = box;
  const marks = Math.min(run(value, from - 1, -1, mark[0]), run(value, to, 1, mark[0]));
  const isMarked = mark.length === 1 ? marks % 2 === 1 : marks > 1; // of three stars two are bold and one is italic
  const words = value.slice(from, to);
  if (isMarked) {
    replace(box, from - mark.length, to + mark.length, words);
    box.setSelectionRange(from - mark.length, to - mark.length);
  } else {
    replace(box, from, to, mark + words + mark);
    box.setSelectionRange(from + mark.length, to + mark.length);
  }
  return true;
}

function run(text, at, step, letter) {
  let length = 0;
  while (text[at + length * step] === letter) length += 1;
  return length;
}

/** Replaces a part of the box's words, as if it were typed: it can be undone, and whoever listens hears of it. */
export function replace(box, from, to, words) {
  box.focus();
  box.setSelectionRange(from, to);
  if (document.execCommand(words ? "insertText" : "delete", false, words)) return;
  box.setRangeText(words, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
