/** <favourite-list>: the pages the reader marked, by their titles in the page's language. */
import { documents, row } from "../lib/documents.js";
import { favourites } from "../lib/favourites.js";

customElements.define("favourite-list", class extends HTMLElement {
  connectedCallback() {
    addEventListener("storage", () => this.#show());
    addEventListener("pageshow", () => this.#show());
    this.#show();
  }

  async #show() {
    const ids = favourites();
    const all = ids.length > 0 ? await documents().catch(() => []) : [];
    const known = new Map(all.map((document) => [document.id, document]));
    const rows = ids.filter((id) => known.has(id)).map((id) => row(known.get(id)));
    this.querySelector("ul").replaceChildren(...rows);
    this.hidden = rows.length === 0;
  }
});
