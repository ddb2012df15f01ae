"""Every text a reader sees can be traced to its message in a marked page, and a normal page knows nothing of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from pwa import catalogs, create_app, pages, rendering, site
from pwa.catalogs import Entry, usable
from pwa.content import load
from pwa.countries import countries
from pwa.i18n import Translator
from pwa.locales import LOCALES
from pwa.marking import Marked, Seen
from pwa.settings import TRANSLATIONS, Settings
from pwa.text import Text

CONTENT = load()
TEXTS = {text.key: text for text in CONTENT.texts}
ES = LOCALES["es"]
STALE, MISSING, ERROR = "ui/danger/lead", "guide/sciatica/title", "ui/tabs/today"
# Values that are messages themselves stand in an element of their own.
PART = re.compile(r'<span data-msg="(?:sign/[^"]+/means|guide/[^"]+/aliases)"[^>]*>([^<]*)</span>')
MARK = re.compile(r' data-msg="[^"]+" data-state="[a-z]+"')


class Address(dict[str, str]):
    """Addresses of assets, as good as any."""

    def __missing__(self, name: str) -> str:
        return f"/static/{name}"


def spanish() -> dict[str, Entry]:
    """The catalog with one message of each kind that cannot be shown."""
    entries = catalogs.load(TRANSLATIONS, ES)
    entries[STALE] = replace(entries[STALE], fuzzy=True)
    entries[ERROR] = replace(entries[ERROR], forms=("Hoy <b>",))
    del entries[MISSING]
    return entries


def states(entries: Mapping[str, Entry]) -> dict[str, catalogs.State]:
    return catalogs.states(entries, CONTENT.texts, lambda entry, text: not usable(entry, text, ES))


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(Settings(site=Path("/nowhere")))


@pytest.fixture(scope="module")
def rendered(app: Flask) -> list[tuple[str, str, str, Seen]]:
    """Address, plain page, marked page, and what was seen, of every Spanish page."""
    entries = spanish()
    plain = rendering.context(CONTENT, ES, entries, Address(), "")
    marked = rendering.context(CONTENT, ES, entries, Address(), "", partial(Marked, states=states(entries)))
    others = {
        code: rendering.context(CONTENT, locale, {}, Address(), "") for code, locale in LOCALES.items() if code != "es"
    }
    plain["words_url"] = marked["words_url"] = "/static/words.es.js"

    def body(page: pages.Page, names: Mapping[str, Any]) -> str:
        return site.page_body(app, page, CONTENT, {**others, "es": names}).decode()

    made = []
    for page in pages.pages(CONTENT, "es"):
        seen = marked["translator"].begin()
        shown = body(page, marked)
        made.append((page.path, body(page, plain), shown, seen))
    return made


class Words(HTMLParser):
    """Visible words of a page with the key and language they stand under."""

    EMPTY = {"meta", "link", "input", "img", "br", "path", "circle", "rect", "use", "ellipse", "line"}
    SILENT = {"script", "style", "title"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.found: list[tuple[str, str, str]] = []  # words, key, language
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.EMPTY:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag in self.SILENT for tag, _ in self.open) or not re.search(r"[^\W\d]", data):
            return
        around = [attrs for _, attrs in reversed(self.open)]
        key = next((attrs["data-msg"] for attrs in around if "data-msg" in attrs), None) or ""
        lang = next((attrs["lang"] for attrs in around if "lang" in attrs), None) or ""
        self.found.append((data.strip(), key, lang))


def test_every_visible_text_carries_its_key(rendered: list[tuple[str, str, str, Seen]]) -> None:
    """Except names: of languages, of countries, of guidelines, and what stands in another language on purpose."""
    names = {locale.autonym for locale in LOCALES.values()} | {land.name for land in countries(CONTENT.emergency, ES)}
    bare = [
        (path, words)
        for path, _, shown, _ in rendered
        for words, key, lang in Words(shown).found
        if not key and lang == "es" and words not in names
    ]

    assert bare == []


def test_marks_name_messages_and_their_state(rendered: list[tuple[str, str, str, Seen]]) -> None:
    """Keys are those of the content; what does not stand in the file as it should says so."""
    entries = spanish()
    wanted = states(entries)
    found = {
        pair for _, _, shown, _ in rendered for pair in re.findall(r'data-msg="([^"]+)" data-state="([a-z]+)"', shown)
    }

    assert {key: state for key, state in found} == {key: wanted[key] for key, _ in found}
    assert {key for key, _ in found} <= set(TEXTS)
    assert {wanted[STALE], wanted[MISSING], wanted[ERROR]} == {"stale", "missing", "error"}
    assert {(STALE, "stale"), (MISSING, "missing"), (ERROR, "error")} <= found
    assert {"done", "unsigned"} <= {state for _, state in found}


def test_without_its_marks_a_marked_page_is_the_page(rendered: list[tuple[str, str, str, Seen]]) -> None:
    """The translator looks at what the reader will get; a normal page has no mark at all."""
    for path, plain, shown, _ in rendered:
        assert "data-msg" not in plain and "data-state" not in plain, path
        assert MARK.sub("", PART.sub(r"\1", shown)) == plain, path


def test_words_without_an_element_are_listed(rendered: list[tuple[str, str, str, Seen]]) -> None:
    """Titles, labels for screen readers, what the player says, words of scripts: every message is met somewhere."""
    seen = {path: seen for path, _, _, seen in rendered}

    assert "ui/tabs/label" in seen["/es/"].also
    assert "ui/app/page_title" in seen["/es/danger/"].also
    assert "exercise/knee-rolls/breathing" in seen["/es/routines/sciatica/"].also
    assert "ui/player/rest" in seen["/es/exercises/bridge/"].scripts
    assert all(not set(one.also) & set(one.marked) for one in seen.values())
    met = {key for one in seen.values() for key in (one.keys | one.scripts)}
    assert [key for key in TEXTS if key not in met and not key.startswith(("ui/", "phase/"))] == []


def test_states_tell_what_a_reader_is_shown() -> None:
    """What is not shown is exactly what falls back, and the check of the file finds the same messages."""
    entries = spanish()
    shown = Translator(ES, entries, lambda kind, slug: "")
    found = states(entries)
    findings = catalogs.check(catalogs.Catalog(ES, "", (("x", "y"),), (), tuple(entries.values())), CONTENT.texts)
    blocked = catalogs.blocked(findings)

    assert {key for key, state in found.items() if state not in catalogs.SHOWN} == {
        key for key, text in TEXTS.items() if shown.fallback(text)
    }
    assert catalogs.states(entries, CONTENT.texts, lambda entry, text: entry.key in blocked) == found
    counted = catalogs.stats(entries, CONTENT.texts)
    of = list(found.values()).count
    assert (of("missing"), of("stale"), of("error") + of("unsigned") + of("done")) == (
        counted.missing, counted.stale, counted.done,
    )  # fmt: skip
    assert of("unsigned") == sum(catalogs.is_safety(TEXTS[key]) for key in found if found[key] in catalogs.SHOWN)


def test_a_value_that_is_a_message_is_marked_too() -> None:
    """ "May mean: …" holds two messages, each with its own key."""

    outer, inner = Text("a/b", "May mean: {means}"), Text("c/d", "a *fall*")
    marked = Marked(LOCALES["en"], {}, lambda kind, slug: "", states={"a/b": "done", "c/d": "stale"})

    assert marked.el("small", outer, means=marked.t(inner)) == (
        '<small data-msg="a/b" data-state="done">May mean: '
        '<span data-msg="c/d" data-state="stale">a <em>fall</em></span></small>'
    )
