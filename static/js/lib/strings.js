/** Words for scripts, and numbers as the page's language writes them. The words of every page are a
    script of their own that runs before; a page that needs more has them in a data block. */

const { lang } = document.documentElement;
/** The page's language for numbers and times, in the digits of its words: engines differ about those of Arabic. */
export const language = lang === "ar" ? "ar-u-nu-latn" : lang || "en";

const own = globalThis.document?.getElementById?.("strings");
const words = { ...globalThis.backpocket?.words, ...(own && JSON.parse(own.textContent)) };
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const percents = new Intl.NumberFormat(language, { style: "percent" });

/** The words of `key`; `values.n` chooses the plural form. An unknown key comes back as it is. */
export function s(key, values = {}) {
  const found = words[key];
  const form = typeof found === "object" && found ? (found[plurals.select(values.n)] ?? found.other) : found;
  if (typeof form !== "string") return key;
  return form.replace(/\{(\w+)\}/g, (hole, name) => {
    if (!Object.hasOwn(values, name)) return hole;
    return typeof values[name] === "number" ? numbers.format(values[name]) : values[name];
  });
}

/** All words of a table, by their name in it. */
export const table = (name) =>
  Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(`${name}.`)).map(([key, text]) => [key.slice(name.length + 1), text]));

/** 0.62 -> "62 %", rounded down so that 100 % means whole. */
export const percent = (part) => percents.format(Math.floor(part * 100) / 100);

/** Bytes -> "98 kB", "1.2 MB". */
export function size(bytes) {
  const large = bytes >= 1e6;
  const unit = large ? "megabyte" : "kilobyte";
  const amount = large ? bytes / 1e6 : Math.max(1, Math.round(bytes / 1e3));
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
