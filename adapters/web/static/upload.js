/** A file to give: chosen, dropped on its field or pasted; read in the browser and sent with the form. */
import { Icon } from "./icons.js";
import { t } from "./texts.js";
import { classes, html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";

const LARGEST = 5 * 1024 * 1024; // bot.kinds.LARGEST_UPLOAD
const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const SHOWN = 240; // px: the longer side of a picture that one is about to send

/** Lets files be dropped where one is asked for, and nowhere else: the browser would show them in place of the class. */
export function refuseDrops() {
  addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
  addEventListener("drop", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
}

/** The control; see inputs.js for what it takes. The value is `{name, type, data}` with the data in base64. */
export function Upload({ value, onChange, id, aria }) {
  const [problem, setProblem] = useState("");
  const [over, setOver] = useState(false); // a file hovers above
  const [picture, setPicture] = useState(null);
  const zone = useRef();
  const control = useRef();

  const take = async (files) => {
    const [file] = files;
    if (!file) return;
    const found = misfit(files);
    const data = found ? null : await base64(file).catch(() => null);
    setProblem(found || (data ? "" : t("not-read", { name: file.name })));
    setPicture(data && PICTURE.test(file.type) ? file : null);
    if (!data) control.current.value = "";
    onChange(data ? { name: file.name, type: file.type, data } : null);
  };
  useEffect(() => {
    // What is pasted anywhere in the form is meant for the file that is still missing.
    const form = zone.current.closest("form");
    const paste = (event) => {
      const [first, ...others] = form.querySelectorAll(".upload:not(.upload-filled)");
      const isMeant = zone.current.contains(event.target) || (first === zone.current && !others.length);
      if (!event.clipboardData.files.length || !isMeant) return;
      event.preventDefault();
      take([...event.clipboardData.files]);
    };
    form.addEventListener("paste", paste);
    return () => form.removeEventListener("paste", paste);
  }, [onChange]);

  const drag = (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    setOver(event.type === "dragover");
    if (event.type === "drop") take([...event.dataTransfer.files]);
  };
  const away = (event) => zone.current.contains(event.relatedTarget) || setOver(false);
  const remove = () => {
    control.current.value = "";
    setPicture(null);
    onChange(null);
    control.current.focus();
  };
  return html`<div class=${classes("upload", over && "upload-over", value?.data && "upload-filled")} ref=${zone}
      onDragOver=${drag} onDrop=${drag} onDragLeave=${away}>
    <input class="upload-control" ...${aria} id=${id} type="file" ref=${control}
      onChange=${(event) => take([...event.target.files])} />
    <p class="upload-say" aria-hidden="true"><${Icon} name="file" /> ${t(over ? "drop-here" : "choose-file")}</p>
    ${value?.name && html`<p class="upload-file" role="status">
      ${picture && html`<${Preview} file=${picture} />`}
      <bdi>${value.name}</bdi> <button class="link" type="button" onClick=${remove}>${t("take-away")}</button></p>`}
  </div>
  ${problem && html`<p class="field-error" role="alert">${problem}</p>`}`;
}

/** Why these files do not fit; empty when they do. */
function misfit([file, ...others]) {
  if (others.length) return t("one-file");
  return file.size > LARGEST ? t("too-large", { name: file.name, most: LARGEST / 1024 / 1024 }) : "";
}

/** The picture, small; drawn, because the content policy lets no picture in that is not the class's. */
function Preview({ file }) {
  const canvas = useRef();
  useLayoutEffect(() => {
    let isGone = false;
    createImageBitmap(file).then((bitmap) => {
      if (isGone) return;
      const scale = Math.min(1, SHOWN / Math.max(bitmap.width, bitmap.height));
      canvas.current.width = Math.max(1, bitmap.width * scale);
      canvas.current.height = Math.max(1, bitmap.height * scale);
      canvas.current.getContext("2d").drawImage(bitmap, 0, 0, canvas.current.width, canvas.current.height);
    }, () => {});
    return () => (isGone = true);
  }, [file]);
  return html`<canvas class="upload-picture" ref=${canvas} width="1" height="1" role="img"
    aria-label=${file.name}></canvas>`;
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
