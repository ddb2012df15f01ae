/** <guided-player>: leads through a routine or an exercise. Start opens a dialog that fills the screen. */
import { Coach, plain } from "../lib/coach.js";
import { make } from "../lib/dom.js";
import { again, deaf, listen, tell } from "../lib/headset.js";
import { useful } from "../lib/install.js";
import { drop, finish, hand, keep, kept, line } from "../lib/journal.js";
import { build } from "../lib/program.js";
import { Run } from "../lib/run.js";
import { choosePain, painOf, Setup, warn } from "../lib/setup.js";
import { put, Stage } from "../lib/stage.js";
import { read, write } from "../lib/store.js";
import { s } from "../lib/strings.js";
import { release as quiet, unlock } from "../lib/tones.js";
import { Voice } from "../lib/voice.js";
import * as wake from "../lib/wake.js";

const DOUBLE = 400; // ms between the two taps that pause
const KEYS = { " ": "pause", ArrowLeft: "back", ArrowRight: "ahead" };
const root = document.documentElement;

customElements.define("guided-player", class extends HTMLElement {
  #data = JSON.parse(this.querySelector('script[type="application/json"]').textContent);
  #dialog = this.querySelector("dialog");
  #voice = new Voice(root.lang);
  #coach = new Coach(this.#voice);
  #setup = new Setup(this.#view("setup"), this.#voice);
  #stage = new Stage(this.#view("run"), this.#data.exercises);
  #run = null; // the session; null while there is none
  #line = null; // its line in the diary
  #worked = []; // slugs of the exercises that were begun
  #easier = []; // of those that are done the easier way
  #level = "low";
  #tapped = -Infinity; // when the first of two taps came, in ms of the page's own clock, which begins at 0

  connectedCallback() {
    document.head.append(make("link", { rel: "stylesheet", href: this.dataset.styles }));
    this.addEventListener("click", ({ target }) => this.#click(target));
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#view("run").addEventListener("click", (event) => this.#tap(event));
    this.#dialog.addEventListener("close", () => this.#closed());
    document.addEventListener("visibilitychange", () => this.#run?.look());
    addEventListener("pagehide", () => this.#keep());
    addEventListener("storage", ({ key }) => key === null && this.#forget());
    this.#floor(read("floor", false));
    this.#voice.find();
    hand();
    this.#offer();
  }

  #view(name) {
    return this.querySelector(`section[data-view="${name}"]`);
  }

  #put(role, words) {
    put(this.querySelector(`[data-role="${role}"]`), words);
  }

  get #exercise() {
    return this.#data.exercises[this.#run.phase?.item ?? 0];
  }

  get #seconds() {
    return Math.round(this.#run.state.spent / 1000);
  }

  get #paused() {
    return this.#dialog.dataset.view === "run" && !this.#run.running;
  }

  #acts = {
    open: () => this.#open(),
    test: () => this.#setup.test(),
    begin: () => this.#begin(),
    resume: () => this.#begin(kept(this.#data.name, Date.now())),
    pause: () => (this.#run.running ? this.#pause() : this.#on()),
    back: () => this.#run.back(),
    ahead: () => this.#run.ahead(),
    floor: () => this.#floor(!read("floor", false)),
    hurts: () => this.#hurts(),
    easier: () => this.#on(() => (this.#note(this.#easier), this.#run.again())),
    leave: () => this.#on(() => this.#run.leave()),
    on: () => this.#on(),
    end: () => this.#end("hurt"),
    close: () => this.#dialog.close(),
    finish: () => this.#dialog.close(),
  };

  #click(target) {
    const number = target.closest("[data-n]");
    if (number) this.#pain(number);
    this.#acts[target.closest("[data-do]")?.dataset.do]?.();
  }

  #key(event) {
    const act = KEYS[event.key];
    // Space on a button presses that button.
    if (!act || this.#dialog.dataset.view !== "run" || (event.key === " " && event.target.closest("button"))) return;
    event.preventDefault();
    this.#acts[act]();
  }

  /** Two taps anywhere pause; one does in the floor view, and goes on where it waits. */
  #tap({ target, timeStamp }) {
    if (target.closest("button, a")) return;
    const now = this.#paused || this.#dialog.classList.contains("floor") || timeStamp - this.#tapped < DOUBLE;
    this.#tapped = now ? -Infinity : timeStamp;
    if (now) this.#acts.pause();
  }

  #show(view) {
    for (const part of this.#dialog.children) part.hidden = part.dataset.view !== view;
    this.#dialog.dataset.view = view;
    this.#dialog.scrollTop = 0;
    root.dataset.busy = "session";
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#enter(this.#view(view));
    wake.hold("session", (on) => this.#setup.dims(!on));
  }

  /** What was pressed may have gone: the keyboard and the screen reader go on where the reader does. */
  #enter(view) {
    const heading = view.querySelector("h2");
    heading.tabIndex = -1;
    (view.querySelector('[data-do="pause"]') ?? heading).focus();
  }

  /** A session that was left is offered again. */
  #offer() {
    const found = kept(this.#data.name, Date.now());
    const phase = found && build(this.#data.exercises, this.#data.pace, found.level)[found.snapshot?.phase];
    this.querySelector('[data-role="kept"]').hidden = !phase;
    if (phase) this.#put("stopped", s("player.stopped_at", { exercise: plain(this.#data.exercises[phase.item].title) }));
  }

  #open() {
    this.#show("setup");
    for (const number of this.querySelectorAll("[data-n]")) number.setAttribute("aria-pressed", "false");
    for (const view of ["setup", "done"]) warn(this.#view(view));
    this.#put("saved", "");
    this.#put("first", this.#data.exercises[0].title);
    this.#put("first-start", this.#data.exercises[0].start);
    this.#setup.open();
  }

  /** Start, or take up what was kept. */
  #begin(found = null) {
    unlock();
    const { name, title, exercises, pace } = this.#data;
    if (!found) drop(Date.now(), true);
    this.#level = found?.level ?? this.#setup.level;
    this.#line = found?.line ?? line(name, this.#setup.pain, Date.now());
    this.#worked = found?.worked ?? [];
    this.#easier = found?.easier ?? [];
    this.#run = new Run(build(exercises, pace, this.#level), (cue) => this.#hear(cue));
    this.#show("run");
    const { back, ahead } = this.#acts;
    listen({ play: () => this.#on(), pause: () => this.#pause(), previoustrack: back, nexttrack: ahead }, plain(title));
    // The content changed since: its doses are others, so it begins anew.
    if (!this.#run.start(found?.snapshot)) this.#run.start();
  }

  /** The session's clock moved on. */
  #hear(cue) {
    const { phase, program, running, state } = this.#run;
    if (!phase) {
      this.#end("done");
      return;
    }
    if (running && (phase.repeat || phase.kind === "go")) this.#note(this.#worked);
    const easier = this.#easier.includes(this.#exercise.slug);
    if (cue) this.#coach.tell(cue, phase, this.#exercise, easier);
    this.#stage.draw(program, state, easier);
    tell(running ? "playing" : "paused");
    if (cue === "phase" || !running) this.#keep();
  }

  #pause() {
    this.#coach.hush();
    this.#run.pause();
  }

  #on(how = () => this.#run.resume()) {
    unlock();
    again();
    this.#show("run");
    how();
  }

  #hurts() {
    this.#pause();
    if (!this.#run.phase) return;
    this.#put("easier", this.#exercise.easier);
    this.#show("hurts");
    this.#keep();
  }

  #note(list) {
    const { slug } = this.#exercise;
    if (!list.includes(slug)) list.push(slug);
  }

  #floor(on) {
    write("floor", on || null);
    this.#dialog.classList.toggle("floor", on);
    this.querySelector('[data-do="floor"]').setAttribute("aria-pressed", String(on));
  }

  #keep() {
    if (!this.#run?.phase) return;
    const [seconds, snapshot] = [this.#seconds, this.#run.snapshot()];
    const [line, worked, easier] = [this.#line, this.#worked, this.#easier];
    keep({ name: this.#data.name, level: this.#level, snapshot, line, seconds, worked, easier }, Date.now());
  }

  /** Over, or ended before: the line of the diary waits for the pain that is left. */
  #end(end) {
    this.#run.stop();
    if (end === "done") this.#coach.tell("done");
    Object.assign(this.#line, { end, seconds: this.#seconds });
    this.#put("did", s("player.did", { n: this.#worked.length }));
    this.#put("took", s("player.took", { n: Math.max(1, Math.round(this.#seconds / 60)) }));
    finish(this.#line);
    this.#run = null;
    this.#show("done");
    useful();
  }

  async #pain(button) {
    const view = button.closest("[data-view]");
    choosePain(button);
    warn(view);
    if (view.dataset.view !== "done") return;
    this.#line.after = painOf(view);
    finish(this.#line);
    this.#put("saved", s((await hand()) ? "player.saved" : "player.not_saved"));
  }

  /** Another tab erased everything: this session is not to be written down again. */
  #forget() {
    this.#run?.stop();
    this.#run = null;
    this.#dialog.close();
  }

  /** By its button, by Escape, by the phone's way back. What is not finished is kept. */
  #closed() {
    this.#run?.pause();
    this.#keep();
    this.#run?.stop();
    this.#run = null;
    this.#coach.hush();
    quiet();
    deaf();
    wake.release("session");
    delete root.dataset.busy;
    hand();
    this.#offer();
  }
});
