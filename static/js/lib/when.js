/** Days and lengths of time as the page's language writes them. */
import { language } from "./strings.js";

const fullDay = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
const dated = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const number = new Intl.NumberFormat(language);
const twoDigits = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false });
const relative = new Intl.RelativeTimeFormat(language);
const justNow = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

const utc = (day) => new Date(`${day}T00:00:00Z`);

/** "2026-11-21" -> "Saturday, 21 November", "21 Nov", "21 November 2026". */
export const dayName = (day) => fullDay.format(utc(day));
export const dayShort = (day) => shortDay.format(utc(day));
export const dayLong = (day) => dated.format(utc(day));

/** ms -> "12:05"; whole seconds, rounded up, so that 0:00 means over. */
export function digits(time) {
  const seconds = Math.ceil(time / 1000);
  return `${number.format(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`;
}

/** ms that have passed -> "4 minutes ago"; in the first minute "now". */
export function ago(time) {
  const minutes = Math.floor(time / 60_000);
  if (minutes === 0) return justNow.format(0, "second");
  return minutes < 60 ? relative.format(-minutes, "minute") : relative.format(-Math.floor(minutes / 60), "hour");
}

/** Short names of the days of the week, Monday first: [["MO", "Mon"], …]. */
export function weekdays() {
  const names = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // 2024-01-01 was a Monday.
  return ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].map((code, i) => [code, names.format(Date.UTC(2024, 0, 1 + i))]);
}

/** This moment as "2026-11-21T14:35:00+01:00": the reader's own day and hour, and which moment it was. */
export function local(now = new Date()) {
  const offset = -now.getTimezoneOffset();
  const pad = (n) => String(n).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
  return new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19) + zone;
}
