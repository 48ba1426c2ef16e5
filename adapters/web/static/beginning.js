/** How a place begins, and what it is for while nothing was said in it. */
import { Icon } from "./icons.js";
import { placeName } from "./places.js";
import { t } from "./texts.js";
import { html } from "./view.js";

/** @param {{place: object, empty: boolean}} props */
export function Beginning({ place, empty }) {
  if (!empty) return html`<p class="beginning faint">${t("beginning")}</p>`;
  const topic = place.kind === "direct" ? "" : place.topic;
  return html`<div class="beginning welcome">
    <span class="welcome-sign"><${Icon} name=${place.kind} /></span>
    <p class="welcome-name"><bdi>${placeName(place)}</bdi></p>
    ${topic && html`<p><bdi>${topic}</bdi></p>`}
    <p class="faint">${purpose(place)}</p>
    <p class="faint">${t("nothing-yet")}</p>
  </div>`;
}

function purpose(place) {
  if (place.staff) return t("for-staff");
  if (place.kind === "direct") return place.people?.length > 1 ? t("for-direct") : t("for-homeroom");
  if (place.kind === "forum") return t("for-forum");
  if (place.kind === "thread") return t("for-thread");
  if (place.kind === "voice") return t("for-voice");
  return t("for-channel");
}
