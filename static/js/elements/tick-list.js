/** <tick-list>: remembers on this phone what was ticked today, and counts it. */
import { day } from "../lib/day.js";
import { useful } from "../lib/install.js";
import { s } from "../lib/strings.js";
import { tick, ticked } from "../lib/ticks.js";

customElements.define("tick-list", class TickList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      if (event.target.dataset.tick) this.#tick(event.target);
    });
    // Another list, another tab, a page brought back, or a new day: what is stored decides.
    for (const news of ["bp-ticks", "storage", "pageshow"]) addEventListener(news, () => this.show());
    document.addEventListener("visibilitychange", () => this.show());
    this.show();
  }

  #tick(box) {
    tick(box.dataset.tick, day(), box.checked);
    if (box.checked) useful();
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
