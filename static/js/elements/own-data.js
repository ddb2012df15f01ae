/** <own-data>: copies of the reader's notes and settings, taking them in again, erasing. */
import * as backup from "../lib/backup.js";
import * as carried from "../lib/carried.js";
import { csv } from "../lib/csv.js";
import { day } from "../lib/day.js";
import { all, putAll } from "../lib/diary.js";
import { button, make } from "../lib/dom.js";
import { eraseAll } from "../lib/erase.js";
import { Fault } from "../lib/entries.js";
import { save } from "../lib/files.js";
import { rows } from "../lib/notes.js";
import { s } from "../lib/strings.js";
import { dayLong, local } from "../lib/when.js";

const list = new Intl.ListFormat(document.documentElement.lang || "en");
const fileName = (ending) => `${s("data.file")}-${day()}.${ending}`;

customElements.define("own-data", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.#acts[target.closest("[data-do]")?.dataset.do]?.());
    this.querySelector('[type="file"]').addEventListener("change", ({ target }) => this.#look(target));
  }

  #acts = {
    copy: () => this.#give("json", "application/json", (diary) => backup.write(diary, carried.own(), local())),
    table: () => this.#give("csv", "text/csv", (diary) => csv(rows(diary))),
    print: () => this.#print(),
    erase: () => this.#ask(),
    "erase-no": () => this.querySelector("dialog").close(),
    "erase-yes": () => this.#erase(),
  };

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  async #give(ending, type, text) {
    try {
      await save(fileName(ending), type, text(await all()));
      this.#role("copied").textContent = s("data.saved");
    } catch {
      this.#role("copied").textContent = s("diary.failed");
    }
  }

  #print() {
    const empty = document.querySelector("pain-chart").hidden;
    this.#role("copied").textContent = empty ? s("diary.none") : "";
    if (!empty) print();
  }

  /** Read a file, say what it would change, and wait. */
  async #look(input) {
    const [file] = input.files;
    input.value = ""; // the same file can be chosen again
    if (!file) return;
    try {
      // A file beyond the limit is not even read.
      if (file.size > backup.LIMIT) throw new Fault("size");
      this.#propose(backup.read(await file.arrayBuffer()), await all());
    } catch (fault) {
      this.#refuse(fault);
    }
  }

  #refuse(fault) {
    const reason = fault instanceof Fault ? s(`data.error_${fault.code}`, { path: fault.path }) : s("data.error_store");
    this.#role("found").replaceChildren(make("p", {}, make("b", {}, s("data.refused"))), make("p", {}, reason));
  }

  #propose(file, here) {
    const counts = backup.compare(here, file.diary);
    const lines = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => make("li", {}, s(`data.${name}`, { n })));
    const names = Object.keys(file.settings).map((name) => s(`data.set_${name}`));
    if (names.length) lines.push(make("li", {}, s("data.settings", { list: list.format(names) })));
    const add = button(s("data.add"), () => this.#take(backup.merged({ diary: here, settings: carried.own() }, file)), { class: "btn" });
    const replace = button(s("data.replace"), () => this.#take(file, true), { class: "btn soft" });
    const leave = button(s("data.leave"), () => this.#role("found").replaceChildren(), { class: "btn soft" });
    this.#role("found").replaceChildren(
      make("p", {}, make("b", {}, s("data.found", { date: dayLong(file.made.slice(0, 10)) }))),
      make("ul", { class: "list" }, ...lines),
      make("p", {}, s("data.add_text")),
      make("p", {}, s("data.replace_text", { n: counts.only })),
      make("p", { class: "acts" }, add, replace, leave),
    );
    add.focus();
  }

  /** The diary first, in one piece: when it cannot be kept, nothing has changed. */
  async #take(wanted, instead = false) {
    try {
      await putAll(wanted.diary, instead);
    } catch (fault) {
      this.#refuse(fault);
      return;
    }
    carried.put(wanted.settings, instead);
    const saved = wanted.settings.languages?.length ? make("p", {}, s("data.languages_come")) : "";
    this.#role("found").replaceChildren(make("p", {}, s("data.taken")), saved);
  }

  async #ask() {
    const entries = await all().catch(() => []);
    this.#role("count").textContent = s("data.erase_notes", { n: entries.length });
    this.querySelector("dialog").showModal();
    this.querySelector('[data-do="erase-no"]').focus();
  }

  async #erase() {
    try {
      await eraseAll();
    } catch {
      this.#role("fault").textContent = s("data.erase_other");
      return;
    }
    this.querySelector("dialog").close();
    const told = make("h1", { tabindex: "-1" }, s("data.erased"));
    document.querySelector("main").replaceChildren(told, make("p", {}, s("data.erased_text")));
    told.focus();
  }
});
