/** <reminder-maker>: a calendar file with reminders, in the reader's language and on the reader's clock. */
import { calendar, timesBetween } from "../lib/calendar.js";
import { make } from "../lib/dom.js";
import { save } from "../lib/files.js";
import { s } from "../lib/strings.js";
import { local, weekdays } from "../lib/when.js";

const MOST = 16; // reminders a day
const REST = new Set(["SA", "SU"]); // not chosen for breaks at work

customElements.define("reminder-maker", class extends HTMLElement {
  connectedCallback() {
    const chips = weekdays().map(([code, name]) => {
      const box = make("input", { type: "checkbox", name: "day", value: code });
      box.checked = !this.#one("from") || !REST.has(code);
      return make("label", { class: "chip" }, box, name);
    });
    this.querySelector('[data-role="days"]').replaceChildren(...chips);
    this.querySelector('[data-do="make"]').addEventListener("click", () => this.#make());
  }

  #one(name) {
    return this.querySelector(`[name="${name}"]`);
  }

  #chosen(name) {
    return [...this.querySelectorAll(`[name="${name}"]:checked`)].map((input) => input.value);
  }

  #times() {
    if (!this.#one("from")) return [this.#one("time").value].filter(Boolean);
    const [from, to] = [this.#one("from").value, this.#one("to").value];
    return from && to ? timesBetween(from, to, Number(this.#chosen("every")[0])) : [];
  }

  #say(name, values) {
    this.querySelector('[data-role="said"]').textContent = s(`reminder.${name}`, values);
  }

  async #make() {
    const [days, times] = [this.#chosen("day"), this.#times()];
    if (!days.length) return this.#say("no_day");
    if (!times.length) return this.#say("no_time");
    if (times.length > MOST) return this.#say("too_many", { n: times.length });
    const { title, text, minutes, path } = this.dataset;
    const uid = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const file = calendar({
      title, text, minutes: Number(minutes), url: location.origin + path, lang: document.documentElement.lang,
      from: local().slice(0, 16), times, days, weeks: Number(this.#chosen("weeks")[0]), now: Date.now(), uid,
    });
    await save("backpocket.ics", "text/calendar", file);
    return this.#say("made", { n: times.length * days.length });
  }
});
