/** <read-aloud>: the guide or article read by the phone's own voice. No button where a browser cannot speak. */
import { make } from "../lib/dom.js";
import { Reader } from "../lib/reader.js";
import { blocks } from "../lib/spoken.js";
import { s } from "../lib/strings.js";
import { Voice } from "../lib/voice.js";

customElements.define("read-aloud", class extends HTMLElement {
  #reader = new Reader();
  #voice = new Voice(document.documentElement.lang);
  #begin = this.querySelector("button");
  #pause = make("button", { type: "button", class: "btn" });
  #stop = make("button", { type: "button", class: "btn soft" }, s("aloud.stop"));
  #help = make("p", { role: "status" });

  connectedCallback() {
    this.#begin.hidden = !globalThis.speechSynthesis;
    if (this.#begin.hidden) return;
    this.append(make("p", { class: "acts" }, this.#pause, this.#stop), this.#help);
    this.#begin.addEventListener("click", () => this.#read());
    this.#pause.addEventListener("click", () => this.#reader[this.#reader.state === "reading" ? "pause" : "resume"]());
    this.#stop.addEventListener("click", () => this.#end());
    this.#reader.addEventListener("change", () => this.#show());
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#active && this.#end());
    addEventListener("pagehide", () => this.#active && this.#reader.stop()); // the voice would go on alone
    this.#voice.find();
    this.#show();
  }

  get #active() {
    return ["reading", "paused"].includes(this.#reader.state);
  }

  #read() {
    this.#reader.begin(blocks(document.querySelector("main")));
    if (this.#active) this.#pause.focus();
  }

  #end() {
    this.#reader.stop();
    this.#begin.focus();
  }

  #show() {
    const { state } = this.#reader;
    this.toggleAttribute("data-on", this.#active); // the buttons stay at hand while the page moves
    this.#begin.hidden = this.#active;
    this.#pause.hidden = this.#stop.hidden = !this.#active;
    this.#pause.textContent = s(state === "reading" ? "aloud.pause" : "aloud.resume");
    const to = this.dataset.help;
    this.#help.replaceChildren(...(state === "dumb" ? [s("aloud.none"), " ", make("a", { href: to }, s("aloud.add"))] : []));
  }
});
