/** The diary as a picture: for each day the lowest, the highest and the last pain that was noted. Pure. */
import { dayOf } from "./entries.js";

const DAY = 86_400_000;
const next = (day, by) => new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);

/** Levels an entry tells, in the order they were felt. */
function levels({ kind, level, before, after }) {
  return kind === "pain" ? [level] : [before, after].filter((one) => typeof one === "number");
}

/** One row a day from `first` to `last` ("2026-11-21"): {day, low, high, last, count}; null where nothing was noted. */
export function days(entries, first, last) {
  const rows = new Map();
  for (let day = first; day <= last; day = next(day, 1)) rows.set(day, { day, low: null, high: null, last: null, count: 0 });
  for (const one of entries) {
    const row = rows.get(dayOf(one));
    for (const level of row ? levels(one) : []) {
      row.low = Math.min(row.low ?? level, level);
      row.high = Math.max(row.high ?? level, level);
      row.last = level;
      row.count += 1;
    }
  }
  return [...rows.values()];
}

/** The first day of a picture of `length` days that ends with `last`; length 0: all there is, a year at most. */
export function firstDay(entries, last, length) {
  if (length) return next(last, 1 - length);
  const oldest = entries.length ? dayOf(entries[0]) : last;
  const year = next(last, -365);
  return [oldest < year ? year : oldest, next(last, -13)].sort()[0];
}
