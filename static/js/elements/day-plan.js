/** <day-plan>: shows the part of the plan for the day the pain is in. The day it began stays on this phone.
 *
 * bp.start = {date: "2026-11-21", exact: whether the reader named that very day}
 */
import { day, daysSince } from "../lib/day.js";
import { read, write } from "../lib/store.js";
import { s } from "../lib/strings.js";

const EXACT = ["0"]; // answers that name a day; the others are "about"

customElements.define("day-plan", class extends HTMLElement {
  connectedCallback() {
    this.#role("since")?.addEventListener("change", (event) => this.#choose(event.target));
    this.#role("change").addEventListener("click", () => {
      this.#role("since").hidden = false;
      this.#role("since").querySelector("input").focus();
    });
    // Whoever ticks a task has begun the plan, also without answering.
    this.addEventListener("change", (event) => {
      if (event.target.dataset.tick && !read("start")) this.#start(this.#answer(), true);
    });
    if (read("start")) this.#fold();
    if (this.#role("date")) this.#role("date").max = day();
    document.addEventListener("visibilitychange", () => this.#show());
    addEventListener("pageshow", () => this.#show());
    this.#show();
  }

  /** Answered before: the question makes room, and no answer of it is today's. */
  #fold() {
    if (!this.#role("since")) return;
    this.#role("since").hidden = true;
    for (const radio of this.querySelectorAll('[name="since"]')) radio.checked = false;
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #answer() {
    return this.querySelector('[name="since"]:checked')?.value ?? "0";
  }

  #choose(input) {
    if (input.type === "date") {
      if (!(daysSince(input.value) >= 0)) return;
      write("start", { date: input.value, exact: true });
    } else {
      this.#start(input.value, EXACT.includes(input.value));
    }
    this.#show();
  }

  #start(daysAgo, exact) {
    write("start", { date: day(Number(daysAgo)), exact });
  }

  #show() {
    const start = read("start");
    const since = start ? daysSince(start.date) : Number(this.#answer());
    const parts = [...this.querySelectorAll("[data-low]")];
    const current = parts.findLast((part) => Number(part.dataset.low) <= since) ?? parts[0];
    for (const part of parts) part.hidden = part !== current;
    this.#role("day").textContent = start?.exact ? s("js.day", { n: since + 1 }) : "";
    this.#role("change").hidden = !start || !this.#role("since");
  }
});
