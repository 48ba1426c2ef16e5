/** The people on the right, by role, with who is here; and what one sees of a person. */
import { openDirect } from "./deeds.js";
import { Dialog } from "./dialog.js";
import { Icon, IconButton, Picture } from "./icons.js";
import { MatesSwitch } from "./mates.js";
import { byName } from "./names.js";
import { PeoplePicker } from "./picker.js";
import { AddPerson, ForInstructors } from "./signed.js";
import { change, get, useStore } from "./store.js";
import { t } from "./texts.js";
import { PersonTools } from "./tools.js";
import { LocalTime } from "./times.js";
import { classes, html, useState } from "./view.js";
import { ROLES, zoneName } from "./who.js";

/** The whole right column. */
export function People() {
  const people = Object.values(useStore((state) => state.people));
  return html`<aside class="column people" aria-label=${t("people")}>
    <header class="column-head">
      <h2>${t("people")}</h2>
      <${IconButton} name="close" label=${t("close")} onClick=${hidePeople} />
    </header>
    <div class="column-body">
      ${ROLES.map((role) => html`<${Group} key=${role} role=${role}
        people=${people.filter((one) => one.role === role)} />`)}
    </div>
    <${MatesSwitch} /><${AddPerson} />
  </aside>`;
}

/** Puts the right column away; on a narrow page the messages come back. */
export function hidePeople() {
  change({ peopleShown: false, view: "place" });
}

function Group({ role, people }) {
  if (!people.length) return null;
  const sorted = [...people].sort((one, other) => other.here - one.here || byName(one, other));
  const here = people.filter((one) => one.here).length;
  return html`<section class="people-group" aria-label=${t(`role-${role}s`)}>
    <h3>${t(`role-${role}s`)}${here > 0 && html` <span class="faint people-here">${t("here-count", { count: here })}</span>`}</h3>
    <ul role="list">${sorted.map((one) => html`<li key=${one.id}><${Member} person=${one} /></li>`)}</ul>
  </section>`;
}

/** Whether the simulation acts for this person now: while it is on, and nobody real is them. */
function useSimulated(person) {
  const on = useStore((state) => state.mates);
  return Boolean(on && person?.simulated && !person.here);
}

function Member({ person }) {
  const simulated = useSimulated(person);
  return html`<button class=${classes("entry", !person.here && "entry-away")} type="button"
    onClick=${() => change({ dialog: { kind: "person", id: person.id } })}>
    <${Picture} id=${person.id} name=${person.name} here=${person.here} />
    <span class="entry-name" title=${person.name}><bdi>${person.name}</bdi></span>
    <span class="unseen">${t(person.here ? "is-here" : "is-away")}</span>
    ${simulated && html`<span class="faint" title=${t("simulated")}><${Icon} name="simulated" />
      <span class="unseen">${t("simulated")}</span></span>`}
  </button>`;
}

/** Who a person is, with the way to write to them. */
export function PersonDialog({ id, close }) {
  const person = useStore((state) => state.people[id]);
  const simulated = useSimulated(person);
  if (!person) return null;
  const [begun, setBegun] = useState(false);
  const write = () => {
    setBegun(true);
    openDirect([id]);
  };
  return html`<${Dialog} title=${person.name} onClose=${close} light kind="person">
    <div class="dialog-body person">
      <${Picture} id=${person.id} name=${person.name} here=${person.here} />
      <div>
        <p>${t(`role-${person.role}`)}${simulated && html` <span class="tag">${t("simulated")}</span>`}</p>
        <p class="faint">${t(person.here ? "is-here" : "is-away")}</p>
        ${person.zone && html`<p class="faint">${t("time-there", { zone: zoneName(person.zone) })}${" "}
          <${LocalTime} zone=${person.zone} /></p>`}
      </div>
    </div>
    <${PersonTools} person=${person} close=${close} />
    <${ForInstructors} person=${person} close=${close} />
    ${id !== get().me && html`<footer class="dialog-foot">
      <button class="button look-main" type="button" disabled=${begun}
        onClick=${write}>${t("write-to", { name: person.name })}</button>
    </footer>`}
  <//>`;
}

/** Choosing whom to write to. */
export function DirectDialog({ close }) {
  const [ids, setIds] = useState([]);
  const [begun, setBegun] = useState(false);
  const take = (people) => {
    setBegun(true);
    openDirect(people);
  };
  const begin = (event) => {
    event.preventDefault();
    if (ids.length && !begun) take(ids);
  };
  return html`<${Dialog} title=${t("new-direct")} onClose=${close} light kind="direct">
    <form onSubmit=${begin}>
      <div class="dialog-body">
        <${PeoplePicker} label=${t("write-to-whom")} value=${ids} onChange=${setIds} without=${get().me} />
      </div>
      <footer class="dialog-foot">
        <button class="button" type="button" disabled=${begun}
          onClick=${() => take([])}>${t("write-to", { name: t("homeroom") })}</button>
        <button class="button look-main" type="submit" disabled=${begun || !ids.length}>${t("begin-direct")}</button>
      </footer>
    </form>
  <//>`;
}
