/** The reader's own data as one file, and the check of every file that comes back. Pure.
 *
 * {format, version, made, diary: [entry],
 *  settings: {look, start, ticks, sound, voice, vibrate, music, floor, country, favourites, languages}}
 * Each setting may be missing. tests/backup.schema.json says the same for other programs.
 */
import { Fault, entry, inOrder, isAt, isDay, isSlug, shaped } from "./entries.js";

export const FORMAT = "backpocket-backup";
export const VERSION = 1;
export const LIMIT = 5 * 1024 * 1024; // bytes
const DEPTH = 6; // brackets within brackets; ours has 4
const DAYS = 3660; // of ticks

const isFlag = (value) => typeof value === "boolean";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function isTicks(value) {
  if (!isObject(value)) return false;
  const days = Object.entries(value);
  return days.length <= DAYS && days.every(([day, slugs]) => isDay(day) && Array.isArray(slugs) && slugs.length <= 100 && slugs.every(isSlug));
}

const has = (fields) => (value) => isObject(value) && Object.keys(value).length === Object.keys(fields).length
  && Object.entries(fields).every(([name, is]) => Object.hasOwn(value, name) && is(value[name]));

const isList = (value, most, form) => Array.isArray(value) && value.length <= most && new Set(value).size === value.length
  && value.every((one) => typeof one === "string" && one.length <= 80 && form.test(one));

/** Settings that go with the reader to another phone: name in lib/store.js -> test; `languages` are those saved. */
export const SETTINGS = {
  look: has({ theme: (v) => ["auto", "light", "dark"].includes(v), size: (v) => ["0", "1", "2"].includes(v) }),
  start: has({ date: isDay, exact: isFlag }),
  ticks: isTicks,
  sound: isFlag,
  voice: isFlag,
  vibrate: isFlag,
  music: isFlag,
  floor: isFlag,
  country: (value) => typeof value === "string" && /^[A-Z]{2}$/.test(value),
  favourites: (value) => isList(value, 200, /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/),
  languages: (value) => isList(value, 60, /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
};

/** The file's text. `settings` as they are stored; what is not set or not sound is left out. */
export function write(diary, settings, made) {
  const kept = Object.entries(SETTINGS).filter(([name, is]) => is(settings[name]));
  const document = { format: FORMAT, version: VERSION, made, diary: inOrder(diary), settings: Object.fromEntries(kept.map(([name]) => [name, settings[name]])) };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** How deep brackets go, without building anything. */
function depth(text) {
  let [deep, deepest, quoted] = [0, 0, false];
  for (let i = 0; i < text.length && deepest <= DEPTH; i += 1) {
    const sign = text[i];
    if (quoted) {
      if (sign === "\\") i += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, (deep += 1));
    else if (sign === "}" || sign === "]") deep -= 1;
  }
  return deepest;
}

function parsed(text) {
  if (depth(text) > DEPTH) throw new Fault("depth");
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault("json");
  }
}

/** {made, diary, settings} of a file's bytes, every part checked and copied; throws Fault. */
export function read(bytes) {
  if (bytes.byteLength > LIMIT) throw new Fault("size");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("json");
  }
  const document = parsed(text);
  if (!isObject(document) || document.format !== FORMAT) throw new Fault("format");
  if (Number.isInteger(document.version) && document.version > VERSION) throw new Fault("newer");
  const outer = { format: () => true, version: (v) => v === VERSION, made: isAt, diary: Array.isArray, settings: isObject };
  const { made, diary, settings } = shaped(document, outer, "file");
  const entries = diary.map((one, index) => entry(one, `diary.${index + 1}`));
  const ids = new Set(entries.map(({ id }) => id));
  if (ids.size !== entries.length) throw new Fault("twice", "diary");
  const given = Object.fromEntries(Object.entries(SETTINGS).filter(([name]) => Object.hasOwn(settings, name)));
  return { made, diary: inOrder(entries), settings: shaped(settings, given, "settings") };
}

const plain = (one) => JSON.stringify(Object.entries(one).sort());

/** What taking `file` in would do: entries that are new, the same, different here, and only here. */
export function compare(here, file) {
  const own = new Map(here.map((one) => [one.id, one]));
  const met = file.filter(({ id }) => own.has(id));
  const same = met.filter((one) => plain(one) === plain(own.get(one.id))).length;
  return { fresh: file.length - met.length, same, different: met.length - same, only: here.length - met.length };
}

/** Entries and settings after adding a file: what is on this phone stays, ticks and lists are joined. */
export function merged(here, file) {
  const own = new Set(here.diary.map(({ id }) => id));
  const ticks = { ...file.settings.ticks };
  for (const [day, slugs] of Object.entries(here.settings.ticks ?? {})) ticks[day] = [...new Set([...(ticks[day] ?? []), ...slugs])];
  const settings = { ...file.settings, ...here.settings };
  if (Object.keys(ticks).length) settings.ticks = ticks;
  for (const name of ["favourites", "languages"]) {
    const joined = new Set([...(here.settings[name] ?? []), ...(file.settings[name] ?? [])]);
    if (joined.size) settings[name] = [...joined];
  }
  return { diary: [...here.diary, ...file.diary.filter(({ id }) => !own.has(id))], settings };
}
