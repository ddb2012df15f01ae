/** The settings that go with a reader to another phone: taken from where they are kept, and put there. */
import { choose } from "./appearance.js";
import { SETTINGS } from "./backup.js";
import { keptBefore } from "./memory.js";
import { offline } from "./offline.js";
import { askToKeep } from "./persist.js";
import { read, write } from "./store.js";

/** All that are set here, by the names of `SETTINGS`. */
export function own() {
  const found = Object.keys(SETTINGS).map((name) => [name, name === "languages" ? keptBefore() : read(name)]);
  return Object.fromEntries(found.filter(([, value]) => value !== null && value.length !== 0));
}

/** Put them here; `instead`: what is not among them goes. Saved languages only come, none goes. */
export function put({ languages = [], ...settings }, instead = false) {
  for (const name of Object.keys(SETTINGS)) {
    if (name in settings) write(name, settings[name]);
    else if (instead) write(name, null);
  }
  dispatchEvent(new Event("bp-ticks"));
  choose({}); // colours and text size as they now are
  if (languages.length) saveAll(languages).catch(() => {}); // without internet: on the page Languages
}

async function saveAll(languages) {
  askToKeep();
  await offline.check(); // which languages there are
  for (const one of languages) if (offline.report?.packs[one]?.state === "none") await offline.keep(one);
}
