/** The page's own sentences: first those that came with the page, then those in the language of the person one is. */

let shell = {}; // those of the page, in the browser's language
let sentences = {};
let language = "en";
let spoken = "en"; // what the browser speaks, whoever one is

/** Reads the sentences that the server wrote into the page, in the browser's language. */
export function readTexts() {
  shell = JSON.parse(document.getElementById("texts").textContent);
  sentences = shell;
  language = document.documentElement.lang || "en";
  spoken = language;
}

/** The language of the browser, as far as the class speaks it. */
export function browserLanguage() {
  return spoken;
}

/** Takes the sentences of `hello`, which brings none in the browser's language: those came with the page. */
export function takeTexts(newer, newLanguage) {
  sentences = { ...shell, ...newer };
  language = newLanguage || language;
  document.documentElement.lang = language;
}

/**
 * A sentence, its `{placeholders}` filled with plain values.
 * @param {string} id without its `page-`
 * @param {Record<string, string | number>} [values]
 */
export function t(id, values) {
  const sentence = sentences[`page-${id}`] ?? id;
  return values ? sentence.replace(/\{ ?\$?([a-z]+) ?\}/g, (whole, name) => String(values[name] ?? whole)) : sentence;
}

/** The browser's own form of the language (`es-MX` for `es`), so that dates look as its reader knows them. */
export function locale(spoken = language) {
  return (navigator.languages || []).find((each) => each.split("-")[0] === spoken) || spoken;
}

/** "Ada, Ben and Chen", in the reader's language. */
export function listed(names) {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
}
