/** What was ticked as done, by day, on this phone: bp.ticks = {"2026-11-21": ["heat-pack", …]}. */
import { day } from "./day.js";
import { read, write } from "./store.js";

const KEEP = 60; // days

/** Slugs ticked on a day. */
export function ticked(date = day()) {
  return new Set(read("ticks", {})[date] ?? []);
}

/** Tick one, or take its tick away. Listeners on this page hear "bp-ticks". */
export function tick(slug, date = day(), on = true) {
  const slugs = ticked(date);
  if (on) slugs.add(slug);
  else slugs.delete(slug);
  const all = { ...read("ticks", {}), [date]: [...slugs] };
  const oldest = day(KEEP);
  write("ticks", Object.fromEntries(Object.entries(all).filter(([kept]) => kept > oldest)));
  dispatchEvent(new Event("bp-ticks"));
}
