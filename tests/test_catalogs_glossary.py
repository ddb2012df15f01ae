"""The glossary: a term is called the same everywhere, in whatever form the sentence needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pwa import catalogs
from pwa.catalogs import Entry, Guidance, check, glossary
from pwa.catalogs.glossary import Term
from pwa.catalogs.terms import stands_in
from pwa.locales import Locale
from pwa.settings import TRANSLATIONS
from pwa.text import Text
from tests.catalog_samples import AR, ES, JA, catalog, entry, guidance

SIGN = Text("sign/numb/text", "you are numb between the legs")
GLOSSARY = """
[leg]
en = ["leg", "legs"]
es = ["pierna"]
ar = ["ساق"]

[disc]
en = ["disc"]
es = ["disco"]

[slipped-disc]
en = ["slipped disc"]
es = ["hernia discal"]
"""


@pytest.mark.parametrize(
    ("text", "form", "terms"),
    [
        (Text("guide/a/why/x", "Your leg hurts."), "Te duele la extremidad.", ["leg"]),
        (Text("guide/a/why/x", "Your LEGS hurt."), "Te duelen las Piernas.", []),
        (Text("guide/a/why/x", "A legend."), "Una historia.", []),
        (Text("guide/a/why/x", "A slipped disc."), "Una hernia discal.", []),
        (Text("guide/a/why/x", "A slipped disc."), "Un disco.", ["slipped-disc"]),
        (Text("guide/a/why/x", "A slipped disc."), "Una discal hernia.", ["slipped-disc"]),
        (Text("guide/a/why/x", "A disc and a slipped disc."), "Un disco y una hernia discal.", []),
        (Text("guide/a/why/x", "A disc in your leg."), "Una cosa.", ["disc", "leg"]),
        (Text("guide/a/aliases", "leg pain"), "extremidad", []),
    ],
)
def test_the_glossary_holds_for_whole_terms(tmp_path: Path, text: Text, form: str, terms: list[str]) -> None:
    """Endings may differ, the longest term counts, words inside other words do not."""
    found = check(catalog(ES, entry(text, form)), [text], guidance(tmp_path, glossary=GLOSSARY))

    named = {"leg": "pierna", "disc": "disco", "slipped-disc": "hernia discal"}
    assert [one.check for one in found] == ["glossary"] * len(terms)
    assert sorted(one.message.split(" is ")[1] for one in found) == sorted(f"{named[name]} here" for name in terms)
    assert all(one.severity == "warning" for one in found)


def test_the_glossary_is_strict_in_emergency_text_and_knows_scripts(tmp_path: Path) -> None:
    """Arabic writes "and" and "the" onto the word; a language without words for a term is left alone."""
    laid = guidance(tmp_path, glossary=GLOSSARY)
    arabic = Guidance.load(tmp_path, AR)

    strict = check(catalog(ES, entry(SIGN, "sientes adormecida la entrepierna de tus extremidades")), [SIGN], laid)
    assert [(one.check, one.severity) for one in strict] == [("glossary", "error")]
    assert [term.name for term in arabic.terms] == ["leg"]
    assert check(catalog(AR, entry(SIGN, "شعرت بخدر بين ساقيك، وبالساقين")), [SIGN], arabic) == []
    assert check(catalog(AR, entry(SIGN, "شعرت بخدر بين الفخذين")), [SIGN], arabic) != []
    japanese = replace(arabic, terms=(replace(arabic.terms[0], accepted=("脚",)),))
    assert check(catalog(JA, entry(SIGN, "両脚のあいだがしびれる")), [SIGN], japanese) == []
    assert check(catalog(JA, entry(SIGN, "あいだがしびれる")), [SIGN], japanese) != []


def test_what_a_language_calls_a_term_stands_in_its_glossary_catalog(tmp_path: Path) -> None:
    """Any ending of that word will do; an unfinished, an outdated and a broken one are none."""
    guidance(tmp_path, glossary='[leg]\nen = ["leg", "legs"]\nes = ["extremidad"]\n\n[nerve]\nen = ["sciatic nerve"]\n')
    leg, nerve = glossary.texts(tmp_path)
    assert (leg.key, leg.source, leg.note, nerve.note) == ("glossary/leg", "leg", "Also: legs.", "")
    path = catalogs.path_of(tmp_path, ES, "glossary")
    path.parent.mkdir(parents=True)

    def terms(*entries: Entry) -> dict[str, str]:
        path.write_text(catalogs.write(catalog(ES, *entries)), encoding="utf-8")
        return {term.name: term.word for term in Guidance.load(tmp_path, ES).terms}

    named = entry(nerve, "nervio ciático")
    assert terms(entry(leg, "pierna"), named) == {"leg": "pierna", "nerve": "nervio ciático"}
    assert terms(entry(leg, "pierna", fuzzy=True), replace(named, source="nerve")) == {"leg": ""}
    path.write_text("garbage")
    assert Guidance.load(tmp_path, ES).faults == ()  # `check_own` reports it once
    assert [one.key for one in catalogs.check_own(tmp_path, ES, ()) if one.file == path.as_posix()] == [
        "header",
        "file",
    ]
    terms(entry(leg, "pierna"), named)
    text, laid = Text("guide/a/why/x", "The sciatic nerve of your leg."), Guidance.load(tmp_path, ES)
    for form, wrong in {
        "El nervio ciático de tu pierna.": [],
        "Los nervios ciáticos de tus piernas.": [],
        "Los nervios ciáticos de tus extremidades.": [],
        "El nervio de la ciática y la pi.": ["nervio ciático", "pierna or extremidad"],
    }.items():
        found = check(catalog(ES, entry(text, form)), [text], laid)
        assert [one.message.split(" is ", 1)[1] for one in found if one.check == "glossary"] == [
            f"{w} here" for w in wrong
        ]


@pytest.mark.parametrize(
    ("word", "form", "there"),
    [
        ("coscia, cosce", "le cosce", True),
        ("coscia", "le cosce", True),
        ("coscia", "la Coscia", True),
        ("coscia", "la cosa", False),
        ("intorpidimento", "una gamba intorpidita", True),
        ("aiuto d'emergenza", "chiedi aiuto d'emergenza", True),
        ("aiuto d'emergenza", "chiedi aiuto", False),
        ("nervo", "i nervi", True),
        ("nervo", "nero", False),
        ("rene", "reni", True),
        ("rene", "remo", False),
        ("osso", "ossa", True),
        ("pus", "più", False),
    ],
)
def test_a_word_of_the_glossary_has_its_forms(word: str, form: str, there: bool) -> None:
    """Other endings, words behind a comma, words with an apostrophe; short words as they are."""
    assert stands_in(Term("x", ("x",), word), form, Locale("it", "Italiano", "Latn", "IT")) == there


@pytest.mark.parametrize("locale", [ES, AR], ids=lambda one: one.code)
def test_the_glossary_of_the_product_has_the_terms_that_matter(locale: Locale) -> None:
    """Sixty and more, each with its word; the table accepts nothing that the word covers already."""
    laid = Guidance.load(TRANSLATIONS, locale)

    assert laid.faults == ()
    assert len(laid.terms) >= 60
    assert [term.name for term in laid.terms if not term.word] == []
    for term in laid.terms:
        assert [more for more in term.accepted if stands_in(replace(term, accepted=()), more, locale)] == []
