/** The people and places that can be named with @ and #: found while words are read and while they are typed. */
import { get } from "./store.js";

const CALLED = { channel: "#", forum: "#", voice: "#" };
const FOUND = 8;
const alphabet = new Intl.Collator(undefined, { numeric: true });

/** The order of the alphabet, for whatever has a name. */
export function byName(one, other) {
  return alphabet.compare(one.name, other.name);
}

let known = { people: null, places: null, all: [], key: "" };

/**
 * Everyone and everywhere with a name, longest name first. The same list as before while nobody was renamed: a person
 * who comes or goes changes no name.
 */
export function everyName() {
  const { people, places } = get();
  if (known.people === people && known.places === places) return known.all;
  const all = [
    ...Object.values(people).map(({ id, name }) => ({ sign: "@", kind: "person", id, name })),
    ...Object.values(places)
      .filter((place) => CALLED[place.kind])
      .map(({ key, kind, name }) => ({ sign: "#", kind, id: key, name })),
  ].map((each) => ({ ...each, folded: fold(each.name) }));
  const key = JSON.stringify(all);
  known = { people, places, key, all: key === known.key ? known.all : all.sort(byLength) };
  return known.all;
}

function byLength(one, other) {
  return other.name.length - one.name.length;
}

/** The one person (`@`) or place (`#`) with this name, or whose name alone has a part that begins so; else `null`. */
export function idOf(sign, typed) {
  const wanted = fold(typed.startsWith(sign) ? typed.slice(1) : typed);
  const all = everyName().filter((each) => each.sign === sign);
  const exact = all.filter((each) => each.folded === wanted || each.id === typed);
  const found = exact.length ? exact : all.filter((each) => ` ${each.folded}`.includes(` ${wanted}`));
  return wanted && found.length === 1 ? found[0].id : null;
}

/** Without accents and capitals; as long as before, so that what is found in it can be cut from the text. */
export function fold(text) {
  return text.replace(/\p{L}/gu, (letter) => {
    const bare = (/\p{Script=Latin}/u.test(letter) ? letter.normalize("NFD")[0] : letter).toLowerCase();
    return bare.length === letter.length ? bare : letter;
  });
}

/** Who or what is named from the sign at this letter on: for markdown.js. */
export function nameAt(text, at) {
  const sign = text[at];
  const rest = fold(text.slice(at + 1, at + 100));
  const endsAt = (at) => !/[\p{L}\p{N}]/u.test(rest[at] ?? "");
  const found = everyName().find(
    (each) => each.sign === sign && rest.startsWith(each.folded) && endsAt(each.folded.length),
  );
  return found ? { length: found.folded.length + 1, name: { kind: found.kind, id: found.id } } : null;
}

/** What is being typed before the caret that may become a name: `{from, sign, typed}`, or `null`. */
export function beginning(text, caret) {
  const found = /(?:^|[\s(])([@#])([\p{L}\p{N}'’._-][\p{L}\p{N}'’._ -]{0,40})?$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[2] ?? "";
  return { from: caret - typed.length - 1, sign: found[1], typed };
}

/** The names that this may become, those that begin so first. */
export function completing({ sign, typed }) {
  const wanted = fold(typed);
  const fits = (each) => each.folded.startsWith(wanted) || (wanted && each.folded.includes(` ${wanted}`));
  const all = everyName().filter((each) => each.sign === sign && each.folded !== wanted && fits(each));
  const first = (each) => (each.folded.startsWith(wanted) ? 0 : 1);
  return all.sort((one, other) => first(one) - first(other) || byName(one, other)).slice(0, FOUND);
}
