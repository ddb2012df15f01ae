/** <diary-days>: the notes, newest day first. */
import { all, news, record, remove } from "../lib/diary.js";
import { button, make } from "../lib/dom.js";
import { dayOf } from "../lib/entries.js";
import { lines, what } from "../lib/notes.js";
import { s } from "../lib/strings.js";
import { clock } from "../lib/moment.js";
import { dayName } from "../lib/when.js";

const FIRST = 14; // days shown at once

customElements.define("diary-days", class extends HTMLElement {
  #shown = FIRST;

  connectedCallback() {
    for (const name of ["change", "gone"]) news.addEventListener(name, () => this.#draw(name));
    news.addEventListener("blocked", () => this.#say(s("diary.blocked")));
    this.querySelector('[data-do="more"]').addEventListener("click", () => {
      this.#shown *= 4;
      this.#draw();
    });
    this.#draw();
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #say(...words) {
    this.#role("said").replaceChildren(...words);
  }

  async #draw(name) {
    let entries = [];
    try {
      if (name !== "gone") entries = await all();
    } catch {
      this.#say(s("diary.failed"));
      return;
    }
    const days = Map.groupBy ? Map.groupBy(entries, dayOf) : grouped(entries);
    const newest = [...days].reverse();
    this.querySelector(":scope > .mute").hidden = newest.length > 0;
    this.#role("more").hidden = newest.length <= this.#shown;
    this.#role("days").replaceChildren(...newest.slice(0, this.#shown).map(([day, notes]) => this.#day(day, notes)));
  }

  #day(day, notes) {
    const rows = notes.reverse().map((entry) => this.#row(entry));
    return make("section", { class: "stack" }, make("h3", {}, dayName(day)), make("ul", { class: "card notes" }, ...rows));
  }

  #row(entry) {
    const title = what(entry) || s("diary.pain_line", { level: entry.level });
    const texts = lines(entry).map((line) => make("small", { dir: "auto" }, line));
    // The hour the reader's clock showed then, wherever the phone is now.
    const time = clock(new Date(`${entry.at.slice(0, 16)}:00`));
    const away = button(s("diary.delete"), () => this.#remove(entry), { class: "btn soft", "aria-label": `${s("diary.delete")}: ${title}, ${time}` });
    return make("li", { class: "row" }, make("div", {}, make("b", {}, title), make("small", {}, make("bdi", {}, time)), ...texts), away);
  }

  async #remove(entry) {
    await remove(entry.id);
    const undo = button(s("diary.undo"), async () => {
      await record(entry);
      this.#say("");
    }, { class: "btn soft" });
    this.#say(s("diary.deleted"), " ", undo);
    undo.focus();
  }
});

function grouped(entries) {
  const days = new Map();
  for (const entry of entries) days.set(dayOf(entry), [...(days.get(dayOf(entry)) ?? []), entry]);
  return days;
}
