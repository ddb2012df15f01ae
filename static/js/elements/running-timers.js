/** <running-timers>: on every page, the timers that run or have ended, each a way to its own page. */
import { make } from "../lib/dom.js";
import { s } from "../lib/strings.js";
import { left, phase } from "../lib/timers.js";
import { timing } from "../lib/timing.js";
import { clock } from "../lib/moment.js";
import { ago, digits } from "../lib/when.js";

const { lang, page, slug: here } = document.documentElement.dataset;

/** A timer's name in the language of the page, else the one it was begun with and the language of that. */
function named({ slug, title, lang: begun }) {
  const key = `care.${slug}`;
  const own = s(key);
  return own === key ? { title, lang: begun } : { title: own };
}

class RunningTimers extends HTMLElement {
  #list = make("ul");
  #words = make("p", { class: "vh", role: "status" });
  #shown = "";

  connectedCallback() {
    this.replaceChildren(this.#list, this.#words);
    timing.addEventListener("look", () => this.#draw());
    timing.addEventListener("cue", ({ detail }) => {
      if (!this.#own(detail.slug)) this.#words.textContent = s(`running.${detail.kind}`, { title: named(detail).title });
    });
    timing.watch();
  }

  /** The page of a timer shows that one large. */
  #own(slug) {
    return page === "timer" && slug === here;
  }

  #draw() {
    const list = timing.state.list.filter(({ slug }) => !this.#own(slug));
    this.hidden = list.length === 0;
    const now = Date.now();
    const shown = JSON.stringify(list.map((timer) => [timer.slug, timer.end, phase(timer, now)]));
    if (shown !== this.#shown) this.#list.replaceChildren(...list.map((timer) => this.#row(timer, phase(timer, now))));
    this.#shown = shown;
    for (const timer of list) {
      const text = phase(timer, now) === "done" ? ago(now - timer.end) : digits(left(timer, now));
      const holder = this.#list.querySelector(`[data-of="${CSS.escape(timer.slug)}"]`);
      if (holder.textContent !== text) holder.textContent = text;
    }
  }

  #row(timer, now) {
    const note = { running: s("running.ends", { time: clock(timer.end) }), paused: s("running.paused"), done: s("running.over") }[now];
    const name = named(timer);
    const title = make("b", { lang: name.lang ?? null, dir: "auto" }, name.title);
    const rest = make("bdi", { class: "left", "data-of": timer.slug, "aria-hidden": now !== "done" });
    const link = { class: "row", href: `/${lang}/timer/${timer.slug}/`, "data-phase": now };
    return make("li", {}, make("a", link, make("div", {}, title, make("small", {}, note)), rest));
  }
}

customElements.define("running-timers", RunningTimers);
