/** The screen before a session: pain now, how much, and what guides, with a try. */
import { read, write } from "./store.js";
import { s } from "./strings.js";
import { mixed, tone, unlock } from "./tones.js";

const TOO_MUCH = 6; // of 10: the rule of the exercises says stop
const phone = matchMedia("(pointer: coarse)").matches;
// Each switch: is it on, as long as nobody chose? Those for what this device does not have are not shown.
const SWITCHES = {
  sound: { on: true },
  voice: { on: true },
  vibrate: { on: true, has: phone && Boolean(navigator.vibrate) },
  music: { on: mixed(), has: phone || Boolean(navigator.audioSession) },
};

/** The number chosen in a row of pain buttons; null where none is. */
export function painOf(row) {
  const chosen = row.querySelector('[aria-pressed="true"]');
  return chosen ? Number(chosen.dataset.n) : null;
}

/** Choose a button of a row of pain buttons. */
export function choosePain(button) {
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
}

/** Six or more: say so, with the way to the danger signs. Starting stays the reader's own choice. */
export function warn(view) {
  view.querySelector('[data-role="too-much"]').hidden = !(painOf(view.querySelector("[data-pain]")) >= TOO_MUCH);
}

export class Setup {
  #view;
  #voice;
  #dims = false;

  constructor(view, voice) {
    this.#view = view;
    this.#voice = voice;
    for (const [name, { on, has = true }] of Object.entries(SWITCHES)) {
      const box = view.querySelector(`[name="${name}"]`);
      box.checked = read(name, on);
      box.closest("label").hidden = !has;
      box.addEventListener("change", () => write(name, box.checked));
    }
    this.#role("silent").hidden = !navigator.audioSession;
  }

  get level() {
    return this.#view.querySelector('[name="level"]:checked').value;
  }

  get pain() {
    return painOf(this.#view.querySelector("[data-pain]"));
  }

  #role(name) {
    return this.#view.querySelector(`[data-role="${name}"]`);
  }

  async open() {
    this.#tell("");
    if (!(await this.#voice.find())) this.#tell(s("player.voice_none"));
  }

  /** The screen does not stay on by itself. */
  dims(dims) {
    this.#dims = dims;
    if (dims) this.#tell(this.#role("voice").dataset.told ?? "");
  }

  /** Play a tone and speak a sentence, within the tap. */
  async test() {
    unlock();
    tone("hold");
    if (read("vibrate", true)) navigator.vibrate?.(200);
    if (!this.#voice.there || !read("voice", true)) return;
    const heard = await this.#voice.check(s("player.sample"));
    this.#tell(s(heard ? "player.voice_works" : "player.voice_fails"));
  }

  #tell(words) {
    const line = this.#role("voice");
    line.dataset.told = words;
    line.textContent = [words, this.#dims ? s("player.may_dim") : ""].filter(Boolean).join(" ");
  }
}
