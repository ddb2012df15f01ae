/** Takes everything of Backpocket off this phone: diary, settings, saved pages, worker, cookie. */
import { erase as eraseDiary } from "./diary.js";
import { endVisit } from "./memory.js";
import { offline } from "./offline.js";

const PATIENCE = 8_000; // ms another tab may take to let go

/** Resolves when nothing is left; throws where a store could not be emptied. */
export async function eraseAll() {
  await within(eraseDiary());
  if (offline.supported) {
    // The worker removes what it keeps; one that does not answer is removed from outside.
    await within(offline.reset()).catch(() => {});
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
  if (globalThis.caches) for (const name of await caches.keys()) await caches.delete(name);
  document.cookie = "lang=; Path=/; Max-Age=0; SameSite=Lax";
  localStorage.clear();
  sessionStorage.clear();
  endVisit(); // else the next page of this visit would save everything again; it goes with the tab
}

function within(work) {
  return Promise.race([work, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")))]);
}
