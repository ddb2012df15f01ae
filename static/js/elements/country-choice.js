/** <country-choice>: makes the list of countries a choice, which every page with danger signs follows. */
import { current } from "../lib/country.js";
import { make } from "../lib/dom.js";
import { write } from "../lib/store.js";

customElements.define("country-choice", class extends HTMLElement {
  connectedCallback() {
    const rows = [...this.querySelectorAll("[data-code]")];
    const known = new Set(rows.map((row) => row.dataset.code));
    const order = new Intl.Collator(document.documentElement.lang);
    const options = rows.map((row) => make("option", { value: row.dataset.code }, label(row)));
    const select = this.querySelector("select");
    select.replaceChildren(...options.sort((one, other) => order.compare(one.text, other.text)));
    select.value = current(known, this.dataset.country);
    select.addEventListener("change", () => write("country", select.value));
  }
});

/** "Spain: 112". The number is isolated, so that it keeps its place in text from right to left. */
function label(row) {
  return `${row.querySelector("dt").textContent}: \u2066${row.querySelector("dd").textContent}\u2069`;
}
