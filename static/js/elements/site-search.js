/** <site-search>: results while typing. The words typed stand in the address (#q=…), so that Back finds them again.
 *
 * Arrow keys move between field and results, Enter opens the first, Escape goes back to the field and then empties it.
 */
import { documents, row } from "../lib/documents.js";
import { finder } from "../lib/finder.js";
import { s } from "../lib/strings.js";

const PAUSE = 400; // ms without typing before the address changes; Safari counts changes

customElements.define("site-search", class extends HTMLElement {
  #find = null;
  #timer = 0;

  async connectedCallback() {
    this.#role("box").hidden = false;
    this.#field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    this.#field.addEventListener("input", () => this.#typed());
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("click", () => this.#remember());
    if (!this.#field.value) this.#field.focus();
    try {
      this.#find = await finder(await documents());
    } catch {
      this.#role("said").textContent = s("found.broken");
    }
    this.#show();
  }

  get #field() {
    return this.querySelector("input");
  }

  get #links() {
    return [...this.#role("found").querySelectorAll("a")];
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#remember(), PAUSE);
    this.#show();
  }

  #remember() {
    const q = this.#field.value.trim();
    history.replaceState(history.state, "", q ? `#${new URLSearchParams({ q })}` : location.pathname);
  }

  #show() {
    if (!this.#find) return;
    const asked = this.#field.value.trim() !== "";
    const found = this.#find(this.#field.value);
    this.#role("found").replaceChildren(...found.map((one) => row(one, s(`found.is_${one.kind}`))));
    this.#role("found").hidden = found.length === 0;
    document.getElementById("all").hidden = found.length > 0;
    this.#role("said").textContent = !asked ? "" : found.length ? s("found.count", { n: found.length }) : s("found.none");
  }

  #key(event) {
    const stops = [this.#field, ...this.#links];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || at < 0) return;
    if (step) (stops[at + step] ?? stops[at]).focus();
    else if (event.key === "Enter" && at === 0) stops[1]?.click();
    else if (event.key === "Escape" && at === 0) this.#empty();
    else if (event.key === "Escape") this.#field.focus();
    else return;
    event.preventDefault();
  }

  #empty() {
    this.#field.value = "";
    this.#typed();
  }
});
