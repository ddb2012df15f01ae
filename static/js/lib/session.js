/** The player's clock, a pure state machine: time in, state out. No page, no timer, no date.
 *
 * A state is {phase, into, running, at, slept, spent}: the index of the phase (the program's length once it is
 * over), milliseconds into it, whether time counts, the time of the last look, whether the phone slept
 * through a part, so that the session waits, and milliseconds that counted. `now` is milliseconds since 1970.
 */
import { PREPARES } from "./program.js";

const LEAP = 10_000; // ms without a look: the phone slept, or its clock was set forward
const GRACE = 3_000; // ms; "back" so soon after a start means the one before
const LAST = 3; // seconds that are counted down
const LONG = 20_000; // ms; shorter phases have no halfway
const COUNTED = 5_000; // ms; shorter phases are not counted down

export const begin = (now) => ({ phase: 0, into: 0, running: true, at: now, slept: false, spent: 0 });

export const over = (program, state) => state.phase >= program.length;

/** The state at `now`. A clock that was set back adds nothing; a sleep makes the session wait. */
export function tick(program, state, now) {
  if (!state.running || over(program, state)) return { ...state, at: now };
  const gap = Math.max(0, now - state.at);
  const seen = { ...state, at: now };
  return gap > LEAP ? slept(program, seen, gap) : forward(program, seen, gap);
}

/** Whoever walks goes on while the phone sleeps in the pocket; whoever is to be told what to do does not. */
function slept(program, state, gap) {
  const { kind, ms } = program[state.phase];
  if (kind !== "go") return { ...state, running: false, slept: true };
  const spent = state.spent + Math.min(gap, ms - state.into);
  if (state.into + gap < ms) return { ...state, into: state.into + gap, spent };
  const next = { ...at(program, state, state.phase + 1, state.at), spent };
  return over(program, next) ? next : { ...next, running: false, slept: true };
}

function forward(program, state, gap) {
  let { phase, into } = state;
  into += gap;
  while (phase < program.length && into >= program[phase].ms) into -= program[phase++].ms;
  if (phase < program.length) return { ...state, phase, into, spent: state.spent + gap };
  return { ...at(program, state, phase, state.at), spent: state.spent + gap - into };
}

function at(program, state, phase, now) {
  const end = phase >= program.length;
  return { ...state, phase, into: 0, running: state.running && !end, at: now, slept: false };
}

export const pause = (program, state, now) => ({ ...tick(program, state, now), running: false });

export function resume(program, state, now) {
  return over(program, state) ? state : { ...state, running: true, at: now, slept: false };
}

/** Where "ahead" and "back" stop: every preparation, and the work that follows it. */
export function stops(program) {
  const prepares = (index) => PREPARES.has(program[index]?.kind);
  return program.map((_, index) => index).filter((index) => prepares(index) || prepares(index - 1));
}

export function ahead(program, state, now) {
  return at(program, state, stops(program).find((stop) => stop > state.phase) ?? program.length, now);
}

export function back(program, state, now) {
  const before = stops(program).filter((stop) => stop < state.phase || (stop === state.phase && state.into > GRACE));
  return at(program, state, before.at(-1) ?? 0, now);
}

/** Leave this exercise out. */
export function leave(program, state, now) {
  const item = program[state.phase]?.item;
  const next = program.findIndex((phase, index) => index > state.phase && phase.item !== item);
  return at(program, state, next < 0 ? program.length : next, now);
}

/** This exercise from its start. */
export function again(program, state, now) {
  const item = program[Math.min(state.phase, program.length - 1)].item;
  return at(program, state, program.findIndex((phase) => phase.item === item), now);
}

/** What to show: the phase (null once it is over), ms left of it, whole seconds left, and the part that is done. */
export function look(program, state) {
  const phase = program[state.phase] ?? null;
  const left = phase ? phase.ms - state.into : 0;
  return { phase, left, seconds: Math.ceil(left / 1000), part: phase ? state.into / phase.ms : 1 };
}

/** Milliseconds until there is something new to show. */
export const wait = (program, state) => look(program, state).left % 1000 || 1000;

/** What is to be told on the way from one state to the next: "done", "phase", "tick", "halfway" or "". */
export function cue(program, before, after) {
  if (over(program, after)) return over(program, before) ? "" : "done";
  if (before.phase !== after.phase) return "phase";
  const { kind, ms } = program[after.phase];
  const [was, is] = [look(program, before).seconds, look(program, after).seconds];
  if (ms >= COUNTED && is < was && is <= LAST) return "tick";
  return !PREPARES.has(kind) && ms >= LONG && before.into < ms / 2 && after.into >= ms / 2 ? "halfway" : "";
}

/** For keeping: where it stands, and a mark of the program it belongs to. */
export const snapshot = (program, { phase, into, spent }) => ({ mark: mark(program), phase, into, spent });

/** The state a snapshot holds, waiting; null where it is not of this program or damaged. */
export function restore(program, kept, now) {
  const { phase, into, spent } = kept ?? {};
  if (kept?.mark !== mark(program) || !Number.isInteger(phase) || !program[phase]) return null;
  if (!Number.isFinite(into) || !Number.isFinite(spent) || into < 0 || into >= program[phase].ms || spent < 0) return null;
  return { phase, into, running: false, at: now, slept: false, spent };
}

/** FNV-1a of the phases: another dose is another program. */
function mark(program) {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(program)) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return hash >>> 0;
}
