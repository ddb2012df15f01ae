/** Where the translator was on a page: the text at the top, what was unfolded, which message was shown. */

const name = () => `preview-place ${location.pathname}`;
const folds = () => [...document.querySelectorAll("body details")];
const texts = () => [...document.querySelectorAll("main [data-msg]")];
const top = (element) => element.getBoundingClientRect().top;

/** Remember it for the next time this page is opened in this tab. */
export function keep(overlay) {
  const unfolded = folds().flatMap((fold, number) => (fold.open ? [number] : []));
  const all = texts();
  const first = all.findIndex((element) => element.checkVisibility() && top(element) >= 0);
  const kept = { first, top: all[first] ? top(all[first]) : 0, unfolded, key: overlay.key, shown: overlay.shown };
  sessionStorage.setItem(name(), JSON.stringify(kept));
}

/** Go back to it after a reload; another way to this page begins at its top. */
export function restore(overlay) {
  const kept = JSON.parse(sessionStorage.getItem(name()) ?? "null");
  if (!kept || performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
  const all = folds();
  for (const number of kept.unfolded) if (all[number]) all[number].open = true;
  if (kept.shown) overlay.open(kept.key, { quiet: true });
  const first = texts()[kept.first];
  if (first) scrollBy({ top: top(first) - kept.top, behavior: "instant" });
}
