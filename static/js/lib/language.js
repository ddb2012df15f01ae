/** The language a reader picks is remembered, so that "/" opens in it: the only cookie there is. */
export function remember(code) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `lang=${code}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** The first language of the reader that `codes` has, language and script alike; undefined where none is. */
export function match(wanted, codes) {
  const key = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {
      return "";
    }
  };
  for (const tag of wanted) {
    const found = codes.includes(tag) ? tag : codes.find((code) => key(code) === key(tag));
    if (found) return found;
  }
  return undefined;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[hreflang]");
  if (link) remember(link.hreflang);
});
