/** What the reader decided about offline use, kept outside the worker's store so that it is
    still known when the phone removed that store. Private windows may refuse it: then nothing. */

const PREFIX = "bp.";

function read(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // nowhere to remember it; asking again later is all that is lost
  }
}

const list = (name) => (read(name) ?? "").split(",").filter(Boolean);

/** May a language be kept without asking? No after the reader removed one. */
export const automatic = () => read("auto") !== "no";
export const setAutomatic = (allowed) => write("auto", allowed ? null : "no");

/** Languages that were kept at the last look. */
export const keptBefore = () => list("kept");
export const rememberKept = (languages) => write("kept", languages.join(",") || null);

/** Languages whose offer was answered. */
export const wasOffered = (language) => list("offered").includes(language);
export const rememberOffer = (language) => write("offered", [...new Set([...list("offered"), language])].join(","));

function visit(name, value) {
  try {
    const before = sessionStorage.getItem(PREFIX + name);
    if (value) sessionStorage.setItem(PREFIX + name, value);
    return before;
  } catch {
    return null; // without storage every page is the first one
  }
}

/** True once per visit. */
export const firstInVisit = () => visit("visit", "1") === null;

/** Everything was removed: the worker is not to come back by itself during this visit. */
export const endVisit = () => visit("gone", "1");
export const visitEnded = () => visit("gone") === "1";

/** The reader wants a language again. */
export const beginVisit = () => visit("gone", "0");
