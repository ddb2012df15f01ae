/** What a line of the diary is, and the check of everything that wants to be one. Pure.
 *
 * pain:    {id, kind, at, level 0..10, where: [place], did: [care item], note}
 * session: {id, kind, at, of: "routine" or "exercise", slug, seconds, before, after: 0..10 or null,
 *           end: "done", "stopped" or "hurt"}
 * timer:   {id, kind, at, slug, seconds}
 *
 * `at` is the reader's own day and hour with its offset, "2026-11-21T14:35:00+01:00".
 */
export const NOTE = 1000; // characters
const DAY_SECONDS = 86_400;
const AT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID = /^[a-z0-9-]{1,96}$/;

/** Something is not as it must be. `path` says where: "diary.3.level". */
export class Fault extends Error {
  constructor(code, path = "") {
    super(path ? `${code}: ${path}` : code);
    this.code = code;
    this.path = path;
  }
}

export const isText = (value, limit) => typeof value === "string" && value.length <= limit;
export const isSlug = (value) => isText(value, 64) && SLUG.test(value);
export const isCount = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

/** A day of the calendar that there is, from 2000 to 2099. */
export function isDay(value) {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

const isLevel = (value) => isCount(value, 10);
const isSeconds = (value) => isCount(value, DAY_SECONDS);
const isSlugs = (value) => Array.isArray(value) && value.length <= 60 && value.every(isSlug);
export const isAt = (value) => isText(value, 25) && AT.test(value) && isDay(value.slice(0, 10));
const orNull = (is) => (value) => value === null || is(value);
const oneOf = (...values) => (value) => values.includes(value);

const COMMON = { id: (value) => isText(value, 96) && ID.test(value), at: isAt };
const FIELDS = {
  pain: { level: isLevel, where: isSlugs, did: isSlugs, note: (value) => isText(value, NOTE) },
  session: {
    of: oneOf("routine", "exercise"), slug: isSlug, seconds: isSeconds,
    before: orNull(isLevel), after: orNull(isLevel), end: oneOf("done", "stopped", "hurt"),
  },
  timer: { slug: isSlug, seconds: isSeconds },
};

/** `value` with exactly the fields of `fields` ({name: test}), as a new object; throws Fault. */
export function shaped(value, fields, path) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault("type", path);
  const strange = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (strange !== undefined) throw new Fault("unknown", `${path}.${strange}`);
  const checked = {};
  for (const [name, is] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name)) throw new Fault("missing", `${path}.${name}`);
    if (!is(value[name])) throw new Fault("type", `${path}.${name}`);
    checked[name] = structuredClone(value[name]);
  }
  return checked;
}

/** A whole entry, copied; throws Fault. */
export function entry(value, path = "entry") {
  const kind = value?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(FIELDS, kind)) throw new Fault("type", `${path}.kind`);
  return shaped(value, { ...COMMON, kind: () => true, ...FIELDS[kind] }, path);
}

/** The reader's own day of an entry, "2026-11-21". */
export const dayOf = ({ at }) => at.slice(0, 10);

/** Oldest first, by the moment; at the same moment by id, so that the order is one. */
export const inOrder = (entries) =>
  [...entries].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
