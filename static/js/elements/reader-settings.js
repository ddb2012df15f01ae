/** <reader-settings>: text size and colours, applied at once. */
import { choice, choose } from "../lib/appearance.js";

customElements.define("reader-settings", class extends HTMLElement {
  connectedCallback() {
    for (const [name, value] of Object.entries(choice())) {
      const input = this.querySelector(`[name="${name}"][value="${value}"]`);
      if (input) input.checked = true;
    }
    this.addEventListener("change", ({ target }) => choose({ [target.name]: target.value }));
  }
});
