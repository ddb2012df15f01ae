/** Tells what is on: by tone, by voice, by vibration. Each can be off or missing; the words stay. */
import { read } from "./store.js";
import { language, s } from "./strings.js";
import { tone } from "./tones.js";

const number = new Intl.NumberFormat(language);
// kind -> milliseconds on, off, on … told apart in a pocket
const SHAKES = {
  ready: [80],
  move: [60],
  hold: [200],
  release: [60, 60, 60],
  rest: [60, 60, 60, 60, 60],
  switch: [200, 100, 200],
  next: [120, 80, 120],
  go: [300],
  halfway: [80, 80],
  pause: [40],
  done: [400, 150, 400],
};

/** The words of a data block's text, which is {text, lang} where it is in another language than the page. */
export const plain = (words) => words?.text ?? words;

export class Coach {
  #voice;
  #counted = "";

  constructor(voice) {
    this.#voice = voice;
  }

  /** `cue` as the clock names it; `exercise` is that of `phase`, `easier` whether it is done the easier way. */
  tell(cue, phase, exercise, easier = false) {
    const kind = cue === "phase" ? phase.kind : cue;
    tone(kind);
    if (SHAKES[kind] && read("vibrate", true)) navigator.vibrate?.(SHAKES[kind]);
    if (kind === "move") this.#count(phase);
    else this.#say(kind, phase, exercise, easier);
  }

  /** Silence, at once. */
  hush() {
    this.#voice.hush();
    navigator.vibrate?.(0);
  }

  /** Repeats are counted once, whichever side they are on, and never over what is being said. */
  #count({ set, repeat }) {
    const now = `${set}/${repeat}`;
    if (this.#counted !== now) this.#voice.say([number.format(repeat)], true);
    this.#counted = now;
  }

  #say(kind, phase, exercise, easier) {
    if (kind !== "tick" && kind !== "halfway") this.#counted = "";
    const said = this.#phrases(kind, phase, exercise && (easier ? exercise.easier : exercise.start), exercise);
    // Words of another language would come out as noise.
    const texts = said.filter((words) => typeof words === "string" && words);
    if (texts.length) this.#voice.say(texts);
  }

  #phrases(kind, phase, start, exercise) {
    switch (kind) {
      case "ready":
        return [s("player.ready"), exercise.title, start];
      case "next":
        return [s("player.next_is", { exercise: plain(exercise.title) }), start];
      case "rest":
        return [s("player.rest_for", { n: phase.ms / 1000 })];
      case "go":
        return [s("player.go_for", { n: phase.ms / 60_000 })];
      case "tick":
      case "pause":
        return [];
      default:
        return [s(`player.${kind}`)];
    }
  }
}
