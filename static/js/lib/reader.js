/** Reads blocks of a page aloud, sentence by sentence. Only voices that need no internet are used.
 *
 * Pausing ends the sentence and going on says it again from its start: pause() of the browsers is
 * broken on Android.
 */
import { mark, sentences } from "./spoken.js";
import { choose } from "./voice.js";

const START = 4_000; // ms a voice may take to begin; some phones list voices they do not have
const AFTER_CANCEL = 80; // ms; what is said right after cancel() is lost in Chrome and Firefox

export class Reader extends EventTarget {
  state = "idle"; // idle, reading, paused, or dumb: the voice did not begin
  #queue = [];
  #place = 0;
  #turn = 0; // what an earlier sentence reports late is not heard
  #utterance = null; // held here: Chrome collects utterances, and their events, while they are spoken
  #timer = 0;

  /** Begin with `blocks`; sentences in a language the phone has no voice for are passed over. */
  begin(blocks) {
    const voices = globalThis.speechSynthesis.getVoices();
    const all = blocks.flatMap((block) => sentences(block).map((sentence) => ({ block, sentence })));
    this.#queue = all
      .map((piece) => ({ ...piece, voice: choose(voices, piece.sentence.language) }))
      .filter(({ voice }) => voice);
    this.#place = 0;
    this.#set(this.#queue.length ? "reading" : "dumb");
    if (this.#queue.length) this.#say();
  }

  pause() {
    this.#hush();
    this.#set("paused");
  }

  resume() {
    this.#set("reading");
    this.#say();
  }

  stop() {
    this.#hush();
    mark();
    this.#set("idle");
  }

  #hush() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    globalThis.speechSynthesis.cancel();
  }

  #set(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }

  #say() {
    const speech = globalThis.speechSynthesis;
    const { block, sentence, voice } = this.#queue[this.#place];
    const turn = (this.#turn += 1);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    Object.assign(utterance, { voice, lang: voice.lang });
    utterance.onstart = () => clearTimeout(this.#timer);
    utterance.onend = () => turn === this.#turn && this.#next();
    utterance.onerror = () => turn === this.#turn && this.#fail();
    this.#utterance = utterance;
    this.#reveal(block, sentence);
    const speak = () => {
      if (speech.paused) speech.resume(); // Chrome stays paused after a page that was left so
      speech.speak(this.#utterance);
      this.#timer = setTimeout(() => turn === this.#turn && this.#fail(), START);
    };
    // Within the tap that began it, as iOS wants the first one, unless something is being said.
    if (!speech.speaking && !speech.pending) return speak();
    speech.cancel();
    this.#timer = setTimeout(speak, AFTER_CANCEL);
  }

  #next() {
    clearTimeout(this.#timer);
    this.#place += 1;
    if (this.#place < this.#queue.length) this.#say();
    else this.stop();
  }

  #fail() {
    this.#hush();
    mark();
    this.#set("dumb");
  }

  /** Show what is read: unfold it, mark it, and bring it into view. */
  #reveal(block, sentence) {
    const fold = block.closest("details:not([open])");
    if (fold) fold.open = true;
    mark(block, sentence);
    const { top, bottom } = sentence.range.getBoundingClientRect();
    if (top > 120 && bottom < innerHeight - 120) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    block.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
}
