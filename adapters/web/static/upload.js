/** A file to give: read in the browser and sent with the form. */
import { Icon } from "./icons.js";
import { t } from "./texts.js";
import { html, useState } from "./view.js";

const LARGEST = 5 * 1024 * 1024; // bot.kinds.LARGEST_UPLOAD

/** The control; see inputs.js for what it takes. The value is `{name, type, data}` with the data in base64. */
export function Upload({ value, onChange, id, aria }) {
  const [problem, setProblem] = useState("");
  const [taken, setTaken] = useState(false); // then the browser's own control says the name
  const take = async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    setTaken(true);
    setProblem(file.size > LARGEST ? t("too-large", { name: file.name, most: 5 }) : "");
    onChange(file.size > LARGEST ? null : { name: file.name, type: file.type, data: await base64(file) });
  };
  return html`<input class="input" ...${aria} id=${id} type="file" onChange=${take} />
    ${value?.name && !taken && html`<p class="faint"><${Icon} name="file" /> ${value.name}</p>`}
    ${problem && html`<p class="field-error" role="alert">${problem}</p>`}`;
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
