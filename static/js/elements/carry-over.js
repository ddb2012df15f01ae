/** <carry-over>: the settings as a link and as a code for another phone, or for the app on the home
    screen of this one; and the other side of it, a link that was opened or pasted. */
import * as carried from "../lib/carried.js";
import { button, make } from "../lib/dom.js";
import { read, write } from "../lib/link.js";
import { s } from "../lib/strings.js";

const list = new Intl.ListFormat(document.documentElement.lang || "en");
const address = () => `${location.origin}${location.pathname}${write(carried.own())}`;

customElements.define("carry-over", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.#acts[target.closest("[data-do]")?.dataset.do]?.());
    if (location.hash.startsWith("#take=")) this.#look(location.hash);
  }

  #acts = { link: () => this.#copy(), code: () => this.#code(), paste: () => this.#paste() };

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(address());
      this.#role("found").replaceChildren(make("p", {}, s("move.copied")));
    } catch {
      await this.#code(); // not allowed here: the link can be copied by hand
    }
  }

  async #code() {
    const { code } = await import("../lib/code.js");
    const link = make("a", { href: address(), dir: "ltr" }, address());
    this.#role("found").replaceChildren(make("div", { class: "code stack" }, code(address()), make("p", { class: "small" }, link)));
  }

  async #paste() {
    try {
      this.#look(await navigator.clipboard.readText());
    } catch {
      this.#role("found").replaceChildren(make("p", {}, s("move.error_paste")));
    }
  }

  /** Say what a link would change, and wait. */
  #look(text) {
    try {
      this.#propose(read(text));
    } catch {
      this.#role("found").replaceChildren(make("p", {}, make("b", {}, s("data.refused"))), make("p", {}, s("move.error_link")));
    }
    this.#role("found").scrollIntoView({ block: "center" });
  }

  #propose(settings) {
    const names = Object.keys(settings).map((name) => s(`data.set_${name}`));
    const use = button(s("move.use"), () => this.#take(settings), { class: "btn" });
    const leave = button(s("data.leave"), () => this.#done(), { class: "btn soft" });
    this.#role("found").replaceChildren(
      make("p", {}, make("b", {}, s("move.found"))),
      make("p", {}, s("data.settings", { list: list.format(names) })),
      make("p", { class: "acts" }, use, leave),
    );
    use.focus();
  }

  #take(settings) {
    carried.put(settings);
    const saved = settings.languages?.length ? make("p", {}, s("data.languages_come")) : "";
    this.#done(make("p", {}, s("move.taken")), saved);
  }

  /** The link is dealt with: to load the page again does not ask again. */
  #done(...told) {
    if (location.hash.startsWith("#take=")) history.replaceState(null, "", location.pathname);
    this.#role("found").replaceChildren(...told.filter(Boolean));
  }
});
