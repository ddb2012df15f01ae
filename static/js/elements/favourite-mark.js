/** <favourite-mark data-id="guide/sciatica">: a button that remembers the page on this phone. */
import { favourites, toggle } from "../lib/favourites.js";
import { useful } from "../lib/install.js";

customElements.define("favourite-mark", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const show = () => button.setAttribute("aria-pressed", String(favourites().includes(this.dataset.id)));
    button.addEventListener("click", () => {
      if (toggle(this.dataset.id)) useful();
      show();
    });
    addEventListener("storage", show);
    addEventListener("pageshow", show);
    show();
  }
});
