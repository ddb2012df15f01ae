/** Typed doses -> what happens when. Pure: no page, no clock.
 *
 * A phase is {kind, ms, item, set, sets, repeat, repeats, side}: `item` counts the exercises from 0,
 * `set` and `repeat` count from 1 (0 where they mean nothing), `side` is 0, 1 or null.
 * Kinds that prepare: ready, next, rest, switch. Kinds that work: move, hold, release, go (whole minutes).
 */
const SECOND = 1000;
const SHORT = 3; // seconds; a shorter hold is part of the move, since nobody can follow its words

export const PREPARES = new Set(["ready", "next", "rest", "switch"]);

/** The phases of `exercises` [{position, dose}], at the "low" or "high" end of their doses.
 *
 * `pace` {ready, change, settle, switch, repeat}: seconds to get ready, to change to the next exercise, to
 * get down or up where it needs that, to change sides, and for a repeat without its hold.
 */
export function build(exercises, pace, level = "low") {
  return exercises.flatMap((exercise, item) => {
    const before = exercises[item - 1]?.position ?? "standing";
    const settle = exercise.position === before ? 0 : pace.settle;
    const start = item ? phase("next", pace.change + settle) : phase("ready", pace.ready + settle);
    return [start, ...work(exercise.dose, pace, (range) => amount(range, level))].map((found) => ({ ...found, item }));
  });
}

/** Milliseconds of all phases. */
export const total = (program) => program.reduce((sum, { ms }) => sum + ms, 0);

function amount(range, level) {
  return range ? range[level === "high" ? 1 : 0] : null;
}

function phase(kind, seconds, place = {}) {
  return { kind, ms: seconds * SECOND, set: 0, sets: 0, repeat: 0, repeats: 0, side: null, ...place };
}

function work(dose, pace, pick) {
  if (dose.minutes) return [phase("go", pick(dose.minutes) * 60)];
  const sets = pick(dose.sets) ?? 1;
  const phases = [];
  for (let set = 1; set <= sets; set += 1) {
    if (set > 1) phases.push(phase("rest", dose.rest ?? pace.change, { set, sets }));
    phases.push(...oneSet(dose, pace, pick).map((found) => ({ ...found, set, sets })));
  }
  return phases;
}

/** Holds are done on one side first, then on the other; moves without a hold go from side to side. */
function oneSet(dose, pace, pick) {
  const repeats = pick(dose.repeats) ?? 1;
  const hold = pick(dose.hold) ?? 0;
  const times = Array.from({ length: repeats }, (_, index) => ({ repeat: index + 1, repeats }));
  const run = (side) => times.flatMap((place) => once(hold, pace.repeat, { ...place, side }));
  if (!dose.sides) return run(null);
  if (!hold) return times.flatMap((place) => [0, 1].flatMap((side) => once(0, pace.repeat, { ...place, side })));
  return [...run(0), phase("switch", pace.switch, { side: 1 }), ...run(1)];
}

function once(hold, around, place) {
  if (hold < SHORT) return [phase("move", hold + around, place)];
  return [phase("move", around / 2, place), phase("hold", hold, place), phase("release", around / 2, place)];
}
