/**
 * Knocks while the page itself is still on its way: a file of its own, so small that it is here long before the others.
 * It asks for what they will ask for first.
 */

const KEPT = "homeroom.as"; // this tab's memory

/** Whether people sign in here, instead of choosing who to be. */
export const signsIn = document.documentElement.hasAttribute("data-signs-in");

/** Who this tab is: from the address, else from this tab's memory. With sign-in only the server knows: "". */
export function readPerson() {
  return signsIn ? "" : new URLSearchParams(location.search).get("as") || sessionStorage.getItem(KEPT);
}

/** Remembers for this tab who one is; `null` forgets it. */
export function rememberPerson(id) {
  if (id === null) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, id);
}

/** The place and the thread that the address names, or `null` for each. */
export function readPlaces() {
  const [here, beside] = location.hash.slice(1).split("/").map(decode);
  return { here: here || null, beside: beside || null };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/**
 * A connection as this person, and what was heard on it so far. The first call takes the one that was made early, if
 * it asked for the same.
 * @param {{as: string, language: string, place?: string}} asked `place`: what stands there comes with the greeting
 */
export function connection(asked) {
  const address = `${location.origin.replace(/^http/, "ws")}/live?${new URLSearchParams(asked)}`;
  const made = early;
  early = null;
  if (made?.socket.url === address && made.socket.readyState <= WebSocket.OPEN) return made;
  made?.socket.close();
  return { socket: new WebSocket(address), heard: [] };
}

/** Everyone whom one can be; the first call takes what was asked for early. Refuses when there is no class. */
export function everyone() {
  const asked = people ?? ask();
  people = null;
  return asked;
}

async function ask() {
  const answer = await fetch("/api/people", { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).people;
}

const SLOW = 1000; // ms after which it is said that the page is on its way; who gets it sooner waits for no other frame

/** Where the page is not here by now, nothing is left to wait for before its first word is shown. */
function sayComing() {
  const word = document.querySelector("#page > [hidden]");
  if (!word) return;
  document.querySelector("script[blocking]").removeAttribute("blocking");
  word.hidden = false;
}

setTimeout(sayComing, SLOW - performance.now());

let early = null;
let people = null;
const person = readPerson();
if (person === null) {
  people = ask();
  people.catch(() => {}); // said by who takes it
} else {
  early = connection({ as: person, language: document.documentElement.lang, place: readPlaces().here ?? "" });
  early.socket.onmessage = ({ data }) => early.heard.push(data);
}
