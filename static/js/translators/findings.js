/** What the check says about a file, as a list by grade, and buttons that choose one grade. */
import { make } from "../lib/dom.js";
import { s } from "../lib/strings.js";

const GRADES = { error: "error", "sign-off": "sign_off", warning: "warning", info: "info" }; // gravest first
const ENGLISH = { lang: "en", dir: "ltr" };

function item({ line, key, message, remedy }) {
  return make("li", {},
    make("p", { class: "at" }, make("b", {}, s("checking.line", { n: line })), make("code", { dir: "ltr" }, key)),
    make("p", ENGLISH, message),
    make("p", { ...ENGLISH, class: "mend" }, remedy));
}

function group(grade, findings) {
  const heading = `${s(`checking.${GRADES[grade]}`)} (${findings.length})`;
  return make("section", { class: `stack ${grade}`, "data-grade": grade }, make("h3", {}, heading),
    make("ol", { class: "card", role: "list" }, ...findings.map(item)));
}

function chip(grade, words, checked) {
  return make("label", { class: "chip" }, make("input", { type: "radio", name: "grade", value: grade, checked }), words);
}

/** Nodes for `findings`, in the order of lines within each grade. */
export function view(findings) {
  const grades = Object.keys(GRADES).filter((grade) => findings.some(({ severity }) => severity === grade));
  const groups = grades.map((grade) => group(grade, findings.filter(({ severity }) => severity === grade)));
  if (grades.length < 2) return groups;
  const choice = make("fieldset", {}, make("legend", { class: "vh" }, s("checking.show")), make("div", { class: "chips" },
    chip("", `${s("checking.all")} (${findings.length})`, true),
    ...grades.map((grade, place) => chip(grade, groups[place].querySelector("h3").textContent, false))));
  choice.addEventListener("change", ({ target }) => {
    for (const one of groups) one.hidden = target.value !== "" && one.dataset.grade !== target.value;
  });
  return [choice, ...groups];
}
