/** <sound-settings>: tones, voice and vibration on or off ("bp.sound", "bp.voice", "bp.vibrate"), with a test of each. */
import { read, write } from "../lib/store.js";
import { s } from "../lib/strings.js";
import { release, tone, unlock } from "../lib/tones.js";
import { Voice } from "../lib/voice.js";

const SHAKE = [200, 100, 200]; // ms: on, off, on
const LENGTH = 2_000; // ms the test tones take, and a little more

customElements.define("sound-settings", class extends HTMLElement {
  #voice = new Voice(document.documentElement.lang);

  connectedCallback() {
    for (const box of this.querySelectorAll("[data-name]")) {
      box.checked = read(box.dataset.name, true);
      this.#allow(box);
    }
    // Only a phone in the hand shakes; browsers on computers say they could.
    this.querySelector('[data-sense="vibrate"]').hidden = !navigator.vibrate || !matchMedia("(pointer: coarse)").matches;
    this.addEventListener("change", ({ target }) => {
      write(target.dataset.name, target.checked);
      this.#allow(target);
    });
    this.addEventListener("click", ({ target }) => {
      const name = target.closest("[data-test]")?.dataset.test;
      if (name) this.#test(name);
    });
    this.#voice.find();
  }

  #allow(box) {
    this.querySelector(`[data-test="${box.dataset.name}"]`).disabled = !box.checked;
  }

  async #test(name) {
    if (name === "sound") {
      unlock();
      tone("done");
      setTimeout(release, LENGTH);
      return this.#say("tests.sounded");
    }
    if (name === "vibrate") {
      navigator.vibrate(SHAKE);
      return this.#say("tests.shaken");
    }
    const heard = await this.#voice.check(s("tests.voice"));
    if (!heard) document.getElementById("voices").open = true;
    return this.#say(heard ? "tests.heard" : "tests.no_voice");
  }

  #say(key) {
    this.querySelector('[role="status"]').textContent = s(key);
  }
});
