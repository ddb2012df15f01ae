/** The chooser at "/" of a static host: goes on to the reader's language where one fits. */
import { match } from "./lib/language.js";

const chosen = /(?:^|; )lang=([\w-]+)/.exec(document.cookie)?.[1];
const links = [...document.querySelectorAll("main a[hreflang]")];
const code = match([chosen, ...navigator.languages].filter(Boolean), links.map((link) => link.hreflang));
const link = links.find(({ hreflang }) => hreflang === code);
if (link) location.replace(link.href);
