/** The timers of this phone: keeps their state, looks at the clock, sounds. All tabs share one state. */
import { aside, hand } from "./journal.js";
import { read, write } from "./store.js";
import { tick } from "./ticks.js";
import * as timers from "./timers.js";
import { audible, release, tone, unlock } from "./tones.js";
import { local } from "./when.js";

const QUICK = 250; // ms between two looks while one runs
const SLOW = 15_000; // while only ended ones are shown
const NOTED = 5_000; // ms after which the clock is written down again
const YIELD = 3_000; // ms a tab that cannot sound leaves to one that can
const LATE = 120_000; // ms after which a tone would only startle
const TONES = { look: "halfway", end: "done" };
const BUZZ = { look: [200, 100, 200], end: [400, 200, 400, 200, 400] };
const AFTER = 4_000; // ms until the phone's sound is let go, once the last tone is over

/** A timer that ended is ticked and noted on the day it ended, also when nobody looked then. */
function note({ slug, start, end }) {
  const at = local(new Date(end));
  tick(slug, at.slice(0, 10));
  const entry = { id: `timer-${slug}-${end}`, kind: "timer", at, slug, seconds: Math.round((end - start) / 1000) };
  aside(entry); // the page may be gone before the diary has it
  hand();
}

class Timing extends EventTarget {
  state = timers.empty();
  back = false; // the clock was set back while this page was open
  #seen = { wall: 0, mono: 0 }; // when the shared state was last written, on both clocks
  #every = 0;
  #interval = 0;

  /** Begin to look; anyone may ask, it begins once. */
  watch() {
    if (this.#seen.mono) return;
    for (const [target, name] of [[document, "visibilitychange"], [globalThis, "pageshow"], [globalThis, "storage"]]) {
      target.addEventListener(name, () => this.look());
    }
    // A page opened while a timer runs may sound only after the reader touched it.
    for (const name of ["click", "keydown"]) addEventListener(name, () => this.#running && !audible() && unlock(), true);
    this.look();
  }

  /** Does one run, or was its end not said yet? */
  get #running() {
    return this.state.list.some(({ left, told }) => left === null && !told.includes("end"));
  }

  /** Begin a timer; `wanted` as in timers.js. Has to run inside a tap, so that it may sound. */
  start(wanted) {
    unlock();
    this.#change((state, now) => timers.start(state, wanted, now));
  }

  pause(slug) {
    this.#change((state, now) => timers.pause(state, slug, now));
  }

  resume(slug) {
    this.#change((state, now) => timers.resume(state, slug, now));
  }

  stop(slug) {
    this.#change((state, now) => timers.stop(state, slug, now));
    this.#quiet();
  }

  /** Look at the clock: say what is due, tell the listeners ("look", and "cue" with what was said). */
  look() {
    const stored = timers.sound(read("timers"));
    const [wall, mono] = [Date.now(), performance.now()];
    // Another tab wrote since: how long ago is not known, and 0 raises no false alarm.
    if (stored.seen !== this.#seen.wall) this.#seen = { wall: stored.seen, mono };
    const { state, back } = timers.observe(stored, wall, mono - this.#seen.mono);
    const due = timers.cues(state, wall);
    const { state: next, said } = audible() ? due : timers.cues(state, wall - YIELD);
    this.back ||= back > 0 && stored.list.length > 0;
    const news = said.length || back || next.list.length !== stored.list.length;
    // While something is due it is noted at every look: that wakes a tab in the background, which looks once a minute.
    this.#keep(next, stored.seen > 0 && (news || wall - stored.seen > (due.said.length ? QUICK : NOTED)));
    for (const cue of said) this.#say(cue);
    this.dispatchEvent(new Event("look"));
  }

  #change(change) {
    const [stored, now] = [timers.sound(read("timers")), Date.now()];
    this.#keep({ ...change(stored, now), seen: now }, true);
    this.look();
  }

  #keep(state, store) {
    this.state = state;
    if (store) {
      const over = !state.list.length && !Object.keys(state.next).length;
      write("timers", over ? null : state);
      this.#seen = { wall: over ? 0 : state.seen, mono: performance.now() };
    }
    const every = this.#running ? QUICK : state.list.length || Object.keys(state.next).length ? SLOW : 0;
    if (every === this.#every) return;
    clearInterval(this.#interval);
    this.#every = every;
    if (every) this.#interval = setInterval(() => this.look(), every);
  }

  #say(cue) {
    if (cue.kind === "end") note(cue);
    if (cue.late < LATE) {
      tone(TONES[cue.kind]);
      if (read("vibrate", true)) navigator.vibrate?.(BUZZ[cue.kind]);
    }
    this.dispatchEvent(new CustomEvent("cue", { detail: cue }));
    this.#quiet();
  }

  /** The reader's own music has the phone's sound back, unless the player still needs it. */
  #quiet() {
    setTimeout(() => {
      const busy = document.documentElement.dataset.busy;
      if (!this.#running && (!busy || busy === "timer")) release();
    }, AFTER);
  }
}

export const timing = new Timing();
