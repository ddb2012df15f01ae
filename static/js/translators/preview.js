/** The way from a checked file to the pages with it: they take it from their tab's own memory of the browser. */
import { make } from "../lib/dom.js";
import { s, table } from "../lib/strings.js";

const NAME = "preview-given"; // as static/preview/given.js reads it
const LATER = 10_000; // ms; the new tab has its copy by then, and this one need not keep its own

const channel = new BroadcastChannel("preview");
const { lang, dir } = document.documentElement;

/** A link to the pages at `address`; those that are open show this file at once. */
export function offer(shown, address) {
  const given = JSON.stringify({ ...shown, labels: { lang, dir, words: table("preview") }, back: location.pathname });
  channel.postMessage(given);
  const link = make("a", { class: "btn", href: address, target: "_blank", rel: "opener" }, s("checking.show_pages"));
  link.addEventListener("click", () => {
    sessionStorage.setItem(NAME, given);
    setTimeout(() => sessionStorage.removeItem(NAME), LATER);
  });
  return make("p", {}, link);
}
