/** Search in documents by everyday words: parts of words while typing, typing mistakes, best first. */
import MiniSearch from "../../vendor/minisearch-7.2.0/index.js";
import { words } from "./folding.js";

const DANGER = "page/danger";
const KINDS = { page: 1.6, guide: 1.5, article: 1.2, exercise: 1.2, care: 1, routine: 1, place: 1, term: 0.8 };
const URGENT = 4; // whoever asks for a danger sign sees the danger signs first
const FIELDS = { title: 6, aliases: 5, words: 1 };
const PIECE = 20; // documents
const MOST = 20; // results
const WEAK = 0.02; // of the best score; below that it is chance

/** How many letters may be wrong in a word nothing begins with: two in a long one, as when two are swapped. */
const mistakes = (word) => (word.length > 6 ? 2 : word.length > 3 ? 1 : 0);

/** A function: text -> documents that fit, best first. Made in pieces, so that the page can be used meanwhile. */
export async function finder(documents) {
  const known = new Map(documents.map((document) => [document.id, document]));
  const names = new Map(documents.map(({ id, title, aliases = "" }) => [id, words(`${title} ${aliases}`)]));
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize: (text, field) => (field === "words" ? text.split(" ") : words(text)),
    processTerm: (word) => word,
  });
  await index.addAllAsync(documents, { chunkSize: PIECE });

  const isKnown = (word) => index.search(word, { tokenize: (text) => [text], prefix: true }).length > 0;
  /** From 1 to 8: the more of what was asked stands in the names of a page, the better. */
  const named = (id, asked) => {
    const inside = asked.filter((word) => names.get(id).some((name) => name.startsWith(word)));
    return (1 + inside.length / asked.length) ** 3;
  };
  const options = {
    tokenize: (text) => text.split(" "),
    prefix: (word, place, all) => place === all.length - 1 || word.length > 3,
    fuzzy: (word) => (isKnown(word) ? 0 : mistakes(word)),
    boost: FIELDS,
    boostDocument: (id) => (id === DANGER ? URGENT : (KINDS[known.get(id).kind] ?? 1)),
    weights: { prefix: 0.5, fuzzy: 0.3 },
  };

  return (text) => {
    const all = words(text);
    const telling = all.filter((word, place) => word.length > 2 || place === all.length - 1 || /\P{ASCII}|\d/u.test(word));
    if (telling.length === 0) return [];
    const found = index.search(telling.join(" "), options).map(({ id, score }) => ({ id, score: score * named(id, telling) }));
    found.sort((one, other) => other.score - one.score);
    return found.filter(({ score }) => score >= WEAK * found[0].score).slice(0, MOST).map(({ id }) => known.get(id));
  };
}
