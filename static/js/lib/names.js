/** What slugs are called in the language of the page, from the list that pages with notes carry. */
const names = new Map();
for (const { dataset, textContent } of document.querySelectorAll("#names [data-name]")) names.set(dataset.name, textContent);

/** "routine/sciatica" -> its title; what is no longer in the app keeps its slug. */
export const nameOf = (name) => names.get(name) ?? name.slice(name.indexOf("/") + 1).replaceAll("-", " ");

const list = new Intl.ListFormat(document.documentElement.lang || "en", { type: "unit" });
export const listOf = (kind, slugs) => list.format(slugs.map((slug) => nameOf(`${kind}/${slug}`)));
