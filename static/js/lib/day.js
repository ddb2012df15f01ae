/** Calendar days of this phone, as "2026-11-21". Clock changes and time zones never shift them. */
const DAY = 86_400_000;

/** The day `ago` days before today. */
export function day(ago = 0) {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - ago * DAY).toISOString().slice(0, 10);
}

/** Whole days from `start` to today; NaN for what is no day. */
export function daysSince(start) {
  return Math.round((Date.parse(day()) - Date.parse(start)) / DAY);
}
