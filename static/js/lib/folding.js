/** Words as search compares them: the same as `pwa/folding.py`, which says why; a test holds the two together. */
const LONGEST = 24;
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const CJK = /([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)/;
const ARTICLE = /^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=.{3})/u;
const ZEROS = ["\u0660", "\u06f0", "\u0966", "\u09e6"];
const SAME = new Map(Object.entries({
  "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ـ": "",
  "ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ",
}));
for (const zero of ZEROS) {
  for (let n = 0; n < 10; n += 1) SAME.set(String.fromCharCode(zero.charCodeAt(0) + n), String(n));
}

/** The text without what makes no difference. */
export function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(MARKS, "").normalize("NFC");
  return Array.from(plain, (char) => SAME.get(char) ?? char).join("");
}

function word(run) {
  let rest = run;
  while (ARTICLE.test(rest)) rest = rest.replace(ARTICLE, "");
  const characters = Array.from(rest);
  return characters.length > 1 || /^\p{Nd}$/u.test(rest) ? [characters.slice(0, LONGEST).join("")] : [];
}

function pairs(run) {
  return run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

/** Folded words in their order. */
export function words(text) {
  const runs = fold(text).match(RUN) ?? [];
  return runs.flatMap((run) => run.split(CJK).flatMap((part, odd) => (odd % 2 ? pairs(part) : word(part))));
}
