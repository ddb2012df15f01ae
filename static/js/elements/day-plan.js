/** <day-plan>: shows the part of the plan for the day the pain is in. The day it began stays on this phone.
 *
 * bp.start = {date: "2026-11-21", exact: whether the reader named that very day}
 * bp.bad = "2026-11-23", the day the reader called a bad one; the next day is a usual one again
 */
import { day, daysSince } from "../lib/day.js";
import { read, write } from "../lib/store.js";
import { s } from "../lib/strings.js";

const TODAY = "0"; // the one answer that names a day; the others are "about"
const LONGER = "3"; // the answer that a second question makes finer

customElements.define("day-plan", class extends HTMLElement {
  connectedCallback() {
    this.#role("since")?.addEventListener("change", () => this.#begin());
    this.#role("change").addEventListener("click", () => this.#ask());
    // Whoever ticks a task has begun the plan, also without answering.
    this.addEventListener("change", (event) => {
      if (event.target.dataset.tick && !read("start")) this.#begin();
    });
    const bad = this.#bad;
    bad.addEventListener("change", () => write("bad", bad.checked ? day() : null));
    if (read("start")) this.#fold();
    document.addEventListener("visibilitychange", () => this.#show());
    addEventListener("pageshow", () => this.#show());
    this.#show();
  }

  get #bad() {
    return this.querySelector('[name="bad"]');
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #answer(name) {
    return this.querySelector(`[name="${name}"]:checked`)?.value;
  }

  /** Answered before: the question makes room, and the old answer is not today's. */
  #fold() {
    if (!this.#role("since")) return;
    this.#role("since").hidden = true;
    for (const radio of this.querySelectorAll('[name="since"]')) radio.checked = false;
  }

  #ask() {
    this.#role("since").hidden = false;
    this.#role("since").querySelector("input").focus();
  }

  #begin() {
    const since = this.#answer("since") ?? TODAY;
    const ago = since === LONGER ? (this.#answer("span") ?? LONGER) : since;
    write("start", { date: day(Number(ago)), exact: since === TODAY });
    this.#show();
  }

  #show() {
    const start = read("start");
    const since = start ? daysSince(start.date) : 0;
    const parts = [...this.querySelectorAll("[data-part]")];
    const current = parts.findLast((part) => Number(part.dataset.low) <= since) ?? parts[0];
    for (const part of parts) part.hidden = part !== current;
    // Who said "about" is told the stretch of days, not one of them.
    this.#role("day").textContent = !start ? "" : start.exact ? s("js.day", { n: since + 1 }) : current.dataset.title;
    this.#bad.checked = read("bad") === day();
    this.#role("change").hidden = !start || !this.#role("since");
  }
});
