/** Draws the running session: the figure, the phase in word, colour and digits, what comes next. */
import { plain } from "./coach.js";
import { make } from "./dom.js";
import { PREPARES } from "./program.js";
import { look, over } from "./session.js";
import { language, s } from "./strings.js";
import { digits as clock } from "./when.js";

const number = new Intl.NumberFormat(language);
const BACK = 2_000; // ms; the last part of a move goes back to the start

/** Show a text, marked where it is in another language than the page. */
export function put(element, words) {
  const text = plain(words) ?? "";
  if (element.textContent !== text) element.textContent = text;
  if (words?.lang) Object.assign(element, { lang: words.lang, dir: "ltr" });
  else for (const name of ["lang", "dir"]) element.removeAttribute(name);
}

/** "start" or "key": in which of its two poses the figure is. */
export function pose({ kind, ms }, into, short) {
  if (kind === "go") return Math.floor(into / BACK) % 2 ? "start" : "key";
  if (kind === "hold" || (kind === "move" && short)) return "key";
  return kind === "move" && into < ms - BACK ? "key" : "start";
}

export class Stage {
  #view;
  #exercises;
  #slug = "";

  /** `view`: the run view of the dialog; `exercises`: those of the data block. */
  constructor(view, exercises) {
    this.#view = view;
    this.#exercises = exercises;
    this.#role("steps").replaceChildren(...exercises.map(() => make("i")));
  }

  #role(name) {
    return this.#view.querySelector(`[data-role="${name}"]`);
  }

  draw(program, state, easier) {
    if (over(program, state)) return;
    const { phase, seconds, part } = look(program, state);
    const exercise = this.#exercises[phase.item];
    const paused = !state.running;
    this.#view.dataset.kind = phase.kind;
    this.#view.classList.toggle("paused", paused);
    put(this.#role("name"), exercise.title);
    put(this.#role("count"), count(phase));
    put(this.#role("word"), s(paused ? "player.paused" : `player.${phase.kind}`));
    put(this.#role("digits"), digits(phase, seconds));
    put(this.#role("cue"), paused ? s(state.slept ? "player.slept" : "player.tap_on") : hint(phase, exercise, easier));
    this.#role("ring").setAttribute("stroke-dasharray", `${100 * (1 - part)} 100`);
    this.#view.querySelector('[data-do="pause"]').setAttribute("aria-label", s(paused ? "player.resume" : "player.pause"));
    this.#drawFigure(exercise.slug, phase, pose(phase, state.into, program[state.phase + 1]?.kind === "hold"));
    this.#drawWay(phase);
  }

  /** The page's own drawing, cloned: its ids stay those of the page. */
  #drawFigure(slug, phase, now) {
    const holder = this.#role("figure");
    if (this.#slug !== slug) {
      const copy = document.querySelector(`[data-figure="${slug}"] svg.fig`)?.cloneNode(true);
      for (const element of copy?.querySelectorAll("[id]") ?? []) element.removeAttribute("id");
      holder.replaceChildren(...(copy ? [copy] : []));
      this.#slug = slug;
    }
    holder.dataset.pose = now;
    holder.classList.toggle("other", phase.side === 1);
  }

  #drawWay({ item, kind }) {
    const next = this.#exercises[item + 1];
    const steps = this.#role("steps");
    const told = next ? s("player.next_is", { exercise: plain(next.title) }) : s("player.last_one");
    put(this.#role("next"), kind === "next" ? "" : told); // then the screen is about the next one already
    steps.setAttribute("aria-label", s("player.exercise_of", { n: item + 1, all: this.#exercises.length }));
    for (const [index, step] of [...steps.children].entries()) {
      step.className = index < item ? "past" : index === item ? "now" : "";
    }
  }
}

/** Moves show which repeat they are, everything else the time that is left. */
function digits({ kind, repeat }, seconds) {
  if (kind === "move") return number.format(repeat);
  return kind === "go" ? clock(seconds * 1000) : number.format(seconds);
}

function count({ repeat, repeats, set, sets, side }) {
  return [
    repeats > 1 ? s("player.repeat_of", { n: repeat, all: repeats }) : "",
    sets > 1 ? s("player.set_of", { n: set, all: sets }) : "",
    side === null ? "" : s(side ? "player.other_side" : "player.first_side"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One line beside the digits: how to get ready, what to mind in a break, how to breathe. */
function hint(phase, exercise, easier) {
  if (phase.kind === "rest" || phase.kind === "switch") return exercise.mistake;
  if (easier) return exercise.easier;
  return PREPARES.has(phase.kind) ? exercise.start : exercise.breathing;
}
