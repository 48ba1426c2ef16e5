/** Moments in the reader's own zone and language, and those that count by themselves. */
import { get, useStore } from "./store.js";
import { locale } from "./texts.js";
import { html, useEffect, useState } from "./view.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STYLES = {
  moment: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  date: { weekday: "short", day: "numeric", month: "short" },
  time: { hour: "numeric", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  full: { dateStyle: "full", timeStyle: "short" },
};

let zoneHere = ""; // asked once: it takes as long as a dozen messages

/** The zone in which this browser is. */
export function browserZone() {
  return (zoneHere ||= Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
}

/** The zone in which the reader lives: that of the person one is, else the browser's. */
export function readerZone() {
  const { me, people } = get();
  return people[me]?.zone || browserZone();
}

/** What time it is in the class, in ms: a demo class may be ahead of this machine. */
export function classNow() {
  return Date.now() + get().offset;
}

const formats = new Map();

function format(style, zone, withYear, lang) {
  const key = `${locale(lang)} ${zone} ${style} ${withYear}`;
  if (!formats.has(key)) {
    const options = { ...STYLES[style], ...(withYear ? { year: "numeric" } : {}) };
    try {
      formats.set(key, new Intl.DateTimeFormat(locale(lang), { ...options, timeZone: zone }));
    } catch {
      // A zone that this browser does not know: better in UTC, and named so, than not at all.
      const named = style === "full" ? {} : { timeZoneName: "short" };
      formats.set(key, new Intl.DateTimeFormat(locale(lang), { ...options, ...named, timeZone: "UTC" }));
    }
  }
  return formats.get(key);
}

/** Whether the browser has written a date already: the first one takes it as long as a page of messages. */
export function writesDates() {
  return formats.size > 0;
}

/** The moment as words: `style` is one of bot.text.Style, or `day`, `full`. `lang`: of the words around it, which may be
 * the course's; else the reader's. */
export function words(at, style, { zone = readerZone(), lang } = {}) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  if (style === "relative") return relative(date.getTime() - classNow(), lang);
  const other = ["moment", "date"].includes(style) && date.getFullYear() !== new Date(classNow()).getFullYear();
  return format(style, zone, other, lang).format(date);
}

/** "in 2 hours", "5 minutes ago", for a distance in ms. */
export function relative(distance, lang) {
  const size = Math.abs(distance);
  const [unit, length] =
    size < MINUTE ? ["second", SECOND]
    : size < 90 * MINUTE ? ["minute", MINUTE]
    : size < 36 * HOUR ? ["hour", HOUR]
    : size < 14 * DAY ? ["day", DAY]
    : size < 70 * DAY ? ["week", 7 * DAY]
    : ["month", 30.44 * DAY];
  return new Intl.RelativeTimeFormat(locale(lang), { numeric: "auto" }).format(Math.round(distance / length), unit);
}

const tickers = new Set();
let timer = null;

/** Draws again with every second, with all others that count. */
function useSeconds() {
  const [, tick] = useState(0);
  useEffect(() => {
    const each = () => tick((count) => count + 1);
    tickers.add(each);
    timer ??= setInterval(() => tickers.forEach((one) => one()), SECOND);
    return () => {
      tickers.delete(each);
      if (!tickers.size) timer = clearInterval(timer) ?? null;
    };
  }, []);
}

const OFTEN = 5 * SECOND;

/** Draws again when the words for this moment may be others: each second within a minute of it, else seldom. */
function useCount(at) {
  const [, tick] = useState(0);
  const offset = useStore((state) => state.offset);
  useEffect(() => {
    let due;
    const wait = () => {
      const size = Math.abs(Date.parse(at) - classNow());
      const pause = size < MINUTE ? SECOND : Math.min(Math.max(size - MINUTE, SECOND), OFTEN);
      due = setTimeout(() => {
        tick((count) => count + 1);
        wait();
      }, pause);
    };
    wait();
    return () => clearTimeout(due);
  }, [at, offset]);
}

/** Says the whole moment to who rests on it, and only then: a page of messages would ask for it fifty times. */
function whole(event) {
  event.currentTarget.title = words(event.currentTarget.dateTime, "full");
}

function Counting({ at, lang }) {
  useCount(at);
  return html`<time datetime=${at} onPointerEnter=${whole}>${words(at, "relative", { lang })}</time>`;
}

/** A moment, shown `as` one of the styles that `words` knows; `relative` ones count. One `stops` before a full stop. */
export function When({ at, as, lang, stops }) {
  if (as === "relative") return html`<${Counting} at=${at} lang=${lang} />`;
  const shown = words(at, as, { lang });
  return html`<time datetime=${at} onPointerEnter=${whole}>${stops ? shown.replace(/\.$/, "") : shown}</time>`;
}

/** The class's clock, to the minute. */
export function ClassClock() {
  useSeconds();
  useStore((state) => state.offset);
  const now = classNow();
  return html`<time datetime=${new Date(now).toISOString()}>${words(now, "moment")}</time>`;
}

/** What time it is for someone else, or nothing where their zone is the reader's. */
export function LocalTime({ zone }) {
  useSeconds();
  useStore((state) => state.offset);
  return html`<time>${words(classNow(), "time", { zone })}</time>`;
}
