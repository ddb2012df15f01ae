/** Which country's emergency number to show. A choice lives under "bp.country". */
import { read } from "./store.js";

function region(tag) {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}

/** "112ATBE 999GB" -> Map { AT: "112", BE: "112", GB: "999" } */
export function numbers(table) {
  const pairs = table.split(" ").flatMap((group) => {
    const [, number, codes] = /^(\d+)((?:[A-Z]{2})+)$/.exec(group) ?? [];
    return number ? codes.match(/../g).map((code) => [code, number]) : [];
  });
  return new Map(pairs);
}

/** The chosen country, else the one the phone's language names, else `otherwise`; `known.has(code)` decides. */
export function current(known, otherwise) {
  const wanted = [read("country"), ...navigator.languages.map(region)];
  return wanted.find((code) => known.has(code)) ?? otherwise;
}
