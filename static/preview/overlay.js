/** The overlay over marked pages: texts can be looked up, those that are not done are outlined.

    It needs no server. Whoever uses it gives it two documents:

      const overlay = cover(data, page);     // a Panel
      overlay.open("guide/sciatica/title");  // a message; without a key, the list

    The page's elements carry `data-msg` (the key of the message) and `data-state`. Styles of the
    outlines: marks.css, which the page links; of the panel: panel.css, which the panel links.

    `page`, for one page:
      also      keys of messages that stand in no element: titles, names for screen readers
      scripts   keys of messages that scripts may show

    `data`, for one PO file:
      lang, dir     of the translation
      file          its name
      categories    of its plural forms, in the order of `forms`: ["one", "other"]
      counts        {total, done, unsigned, error, stale, missing, safety, signed, errors, warnings}
      labels        {lang, dir, words: {name: text}}, as in pwa/content/ui/preview.toml
      findings      [{key, line, severity, check, message, remedy}] about the file, not about a message
      messages      by key; what is empty is left out:
        state       "done" | "unsigned" | "error" | "stale" | "missing"
        source      [English] or [English singular, English plural]
        forms       [translation, …], as they stand in the file
        old         the English a stale translation was made for, as in `source`
        note        for the translator, in English
        limit, left characters there may be, and how many are left; below 0: too many
        line        in the file, from 1
        safety      true for text that a clinician has to sign
        findings    [{line, severity, check, message, remedy}]
        places      ["/es/danger/", …], addresses of the pages it stands on

    All of `data` is shown as text, never as markup. */

import { Panel } from "./panel.js";

const root = document.documentElement;

/** Put the overlay over this page. */
export function cover(data, page) {
  const panel = new Panel(data, page);
  document.addEventListener("click", (event) => lookUp(event, panel), { capture: true });
  addEventListener("hashchange", () => follow(panel));
  follow(panel);
  return panel;
}

/** A click on a text opens its message instead of doing what the text stands for. */
function lookUp(event, panel) {
  const path = event.composedPath();
  if (root.dataset.lookUp === "off" || path.includes(panel.host)) return;
  const found = path.find((node) => node.dataset?.msg);
  if (!found) return;
  event.preventDefault();
  event.stopPropagation();
  panel.open(found.dataset.msg, { element: found });
}

/** An address may end with "#msg=<key>". */
function follow(panel) {
  const key = /^#msg=(.+)/.exec(decodeURIComponent(location.hash))?.[1];
  if (key) panel.open(key);
}
