/** Settings in the address of a link, behind "#", which no browser sends to a server. Pure.
 *
 * #take=1&look=dark.1&start=2026-11-20.1&sound=0&country=ES&languages=es.ar&favourites=guide/sciatica
 * Short and plain, so that the code of it can be scanned. Diary and ticks go by file.
 */
import { SETTINGS } from "./backup.js";
import { Fault } from "./entries.js";

const FORM = /^#take=1(&[a-z]+=[A-Za-z0-9./-]*)*$/;
const MOST = 2000; // characters of a link that is looked at
const FAVOURITES = 20; // that go along, the newest

const flag = { write: (value) => (value ? "1" : "0"), read: (text) => ({ 0: false, 1: true })[text] };
const pair = (first, second, form = flag) => ({
  write: (value) => `${value[first]}.${form.write(value[second])}`,
  read: (text) => ({ [first]: text.split(".")[0], [second]: form.read(text.split(".")[1]) }),
});
const plain = { write: (value) => value, read: (text) => text };
const list = { write: (values) => values.slice(0, FAVOURITES).join("."), read: (text) => text.split(".") };

/** How each setting is written; ticks, a diary of their own, are left out. */
const WRITTEN = {
  look: pair("theme", "size", plain),
  start: pair("date", "exact"),
  sound: flag,
  voice: flag,
  vibrate: flag,
  music: flag,
  floor: flag,
  country: plain,
  languages: list,
  favourites: list,
};

/** The part of the address from "#" on. */
export function write(settings) {
  const given = Object.keys(WRITTEN).filter((name) => name in settings && SETTINGS[name](settings[name]));
  return ["#take=1", ...given.map((name) => `${name}=${WRITTEN[name].write(settings[name])}`)].join("&");
}

/** The settings of an address, or of the part from "#" on, every one checked; throws Fault. */
export function read(text) {
  const hash = text.trim().slice(0, MOST).replace(/^[^#]*/, "");
  if (!FORM.test(hash)) throw new Fault("link");
  const settings = {};
  for (const [name, value] of hash.split("&").slice(1).map((part) => part.split("="))) {
    const found = Object.hasOwn(WRITTEN, name) && !Object.hasOwn(settings, name) ? WRITTEN[name].read(value) : undefined;
    if (found === undefined || !SETTINGS[name](found)) throw new Fault("link");
    settings[name] = found;
  }
  return settings;
}
