/** Buttons of a headset or a lock screen, where the system gives them to the page (Media Session). */

/** `acts` by name: play, pause, previoustrack, nexttrack. `title` and `artist` are what the system shows. */
export function listen(acts, title, artist) {
  const media = navigator.mediaSession;
  if (!media) return;
  if (globalThis.MediaMetadata) media.metadata = new MediaMetadata({ title, artist });
  for (const [name, act] of Object.entries(acts)) handle(media, name, act);
}

/** "playing" or "paused", so that the system shows the right button. */
export function tell(state) {
  if (navigator.mediaSession) navigator.mediaSession.playbackState = state;
}

/** Give the buttons back. */
export function deaf() {
  const media = navigator.mediaSession;
  if (!media) return;
  media.metadata = null;
  for (const name of ["play", "pause", "previoustrack", "nexttrack"]) handle(media, name, null);
  tell("none");
}

function handle(media, name, act) {
  try {
    media.setActionHandler(name, act);
  } catch {
    // A button this browser does not know.
  }
}
