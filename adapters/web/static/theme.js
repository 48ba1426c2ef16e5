/** Light or dark: as the system says, or as it was chosen for this browser. */
const KEPT = "homeroom.theme";

export const THEMES = ["system", "light", "dark"];

/** What was chosen. */
export function theme() {
  const kept = localStorage.getItem(KEPT);
  return THEMES.includes(kept) ? kept : "system";
}

/** Chooses, for every window of this browser. */
export function keepTheme(name) {
  if (name === "system") localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, name);
  show();
}

function show() {
  const name = theme();
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}

show();
addEventListener("storage", (event) => event.key === KEPT && show());
