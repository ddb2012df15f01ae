"""Search: one document for everything there is to read, words folded alike by Python and by the phone's script."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa import filters, folding, pages, search, site
from pwa.content import ContentError, load
from pwa.i18n import Translator
from pwa.locales import LOCALES
from pwa.model import Content
from tests.modules import modules

SAMPLES = {
    "Ciática, CIATICA y ciática": ["ciatica", "ciatica", "ciatica"],
    "  Señales de alarma: ¿qué hacer?": ["senales", "de", "alarma", "que", "hacer"],
    "عِرْقُ النَّسَا": ["عرق", "نسا"],
    "ألم الظهر": ["الم", "ظهر"],
    "آلام أسفل الظَّهر": ["الام", "اسفل", "ظهر"],
    "والظهر بالظهر للظهر": ["ظهر", "ظهر", "ظهر"],
    "الالتهاب التهاب": ["تهاب", "تهاب"],
    "الـــعناية ذاتيّة": ["عنايه", "ذاتيه"],
    "١٥ دقيقة ۱۵ १५": ["15", "دقيقه", "15", "15"],
    "腰痛と坐骨神経痛": ["腰痛", "痛と", "と坐", "坐骨", "骨神", "神経", "経痛"],
    "腰": ["腰"],
    "MRI検査": ["mri", "検査"],
    "ぎっくり腰": ["ぎっ", "っく", "くり", "り腰"],
    "Bandscheibenvorfall, großer Łódź": ["bandscheibenvorfall", "grosser", "lodz"],
    "İĞNE ısı": ["igne", "isi"],
    "ﬁt ﬀ １２": ["fit", "ff", "12"],
    "दर्द": ["दर्द"],
    "कमर में दर्द": ["कमर", "में", "दर्द"],
    "боль в спине, ёж": ["боль", "спине", "еж"],
    "a 5 b": ["5"],
    "x" * 40: ["x" * 24],
    "": [],
    "— … ?": [],
}
LETTERS = st.text(
    st.sampled_from("aZéÉñçßİıÆøΣςσ ١۵९0-'’.ألالآةىیکـَّٱؤئلظ腰痛ぎガ한글दर्द\u0301\u0308\u200c\u200fﬁ№Ⅳ½"), max_size=40
)

# What both Unicode versions know: a character that is new to one of them is nobody's word yet.
KNOWN = st.text(st.characters(exclude_categories=["Cn", "Cs", "Co"]), max_size=40)


def of(built: site.Site, code: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(built.files[search.address(code)])
    return found


@pytest.mark.parametrize("text", SAMPLES, ids=list(map(repr, SAMPLES)))
def test_what_makes_no_difference(text: str) -> None:
    """Case, accents, harakat, tatweel, the article, digits' script and width; Chinese and Japanese in pairs."""
    assert folding.words(text) == SAMPLES[text]


def test_python_and_the_phone_fold_alike(built: site.Site) -> None:
    """Every sample, every message of every language, and thousands of odd strings."""
    with modules() as call:
        texts = [*SAMPLES, *(d[name] for code in LOCALES for d in of(built, code) for name in d)]
        odd: list[str] = []

        @settings(max_examples=500, deadline=None, database=None)
        @given(LETTERS | KNOWN)
        def collect(text: str) -> None:
            odd.append(text)

        collect()
        for text in [*texts, *odd]:
            assert call("folding", "words", text) == folding.words(text), repr(text)


@settings(deadline=None)
@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """The words that travel are folded; the phone may fold them again."""
    once = folding.words(text)

    assert folding.words(" ".join(once)) == once


@pytest.mark.parametrize("code", LOCALES)
def test_everything_can_be_found(built: site.Site, code: str) -> None:
    """Each page, piece of home care, place and word has one document; its address is there, its title in the language."""
    content = load()
    found = of(built, code)

    ids = [document["id"] for document in found]
    assert len(ids) == len(set(ids))
    addresses = {document["address"] for document in found}
    wanted = {p.path for p in pages.pages(content, code) if p.kind not in search.LEFT_OUT}
    assert wanted <= addresses
    anchors = [f"{pages.path('care', code)}#{slug}" for slug in content.care]
    anchors += [f"{pages.path('glossary', code)}#{slug}" for slug in content.terms]
    assert set(anchors) <= addresses
    for document in found:
        assert document["address"].partition("#")[0] in built.files
        assert document["title"]
        assert "{" not in json.dumps([document["title"], document.get("line", "")])
        inside = document.get("words", "").split()
        assert inside == sorted(set(inside))
        assert folding.words(" ".join(inside)) == inside


def test_a_translated_page_is_found_by_its_own_words(built: site.Site) -> None:
    spanish = {document["id"]: document for document in of(built, "es")}

    assert spanish["guide/sciatica"]["title"] == "Ciática"
    assert "lang" not in spanish["guide/sciatica"]


def test_a_title_in_english_says_so() -> None:
    """Without a catalog everything falls back, and is marked."""
    found = search.documents(load(), "es", Translator(LOCALES["es"], {}, lambda kind, slug: ""))

    assert {document.get("lang") for document in found} == {"en"}


def test_everyday_words_belong_to_something() -> None:
    """A line for a page that is gone is named with its file and key."""
    content = load()
    table = content.ui["aliases_exercise"]
    gone = {**content.ui, "aliases_exercise": {**table, "headstand": next(iter(table.values()))}}

    with pytest.raises(ContentError) as error:
        search.documents(replace(content, ui=gone), "en", Translator(LOCALES["en"], {}, lambda kind, slug: ""))
    assert error.value.faults == [
        "ui/search.toml:aliases_exercise.headstand: names no exercise; use a slug that exists, or remove the line"
    ]


class List(HTMLParser):
    """Links of the plain list."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.add(dict(attrs).get("href") or "")


@pytest.mark.parametrize("code", LOCALES)
def test_the_plain_list_has_everything(built: site.Site, code: str) -> None:
    """Whoever has no script finds every page on the search page."""
    listed = List(built.files[pages.path("search", code)].decode()).links

    assert {document["address"] for document in of(built, code)} <= listed
    assert pages.path("search", code) in List(built.files[pages.path("today", code)].decode()).links


@pytest.fixture(scope="module")
def content() -> Content:
    return load()


def fits(kept: list[set[str]], choice: tuple[str, ...]) -> bool:
    return any(set(choice) <= some for some in kept)


def test_the_line_nothing_fits_shows_when_nothing_does(content: Content) -> None:
    """For each of all choices: a line's buttons are all pressed exactly when no exercise is left."""
    exercises = list(content.exercises.values())
    kept = [set(filters.buttons(exercise)) for exercise in exercises]
    lines = [set(line) for line in filters.empty(exercises)]

    for row in product(*(("", *names) for names in filters.ROWS)):
        choice = tuple(filter(None, row))
        assert any(line <= set(choice) for line in lines) == (not fits(kept, choice)), choice


def test_every_button_has_its_styles(built: site.Site) -> None:
    """The styles know every button, and every combination that can empty a group."""
    css = "".join(body.decode() for url, body in built.files.items() if url.endswith(".css"))
    names = [name for row in filters.ROWS for name in row]

    for name in names:
        assert f":not(:has(#f-{name}:checked)) .when.{name}" in css
    for row in product(("", *filters.POSITIONS), ("", filters.NO_KIT), ("", *filters.TIMES)):
        if choice := [name for name in row if name]:
            state = "".join(f":has(#f-{name}:checked)" for name in choice)
            assert f".filter{state} .group:not(:has(.{'.'.join(choice)}))" in css, choice


def test_documents_are_one_line_each(built: site.Site) -> None:
    """A changed sentence changes one line in one piece, so the difference between two releases is small."""
    lines = built.files[search.address("en")].decode().replace("\n\n", "\n").splitlines()
    documents: list[Any] = of(built, "en")

    assert len(lines) == len(documents)
