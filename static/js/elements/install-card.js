/** <install-card>: offers the home screen, quietly, once something useful was done. */
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
    this.hidden = !found;
    this.querySelector('[data-do="add"]').hidden = found !== "prompt";
    this.querySelector('[data-role="ios"]').hidden = found !== "ios";
  }
});
