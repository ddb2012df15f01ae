/** A line of the diary in words, for the list, the table for a doctor and the spreadsheet. */
import { listOf, nameOf } from "./names.js";
import { s } from "./strings.js";

const outOf = (key, level) => (level === null ? "" : s(key, { level }));

/** Minutes, or seconds where it was shorter than one. */
export function lasted(seconds) {
  return seconds < 60 ? s("diary.seconds", { n: seconds }) : s("diary.minutes", { n: Math.round(seconds / 60) });
}

/** What it was: "Strong back", "Cold pack"; empty for a note of pain. */
export function what({ kind, of, slug }) {
  return kind === "session" ? nameOf(`${of}/${slug}`) : kind === "timer" ? nameOf(`care/${slug}`) : "";
}

/** Lines under the heading of an entry; empty ones are left out. */
export function lines(entry) {
  if (entry.kind === "timer") return [lasted(entry.seconds)];
  if (entry.kind === "pain") return [listOf("place", entry.where), listOf("care", entry.did), entry.note].filter(Boolean);
  return [
    lasted(entry.seconds),
    outOf("diary.before_line", entry.before),
    outOf("diary.after_line", entry.after),
    entry.end === "done" ? "" : s(`diary.end_${entry.end}`),
  ].filter(Boolean);
}

/** Pain as an entry tells it: "4", "4 → 3", or nothing. */
export function painOf({ kind, level, before, after }) {
  const levels = kind === "pain" ? [level] : [before, after];
  return levels.filter((one) => typeof one === "number").join(" → ");
}

/** The whole diary as rows for a spreadsheet, with their heading. */
export function rows(entries) {
  const heads = ["day", "time", "what", "pain", "minutes", "where", "did", "note"].map((name) => s(`diary.col_${name}`));
  const body = entries.map((entry) => [
    entry.at.slice(0, 10),
    entry.at.slice(11, 16),
    what(entry) || s(`diary.kind_${entry.kind}`),
    painOf(entry),
    entry.seconds === undefined ? "" : Math.round(entry.seconds / 60),
    listOf("place", entry.where ?? []),
    listOf("care", entry.did ?? []),
    entry.note ?? (entry.end && entry.end !== "done" ? s(`diary.end_${entry.end}`) : ""),
  ]);
  return [heads, ...body];
}
