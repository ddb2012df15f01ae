/** Timers as end times: a locked phone, a closed app or a reload costs nothing, because nothing counts.
 *
 * Pure: state and `now` in, new state out; no clock, no page. Times are ms since 1970, `minutes` and
 * `gap` (hours) come from the content's typed limits.
 *
 * state = {seen, list: [timer], next: {slug: time from which it may be used again}}
 * timer = {slug, title, lang, start, end, left, look, told}
 *   left: ms that remain while it is paused, else null · look: when to look at the skin, or null
 *   told: which of "look" and "end" was said
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLACK = 1_500; // ms a clock may be moved by the system to keep it right
const TRIED = MINUTE; // shorter than that it was not used
const KEPT = 12 * HOUR; // how long an ended timer is still told of

export const empty = () => ({ seen: 0, list: [], next: {} });

/** What was stored, or as much of it as makes sense. */
export function sound(stored) {
  if (typeof stored !== "object" || !Array.isArray(stored?.list)) return empty();
  const times = Object.entries(stored.next ?? {}).filter(([, time]) => Number.isFinite(time));
  const list = stored.list.filter(
    (timer) =>
      typeof timer?.slug === "string" &&
      [timer.start, timer.end].every(Number.isFinite) &&
      timer.start < timer.end &&
      [timer.left, timer.look].every((time) => time === null || Number.isFinite(time)) &&
      Array.isArray(timer.told),
  );
  return { seen: Number.isFinite(stored.seen) ? stored.seen : 0, list, next: Object.fromEntries(times) };
}

export const find = (state, slug) => state.list.find((timer) => timer.slug === slug);
const without = (state, slug) => state.list.filter((timer) => timer.slug !== slug);
const changed = (state, slug, change) => ({
  ...state,
  list: state.list.map((timer) => (timer.slug === slug ? { ...timer, ...change } : timer)),
});

/** From when `slug` may be used again; 0 when it may be used now. */
export function again(state, slug, now) {
  const time = state.next[slug] ?? 0;
  return time > now ? time : 0;
}

/** Start. Throws RangeError for minutes outside the limits and before the gap is over. */
export function start(state, { slug, title, lang, minutes, most, gap = null, look = null }, now) {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > most) throw new RangeError(`${slug}: ${minutes} minutes`);
  if (again(state, slug, now)) throw new RangeError(`${slug}: not before ${state.next[slug]}`);
  const end = now + minutes * MINUTE;
  const check = look !== null && look < minutes ? now + look * MINUTE : null;
  const timer = { slug, title, lang, start: now, end, left: null, look: check, told: [] };
  const next = gap ? { ...state.next, [slug]: end + gap * HOUR } : state.next;
  return { ...state, list: [...without(state, slug), timer], next };
}

/** "running", "paused" or "done". */
export function phase(timer, now) {
  if (timer.left !== null) return "paused";
  return now >= timer.end ? "done" : "running";
}

/** ms that remain, from the whole length down to 0. */
export function left(timer, now) {
  return timer.left ?? Math.min(Math.max(timer.end - now, 0), timer.end - timer.start);
}

export function pause(state, slug, now) {
  const timer = find(state, slug);
  if (!timer || phase(timer, now) !== "running") return state;
  return changed(state, slug, { left: left(timer, now) });
}

/** Goes on with what was left: the whole timer moves by the length of the pause. */
export function resume(state, slug, now) {
  const timer = find(state, slug);
  if (!timer || timer.left === null) return state;
  const end = now + timer.left;
  return changed(state, slug, { left: null, start: timer.start + end - timer.end, end });
}

/** End it now, or clear one that has ended. The gap counts from when it really ended. */
export function stop(state, slug, now) {
  const timer = find(state, slug);
  if (!timer) return state;
  const next = { ...state.next };
  const unused = timer.end - timer.start - left(timer, now) < TRIED;
  if (unused) delete next[slug];
  else if (next[slug]) next[slug] -= left(timer, now);
  return { ...state, list: without(state, slug), next };
}

/** What is to be said at `now`, each once: the timers with kind "look" or "end" and how late, in ms. */
export function cues(state, now) {
  const said = [];
  const list = state.list.map((timer) => {
    const ended = phase(timer, now) === "done";
    const due = ended ? "end" : timer.left === null && timer.look !== null && now >= timer.look ? "look" : null;
    if (!due || timer.told.includes(due)) return timer;
    said.push({ ...timer, kind: due, late: now - (ended ? timer.end : timer.look) });
    return { ...timer, told: [...timer.told, due] };
  });
  return { state: said.length ? { ...state, list } : state, said };
}

/** A look at the wall clock, `elapsed` ms of real time after the last one (0: not known).
 *
 * A clock that shows less than it must was set back; then everything moves with it. One set forward
 * cannot be told from sleep: the timer ends early, which is the safe side.
 */
export function observe(state, now, elapsed) {
  const expected = state.seen + elapsed;
  const back = state.seen && now < expected - SLACK ? expected - now : 0;
  const next = Object.fromEntries(Object.entries(state.next).filter(([, time]) => time - back > now).map(([slug, time]) => [slug, time - back]));
  const moved = (time) => (time === null ? null : time - back);
  const list = state.list
    .map((timer) => (back ? { ...timer, start: timer.start - back, end: timer.end - back, look: moved(timer.look) } : timer))
    .filter((timer) => timer.left !== null || now - timer.end < KEPT);
  return { state: { seen: now, list, next }, back };
}
