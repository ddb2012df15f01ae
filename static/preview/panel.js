/** The panel: a list of the texts of a page and of what the check found, or one message. */

import { details, list } from "./views.js";
import { make } from "./dom.js";

const root = document.documentElement;
const SWITCHES = ["look-up", "outlines"];

export class Panel {
  #data;
  #page;
  #dialog = make("dialog", { "aria-labelledby": "title" });
  #view = make("div", { class: "view" });
  #opener = null;

  /** Key of the message that is shown; null: the list. */
  key = null;

  constructor(data, page) {
    this.#data = data;
    this.#page = page;
    const { lang, dir, words } = data.labels;
    this.host = make("translation-panel", { lang, dir, role: "region", "aria-label": words.panel });
    const todo = data.counts.missing + data.counts.stale + data.counts.error;
    const opener = make("button", { type: "button", class: "opener", "aria-expanded": "false" }, words.panel, make("bdi", {}, String(todo)));
    opener.addEventListener("click", () => (this.shown ? this.close() : this.open()));
    this.#opener = opener;
    const close = make("button", { type: "button", class: "close" }, words.close);
    close.addEventListener("click", () => this.close());
    const head = make("div", { class: "head" }, make("h2", { id: "title", tabindex: "-1" }, words.panel, " ", make("bdi", {}, data.file)), close);
    this.#dialog.append(head, this.#view);
    SWITCHES.forEach(apply);
    this.#dialog.addEventListener("keydown", (event) => this.#escape(event));
    this.#dialog.addEventListener("close", () => this.#closed());
    const sheet = new URL("panel.css", import.meta.url).href;
    this.host.attachShadow({ mode: "open" }).append(make("link", { rel: "stylesheet", href: sheet }), opener, this.#dialog);
    document.querySelector("body > .skip").after(this.host); // reached first by keyboard, after "skip to content"
  }

  get shown() {
    return this.#dialog.open;
  }

  /** Show a message, or the list. `element`: it was clicked there; `quiet`: the page was reloaded, nothing moves. */
  open(key = null, { element = null, quiet = false } = {}) {
    this.key = key && this.#data.messages[key] ? key : null;
    const there = this.key ? elements(this.key) : [];
    const acts = {
      open: (other) => this.open(other),
      list: () => this.open(),
      go: there[0] && (() => reveal(there[0])),
      switches: () => SWITCHES.map((name) => toggle(name, this.#data.labels.words[name.replace("-", "_")])),
    };
    this.#view.replaceChildren(...(this.key ? details(this.#data, this.key, acts) : list(this.#data, this.#page, acts)));
    this.#dialog.scrollTop = 0;
    mark(there);
    if (!this.shown) this.#show();
    if (quiet) return;
    if (!element) reveal(there[0]);
    this.#dialog.querySelector("h2").focus({ preventScroll: true });
  }

  close() {
    this.#dialog.close();
    this.#closed(); // its event comes later; whoever uses the keyboard goes on at once
  }

  /** Beside the page, or over what already keeps the rest of the page from being used, such as the player. */
  #show() {
    if (document.querySelector("dialog:modal")) this.#dialog.showModal();
    else this.#dialog.open = true;
    this.#opener.setAttribute("aria-expanded", "true");
    root.dataset.panel = "open";
  }

  /** Escape closes the panel alone, not also a player that is open below it. */
  #escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.close();
  }

  #closed() {
    if (!root.dataset.panel) return;
    this.#opener.setAttribute("aria-expanded", "false");
    delete root.dataset.panel;
    mark([]);
    this.#opener.focus({ preventScroll: true });
  }
}

/** A switch is remembered for this tab, and on until it is turned off. */
const isOn = (name) => sessionStorage.getItem(`preview-${name}`) !== "off";
const apply = (name) => root.setAttribute(`data-${name}`, isOn(name) ? "on" : "off");

function toggle(name, label) {
  const box = make("input", { type: "checkbox", role: "switch", name });
  box.checked = isOn(name);
  box.addEventListener("change", () => {
    sessionStorage.setItem(`preview-${name}`, box.checked ? "on" : "off");
    apply(name);
  });
  return make("label", { class: "switch" }, box, make("span", {}, label));
}

/** These elements are found, and no others. */
function mark(those) {
  for (const old of document.querySelectorAll("[data-found]")) old.removeAttribute("data-found");
  for (const one of those) one.toggleAttribute("data-found", true);
}

/** The elements of a message, those that can be seen first. */
function elements(key) {
  const all = [...document.querySelectorAll(`[data-msg="${CSS.escape(key)}"]`)];
  return all.sort((a, b) => b.checkVisibility() - a.checkVisibility());
}

/** Unfold what it stands in, and go there. */
function reveal(element) {
  for (let fold = element?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
  element?.scrollIntoView({ block: "center", behavior: "instant" });
}
