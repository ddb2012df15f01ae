/** Buttons of a headset, a keyboard or a lock screen, where the system gives them to the page (Media Session).
 *
 * Browsers give them to whoever plays something of 5 seconds or more by an audio element; tones are no such thing.
 * So a silence plays, made here. It would stop the reader's own music on a phone: then the buttons stay with that.
 */
import { mixed } from "./tones.js";

const NAMES = ["play", "pause", "previoustrack", "nexttrack"];
const [RATE, SECONDS, HEAD, ZERO] = [8000, 6, 44, 128]; // samples a second, 8 bits each; bytes of a WAV's head
let silence = null;

/** `acts` by name: play, pause, previoustrack, nexttrack. `title` is what the system shows. Has to run inside a tap. */
export function listen(acts, title) {
  const media = navigator.mediaSession;
  if (!media) return;
  if (globalThis.MediaMetadata) media.metadata = new MediaMetadata({ title });
  for (const name of NAMES) handle(media, name, acts[name]);
  if (mixed()) return;
  silence ??= new Audio(URL.createObjectURL(new Blob([still()], { type: "audio/wav" })));
  silence.loop = true;
  silence.onpause = acts.pause; // a call came, or the headset was pulled out
  again();
}

/** The session goes on: so does the silence, which a call may have ended. Has to run inside a tap. */
export function again() {
  if (!mixed()) silence?.play().catch(() => {});
}

/** "playing" or "paused", so that the system shows the right button. */
export function tell(state) {
  if (navigator.mediaSession) navigator.mediaSession.playbackState = state;
}

/** Give the buttons back. */
export function deaf() {
  const media = navigator.mediaSession;
  if (!media) return;
  end();
  media.metadata = null;
  for (const name of NAMES) handle(media, name, null);
  tell("none");
}

/** An element that only pauses would keep the buttons. */
function end() {
  if (!silence) return;
  silence.onpause = null;
  URL.revokeObjectURL(silence.src);
  silence.removeAttribute("src");
  silence.load();
  silence = null;
}

function handle(media, name, act) {
  try {
    media.setActionHandler(name, act);
  } catch {
    // A button this browser does not know.
  }
}

/** Some seconds of nothing, as a WAV file's bytes. */
function still() {
  const bytes = new Uint8Array(HEAD + RATE * SECONDS).fill(ZERO);
  const view = new DataView(bytes.buffer);
  const text = (at, words) => bytes.set(new TextEncoder().encode(words), at);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true); // bytes of this part
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true); // bytes a second
  view.setUint16(32, 1, true); // bytes a sample
  view.setUint16(34, 8, true); // bits a sample
  text(36, "data");
  view.setUint32(40, bytes.length - HEAD, true);
  return bytes;
}
