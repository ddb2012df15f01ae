/** Takes everything of Backpocket off this phone: diary, settings, saved pages, worker, cookie. */
import { erase as eraseDiary } from "./diary.js";
import { endVisit } from "./memory.js";
import { offline } from "./offline.js";

const PATIENCE = 8_000; // ms another tab may take to let go
const SETTLE = 700; // ms; work that another tab had begun may still write something down
const ROUNDS = 5;

const registrations = async () => (offline.supported ? navigator.serviceWorker.getRegistrations() : []);
const cacheNames = async () => (globalThis.caches ? caches.keys() : []);
const databases = async () => (await globalThis.indexedDB?.databases?.()) ?? [];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function within(work) {
  return Promise.race([work, wait(PATIENCE).then(() => Promise.reject(new Error("late")))]);
}

const diary = async () => globalThis.indexedDB && within(eraseDiary());

async function empty() {
  await diary();
  for (const registration of await registrations()) await registration.unregister();
  for (const name of await cacheNames()) await caches.delete(name);
  document.cookie = "lang=; Path=/; Max-Age=0; SameSite=Lax";
  localStorage.clear();
}

async function isEmpty() {
  const found = await Promise.all([registrations(), cacheNames(), databases()]);
  return localStorage.length === 0 && found.every(({ length }) => length === 0);
}

/** Resolves when nothing is left, and stays so; throws where a store could not be emptied. */
export async function eraseAll() {
  await diary(); // first, since it is what another tab may hold on to: then nothing else has gone yet
  // The worker removes what it keeps and tells the other tabs; one that does not answer is removed from outside.
  if (offline.supported) await within(offline.reset()).catch(() => {});
  sessionStorage.clear();
  endVisit(); // else the next page of this visit would save everything again; it goes with the tab
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty();
    await wait(SETTLE);
    if (await isEmpty()) return;
  }
  throw new Error("something is written again and again");
}
