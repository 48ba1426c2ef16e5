/** The threads of a channel or forum as a list, the newest first. */
import { openBeside } from "./deeds.js";
import { Dialog } from "./dialog.js";
import { Count, Icon } from "./icons.js";
import { ask } from "./live.js";
import { answers } from "./messages.js";
import { forAnyone } from "./onlooker.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { html, useEffect, useState } from "./view.js";

async function threadsOf(parent) {
  const { places } = await ask("threads", { place: parent });
  const known = Object.fromEntries(forAnyone(places).map((place) => [place.key, place]));
  change({ places: { ...get().places, ...known } });
  return Object.keys(known);
}

/** Opens a thread that a link names and that is older than those that are known here; says so when there is none. */
export async function seek(parent, key) {
  const found = await threadsOf(parent).catch(() => []);
  if (get().here !== parent || get().beside) return; // one went elsewhere meanwhile
  if (found.includes(key)) openBeside(key);
  else change({ notice: t("link-nowhere") });
}

/** The list, as the class knows it; what changes while it is open changes in it. */
export function ThreadsDialog({ parent, close }) {
  const [keys, setKeys] = useState(null);
  const [problem, setProblem] = useState("");
  const places = useStore((state) => state.places);
  const unread = useStore((state) => state.unread);
  useEffect(() => {
    threadsOf(parent).then(setKeys, (refusal) => setProblem(refusal.message));
  }, [parent]);
  const open = (key) => {
    close();
    openBeside(key);
  };
  const threads = (keys || []).map((key) => places[key]).filter(Boolean);
  return html`<${Dialog} title=${t("threads")} onClose=${close} light kind="threads">
    <div class="dialog-body">
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${!keys && !problem && html`<p class="faint" role="status">${t("loading")}</p>`}
      ${keys && !threads.length && html`<p class="faint">${t("threads-none")}</p>`}
      <ul class="threads" role="list">
        ${threads.map((thread) => html`<li key=${thread.key}>
          <button class="thread-entry" type="button" onClick=${() => open(thread.key)}>
            <${Icon} name="thread" />
            <span class="thread-words"><bdi class="thread-name">${thread.name}</bdi>
              ${thread.count > 0 && html`<span class="faint">${answers(thread.count)}</span>`}</span>
            <${Count} count=${unread[thread.key]} />
          </button></li>`)}
      </ul>
    </div>
  <//>`;
}
