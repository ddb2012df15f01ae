/** What a session leaves behind: where it stands (to go on later) and its line in the diary.
 *
 * bp.session = {name, level, snapshot, line, worked, easier, at}; bp.finished = lines the diary has not taken yet.
 */
import { read, write } from "./store.js";
import { local } from "./when.js";

const FRESH = 12 * 3_600_000; // ms; an older half session is not taken up again

/** The diary's line of a session that begins. `name` is "routine/sciatica"; `before` is the pain, 0 to 10 or null. */
export function line(name, before, now) {
  const [of, slug] = name.split("/");
  // Its id stays, so that a line that is given twice stands there once.
  return { id: `session-${now}`, kind: "session", at: local(), of, slug, seconds: 0, before, after: null, end: "stopped" };
}

export const keep = (session, now) => write("session", { ...session, at: now });

/** What was kept of a session of `name`, while it is fresh. */
export function kept(name, now) {
  const found = read("session");
  return found?.name === name && Math.abs(now - found.at) < FRESH ? found : null;
}

/** What is kept and not taken up any more was stopped there: its line is put aside. `all`: also a fresh one. */
export function drop(now, all = false) {
  const found = read("session");
  if (found && (all || Math.abs(now - found.at) >= FRESH)) finish({ ...found.line, seconds: found.seconds });
}

/** The session is over: its line is put aside at once, so that it is not lost with the page. Again: it changed. */
export function finish(line) {
  write("session", null);
  aside(line);
}

/** Put a line aside for the diary, in place of an older one with its id. */
export function aside(line) {
  write("finished", [...read("finished", []).filter(({ id }) => id !== line.id), line]);
}

/** Give what was put aside to the diary; resolves to whether it has it all. What it has not is tried again later. */
export async function hand() {
  drop(Date.now());
  const waiting = read("finished", []);
  if (!waiting.length) return true;
  const taken = new Set();
  const { record } = await import("./diary.js").catch(() => ({}));
  for (const line of waiting) {
    try {
      await record(line);
      taken.add(JSON.stringify(line));
    } catch {
      // it stays aside
    }
  }
  // Meanwhile another line may have come, or one of these changed.
  const left = read("finished", []).filter((line) => !taken.has(JSON.stringify(line)));
  write("finished", left.length ? left : null);
  return left.length === 0;
}
