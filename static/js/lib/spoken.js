/** What of a page is read aloud: its blocks in order, and in them the sentences. */

const BLOCKS = "h1, h2, h3, p, li, dt, dd";
// Ways to other pages, tools and small print are for the eye.
const QUIET = "nav, .chips, .row, .noprint, .sources, .signed, read-aloud, share-page, emergency-call small";

/** Elements with text of their own, in the order of the page; hidden ones are left out, folded ones are not. */
export function blocks(main) {
  return [...main.querySelectorAll(BLOCKS)].filter(
    (block) => block.textContent.trim() && !block.querySelector(BLOCKS) && !block.closest(`${QUIET}, [hidden]`),
  );
}

const languageOf = (element) => element.closest("[lang]").lang;

/** [{text, range, language}] of the sentences of a block; a part of it may be in English. */
export function sentences(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  return split(text, languageOf(block)).map(({ segment, index }) => {
    const found = range(nodes, index, index + segment.trimEnd().length);
    return { text: segment.trim(), range: found, language: languageOf(found.startContainer.parentElement) };
  });
}

function split(text, language) {
  if (!Intl.Segmenter) return [{ segment: text, index: 0 }];
  const found = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return [...found].filter(({ segment }) => segment.trim());
}

function range(nodes, start, end) {
  const at = (place) => nodes.findLast((piece) => piece.start <= place) ?? nodes[0];
  const [from, to] = [at(start), at(end - 1)];
  const found = document.createRange();
  found.setStart(from.node, start - from.start);
  found.setEnd(to.node, end - to.start);
  return found;
}

/** Mark one sentence, or none: a highlight where the browser has it, else the block gets a class. */
export function mark(block, sentence) {
  for (const old of document.querySelectorAll(".said")) old.classList.remove("said");
  globalThis.CSS?.highlights?.delete("said");
  if (!sentence) return;
  if (globalThis.CSS?.highlights) CSS.highlights.set("said", new Highlight(sentence.range));
  else block.classList.add("said");
}
