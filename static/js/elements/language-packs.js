/** <language-packs>: the languages page's rows get state, size, actions and proof. Without
    scripts they are plain links. */

import { refreshRelease } from "../lib/autopilot.js";
import { button, make, show } from "../lib/dom.js";
import { explain } from "../lib/faults.js";
import { rememberOffer } from "../lib/memory.js";
import { offline } from "../lib/offline.js";
import { keepSafe } from "../lib/persist.js";
import { moment, percent, s, size } from "../lib/strings.js";

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

function proof(pack) {
  const lines = counts(pack).map((line) => make("li", {}, line));
  if (pack.checked) lines.push(make("li", {}, s("languages.checked", { time: moment(pack.checked) })));
  const missing = (pack.missing ?? []).map((path) => make("li", {}, make("a", { href: path, dir: "ltr" }, path)));
  const list = make("ul", { class: "proof" }, ...lines);
  if (pack.state !== "broken" || !missing.length) return [list];
  return [list, make("p", {}, s("languages.missing", { n: missing.length })), make("ul", { class: "missing" }, ...missing)];
}

function words(state, pack, done) {
  if (state === "saving") return s("languages.saving");
  if (state === "stopped") return s("languages.stopped", { percent: percent(done) });
  return s(`languages.${state}`);
}

/** Keep on a tap: the moment to ask the phone not to remove it. */
async function save(language) {
  rememberOffer(language);
  navigator.storage?.persist?.().catch(() => {});
  await offline.keep(language);
}

const act = (name, work) =>
  button(s(`languages.${name}`), work, { "data-act": name, "data-primary": name === "save" });

/** A button that first tells what is lost. */
function confirmed(name, work) {
  const holder = make("span");
  const ask = () => {
    const no = act("leave_it", calm);
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
  #draw = () => this.draw();

  connectedCallback() {
    if (!offline.supported) return;
    offline.addEventListener("change", this.#draw);
    this.draw();
  }

  disconnectedCallback() {
    offline.removeEventListener("change", this.#draw);
  }

  draw() {
    if (!offline.report) return;
    for (const row of this.querySelectorAll("[data-pack]")) this.#drawRow(row, row.dataset.pack);
    this.#drawTools();
  }

  #drawRow(row, language) {
    const pack = offline.report.packs[language] ?? { state: "none" };
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
      ...(state === "ready" || state === "broken" ? proof(pack) : []),
    ]);
    const bar = row.querySelector("progress");
    if (bar) bar.value = done;
    show(part(row, "actions"), state, () => actions(state, language));
  }

  #drawTools() {
    const holder = part(this, "tools");
    const kept = offline.report.keep.length > 0;
    const broken = Object.values(offline.report.packs).some(({ state }) => state === "broken") || offline.removed.length > 0;
    show(holder, JSON.stringify([kept, broken, Boolean(offline.fault)]), () => {
      const told = make("p", { role: "status" });
      return [
        offline.fault ? make("p", { role: "alert" }, explain(offline.fault)) : "",
        kept ? act("check", () => this.#check(told)) : "",
        broken || offline.fault ? act("repair", () => offline.repair()) : "",
        kept ? act("keep_safe", () => this.#keepSafe(told)) : "",
        confirmed("reset", () => offline.reset()),
        told,
      ];
    });
  }

  /** Every byte is read again; with internet what is damaged is fetched, and a newer release. */
  async #check(told) {
    const damaged = () => Object.values(offline.report.packs).some(({ state }) => state === "broken");
    told.textContent = s("languages.checking");
    await offline.audit();
    const before = damaged();
    await refreshRelease().catch(() => {}); // without internet: the check alone
    if (before) await offline.update();
    told.textContent = s(`languages.check_${damaged() ? "broken" : before ? "repaired" : "fine"}`);
  }

  async #keepSafe(told) {
    told.textContent = s((await keepSafe()) ? "languages.safe" : "languages.not_safe");
  }
}

customElements.define("language-packs", LanguagePacks);
