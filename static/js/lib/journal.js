/** What a session leaves behind: where it stands (to go on later) and its line in the diary.
 *
 * bp.session = {name, level, snapshot, entry, spent, at}, or {finished: entry} while the diary has not taken it.
 */
import { read, write } from "./store.js";

const FRESH = 12 * 3_600_000; // ms; an older half session is not taken up again

/** The line of a session that begins. */
export const blank = (name, before) => ({ name, before, after: null, exercises: [], easier: [], hurt: [], whole: true });

export const keep = (kept, now) => write("session", { ...kept, at: now });

/** What was kept for `name`, while it is fresh. */
export function kept(name, now) {
  const found = read("session");
  return found?.name === name && now - found.at < FRESH && now >= found.at ? found : null;
}

/** Put it aside at once, so that it is not lost with the page; `hand` gives it to the diary. */
export const finish = (entry) => write("session", { finished: entry });

/** Give a finished session to the diary; resolves to whether the diary has it. */
export async function hand() {
  const entry = read("session")?.finished;
  if (!entry) return false;
  try {
    const { record } = await import("./diary.js");
    await record(entry);
  } catch {
    return false; // it is tried again at the next visit
  }
  write("session", null);
  return true;
}
