/** A table for a spreadsheet: RFC 4180, in UTF-8 with its mark, and nothing in it is ever run as a formula. Pure. */
const FORMULA = /^[\s\u200e\u200f\u061c\u2066-\u2069]*[=+\-@\uff1d\uff0b\uff0d\uff20|%\t\r\n]/u; // tabs and line ends could hide one

function cell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text; // an apostrophe makes a spreadsheet show the text as it is
  return /[",\r\n\t;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells -> the file's text. */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
