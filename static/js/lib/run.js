/** A running session: the clock of session.js with this phone's time and timers. */
import * as session from "./session.js";

export class Run {
  #timer = 0;
  #hear;

  /** `hear(cue)` is called after every change, with the cue's name or "". */
  constructor(program, hear) {
    this.program = program;
    this.#hear = hear;
    this.state = session.begin(Date.now());
  }

  /** The phase now; null once it is over. */
  get phase() {
    return this.program[this.state.phase] ?? null;
  }

  get running() {
    return this.state.running;
  }

  /** From the start, or from a snapshot. Returns whether the snapshot was of this program. */
  start(kept = null) {
    const state = kept ? session.restore(this.program, kept, Date.now()) : this.state;
    if (state) this.#set(session.resume(this.program, { ...state }, Date.now()), "phase");
    return state !== null;
  }

  /** Bring it up to now. Also called when the page is seen again. */
  look() {
    if (!this.running) return;
    const before = this.state;
    const after = session.tick(this.program, before, Date.now());
    this.#set(after, session.cue(this.program, before, after));
  }

  pause() {
    this.look();
    if (this.running) this.#set(session.pause(this.program, this.state, Date.now()), "pause");
  }

  resume() {
    this.#set(session.resume(this.program, this.state, Date.now()), "phase");
  }

  /** To the next preparation or work, or to the one before. */
  ahead() {
    this.#move(session.ahead);
  }

  back() {
    this.#move(session.back);
  }

  /** Leave this exercise out and go on. */
  leave() {
    this.state = session.leave(this.program, this.state, Date.now());
    this.resume();
  }

  /** This exercise once more, from its start. */
  again() {
    this.state = session.again(this.program, this.state, Date.now());
    this.resume();
  }

  /** No more looks. */
  stop() {
    clearTimeout(this.#timer);
    this.state = { ...this.state, running: false };
  }

  snapshot() {
    return session.snapshot(this.program, this.state);
  }

  #move(how) {
    this.look();
    if (this.phase) this.#set(how(this.program, this.state, Date.now()), this.running ? "phase" : "");
  }

  #set(state, cue) {
    clearTimeout(this.#timer);
    this.state = state;
    if (state.running) this.#timer = setTimeout(() => this.look(), session.wait(this.program, state));
    this.#hear(cue);
  }
}
