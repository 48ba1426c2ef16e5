/** Finding a command while it is typed, with its help beside it. */
import { fold, idOf } from "./names.js";
import { html } from "./view.js";

const FIRST = ["homeroom start", "homeroom help"]; // where one begins in a course, and where one asks

/** All commands that the line may become: those whose words begin as what is typed, best first. */
export function matching(commands, text) {
  if (!text.startsWith("/") || text.includes("\n")) return [];
  const typed = text.slice(1).toLowerCase();
  const begun = commands.filter((command) => command.name.startsWith(typed.trimEnd()));
  if (begun.length) return [...begun].sort((one, other) => rank(one, typed) - rank(other, typed));
  const inside = commands.filter((command) => command.name.split(" ").some((word) => word.startsWith(typed)));
  if (inside.length) return inside;
  const whole = longest(commands, typed);
  return whole ? [whole] : [];
}

/** What was typed whole, then what one does in a class, then what one sets up for it: each as the class lists them. */
function rank({ name }, typed) {
  if (name === typed.trimEnd()) return 0;
  if (!name.startsWith("homeroom ")) return 1;
  return FIRST.includes(name) ? 2 : 3;
}

/** The command of exactly this line, without options. */
export function named(commands, line) {
  return commands.find((command) => `/${command.name}` === line.toLowerCase());
}

function longest(commands, typed) {
  const fitting = commands.filter((command) => typed.startsWith(`${command.name} `));
  return fitting.sort((one, other) => other.name.length - one.name.length)[0];
}

/** A line as it may be kept: of a command that is sealed only its name. */
export function unsealed(commands, text) {
  const command = text.startsWith("/") && longest(commands, text.slice(1).toLowerCase());
  return command && command.sealed ? `/${command.name}` : text;
}

/**
 * What was typed of a command's options already: `/poll ask question:"Ready?"`. Words without a name are kept where they
 * can belong: a `#place` at the place, all others in the text that is still free. `left`: what belongs nowhere.
 */
export function fill(command, text) {
  const values = {};
  const take = (typed, name, quoted, bare) => {
    const input = command.inputs.find((each) => each.name === name);
    const value = input && (quoted ?? bare) ? read(input, quoted ?? bare) : null;
    if (value === null) return typed;
    values[name] = value;
    return "";
  };
  const free = (...kinds) => {
    const fit = command.inputs.filter((each) => kinds.includes(each.kind) && !(each.name in values));
    return fit.find((each) => each.required) ?? fit[0];
  };
  const loose = text.slice(command.name.length + 1).replace(/([\w-]+):(?:"([^"]*)"|(\S*))/g, take);
  const words = loose.replace(/#\S+/g, (typed) => take(typed, free("place")?.name, typed)).trim().replace(/\s+/g, " ");
  const box = words && free("text", "long");
  if (box) values[box.name] = words;
  return { values, left: box ? "" : words };
}

const parts = (typed) => typed.split(/[,\s]+/).filter(Boolean);
const all = (found) => (found.some((each) => each === null) ? null : found);

/** What was typed for an option, as its input holds it; `null` for what fits none of its choices. */
function read(input, typed) {
  const choice = (one) => {
    const fits = ({ value, label }) => [fold(value), fold(label)].includes(fold(one));
    return input.choices.find(fits)?.value ?? null;
  };
  switch (input.kind) {
    case "choice":
      return choice(typed);
    case "choices":
      return all(parts(typed).map(choice));
    case "person":
      return idOf("@", typed);
    case "people":
      return all(typed.split(/\s*,\s*/).map((one) => idOf("@", one)));
    case "place":
      return idOf("#", typed);
    case "hours":
      return parts(typed);
    case "yes":
      return typed === "yes";
    default:
      return typed;
  }
}

function Option({ input }) {
  return html`<span class="suggestion-option">${input.label}</span>`;
}

/** A command as one of several that may be meant: its name, its options, its help. */
export function commandLine(command) {
  return html`<span class="suggestion-name">/${command.name}
      ${command.inputs.map((input) => html` <${Option} key=${input.name} input=${input} />`)}</span>
    <span class="faint">${command.help}</span>`;
}
