/** The phone's own voice for the page's language. Only voices that work without internet are used.
 *
 * Without one nothing is said: tones and words carry everything.
 */
import { read } from "./store.js";

const LIST = 2_000; // ms until the list of voices is taken for complete
const START = 3_000; // ms a voice may take to begin; some phones list voices they do not have
const AFTER_CANCEL = 80; // ms; what is said right after cancel() is lost in Chrome and Firefox
const RATE = 0.95;
const GOOD = /premium|natural|neural|enhanced|siri/i;
const POOR = /compact|eloquence|espeak/i;
// Jokes that macOS and iOS list among the voices.
const JOKE =
  /\b(albert|bad news|bahh|bells|boing|bubbles|cellos|eddy|flo|fred|good news|grandma|grandpa|jester|junior|kathy|organ|ralph|reed|rocko|sandy|shelley|superstar|trinoids|whisper|wobble|zarvox)\b/i;

function spoken(tag) {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    return `${language}-${script}`;
  } catch {
    return "";
  }
}

function quality({ name, voiceURI, lang, default: chosen }, language) {
  const about = `${name} ${voiceURI}`;
  const kind = (GOOD.test(about) ? 8 : 0) - (POOR.test(about) ? 8 : 0) - (JOKE.test(about) ? 32 : 0);
  return kind + (lang.replaceAll("_", "-") === language ? 2 : 0) + (chosen ? 1 : 0);
}

/** The best of `voices` for a language (BCP 47) that needs no internet; null where there is none. */
export function choose(voices, language) {
  const found = voices.filter((voice) => voice.localService && spoken(voice.lang) === spoken(language));
  return found.sort((one, other) => quality(other, language) - quality(one, language))[0] ?? null;
}

/** Short pieces: Chrome ends whatever takes longer than 15 seconds. */
function sentences(text, language) {
  if (!Intl.Segmenter) return [text];
  const parts = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return Array.from(parts, ({ segment }) => segment.trim()).filter(Boolean);
}

export class Voice {
  #language;
  #voice = null;
  #later = 0;
  #speaking = new Set(); // held here: Chrome collects utterances, and their events, while they are spoken

  constructor(language) {
    this.#language = language;
  }

  get there() {
    return this.#voice !== null;
  }

  /** Look for a voice; resolves to whether there is one. Browsers fill their list late. */
  async find() {
    const speech = globalThis.speechSynthesis;
    if (!speech) return false;
    const look = () => (this.#voice = choose(speech.getVoices(), this.#language));
    if (look()) return true;
    await new Promise((resolve) => {
      const done = () => (look(), this.there) && resolve();
      speech.addEventListener?.("voiceschanged", done);
      setTimeout(() => (speech.removeEventListener?.("voiceschanged", done), resolve()), LIST);
    });
    return this.there;
  }

  /** Say `texts` one after the other, instead of what is being said; `politely` only where nothing is. */
  say(texts, politely = false) {
    if (!this.there || !read("voice", true)) return;
    const speech = globalThis.speechSynthesis;
    const busy = speech.speaking || speech.pending;
    if (politely && busy) return;
    clearTimeout(this.#later);
    if (busy) {
      speech.cancel();
      this.#later = setTimeout(() => this.#speak(texts), AFTER_CANCEL);
    } else this.#speak(texts); // within the tap that began it, as iOS wants the first one
  }

  hush() {
    clearTimeout(this.#later);
    if (this.there) globalThis.speechSynthesis.cancel();
  }

  /** Say one sentence; resolves to whether it was heard to begin. A voice that fails is not used again. */
  async check(text) {
    if (!this.there) return false;
    const heard = await new Promise((resolve) => {
      globalThis.speechSynthesis.cancel();
      this.#later = setTimeout(() => {
        const [utterance] = this.#speak([text]);
        utterance.onstart = () => resolve(true);
        utterance.onerror = () => resolve(false);
        setTimeout(resolve, START, false);
      }, AFTER_CANCEL);
    });
    if (!heard) this.#voice = null;
    return heard;
  }

  #speak(texts) {
    const speech = globalThis.speechSynthesis;
    const pieces = texts.flatMap((text) => sentences(text, this.#language));
    const utterances = pieces.map((piece) => new SpeechSynthesisUtterance(piece));
    if (speech.paused) speech.resume(); // Chrome stays paused after a page that was left so
    for (const utterance of utterances) {
      Object.assign(utterance, { voice: this.#voice, lang: this.#voice.lang, rate: RATE });
      const gone = () => this.#speaking.delete(utterance);
      utterance.addEventListener?.("end", gone);
      utterance.addEventListener?.("error", gone);
      this.#speaking.add(utterance);
      speech.speak(utterance);
    }
    return utterances;
  }
}
