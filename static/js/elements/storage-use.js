/** <storage-use>: how much of the phone is used, and the wish that it stays. */
import { make } from "../lib/dom.js";
import { offline } from "../lib/offline.js";
import { keepSafe } from "../lib/persist.js";
import { s, size } from "../lib/strings.js";

/** Bytes by the browser's own count, else the sum of the pages that are kept; null where nobody knows. */
async function used() {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  if (estimate?.usage) return estimate.usage;
  if (!offline.report) return null;
  return Object.values(offline.report.packs).reduce((sum, { done = 0 }) => sum + done, 0);
}

customElements.define("storage-use", class extends HTMLElement {
  #used = make("p");
  #told = make("p", { role: "status" });
  #draw = async () => {
    const bytes = await used();
    this.#used.textContent = bytes ? s("tests.used", { size: size(bytes) }) : "";
    if (offline.refused) this.replaceChildren(make("p", {}, s("offline.error_storage"))); // nothing to keep safe
  };

  connectedCallback() {
    const keep = make("button", { type: "button", class: "btn soft" }, s("languages.keep_safe"));
    keep.addEventListener("click", () => this.#keep());
    this.className = "stack";
    this.replaceChildren(this.#used, make("p", {}, keep), this.#told);
    offline.addEventListener("change", this.#draw);
    this.#draw();
  }

  disconnectedCallback() {
    offline.removeEventListener("change", this.#draw);
  }

  async #keep() {
    this.#told.textContent = s((await keepSafe()) ? "languages.safe" : "languages.not_safe");
  }
});
