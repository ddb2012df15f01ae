/** <translation-check>: judges a PO file in this browser. Nothing is loaded before the reader asks, nothing is sent. */
import { make } from "../lib/dom.js";
import { s, size } from "../lib/strings.js";
import { CheckFault, isCatalog, judge, loaded, stop } from "./check.js";
import { view } from "./findings.js";
import { offer } from "./preview.js";

const names = new Intl.ListFormat(document.documentElement.lang || "en");

customElements.define("translation-check", class extends HTMLElement {
  #file = null;

  connectedCallback() {
    this.querySelector("[type=file]").addEventListener("change", ({ target }) => this.#choose(target));
    this.#act("check").addEventListener("click", () => this.#check());
    this.#act("stop").addEventListener("click", stop);
  }

  #act(name) {
    return this.querySelector(`[data-do="${name}"]`);
  }

  #role(name) {
    return this.querySelector(`[data-role="${name}"]`);
  }

  #say(words, ...found) {
    this.#role("said").textContent = words;
    this.#role("found").replaceChildren(...found);
  }

  #choose(input) {
    const [file] = input.files;
    input.value = ""; // the same file can be chosen again, as it is then
    if (!file) return;
    stop();
    const most = Number(this.dataset.most);
    this.#file = file.size > most ? null : file;
    this.#say(this.#file ? "" : s("checking.too_large", { name: file.name, size: size(most) }));
    this.#role("name").textContent = file.name;
    this.#role("chosen").hidden = !this.#file;
    this.#busy(false);
  }

  #busy(busy) {
    this.#act("check").textContent = loaded() ? s("checking.check") : s("checking.load", { size: size(Number(this.dataset.bytes)) });
    this.#act("check").hidden = busy;
    this.#act("stop").hidden = !busy;
    if (busy) this.#act("stop").focus();
    else if (document.activeElement === document.body) this.#role("found").focus();
  }

  async #check() {
    const { name } = this.#file;
    this.#say(loaded() ? s("checking.working") : s("checking.loading"));
    this.#busy(true);
    try {
      const bytes = await this.#file.arrayBuffer().catch(() => Promise.reject(new CheckFault("unreadable")));
      if (!isCatalog(bytes)) throw new CheckFault("no_catalog");
      this.#answer(name, await judge(name, bytes, this.dataset.archive, () => this.#say(s("checking.working"))));
    } catch (fault) {
      this.#say(s(`checking.${fault instanceof CheckFault ? fault.code : "failed"}`, { name }));
    }
    this.#busy(false);
  }

  #answer(name, { language, findings, shown }) {
    if (!language) return this.#say(s("checking.no_language", { name, languages: names.format(this.dataset.languages.split(",")) }));
    const pages = shown ? [offer(shown, this.dataset.preview)] : [];
    if (!findings.length) return this.#say(s("checking.fine", { name }), ...pages);
    const most = Number(this.dataset.findings);
    this.#say(s("checking.count", { n: findings.length, name }), ...pages,
      ...(findings.length < most ? [] : [make("p", {}, s("checking.most", { n: most }))]), ...view(findings));
  }
});
