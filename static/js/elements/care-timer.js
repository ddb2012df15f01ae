/** <care-timer>: the timer of one piece of home care: choose the minutes, run, end.
 *
 * data-most, data-look (minutes) and data-gap (hours) are the content's limits; data-pause says whether
 * it may pause: warmth and cold may not, the skin goes on feeling them.
 */
import { useful } from "../lib/install.js";
import { s } from "../lib/strings.js";
import { again, find, left, phase } from "../lib/timers.js";
import { timing } from "../lib/timing.js";
import { clock } from "../lib/moment.js";
import { ago, digits } from "../lib/when.js";
import { hold, release } from "../lib/wake.js";

const root = document.documentElement;
const minutes = (text) => (text ? Number(text) : null);

customElements.define("care-timer", class extends HTMLElement {
  #phase = "";

  connectedCallback() {
    this.addEventListener("click", (event) => this.#act(event.target.closest("[data-do]")?.dataset.do));
    timing.addEventListener("look", () => this.#draw());
    timing.addEventListener("cue", ({ detail: { slug, kind } }) => {
      if (slug === this.#slug && kind === "look") this.#part("look").hidden = false;
    });
    timing.watch();
    this.#draw();
  }

  get #slug() {
    return root.dataset.slug;
  }

  #part(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #act(wish) {
    if (wish === "start") this.#start();
    else if (wish) timing[wish](this.#slug);
    if (wish !== "start" && wish !== "stop") return;
    // What was pressed has gone: the keyboard goes on where the timer does, and all of it is in sight.
    this.#part(wish === "start" ? "running" : "before").focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  #start() {
    const { most, gap, look } = this.dataset;
    const title = document.querySelector("h1");
    timing.start({
      slug: this.#slug,
      title: title.textContent,
      lang: title.lang || root.lang,
      minutes: Number(this.querySelector('[name="minutes"]:checked').value),
      most: Number(most),
      gap: minutes(gap),
      look: minutes(look),
    });
    this.#part("look").hidden = true;
    useful();
  }

  #draw() {
    const now = Date.now();
    const timer = find(timing.state, this.#slug);
    const current = timer ? phase(timer, now) : "before";
    if (current !== this.#phase) this.#enter(current);
    if (timer) this.#count(timer, now);
    const free = again(timing.state, this.#slug, now);
    for (const line of this.querySelectorAll('[data-role="again"]')) {
      line.hidden = !free;
      if (free) line.firstElementChild.textContent = s("running.again", { time: clock(free) });
    }
    this.querySelector('[data-do="start"]').disabled = Boolean(free);
    this.#part("moved").hidden = !timing.back || !timer;
  }

  #count(timer, now) {
    const rest = left(timer, now);
    const text = digits(rest);
    if (this.#part("digits").textContent !== text) this.#part("digits").textContent = text;
    this.#part("ring").setAttribute("stroke-dasharray", `${(100 * rest) / (timer.end - timer.start)} 100`);
    this.#part("ends").textContent = timer.left === null ? s("running.ends", { time: clock(timer.end) }) : s("running.paused");
    if (timer.look !== null && now < timer.look) this.#part("look").hidden = true;
    else if (timer.told.includes("look")) this.#part("look").hidden = false;
    this.#part("ended").textContent = s("running.ended", { ago: ago(Math.max(0, now - timer.end)) });
  }

  #enter(current) {
    const running = current === "running" || current === "paused";
    this.#part("before").hidden = current !== "before";
    this.#part("running").hidden = !running;
    this.#part("done").hidden = current !== "done";
    for (const name of ["pause", "resume"]) {
      const button = this.querySelector(`[data-do="${name}"]`);
      if (button) button.hidden = current !== (name === "pause" ? "running" : "paused");
    }
    this.querySelector("svg").dataset.phase = current;
    if (running) root.dataset.busy = "timer";
    else if (root.dataset.busy === "timer") delete root.dataset.busy;
    if (current === "running") hold("timer", (awake) => this.#stays(awake));
    else release("timer");
    this.#phase = current;
  }

  /** Whether the screen stays on by itself. */
  #stays(awake) {
    this.#part("awake").hidden = !awake;
    this.#part("asleep").hidden = awake;
  }
});
