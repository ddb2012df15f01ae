/** Keeps the screen on while someone counts on it. What is wanted is remembered: the system takes
 * the lock away whenever the page is hidden, and it is taken again when the page is back. */
const wanted = new Set();
let lock = null;

/** Ask for the screen to stay on for `who`. Resolves to whether it does: false where it cannot, or may not. */
export async function hold(who = "page") {
  wanted.add(who);
  return take();
}

/** `who` no longer needs the screen. */
export function release(who = "page") {
  wanted.delete(who);
  if (wanted.size) return;
  lock?.release().catch(() => {});
  lock = null;
}

async function take() {
  if (!wanted.size || document.visibilityState !== "visible") return false;
  if (lock && !lock.released) return true;
  try {
    const taken = await navigator.wakeLock.request("screen");
    // Two may have asked at once, or nobody wants it any more.
    if (!wanted.size || (lock && !lock.released)) await taken.release();
    else lock = taken;
    return wanted.size > 0;
  } catch {
    return false; // no such thing here, low battery, or not allowed
  }
}

document.addEventListener("visibilitychange", take);
