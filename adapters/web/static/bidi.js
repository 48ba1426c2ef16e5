/** Marks in people's words that turn the direction of writing: those that would reach beyond the words are left out. */

const EMBEDS = "\u202a\u202b\u202d\u202e";
const EMBED_END = "\u202c";
const ISOLATES = "\u2066\u2067\u2068";
const ISOLATE_END = "\u2069";
const TURN = /[\u202a-\u202e\u2066-\u2069]/;
const PARAGRAPH = /[\n\r\u0085\u2029]/; // where every turn ends by itself

/**
 * The text without turns that nothing ends, and without ends of what was not begun, as the bot does it in cards
 * (bot/text.py; https://www.unicode.org/reports/tr9/, BD9 and BD11).
 */
export function settled(text) {
  if (!TURN.test(text)) return text;
  const open = [];
  const loose = new Set();
  const letters = [...text];
  letters.forEach((letter, at) => {
    if (EMBEDS.includes(letter) || ISOLATES.includes(letter)) open.push(at);
    else if (letter === ISOLATE_END || letter === EMBED_END) {
      const begins = letter === EMBED_END ? EMBEDS : ISOLATES;
      const isBegun = (each) => begins.includes(letters[each]);
      if (letter === ISOLATE_END && open.some(isBegun)) while (!isBegun(open.at(-1))) loose.add(open.pop());
      if (open.length && isBegun(open.at(-1))) open.pop();
      else loose.add(at);
    } else if (PARAGRAPH.test(letter)) open.splice(0).forEach((each) => loose.add(each));
  });
  open.forEach((each) => loose.add(each));
  return letters.filter((_, at) => !loose.has(at)).join("");
}
