/** What the panel shows: `list` of a page and a file, `details` of one message. Both give nodes. */

import { button, english, make } from "./dom.js";

const STATES = ["missing", "stale", "error", "unsigned", "done"];
const TODO = STATES.slice(0, 3);
const GRADES = ["error", "sign-off", "warning", "info"];
const MOST = 300; // findings in the list

const number = (amount) => make("bdi", {}, String(amount));
const excerpt = (text) => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

/** Counts, switches, the texts of the page, those that cannot be clicked, the findings. */
export function list(data, page, acts) {
  const { words } = data.labels;
  const here = [...new Set([...document.querySelectorAll("[data-msg]")].map((element) => element.dataset.msg))];
  const next = [...here, ...page.also].find((key) => TODO.includes(data.messages[key]?.state));
  const findings = allFindings(data);
  return [
    counts(data),
    make("div", {}, ...acts.switches()),
    next ? make("p", {}, button(words.next, () => acts.open(next), { class: "main" })) : null,
    section(words.findings, findings.length, data.counts.errors > 0, make("ul", {}, ...findings.slice(0, MOST).map((one) => found(data, one, acts, here)))),
    section(words.on_page, here.length, true, rows(data, here, acts)),
    section(words.also, page.also.length, false, rows(data, page.also, acts)),
    section(words.scripts, page.scripts.length, false, rows(data, page.scripts, acts)),
  ].filter((part) => part !== null);
}

/** Everything about a message. */
export function details(data, key, acts) {
  const { words } = data.labels;
  const message = data.messages[key];
  const own = (text, place) => {
    const form = make("p", { lang: data.lang, dir: data.dir }, text);
    return message.forms.length > 1 ? make("div", {}, make("small", {}, data.categories[place] ?? ""), form) : form;
  };
  return [
    make("p", { class: "acts" }, button(words.back, acts.list), acts.go ? button(words.here, acts.go) : null),
    state(message.state, words),
    message.forms ? part(words.translation, ...message.forms.map(own)) : null,
    part(words.source, ...message.source.map((text) => english("p", text))),
    message.old ? part(words.old, ...message.old.map((text) => english("p", text))) : null,
    message.note ? part(words.note, english("p", message.note)) : null,
    message.findings ? part(words.findings, make("ul", {}, ...message.findings.map((one) => found(data, one)))) : null,
    part(words.length, make("p", {}, number(message.left))),
    part(words.key, english("p", make("code", {}, key))),
    message.line ? part(words.line, make("p", {}, number(message.line))) : null,
    message.places ? part(words.places, places(message.places, key)) : null,
  ].filter((one) => one !== null);
}

function counts(data) {
  const { counts: of, labels } = data;
  const row = (name, ...amounts) => make("div", {}, make("dt", {}, labels.words[name]), make("dd", {}, ...amounts));
  return make(
    "dl",
    { class: "counts" },
    ...STATES.map((name) => row(name, number(of[name]))),
    row("safety", number(of.signed), " / ", number(of.safety)),
  );
}

function rows(data, keys, acts) {
  const row = (key) => {
    const message = data.messages[key];
    const shown = message.forms && ["done", "unsigned"].includes(message.state);
    const text = excerpt((shown ? message.forms : message.source)[0]);
    const words = shown ? make("span", { lang: data.lang, dir: data.dir }, text) : english("span", text);
    const choose = button(words, () => acts.open(key), { "data-key": key });
    choose.append(state(message.state, data.labels.words));
    return make("li", {}, choose);
  };
  return make("ul", { class: "rows" }, ...keys.filter((key) => data.messages[key]).map(row));
}

function found(data, finding, acts = null, here = []) {
  const grade = make("b", {}, finding.severity);
  const said = english("span", grade, ` ${finding.message}; ${finding.remedy}`);
  if (!acts) return make("li", { "data-severity": finding.severity }, said);
  const place = data.messages[finding.key]?.places?.[0];
  const name = `${finding.line}: ${finding.key}`;
  const way = !data.messages[finding.key]
    ? make("span", {}, name)
    : place && !here.includes(finding.key)
      ? make("a", { href: address(place, finding.key) }, name)
      : button(name, () => acts.open(finding.key));
  return make("li", { "data-severity": finding.severity }, english("div", way), said);
}

/** All findings, the gravest first. */
function allFindings(data) {
  const own = Object.entries(data.messages).flatMap(([key, { findings = [] }]) => findings.map((one) => ({ key, ...one })));
  return [...data.findings, ...own].sort((a, b) => GRADES.indexOf(a.severity) - GRADES.indexOf(b.severity));
}

function section(title, amount, open, ...body) {
  const fold = make("details", {}, make("summary", {}, title, " ", number(amount)), ...body);
  fold.open = open;
  return fold;
}

const address = (place, key) => `${place}#msg=${encodeURIComponent(key)}`;
const part = (title, ...body) => make("section", {}, make("h3", {}, title), ...body);
const state = (name, words) => make("small", { class: "state", "data-state": name }, words[name]);
const places = (urls, key) =>
  make("ul", { lang: "en", dir: "ltr" }, ...urls.slice(0, 12).map((url) => make("li", {}, make("a", { href: address(url, key) }, url))));
