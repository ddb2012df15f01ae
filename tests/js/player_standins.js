/** For the page under test: a voice that writes down what it says, and a clock that runs as fast as it is
    asked to. Evaluated as one expression; answers what `window.standIn` then offers. */
(() => {
  const realTimeout = window.setTimeout.bind(window);
  const realNow = Date.now.bind(Date);
  let now = realNow();
  let queue = [];
  let serial = 0;
  let running = false;
  const spoken = [];
  const shaken = [];

  class Utterance extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  }
  const voice = { name: "Stand-in", voiceURI: "stand-in", lang: document.documentElement.lang, localService: true, default: true };
  const far = { ...voice, name: "Premium far away", localService: false };
  const other = { ...voice, name: "Premium other", lang: "fi" };
  const speech = {
    speaking: false, pending: false, paused: false,
    getVoices: () => [far, other, voice],
    speak(utterance) {
      spoken.push(utterance.text);
      if (utterance.voice !== voice) spoken.push(`wrong voice: ${utterance.voice?.name}`);
      utterance.onstart?.();
      utterance.dispatchEvent(new Event("end"));
      realTimeout(() => utterance.onstart?.(), 0);
    },
    cancel() {}, resume() {}, pause() {}, addEventListener() {}, removeEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
  window.SpeechSynthesisUtterance = Utterance;
  Object.defineProperty(navigator, "vibrate", { value: (pattern) => shaken.push(pattern), configurable: true });

  Date.now = () => now;
  let free = false;
  const realClear = window.clearTimeout.bind(window);
  window.setTimeout = (act, ms = 0, ...values) => {
    if (free) return realTimeout(act, ms, ...values);
    queue.push({ at: now + ms, id: (serial += 1), act: () => act(...values) });
    return 1e9 + serial;
  };
  window.clearTimeout = (id) => {
    queue = queue.filter((one) => one.id !== id - 1e9);
    realClear(id);
  };

  /** Let `ms` pass: every timer due goes off at its own moment. */
  const pass = (ms) => {
    const end = now + ms;
    for (;;) {
      const due = queue.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!due) break;
      queue = queue.filter((one) => one !== due);
      now = Math.max(now, due.at);
      due.act();
    }
    now = end;
  };
  /** The phone sleeps: time goes by, no timer does. */
  const sleep = (ms) => (now += ms);
  /** Whoever measures the page meanwhile needs timers that go off by themselves. */
  const measured = (on) => (free = on);
  window.standIn = { spoken, shaken, pass, sleep, measured };
  return Object.keys(window.standIn);
})()
