/** bp.favourites = ["guide/sciatica", …], the newest first. */
import { read, write } from "./store.js";

const NAME = "favourites";

export function favourites() {
  const found = read(NAME, []);
  return Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
}

/** Add or take away; true when it is one now. */
export function toggle(id) {
  const others = favourites().filter((other) => other !== id);
  const added = others.length === favourites().length;
  const left = added ? [id, ...others] : others;
  write(NAME, left.length > 0 ? left : null);
  return added;
}
