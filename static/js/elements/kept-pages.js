/** <kept-pages>: on the page for what is not kept, the way to what is. */
const lang = document.documentElement.dataset.lang;

/** Languages with pages on this phone; only the worker knows them. */
async function kept() {
  if (!navigator.serviceWorker?.controller) return [];
  try {
    const answer = await fetch("/o/state.json", { cache: "no-store" });
    const { packs } = answer.ok ? await answer.json() : {};
    return Object.entries(packs ?? {}).filter(([, { state }]) => state === "ready" || state === "broken");
  } catch {
    return [];
  }
}

function row(code, { name, dir }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const label = document.createElement("b");
  label.textContent = name ?? code;
  link.append(label);
  Object.assign(link, { className: "row", href: `/${code}/`, lang: code, hreflang: code, dir: dir ?? "" });
  item.append(link);
  return item;
}

customElements.define("kept-pages", class extends HTMLElement {
  async connectedCallback() {
    const packs = await kept();
    const own = packs.some(([code]) => code === lang);
    this.querySelector('[data-role="own"]').hidden = packs.length > 0 && !own;
    const others = packs.filter(([code]) => code !== lang);
    this.querySelector('[data-role="list"]').replaceChildren(...others.map(([code, pack]) => row(code, pack)));
    this.querySelector('[data-role="kept"]').hidden = others.length === 0;
  }
});
