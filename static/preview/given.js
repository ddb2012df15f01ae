/** The file that is previewed, in this tab's own memory of the browser: it goes with the tab, or when it is ended. */

const NAME = "preview-given";
const channel = new BroadcastChannel("preview");

/** What the check gave for the file, see filling.js; null where there is none. */
export function read() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME));
  } catch {
    return null;
  }
}

/** Show the file in every preview that is open, as it was checked last. */
export function follow() {
  channel.addEventListener("message", ({ data }) => {
    sessionStorage.setItem(NAME, data);
    location.reload();
  });
}

/** Nothing of it stays. */
export function forget() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("preview-")) sessionStorage.removeItem(name);
}
