/** The browser's offer to install, kept until it is of use to the reader. */
import { read, write } from "./store.js";

let offer = null;
const changes = new EventTarget();

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  changes.dispatchEvent(new Event("change"));
});
addEventListener("appinstalled", () => decline());

/** Is this the app on the home screen? */
export const installed = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/** Can the browser ask now? */
export const offered = () => offer !== null;

/** "prompt" (the browser can ask), "ios" (the reader has to tap), "bring" (the app of an iPhone, which knows
    nothing yet of what its browser knows), or "" (nothing to offer now). */
export function way() {
  if (read("install") === "no") return "";
  if (installed()) return "standalone" in navigator && !read("start") && !read("useful") ? "bring" : "";
  if (!read("useful")) return "";
  if (offer) return "prompt";
  return "standalone" in navigator ? "ios" : "";
}

/** Something worth coming back for was done. */
export function useful() {
  if (read("useful")) return;
  write("useful", true);
  changes.dispatchEvent(new Event("change"));
}

export async function ask() {
  const prompt = offer;
  offer = null;
  await prompt?.prompt();
  decline();
}

export function decline() {
  write("install", "no");
  changes.dispatchEvent(new Event("change"));
}

export function onChange(listener) {
  changes.addEventListener("change", listener);
}
