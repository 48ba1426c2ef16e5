/** A way ahead of the class's clock, from its beginning to the sentence that says where it has come to. */
import { nameOf, say } from "./announce.js";
import { change, get } from "./store.js";
import { t } from "./texts.js";
import { classNow, words } from "./times.js";

/** Somebody moves the clock ahead. */
export function goes(way) {
  const before = get().way;
  if (before?.from === way.from) return;
  change({ way: { ...way, came: 0, last: get().seq }, come: "" });
  say(going(way));
}

/** What somebody who moves the clock ahead does, as a sentence. */
export function going({ by, person }) {
  const name = nameOf(person);
  if (by === "hour") return t("going-hour", { name });
  return by === "day" ? t("going-day", { name }) : t("going-week", { name });
}

/** Before an event of the way is applied: a new message or room is one more thing that came. */
export function counts({ ev, message, place }) {
  const { way, places } = get();
  if (!way || way.came === null) return;
  const isNew = ev === "message" ? message.seq > way.last : ev === "place" && place.kind !== "thread" && !places[place.key];
  if (isNew) change({ way: { ...way, came: way.came + 1, last: message?.seq ?? way.last } });
}

/** The clock has come to where it was moved. */
export function comes() {
  const { way } = get();
  if (!way) return;
  const time = words(classNow(), "moment");
  const sentence =
    way.came > 1 ? t("come-to-more", { time, count: way.came })
    : way.came ? t("come-to-one", { time })
    : t(way.came === 0 ? "come-to-nothing" : "come-to", { time });
  change({ way: null, come: sentence });
  say(sentence, true);
}
