/** What there is to find in a language, with its titles: from the language's pack, so offline too. */
import { make } from "./dom.js";

const loading = new Map(); // language -> promise

/** All documents, see pwa/search.py. Rejects where they cannot be had; asking again tries again. */
export function documents(language = document.documentElement.dataset.lang) {
  if (!loading.has(language)) {
    const found = load(language);
    found.catch(() => loading.delete(language));
    loading.set(language, found);
  }
  return loading.get(language);
}

async function load(language) {
  const answer = await fetch(`/${language}/search.json`);
  if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
  return answer.json();
}

/** A line of a list that leads to a document; `label` names what it is. */
export function row({ address, title, line, lang }, label = "") {
  const language = lang ? { lang, dir: "ltr" } : {};
  const said = [label, line].filter(Boolean).join(" · ");
  return make("li", {}, make("a", { class: "row", href: address },
    make("div", language, make("b", {}, title), said && make("small", {}, said))));
}
