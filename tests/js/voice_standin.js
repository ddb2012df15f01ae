/** For the page under test: voices as a phone lists them, and a record of what they say.
 *
 * `window.voices` decides, before the page's scripts run: "own" (the page's language, on the phone), "far"
 * (needs internet), "mute" (listed but never begins). `window.standIn.finish()` ends the sentence being said.
 */
(() => {
  const kind = window.voices ?? "own";
  const said = [];
  let now = null;
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const voice = () => ({ name: "Stand-in", voiceURI: "stand-in", lang: document.documentElement.lang, localService: kind !== "far", default: true });
  const english = { name: "English", voiceURI: "english", lang: "en", localService: kind !== "far", default: false };
  let listed = null;
  const speech = {
    pending: false,
    paused: false,
    get speaking() {
      return now !== null;
    },
    getVoices: () => (listed ??= [voice(), english]),
    speak(utterance) {
      said.push({ text: utterance.text, lang: utterance.lang });
      now = utterance;
      if (kind !== "mute") setTimeout(() => utterance.onstart?.(), 0);
    },
    cancel() {
      const ended = now;
      now = null;
      setTimeout(() => ended?.onerror?.({ error: "canceled" }), 0);
    },
    resume() {},
    addEventListener() {},
    removeEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
  window.SpeechSynthesisUtterance = Utterance;
  window.standIn = {
    said,
    speaking: () => now?.text ?? "",
    finish() {
      const ended = now;
      now = null;
      ended?.onend?.();
    },
  };
})();
