/** <way-back>: a button to the page of this app the reader came from; none where that is not known. */
import { installed } from "../lib/install.js";

// The app on the home screen holds pages of its own only; elsewhere not every browser can tell.
const came = globalThis.navigation?.canGoBack ?? (installed() && history.length > 1);

customElements.define("way-back", class extends HTMLElement {
  connectedCallback() {
    this.hidden = !came;
    this.addEventListener("click", () => history.back());
  }
});
