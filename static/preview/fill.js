/** On a page with holes: fills it from the translator's file, starts the page's own scripts, and lays the overlay over it. */

import { button, make } from "./dom.js";
import { fill, filled } from "./filling.js";
import { follow, forget, read } from "./given.js";
import { cover } from "./overlay.js";
import { keep, restore } from "./place.js";

const root = document.documentElement;
const { main, places, translate, words } = document.querySelector("script[data-main]").dataset;
const given = read();

if (given) await preview();
else location.replace(translate);

async function preview() {
  const page = JSON.parse(document.getElementById("preview-page").textContent);
  const [answer] = await Promise.all([fetch(places), import(words)]);
  for (const [key, where] of Object.entries(await answer.json())) if (given.messages[key]) given.messages[key].places = where;
  const { backpocket } = globalThis;
  backpocket.words = filled(backpocket.words, given);
  fill(document, given, page.paths, numberOf(given.territory, backpocket.numbers));
  stay();
  await import(main);
  const overlay = cover(given, page);
  restore(overlay);
  const leave = () => keep(overlay);
  addEventListener("pagehide", leave);
  document.querySelector("body > .skip").after(bar(() => removeEventListener("pagehide", leave)));
  follow();
  delete root.dataset.filling;
}

/** Whom to call in a country, from a table such as "112ATBE 999GB". */
function numberOf(territory, table) {
  const group = table.split(" ").find((one) => one.replace(/^\d+/, "").match(/../g)?.includes(territory));
  return group ? /^\d+/.exec(group)[0] : "";
}

/** Links stay inside the preview, also those that scripts make later; the language is not remembered as chosen. */
function stay() {
  const turn = (link) => {
    link.removeAttribute("hreflang");
    const { origin, pathname, hash } = new URL(link.href, location.href);
    const below = /^\/[A-Za-z]{2,3}(?:-[A-Za-z]+)?\/(.*)$/.exec(pathname)?.[1];
    if (origin === location.origin && below !== undefined) link.href = `/preview/en/${below}${hash}`;
  };
  for (const link of document.querySelectorAll("a[href]")) turn(link);
  const late = ({ target }) => target.closest?.("a[href]") && turn(target.closest("a[href]"));
  for (const event of ["pointerdown", "click"]) document.addEventListener(event, late, { capture: true });
}

/** What is seen here, and the way out, which leaves nothing behind. */
function bar(letGo) {
  const { lang, dir, words: own } = given.labels;
  const end = () => {
    letGo();
    forget();
    location.replace(given.back);
  };
  return make("aside", { class: "preview-bar", lang, dir }, make("p", {}, own.of.replace("{file}", given.file)), button(own.end, end));
}
