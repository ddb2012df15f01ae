/** Fills a page with holes (see pwa/holes.py) from what the check left of a translator's file.

    `given`: {lang, dir, name, territory, categories, counts, messages, forms}, as pwa/catalogs/packed.py gives it.
    What a file holds becomes text, or one of four elements made here; never markup. */

const HOLE = /\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002/g;
const WHOLE = new RegExp(`^${HOLE.source}$`);
const SHOWN = ["done", "unsigned"];
const PHONE = /\+?\d(?:[ ()/-]{0,2}\d){4,}/g;
const TO_CALL = /^\+?\d[\d ()/-]*$/;
const DATES = { "@month": { month: "long", year: "numeric" }, "@day": { dateStyle: "long" } };
const ENGLISH = { lang: "en", dir: "ltr" };

/** Fill `page` (a Document). `paths`: addresses of the kinds of pages; `number`: whom to call in the file's country. */
export function fill(page, given, paths, number) {
  new Filling(page, given, paths, number).run();
}

/** The same for the words of scripts: an object of holes becomes one of words. */
export const filled = (value, given) => new Filling(null, given, {}, "").deep(value);

class Filling {
  constructor(page, given, paths, number) {
    this.page = page;
    this.given = given;
    this.paths = paths;
    this.number = number;
    this.own = new Intl.PluralRules(given.lang);
    this.english = new Intl.PluralRules("en");
  }

  run() {
    const { page, given } = this;
    Object.assign(page.documentElement, { lang: given.lang, dir: given.dir });
    for (const element of page.querySelectorAll("[data-msg]")) this.element(element);
    this.rest();
    for (const block of page.querySelectorAll('script[type="application/json"]')) this.block(block);
    if (this.number) for (const call of page.querySelectorAll("emergency-call")) this.call(call);
    for (const choice of page.querySelectorAll("country-choice")) choice.dataset.country = given.territory;
    page.querySelector(".menu summary > span:last-child")?.replaceChildren(given.name);
    if (given.counts.signed === given.counts.safety) page.querySelector("main > .draft")?.remove();
  }

  shown(key) {
    return SHOWN.includes(this.given.messages[key]?.state);
  }

  /** The form of a message for a number, as a tree; the last one where there is no number. */
  form(key, n) {
    const forms = this.given.forms[key] ?? [[key]];
    if (forms.length === 1 || typeof n !== "number") return forms.at(-1);
    const [rules, categories] = this.shown(key) ? [this.own, this.given.categories] : [this.english, ["one", "other"]];
    const place = categories.indexOf(rules.select(n));
    return forms.at(place < 0 ? -1 : place);
  }

  /** A message in an element: its translation in the place of the English, or the English marked as such. */
  element(element) {
    const key = element.dataset.msg;
    element.dataset.state = this.given.messages[key]?.state ?? "missing";
    if (!this.shown(key)) {
      for (const [name, value] of Object.entries(ENGLISH)) element.setAttribute(name, value);
      return;
    }
    const beside = element.dataset.state === "unsigned" && "beside" in element.dataset;
    const source = beside && make(this.page, "small", { class: "source", ...ENGLISH }, [...element.childNodes].map((node) => node.cloneNode(true)));
    const values = this.values(element);
    element.replaceChildren(...this.nodes(this.form(key, values.n), values));
    if (source) element.after(source);
  }

  /** Values by name: numbers and words, and nodes for those that are markup. */
  values(element) {
    const found = JSON.parse(element.dataset.values ?? "{}");
    if ("emergency_number" in found && this.number) found.emergency_number = this.number;
    for (const part of element.querySelectorAll("[data-value]")) {
      if (part.parentElement.closest("[data-msg]") === element) found[part.dataset.value] = [...part.childNodes];
    }
    return found;
  }

  nodes(tree, values) {
    return tree.flatMap((node) => {
      if (typeof node === "string") return this.isolated(node);
      if (node.name) return this.value(node.name, values);
      const children = this.nodes(node.of, values);
      if (node.link) return make(this.page, "a", { href: this.address(node.link) }, children);
      return make(this.page, node.tag === "strong" ? "strong" : "em", {}, children);
    });
  }

  value(name, values) {
    const value = values[name];
    if (value === undefined) return `{${name}}`;
    if (Array.isArray(value)) return value.splice(0, value.length, ...value.map((node) => node.cloneNode(true)));
    if (typeof value !== "string") return String(value);
    const words = this.words(value);
    return TO_CALL.test(words) ? make(this.page, "bdi", { dir: "ltr" }, [words]) : this.isolated(words);
  }

  /** Words, telephone numbers kept in their order in text that runs from right to left. */
  isolated(words) {
    const pieces = [];
    let end = 0;
    for (const { 0: phone, index } of words.matchAll(PHONE)) {
      pieces.push(words.slice(end, index), make(this.page, "bdi", { dir: "ltr" }, [phone]));
      end = index + phone.length;
    }
    return [...pieces, words.slice(end)].filter((piece) => piece !== "");
  }

  address(target) {
    const [kind, slug] = target.split(":");
    const below = kind === "page" ? this.paths[slug] : this.paths[kind]?.replace("{slug}", slug);
    return `/preview/en/${below ?? ""}`;
  }

  /** The country of the language, until the page's script finds the reader's own. */
  call(call) {
    const { territory, lang } = this.given;
    call.dataset.country = territory;
    call.querySelector("[data-country]")?.replaceChildren(new Intl.DisplayNames(lang, { type: "region" }).of(territory));
    call.querySelector('a[href^="tel:"]')?.setAttribute("href", `tel:${this.number}`);
  }

  /** Holes in titles, names and other attributes. */
  rest() {
    const walker = this.page.createTreeWalker(this.page.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.parentNode.localName !== "script" && node.data.includes("\ue000")) node.data = this.words(node.data);
        continue;
      }
      for (const { name, value } of [...node.attributes]) {
        if (value.includes("\ue000") && !/^(?:on|src|href|style)/.test(name)) node.setAttribute(name, this.words(value));
      }
    }
  }

  /** A data block is read once, by the script it is for; Trusted Types forbid to write into it. */
  block(block) {
    const text = block.textContent;
    if (!text.includes("\ue000")) return;
    const marked = block.id !== "strings"; // what the player says is said in English where it is English
    Object.defineProperty(block, "textContent", { value: JSON.stringify(this.deep(JSON.parse(text), marked)) });
  }

  deep(value, marked = false) {
    if (typeof value === "string") return this.client(value, marked);
    if (Array.isArray(value)) return value.map((one) => this.deep(one, marked));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.deep(one, marked)]));
  }

  /** What a script is given for a hole: words, words by category of number, or words with their language. */
  client(text, marked) {
    const found = WHOLE.exec(text);
    if (!found) return this.words(text);
    const [, key, json] = found;
    if (marked && !this.shown(key)) return { text: this.words(text), lang: ENGLISH.lang };
    const forms = this.given.forms[key] ?? [];
    if (json !== "null" || forms.length < 2) return this.words(text);
    const categories = this.shown(key) ? this.given.categories : ["one", "other"];
    return Object.fromEntries(categories.map((name, place) => [name, plain(forms[place])]));
  }

  /** Text with its holes filled. */
  words(text) {
    return text.replace(HOLE, (_, key, json) => {
      const values = JSON.parse(json) ?? {};
      if (key in DATES) return new Intl.DateTimeFormat(this.given.lang, { ...DATES[key], timeZone: "UTC" }).format(new Date(values.date));
      if ("emergency_number" in values && this.number) values.emergency_number = this.number;
      const said = (name) => (name in values ? this.words(String(values[name])) : `{${name}}`);
      return plain(this.form(key, values.n), said);
    });
  }
}

/** A tree as words alone; placeholders as `said` says them. */
function plain(tree, said = (name) => `{${name}}`) {
  return tree.map((node) => (typeof node === "string" ? node : node.name ? said(node.name) : plain(node.of, said))).join("");
}

function make(page, tag, attributes, children) {
  const element = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
