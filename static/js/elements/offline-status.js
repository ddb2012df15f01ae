/** <offline-status>: one quiet line that tells whether this page can be read without internet. */

import { begin } from "../lib/autopilot.js";
import { button, make, show } from "../lib/dom.js";
import { explain } from "../lib/faults.js";
import { rememberOffer, wasOffered } from "../lib/memory.js";
import { offline } from "../lib/offline.js";
import { askToKeep } from "../lib/persist.js";
import { percent, s, size } from "../lib/strings.js";

const TYPING = "textarea, select, input:not([type=checkbox], [type=radio])";
const CALM = 1_000; // ms after typing; what moved at once would push away the button that is being tapped

let typed = -CALM; // when someone was last seen typing

function typing() {
  const now = performance.now();
  if (document.activeElement?.matches(TYPING)) typed = now;
  return now - typed < CALM;
}

/** A timer or player runs, or someone types: nothing is to jump now. */
const busy = () => document.documentElement.hasAttribute("data-busy") || typing();

/** What there is to say now: words, buttons as {name: act}, whether nobody must miss it, and whether the list of changes tells more. */
function line() {
  const { fault, language, own, report, removed, state } = offline;
  const keep = () => offline.keep(language);
  const again = () => ((own?.state ?? "none") === "none" ? keep() : offline.repair());
  if (!report) return null;
  if (state === "saving") return { words: s("offline.saving") };
  if (fault && state === "broken") return { words: explain(fault), buttons: { try_again: again } };
  if (removed.includes(language)) return { words: s("offline.removed"), buttons: { save_again: again } };
  if (state === "broken") return { words: s("offline.broken"), buttons: { repair: again } };
  if (state === "update" && !busy()) {
    const { urgent } = report;
    const words = s(urgent ? "offline.update_urgent" : "offline.update");
    return { words, urgent, buttons: { show_update: () => location.reload() }, changes: true };
  }
  if (own?.state === "stopped") {
    const words = s("offline.stopped", { percent: percent(own.total ? own.done / own.total : 0) });
    return { words, buttons: { continue: keep } };
  }
  if (state === "ready" && report.update?.bytes && !busy()) {
    const words = s("offline.update_waits", { size: size(report.update.bytes) });
    return { words, buttons: { get_update: () => offline.update() } };
  }
  if (state === "ready" || state === "update") return { words: s(navigator.onLine ? "offline.ready" : "offline.ready_offline") };
  return offer(own, language);
}

/** A language that is read but not kept is offered once. */
function offer(own, language) {
  if (own?.state !== "none" || wasOffered(language) || !navigator.onLine) return null;
  const answered = (act) => () => {
    rememberOffer(language);
    return act();
  };
  const words = own.wire ? s("offline.offer", { size: size(own.wire) }) : s("offline.offer_plain");
  const accept = () => {
    askToKeep();
    return offline.keep(language);
  };
  const refuse = () => offline.dispatchEvent(new Event("change"));
  return { words, buttons: { save: answered(accept), no_thanks: answered(refuse) } };
}

class OfflineStatus extends HTMLElement {
  #words = make("span", { role: "status" });
  #part = make("span", { "aria-hidden": "true" }); // a number that runs is not read aloud
  #buttons = make("span");
  #draw = () => this.draw();
  #again = 0;

  connectedCallback() {
    this.replaceChildren(this.#words, " ", this.#part, " ", this.#buttons);
    offline.addEventListener("change", this.#draw);
    for (const name of ["online", "offline"]) addEventListener(name, this.#draw);
    new MutationObserver(this.#draw).observe(document.documentElement, { attributeFilter: ["data-busy"] });
    this.draw();
  }

  disconnectedCallback() {
    offline.removeEventListener("change", this.#draw);
    for (const name of ["online", "offline"]) removeEventListener(name, this.#draw);
    clearTimeout(this.#again);
  }

  draw() {
    const now = line();
    clearTimeout(this.#again); // looked at again and again, since a window behind others tells of no focus
    this.#again = typing() ? setTimeout(this.#draw, CALM / 2) : 0;
    const part = offline.progress.get(offline.language);
    this.hidden = !now;
    this.dataset.state = offline.state;
    this.#words.classList.toggle("alert", Boolean(now?.urgent)); // a quiet line would be missed
    show(this.#words, now?.words ?? "", () => [now?.urgent ? make("b", {}, now.words) : (now?.words ?? "")]);
    const running = offline.state === "saving" && part !== undefined;
    this.#part.textContent = running ? percent(part) : "";
    const acts = Object.entries(now?.buttons ?? {});
    show(this.#buttons, acts.map(([name]) => name).join(), () => [
      ...acts.map(([name, act]) => button(s(`offline.${name}`), act, { "data-act": name })),
      now?.changes ? make("a", { href: `/${offline.language}/changes/` }, s("offline.what_is_new")) : "",
    ]);
  }
}

customElements.define("offline-status", OfflineStatus);
begin().catch((fault) => fault instanceof DOMException && offline.refuse());
