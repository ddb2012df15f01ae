/** Short tones by Web Audio. No file is loaded, so they sound without internet.
 *
 * `unlock()` has to run inside a tap: no browser lets a page sound before the reader touched it.
 */
import { read } from "./store.js";

// kind -> notes as [Hz, start s, length s]. Rising asks for effort, falling lets go, the last is long.
const TONES = {
  ready: [[523, 0, 0.12]],
  move: [[659, 0, 0.1]],
  hold: [[659, 0, 0.12], [880, 0.12, 0.22]],
  release: [[880, 0, 0.12], [587, 0.12, 0.2]],
  rest: [[659, 0, 0.15], [440, 0.15, 0.35]],
  switch: [[523, 0, 0.12], [784, 0.16, 0.12], [523, 0.32, 0.12]],
  next: [[523, 0, 0.15], [659, 0.18, 0.25]],
  go: [[523, 0, 0.12], [659, 0.12, 0.12], [784, 0.24, 0.25]],
  halfway: [[784, 0, 0.1], [784, 0.2, 0.1]],
  tick: [[988, 0, 0.06]],
  pause: [[440, 0, 0.2]],
  done: [[659, 0, 0.25], [784, 0.28, 0.25], [1047, 0.56, 0.9]],
};
const LOUD = 0.35; // of full: clear over music, no shock in a headset
const FADE = 0.012; // seconds; a note that starts or ends at once clicks

const phone = () => matchMedia("(pointer: coarse)").matches;
let context = null;

/** Does the reader's own music play on? On iOS tones then follow the silent switch, so there it has to be asked for. */
export const mixed = () => read("music", phone() && !navigator.audioSession);

/** Can a tone be heard: has the reader touched this page, and has nothing taken the sound away? */
export const audible = () => context?.state === "running";

/** Make sound possible. Also tells iOS what the sound is for (see `session`). */
export function unlock() {
  session(mixed() ? "transient" : "playback");
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!context && Context) context = new Context();
  context?.resume?.().catch(() => {});
}

/** Let go of the phone's sound; the reader's own music has it back. */
export function release() {
  session("auto");
  context?.suspend?.().catch(() => {});
}

/** "playback" sounds although the phone is set to silent, "transient" leaves the reader's music on (iOS). */
function session(type) {
  if (navigator.audioSession) navigator.audioSession.type = type;
}

/** Play the tone of `kind`; nothing where sound is off or not to be had. */
export function tone(kind) {
  if (!context || !read("sound", true)) return;
  if (context.state !== "running") context.resume?.().catch(() => {}); // a call or a lock took it away
  for (const [pitch, start, length] of TONES[kind] ?? TONES.done) note(pitch, context.currentTime + start, length);
}

function note(pitch, start, length) {
  const wave = context.createOscillator();
  const level = context.createGain();
  wave.type = "triangle";
  wave.frequency.value = pitch;
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(LOUD, start + FADE);
  level.gain.setValueAtTime(LOUD, start + length);
  level.gain.exponentialRampToValueAtTime(0.001, start + length + 0.12);
  wave.connect(level).connect(context.destination);
  wave.start(start);
  wave.stop(start + length + 0.15);
}
