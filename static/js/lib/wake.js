/** Keeps the screen on while someone counts on it. What is wanted is remembered: the system takes
 * the lock away whenever the page is hidden, or the battery is low, and it is asked for again.
 */
const AGAIN = 5_000; // ms until it is asked for again, where the system took it from a page in sight

const wanted = new Map(); // who -> whom to tell
let lock = null;
let asking = null;

/** Keep the screen on for `who`. `tell(on)` hears whether it stays on, and whenever that changes. */
export function hold(who, tell) {
  wanted.set(who, tell);
  return take();
}

/** `who` no longer needs the screen. */
export function release(who) {
  wanted.delete(who);
  if (!wanted.size) drop();
}

function drop() {
  lock?.release().catch(() => {});
  lock = null;
}

async function take() {
  if (!wanted.size || document.visibilityState !== "visible") return;
  asking ??= request().finally(() => (asking = null));
  const on = await asking;
  for (const tell of wanted.values()) tell(on);
}

/** Resolves to whether the screen stays on: false where it cannot, or may not. */
async function request() {
  if (lock && !lock.released) return true;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    return false; // no such thing here, low battery, or not allowed
  }
  lock.addEventListener("release", ({ target }) => target === lock && setTimeout(take, AGAIN));
  if (!wanted.size) drop(); // nobody wants it any more
  return true;
}

document.addEventListener("visibilitychange", take);
