/** Small values kept on this phone, as JSON under "bp.<name>".
 *
 * Storage can be missing or full (private mode, a blocked site): then values last as long as the page.
 */
const memory = new Map();

/** The value of `name`, or `otherwise` where there is none or it cannot be read. */
export function read(name, otherwise = null) {
  if (memory.has(name)) return memory.get(name);
  try {
    const found = localStorage.getItem(`bp.${name}`);
    return found === null ? otherwise : JSON.parse(found);
  } catch {
    return otherwise;
  }
}

/** Keep `value` under `name`; null forgets it. */
export function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(`bp.${name}`);
    else localStorage.setItem(`bp.${name}`, JSON.stringify(value));
    memory.delete(name);
  } catch {
    memory.set(name, value);
  }
}
