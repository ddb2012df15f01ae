/** <share-page>: the phone's own share sheet, or the address copied; a code for another phone; the printer. */
import { make } from "../lib/dom.js";
import { s } from "../lib/strings.js";

const address = () => location.origin + location.pathname;

customElements.define("share-page", class extends HTMLElement {
  connectedCallback() {
    this.#on("share", () => this.#share());
    this.#on("code", () => this.#code());
    this.#on("print", () => print());
    this.addEventListener("keydown", ({ key }) => key === "Escape" && this.#shown && this.#code());
  }

  #on(name, act) {
    this.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
  }

  async #share() {
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url: address() });
    } catch (fault) {
      if (fault.name === "AbortError") return undefined; // closed by the reader
    }
    try {
      await navigator.clipboard.writeText(address());
      this.querySelector('[data-role="said"]').hidden = false;
    } catch {
      if (!this.#shown) await this.#code(); // not allowed here: the address can be read and copied by hand
    }
    return undefined;
  }

  get #shown() {
    return this.querySelector(".code");
  }

  /** Show the code, or take it away again. */
  async #code() {
    const button = this.querySelector('[data-do="code"]');
    const shown = this.#shown;
    button.setAttribute("aria-expanded", String(!shown));
    if (shown) {
      shown.remove();
      button.focus(); // Escape may have come from another one
      return undefined;
    }
    const { code } = await import("../lib/code.js");
    const words = make("p", { class: "small" }, s("code.text"));
    const link = make("p", { class: "small", dir: "ltr" }, address());
    if (!this.#shown) this.append(make("div", { class: "code stack", role: "status" }, code(address()), words, link));
    this.#shown.scrollIntoView({ block: "nearest" }); // it is taller than what the page has left below
    return undefined;
  }
});
