/** <language-packs>: the languages page's rows get state, size, actions and proof. Without
    scripts they are plain links. */

import { refreshRelease } from "../lib/autopilot.js";
import { button, make, show } from "../lib/dom.js";
import { explain } from "../lib/faults.js";
import { rememberOffer, visitEnded } from "../lib/memory.js";
import { offline } from "../lib/offline.js";
import { askToKeep, keepSafe } from "../lib/persist.js";
import { percent, s, size } from "../lib/strings.js";
import { moment } from "../lib/moment.js";

const part = (row, role) => row.querySelector(`[data-role="${role}"]`);

/** Guides with articles, exercises, other pages: "34 of 34 guides and articles". */
function counts(pack) {
  const { guides = [0, 0], articles = [0, 0], exercises = [0, 0], other = [0, 0] } = pack.groups ?? {};
  const reading = guides.map((number, index) => number + articles[index]);
  const told = { reading, exercises, other };
  return Object.entries(told)
    .filter(([, [, all]]) => all)
    .map(([name, [kept, all]]) => s(`languages.count_${name}`, { kept, n: all }));
}

/** Addresses become titles, once those can be had. */
async function entitle(links, language) {
  const { documents } = await import("../lib/documents.js");
  const titles = new Map((await documents(language)).map(({ address, title }) => [address, title]));
  for (const link of links.filter(({ pathname }) => titles.has(pathname))) {
    Object.assign(link, { textContent: titles.get(link.pathname), lang: language, dir: "auto" });
  }
}

function missing({ missing: paths = [] }, language) {
  const pages = paths.filter((path) => path.endsWith("/"));
  const links = pages.map((path) => make("a", { href: path, hreflang: language, dir: "ltr" }, path));
  entitle(links, language).catch(() => {}); // the titles may be missing too
  const parts = paths.length - pages.length;
  return [
    pages.length ? make("p", {}, s("languages.missing", { n: pages.length })) : "",
    pages.length ? make("ul", { class: "missing" }, ...links.map((link) => make("li", {}, link))) : "",
    parts ? make("p", {}, s("languages.missing_parts", { n: parts })) : "",
  ];
}

function proof(pack, language) {
  const lines = counts(pack).map((line) => make("li", {}, line));
  if (pack.checked) lines.push(make("li", {}, s("languages.checked", { time: moment(pack.checked) })));
  const list = make("ul", { class: "proof" }, ...lines);
  return pack.state === "broken" ? [list, ...missing(pack, language)] : [list];
}

function words(state, pack, done) {
  if (state === "saving") return s("languages.saving");
  if (state === "stopped") return s("languages.stopped", { percent: percent(done) });
  return s(`languages.${state}`);
}

/** "61 kB of 144 kB", in bytes that travel: only those of a whole language are known, from the build. */
const bytes = ({ wire }, done) => (wire ? s("languages.bytes", { done: size(wire * done), size: size(wire) }) : "");

/** Keep on a tap: the moment to ask the phone not to remove it. */
async function save(language) {
  rememberOffer(language);
  askToKeep();
  await offline.keep(language);
}

const act = (name, work) =>
  button(s(`languages.${name}`), work, { "data-act": name, "data-primary": name === "save" });

/** A button that first tells what is lost. */
function confirmed(name, work, leave = "leave_it") {
  const holder = make("span");
  const ask = () => {
    const no = act(leave, calm);
    const question = make("span", { role: "alert" }, s(`languages.${name}_question`));
    holder.replaceChildren(question, " ", act(`${name}_yes`, work), " ", no);
    no.focus();
  };
  const calm = () => holder.replaceChildren(act(name, ask));
  calm();
  return holder;
}

function actions(state, language) {
  const remove = () => confirmed("remove", () => offline.remove(language));
  switch (state) {
    case "saving":
      return [act("stop", () => offline.stop(language))];
    case "stopped":
      return [act("continue", () => save(language)), remove()];
    case "broken":
      return [act("repair", () => offline.repair()), remove()];
    case "ready":
      return [remove()];
    default:
      return [act("save", () => save(language))];
  }
}

class LanguagePacks extends HTMLElement {
  #tools = make("div", { "data-role": "tools" });
  #told = make("p", { role: "status", tabindex: "-1" });
  #ear = make("p", { role: "status", class: "vh" });
  #heard = new Map(); // language -> what was said of its download
  #draw = () => this.draw();

  connectedCallback() {
    this.append(this.#tools, this.#told, this.#ear);
    offline.addEventListener("change", this.#draw);
    this.draw();
  }

  disconnectedCallback() {
    offline.removeEventListener("change", this.#draw);
  }

  /** Nothing before the first report, unless nothing can be reported: all was removed. */
  draw() {
    this.toggleAttribute("data-refused", offline.refused);
    if (offline.refused) this.#told.textContent = s("offline.error_storage");
    if (!offline.report && !visitEnded()) return;
    if (this.#told.dataset.says === "reset_done" && !visitEnded()) this.#told.textContent = "";
    for (const row of this.querySelectorAll("[data-pack]")) this.#drawRow(row, row.dataset.pack);
    this.#drawTools(offline.report ?? { keep: [], packs: {} });
  }

  #drawRow(row, language) {
    const pack = offline.report?.packs[language] ?? { state: "none" };
    const running = offline.downloading(language) && pack.state !== "ready";
    const lost = offline.removed.includes(language);
    const held = pack.state === "saving" && offline.fault ? "stopped" : pack.state;
    const state = running ? "saving" : lost ? "broken" : held;
    const done = offline.progress.get(language) ?? (pack.total ? pack.done / pack.total : 0);
    row.dataset.state = state;
    if (pack.wire) part(row, "size").textContent = size(pack.wire);
    const seen = JSON.stringify([state, pack.checked, pack.missing]);
    show(part(row, "state"), seen, () => [
      make("p", {}, lost ? s("offline.removed") : words(state, pack, done)),
      state === "saving" ? make("progress", { "aria-label": s("languages.saving") }) : "",
      state === "saving" || state === "stopped" ? make("p", { "data-role": "bytes" }) : "",
      ...(state === "ready" || state === "broken" ? proof(pack, language) : []),
    ]);
    const bar = row.querySelector("progress");
    if (bar) bar.value = done;
    const told = part(row, "bytes");
    if (told) told.textContent = bytes(pack, done);
    this.#say(row, language, state, pack, done);
    show(part(row, "actions"), state, () => actions(state, language));
  }

  /** For ears: each quarter of a download and its end. A number that runs would never let them go. */
  #say(row, language, state, pack, done) {
    const now = state === "saving" ? Math.floor(done * 4) : state;
    const before = this.#heard.get(language);
    if (now === before) return;
    this.#heard.set(language, now);
    if (!now || typeof before !== "number") return;
    const news = state === "saving" ? bytes(pack, done) : words(state, pack, done);
    this.#ear.textContent = `${row.querySelector("a").textContent}: ${news}`;
  }

  #drawTools({ keep, packs }) {
    const kept = keep.length > 0;
    const broken = Object.values(packs).some(({ state }) => state === "broken") || offline.removed.length > 0;
    const { fault } = offline;
    show(this.#tools, JSON.stringify([kept, broken, fault?.code, visitEnded()]), () => [
      fault ? make("p", { role: "alert" }, explain(fault)) : "",
      kept ? act("check", () => this.#check()) : "",
      broken ? act("repair", () => offline.repair()) : "",
      kept ? act("keep_safe", () => this.#keepSafe()) : "",
      visitEnded() ? "" : confirmed("reset", () => this.#reset(), "leave_all"),
    ]);
  }

  #tell(name) {
    this.#told.dataset.says = name;
    this.#told.textContent = s(`languages.${name}`);
  }

  /** Every byte is read again; with internet what is damaged is fetched, and a newer release. */
  async #check() {
    const damaged = () => Object.values(offline.report.packs).some(({ state }) => state === "broken");
    this.#tell("checking");
    await offline.audit();
    const before = damaged();
    const online = await refreshRelease().then(() => true, () => false); // without internet: the check alone
    if (before && online) await offline.update();
    await offline.refresh();
    this.#tell(damaged() ? "check_broken" : before ? "check_repaired" : "check_fine");
  }

  async #keepSafe() {
    this.#tell((await keepSafe()) ? "safe" : "not_safe");
  }

  async #reset() {
    await offline.reset();
    this.#tell("reset_done");
    this.#told.focus(); // the button has gone
  }
}

customElements.define("language-packs", LanguagePacks);
