/** <emergency-call data-country>: the number to call in the country the reader is in. */
import { current, numbers } from "../lib/country.js";

const names = new Intl.DisplayNames(document.documentElement.lang, { type: "region" });

customElements.define("emergency-call", class extends HTMLElement {
  connectedCallback() {
    this.show();
    // Changed in Settings, and back by the browser's button.
    addEventListener("pageshow", () => this.show());
    addEventListener("storage", () => this.show());
  }

  show() {
    const known = numbers(globalThis.backpocket?.numbers ?? "");
    const code = current(known, this.dataset.country);
    if (code === this.dataset.country) return;
    this.dataset.country = code;
    const link = this.querySelector('a[href^="tel:"]');
    link.href = `tel:${known.get(code)}`;
    link.querySelector("bdi").textContent = known.get(code);
    this.querySelector("[data-country]").textContent = names.of(code);
  }
});
