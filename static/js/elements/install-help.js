/** <install-help>: the steps for this phone first; the browser's own button where it has one. */
import { ask, installed, offered, onChange } from "../lib/install.js";

function system() {
  if ("standalone" in navigator) return "ios";
  return /Android/.test(navigator.userAgent) ? "android" : "desktop";
}

customElements.define("install-help", class extends HTMLElement {
  connectedCallback() {
    this.#role("ask").after(this.querySelector(`#${system()}`));
    this.#role("ask").querySelector("button").addEventListener("click", ask);
    onChange(() => this.#show());
    this.#show();
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #show() {
    this.#role("there").hidden = !installed();
    this.#role("ask").hidden = !offered();
  }
});
