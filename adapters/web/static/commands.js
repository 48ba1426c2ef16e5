/** Finding a command while it is typed, with its help beside it. */
import { html } from "./view.js";

const SHOWN = 8;

/** The commands that the line may become: those whose words begin as what is typed, best first. */
export function matching(commands, text) {
  if (!text.startsWith("/") || text.includes("\n")) return [];
  const typed = text.slice(1).toLowerCase();
  const begun = commands.filter((command) => command.name.startsWith(typed.trimEnd()));
  if (begun.length) return begun.slice(0, SHOWN);
  const inside = commands.filter((command) => command.name.split(" ").some((word) => word.startsWith(typed)));
  if (inside.length) return inside.slice(0, SHOWN);
  const whole = longest(commands, typed);
  return whole ? [whole] : [];
}

/** The command of exactly this line, without options. */
export function named(commands, line) {
  return commands.find((command) => `/${command.name}` === line.toLowerCase());
}

function longest(commands, typed) {
  const fitting = commands.filter((command) => typed.startsWith(`${command.name} `));
  return fitting.sort((one, other) => other.name.length - one.name.length)[0];
}

/** What was typed of a command's options already: `/poll ask question:"Ready?"`. */
export function fill(command, text) {
  const rest = text.slice(command.name.length + 1);
  const values = {};
  for (const [, name, quoted, bare] of rest.matchAll(/([\w-]+):(?:"([^"]*)"|(\S*))/g)) {
    const input = command.inputs.find((each) => each.name === name);
    const typed = quoted ?? bare;
    if (!input || !typed) continue;
    values[name] = LISTS.has(input.kind) ? typed.split(/[,\s]+/) : input.kind === "yes" ? typed === "yes" : typed;
  }
  return values;
}

const LISTS = new Set(["choices", "people", "hours"]);

function Option({ input }) {
  return html`<span class="suggestion-option">${input.label}</span>`;
}

/** A command as one of several that may be meant: its name, its options, its help. */
export function CommandLine(command) {
  return html`<span class="suggestion-name">/${command.name}
      ${command.inputs.map((input) => html` <${Option} key=${input.name} input=${input} />`)}</span>
    <span class="faint">${command.help}</span>`;
}
