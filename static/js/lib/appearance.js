/** Colours and text size the reader chose. Imported first, so that the choice shows at once. */
import { read, write } from "./store.js";

const root = document.documentElement;

function apply() {
  const { theme, size } = choice();
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.size = size;
  // The bar of the phone takes its colour from the page, whatever the phone's own theme is.
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const dark = theme === "auto" ? meta.media.includes("dark") : theme === "dark";
    meta.content = dark ? "#0e1618" : "#f6f4ee";
  }
}

/** {theme: "auto"|"light"|"dark", size: "0"|"1"|"2"} */
export function choice() {
  return { theme: "auto", size: "0", ...read("look", {}) };
}

export function choose(change) {
  write("look", { ...choice(), ...change });
  apply();
}

apply();
