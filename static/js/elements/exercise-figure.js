/** <exercise-figure>: moves the drawing, and turns it to the other side. */
import { useful } from "../lib/install.js";

const CLASSES = { play: "play", other: "other" };

customElements.define("exercise-figure", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]") ?? (event.target.closest("svg.fig") && this.#button("play"));
      if (button) this.#toggle(button);
    });
  }

  #button(name) {
    return this.querySelector(`[data-do="${name}"]`);
  }

  #toggle(button) {
    const on = this.classList.toggle(CLASSES[button.dataset.do]);
    button.setAttribute("aria-pressed", String(on));
    if (on) useful();
  }
});
