/** <diary-entry>: "How is it now?" One number and Save is enough. */
import { record } from "../lib/diary.js";
import { useful } from "../lib/install.js";
import { hand } from "../lib/journal.js";
import { askToKeep } from "../lib/persist.js";
import { s } from "../lib/strings.js";
import { ticked } from "../lib/ticks.js";

customElements.define("diary-entry", class extends HTMLElement {
  connectedCallback() {
    hand(); // sessions that ended while the diary could not be opened
    this.querySelector('[data-do="save"]').addEventListener("click", () => this.#save());
    this.#propose();
  }

  #inputs(name) {
    return [...this.querySelectorAll(`[name="${name}"]`)];
  }

  /** What was ticked today is taken as done. */
  #propose() {
    const done = ticked();
    for (const box of this.#inputs("did")) box.checked = done.has(box.value);
  }

  #chosen(name) {
    return this.#inputs(name).filter((box) => box.checked).map((box) => box.value);
  }

  /** The chips that are on, and what was ticked elsewhere today and has no chip here. */
  #did() {
    const shown = new Set(this.#inputs("did").map((box) => box.value));
    return [...this.#chosen("did"), ...[...ticked()].filter((slug) => !shown.has(slug))];
  }

  async #save() {
    const [level] = this.#chosen("level");
    const [note] = this.#inputs("note");
    if (level === undefined) {
      this.#say("choose");
      this.#inputs("level")[0].focus();
      return;
    }
    try {
      await record({ kind: "pain", level: Number(level), where: this.#chosen("where"), did: this.#did(), note: note.value.trim() });
    } catch {
      this.#say("failed");
      return;
    }
    askToKeep(); // notes cannot be fetched again as pages can
    for (const radio of this.#inputs("level")) radio.checked = false;
    note.value = "";
    this.#say("saved");
    useful();
  }

  #say(name) {
    this.querySelector('[data-role="said"]').textContent = s(`diary.${name}`);
  }
});
