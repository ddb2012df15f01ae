/** On a page of `backpocket translations preview`: the overlay, and the page again at every save. */

import { cover } from "./overlay.js";
import { keep, restore } from "./place.js";

const page = JSON.parse(document.getElementById("preview-page").textContent);

// A new version is waited for before anything else can go wrong.
new EventSource("/preview/events").addEventListener("message", ({ data }) => {
  if (data !== page.version) location.reload();
});

if (document.documentElement.dataset.page !== "preview") {
  const answer = await fetch("/preview/messages.json");
  const overlay = cover(await answer.json(), page);
  restore(overlay);
  addEventListener("pagehide", () => keep(overlay));
}
