/** What this phone keeps, seen from a page: the report, and the reader's wishes.
    The one object `offline` tells its listeners ("change") whenever there is news. */

import { beginVisit, endVisit, keptBefore, rememberKept, setAutomatic, visitEnded } from "./memory.js";
import { ask, listen, supported, WorkerFault } from "./worker.js";

const RETRY = [2_000, 8_000]; // ms before a failed download is tried again by itself
const LASTING = ["quota", "storage", "stopped", "purged", "no-pack"]; // trying again would not help

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Offline extends EventTarget {
  language = document.documentElement.dataset.lang ?? document.documentElement.lang;
  report = null; // what /o/state.json says
  fault = null; // WorkerFault of the last download
  removed = []; // languages the phone removed by itself
  progress = new Map(); // language -> part from 0 to 1, while it is downloaded
  #running = new Map(); // language ("" = all) -> promise
  #page = null; // hash of this page and manifest of its language, as first seen
  #manifest = null;

  supported = supported();
  refused = !this.supported; // no worker to be had, as in some private windows

  #listening = false;
  #opened = performance.timeOrigin; // when this visit began, for a worker that was told to forget

  /** Begin to listen. Resolves to the first report. */
  async start() {
    if (!this.#listening) listen((message) => this.#hear(message));
    this.#listening = true;
    return this.refresh("hello");
  }

  /** Ask what is kept. Not after everything was removed: to ask would bring the worker back. */
  async refresh(type = "status") {
    if (visitEnded()) return null;
    this.report = await ask({ type, lang: this.language, path: location.pathname, opened: this.#opened });
    const { keep, packs, page } = this.report;
    const removed = keptBefore().filter((language) => !keep.includes(language));
    if (type === "hello") this.removed = removed;
    this.removed = this.removed.filter((language) => !keep.includes(language));
    const held = keep.filter((language) => ["ready", "broken"].includes(packs[language].state));
    rememberKept([...held, ...this.removed]);
    this.#page ??= page;
    this.#manifest ??= this.own?.manifest ?? null;
    this.#changed();
    return this.report;
  }

  /** The browser does not let us keep anything: the site works online. */
  refuse() {
    this.refused = true;
    this.#changed();
  }

  /** The report about the language of this page. */
  get own() {
    return this.report?.packs[this.language] ?? null;
  }

  /** This page was read before a newer release came into force, and reading it again matters. */
  get outdated() {
    const { page, urgent } = this.report ?? {};
    const packChanged = Boolean(this.#manifest) && this.own?.manifest !== this.#manifest;
    const wide = urgent || document.documentElement.dataset.page === "today";
    return this.own?.state === "ready" && ((packChanged && wide) || Boolean(this.#page && page && page !== this.#page));
  }

  /** Is this language being downloaded, by this page or another? */
  downloading(language) {
    return this.#running.has(language) || this.progress.has(language);
  }

  /** none, saving, ready, update or broken: of the language of this page. */
  get state() {
    const state = this.own?.state ?? "none";
    if (state === "ready") return this.outdated ? "update" : "ready";
    if (this.downloading(this.language)) return "saving";
    if (state === "broken" || this.removed.includes(this.language) || this.fault) return "broken";
    return state === "saving" ? "saving" : "none";
  }

  /** Keep a language: download what is missing, as often as it takes. */
  async keep(language) {
    if (visitEnded()) {
      beginVisit();
      this.#opened = Date.now();
      await this.start();
    }
    if (this.report?.packs[language]?.state === "stopped") await ask({ type: "resume", lang: language });
    return this.#once(language, () => this.#pump(language));
  }

  /** Make whole what is kept, in the newest release; `known`: `check` has just found which. */
  update(known = false) {
    return this.#once("", () => this.#pump(undefined, known));
  }

  /** Check every byte, then fetch what is missing; languages the phone removed as well. */
  async repair() {
    await ask({ type: "audit" });
    for (const language of this.removed) await this.keep(language);
    await this.update();
  }

  async stop(language) {
    await ask({ type: "stop", lang: language });
    await this.refresh();
  }

  async remove(language) {
    setAutomatic(false);
    this.removed = this.removed.filter((other) => other !== language);
    rememberKept(keptBefore().filter((other) => other !== language)); // first, or another tab takes it for lost
    await ask({ type: "remove", lang: language });
    await this.refresh();
  }

  /** Look at every byte that is kept; nothing is downloaded. */
  async audit() {
    await ask({ type: "audit" });
    await this.refresh();
  }

  /** Look for a newer release. */
  async check() {
    await ask({ type: "check", lang: this.language, path: location.pathname });
    return this.refresh();
  }

  /** Remove all that is kept, and the worker. Diary and settings stay. */
  async reset() {
    setAutomatic(false);
    await ask({ type: "reset" });
    this.#gone();
    this.#changed();
  }

  #once(name, work) {
    if (!this.#running.has(name)) {
      const end = () => {
        this.progress.delete(name);
        if (this.#running.get(name) === run) this.#running.delete(name); // else it is of a visit that was reset
      };
      const run = work().finally(end).then(() => this.refresh()).catch(() => this.#changed());
      this.#running.set(name, run);
      this.#changed();
    }
    return this.#running.get(name);
  }

  async #pump(language, known = false) {
    this.fault = null;
    const visit = this.#opened;
    let begin = true;
    for (let failures = 0; !visitEnded(); ) {
      try {
        const { again, busy } = await ask({ type: "pump", lang: language, begin, known: known && !failures });
        if (!again) return;
        if (busy) await wait(1_000);
        else begin = false;
      } catch (fault) {
        if (!(fault instanceof WorkerFault)) throw fault;
        if (visit !== this.#opened) return;
        if (LASTING.includes(fault.code) || failures >= RETRY.length) {
          if (fault.code !== "stopped") this.fault = fault;
          return;
        }
        await wait(RETRY[failures]);
        failures += 1;
        begin = true;
      }
    }
  }

  #hear({ type, lang, done, total }) {
    if (type === "progress") this.progress.set(lang, total ? done / total : 0);
    if (type === "gone") this.#gone();
    if (type === "state") {
      this.progress.clear();
      this.refresh().catch(() => {});
    } else this.#changed();
  }

  #gone() {
    this.report = this.fault = null;
    this.removed = [];
    this.progress.clear();
    this.#running.clear();
    rememberKept([]);
    endVisit();
  }

  #changed() {
    document.documentElement.dataset.offlineState = this.state;
    this.dispatchEvent(new Event("change"));
  }
}

export const offline = new Offline();
