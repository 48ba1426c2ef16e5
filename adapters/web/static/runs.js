/** Runs of text as elements: our words, what people said, persons, places and moments. Nothing is ever read as HTML. */
import { nameOf } from "./announce.js";
import { reach, visit } from "./deeds.js";
import { change, useStore } from "./store.js";
import { t } from "./texts.js";
import { When } from "./times.js";
import { html } from "./view.js";

const DRAW = {
  words: ({ run }) => (safe(run.href) ? html`<${Outside} run=${run} />` : strong(run)),
  said: ({ run }) => html`<bdi class="said">${strong(run)}</bdi>`,
  person: ({ run }) => html`<${Someone} id=${run.id} />`,
  place: ({ run }) => html`<${Somewhere} key=${run.key} place=${run.key} />`,
  spot: ({ run }) => html`<${Way} run=${run} />`,
  when: ({ run, stops }) => html`<${When} at=${run.at} as=${run.style} lang=${run.lang} stops=${stops} />`,
};

/** The way to a message. No button: browsers keep one in a box of its own, which breaks the line around a long name. */
function Way({ run }) {
  const go = () => reach(run.place, run.message);
  const enter = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    go();
  };
  return html`<span class="spot" role="link" tabindex="0" onClick=${go} onKeyDown=${enter}>${run.text}</span>`;
}

/** @param {{text: object[]}} props runs of the protocol */
export function Runs({ text }) {
  return (text || []).map((run, number) => {
    const draw = DRAW[run.t];
    const stops = text[number + 1]?.text?.startsWith(".");
    return draw ? html`<${draw} key=${number} run=${run} stops=${stops} />` : run.text;
  });
}

function strong(run) {
  return run.bold ? html`<strong>${run.text}</strong>` : run.text;
}

function safe(href) {
  return /^https?:\/\//i.test(href || "");
}

function Outside({ run }) {
  return html`<a href=${run.href} target="_blank" rel="noopener noreferrer">${strong(run)}</a>`;
}

/** A person's name; pressing it shows who that is. */
export function Someone({ id }) {
  useStore((state) => state.people[id]);
  return html`<button class="mention" type="button" onClick=${() => change({ dialog: { kind: "person", id } })}>
    <bdi>@${nameOf(id)}</bdi>
  </button>`;
}

function Somewhere({ place }) {
  // "channel:general#buddies.round:1" is a thread below what stands in the channel; one visits the channel.
  const key = place.split("#")[0];
  const found = useStore((state) => state.places[key]);
  const gone = useStore((state) => state.gone[key]);
  const name = ({ kind, name }) => `${kind === "channel" ? "#" : ""}${name}`;
  if (!found) {
    return html`<span class="mention">${!gone ? t("elsewhere")
      : html`<bdi>${gone.goesOn ? name(gone) : t("place-deleted", { place: name(gone) })}</bdi>`}</span>`;
  }
  return html`<button class="mention" type="button" onClick=${() => visit(key)}><bdi>${name(found)}</bdi></button>`;
}
