/** <pain-chart>: the days as a picture with its table; on paper, the sheet for a doctor. */
import { chart } from "../lib/chart.js";
import { day } from "../lib/day.js";
import { all, news } from "../lib/diary.js";
import { make } from "../lib/dom.js";
import { dayOf } from "../lib/entries.js";
import { rows as cells } from "../lib/notes.js";
import { days, firstDay } from "../lib/pain.js";
import { language, s } from "../lib/strings.js";
import { dayLong, dayShort } from "../lib/when.js";

const { dir } = document.documentElement;
const number = new Intl.NumberFormat(language);
const told = (value) => (value === null ? "" : number.format(value));

/** "5 → 4" reads from left to right, whatever stands beside it. */
const cell = (text) => (/^\d+ → \d+$/.test(text) ? make("bdi", { dir: "ltr" }, text) : String(text));

function table(heads, rows) {
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map((row) => make("tr", {}, ...row.map((text) => make("td", { dir: "auto" }, cell(text)))));
  return make("div", { class: "wide-table" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
}

customElements.define("pain-chart", class extends HTMLElement {
  connectedCallback() {
    for (const name of ["change", "gone"]) news.addEventListener(name, () => this.#draw(name));
    this.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #put(name, ...parts) {
    this.querySelector(`[data-role="${name}"]`).replaceChildren(...parts);
  }

  async #draw(name) {
    const entries = name === "gone" ? [] : await all().catch(() => []);
    this.hidden = entries.length === 0;
    if (this.hidden) return;
    const last = day();
    const first = firstDay(entries, last, Number(this.querySelector('[name="span"]:checked').value));
    const rows = days(entries, first, last);
    const range = { first: dayLong(first), last: dayLong(last) };
    const noted = rows.filter(({ count }) => count);
    const [low, high] = [Math.min(...noted.map((row) => row.low)), Math.max(...noted.map((row) => row.high))];
    const title = [s("diary.summary", { ...range, n: noted.length }), noted.length ? s("diary.summary_range", { low, high }) : ""].join(" ");
    this.#put("picture", chart(rows, { title, label: dayShort, number: told, mirrored: dir === "rtl" }));
    const heads = ["day", "low", "high", "count"].map((column) => s(`diary.col_${column}`));
    this.#put("table", table(heads, noted.map((row) => [dayShort(row.day), told(row.low), told(row.high), told(row.count)]).reverse()));
    this.#put("lead", s("diary.sheet_lead", range));
    const [top, ...lines] = cells(entries.filter((entry) => dayOf(entry) >= first && dayOf(entry) <= last));
    this.#put("sheet", table(top, lines.map(([date, ...rest]) => [dayShort(date), ...rest])), make("p", { class: "small" }, s("diary.sheet_made", { date: dayLong(last) })));
  }
});
