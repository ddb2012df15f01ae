/** <tick-list>: remembers on this phone what was ticked today, and counts it. */
import { day } from "../lib/day.js";
import { useful } from "../lib/install.js";
import { read, write } from "../lib/store.js";
import { s } from "../lib/strings.js";

const KEEP = 60; // days

function ticked() {
  return new Set(read("ticks", {})[day()] ?? []);
}

function save(slugs) {
  const all = { ...read("ticks", {}), [day()]: [...slugs] };
  const oldest = day(KEEP);
  write("ticks", Object.fromEntries(Object.entries(all).filter(([date]) => date > oldest)));
}

customElements.define("tick-list", class TickList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      if (event.target.dataset.tick) this.#tick(event.target);
    });
    // Another tab, a page brought back, or a new day: what is stored decides.
    addEventListener("storage", () => this.show());
    addEventListener("pageshow", () => this.show());
    document.addEventListener("visibilitychange", () => this.show());
    this.show();
  }

  #tick(box) {
    const slugs = ticked();
    if (box.checked) slugs.add(box.dataset.tick);
    else slugs.delete(box.dataset.tick);
    save(slugs);
    if (box.checked) useful();
    for (const list of document.querySelectorAll("tick-list")) list.show();
  }

  show() {
    const slugs = ticked();
    const boxes = [...this.querySelectorAll("[data-tick]")];
    for (const box of boxes) box.checked = slugs.has(box.dataset.tick);
    const done = boxes.filter((box) => box.checked).length;
    const count = this.querySelector('[data-role="count"]');
    if (count) count.textContent = s("js.progress", { done, total: boxes.length });
    const meter = this.querySelector("progress");
    if (meter) meter.value = done;
  }
});
