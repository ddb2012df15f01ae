/** <install-card>: offers the home screen, quietly, once something useful was done; there, to bring one's own notes. */
import { ask, decline, onChange, way } from "../lib/install.js";

customElements.define("install-card", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button?.dataset.do === "add") ask();
      if (button?.dataset.do === "no") decline();
    });
    onChange(() => this.#show());
    this.#show();
  }

  #show() {
    const found = way();
    this.hidden = !this.querySelector(`[data-way~="${found}"]`); // not every page has a word for every way
    this.querySelector('[data-do="add"]').hidden = found !== "prompt";
    for (const part of this.querySelectorAll("[data-way]")) part.hidden = !part.dataset.way.split(" ").includes(found);
  }
});
