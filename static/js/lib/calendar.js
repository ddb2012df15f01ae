/** Reminders as a calendar file, RFC 5545. Pure: all that differs from day to day comes in.
 *
 * Times are the wall clock's wherever the reader is (a "floating" DATE-TIME, §3.3.5): 8:00 stays 8:00
 * after a journey and when clocks change, and no table of time zones has to travel along.
 */
const OCTETS = 75; // of a line, without its end
const WEEK = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const DAY = 86_400_000;

const escaped = (text) =>
  text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ""); // controls are not allowed in TEXT

/** A content line, folded between characters, never within one. */
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [];
  let [part, size] = ["", 0];
  for (const sign of line) {
    const bytes = encoder.encode(sign).length;
    if (size + bytes > OCTETS) {
      parts.push(part);
      [part, size] = [" ", 1];
    }
    part += sign;
    size += bytes;
  }
  return `${[...parts, part].join("\r\n")}\r\n`;
}

const utc = (time) => `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const floating = (day, time) => `${day.replaceAll("-", "")}T${time.replace(":", "")}00`;
const weekday = (day) => WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()];

/** The first day that is one of `days` (["MO", …]) with `time` still to come at `from` ("2026-11-21T18:05"). */
function firstOf(from, time, days) {
  const [day, clock] = from.split("T");
  const passed = Number(time <= clock);
  for (let ahead = passed; ahead < passed + 7; ahead += 1) {
    const found = new Date(Date.parse(day) + ahead * DAY).toISOString().slice(0, 10);
    if (days.includes(weekday(found))) return found;
  }
  throw new RangeError(`no day of the week in ${JSON.stringify(days)}`);
}

/** Times "HH:MM" from `from` to `to`, every `minutes`. */
export function timesBetween(from, to, minutes) {
  const [begin, end] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const times = [];
  for (let at = begin; at <= end && minutes > 0; at += minutes) {
    times.push([Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":"));
  }
  return times;
}

function event({ uid, title, text, url, minutes }, { from, time, days, weeks, lang, now }) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${floating(firstOf(from, time, days), time)}`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${days.join(",")};COUNT=${days.length * weeks}`,
    `SUMMARY;LANGUAGE=${lang}:${escaped(title)}`,
    `DESCRIPTION;LANGUAGE=${lang}:${escaped(text)}`,
    `URL:${url}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    `DESCRIPTION;LANGUAGE=${lang}:${escaped(title)}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** The file's text: one event for each of `times`, on `days` of the week, for `weeks` from `from` on,
 * the reader's own day and hour ("2026-11-21T18:05").
 *
 * One event a time, because few calendars understand several times in one rule. Throws RangeError
 * for a plan without days or times.
 */
export function calendar({ title, text, url, lang, minutes, from, times, days, weeks, now, uid }) {
  if (!times.length) throw new RangeError("no time of day");
  const when = { from, days, weeks, lang, now };
  const events = times.flatMap((time, index) => event({ uid: `${uid}-${index}`, title, text, url, minutes }, { ...when, time }));
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Backpocket//Reminders//EN", "CALSCALE:GREGORIAN"];
  return [...head, ...events, "END:VCALENDAR"].map(folded).join("");
}
