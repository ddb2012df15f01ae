"""Made-up languages carry every mark, name, link and number of the source, and are shipped to nobody."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pwa import marks, pseudo, site
from pwa.content import load
from pwa.locales import LOCALES
from pwa.text import Plural
from tests.browser.pseudo_pages import rendered
from tests.browser.screens import of_each_kind

TEXTS = load().texts
XA, XB = pseudo.LOCALES["en-XA"], pseudo.LOCALES["ar-XB"]
NUMBER = re.compile(r"\d+")


@pytest.mark.parametrize("locale", [XA, XB], ids=["en-XA", "ar-XB"])
def test_everything_but_the_words_is_kept(locale: pseudo.PseudoLocale) -> None:
    """In every form of every message of the content, so that pages are whole and links lead where they should."""
    made = pseudo.entries(TEXTS, locale)

    assert list(made) == [text.key for text in TEXTS]
    for text in TEXTS:
        plural = isinstance(text, Plural)
        assert len(made[text.key].forms) == (len(locale.categories) if plural else 1)
        for category, form in zip(locale.categories if plural else ("other",), made[text.key].forms, strict=True):
            source = text.other if isinstance(text, Plural) and category != "one" else text.source
            assert marks.shape(form) == marks.shape(source), text.key
            assert marks.placeholders(form) == marks.placeholders(source)
            assert Counter(NUMBER.findall(form)) == Counter(NUMBER.findall(source)), text.key
            assert form != source or not re.search("[a-zA-Z]", re.sub(r"\{\w+\}", "", marks.plain(source)))


def test_accented_text_is_longer_and_shows_where_it_ends() -> None:
    """At least 40 %, short labels more, as they grow in other languages; no plain letter of ours is left but padding."""
    for key, entry in pseudo.entries(TEXTS, XA).items():
        for form in entry.forms[-1:]:
            source = entry.other or entry.source
            assert form.startswith("⟦") and form.endswith("⟧"), key
            assert len(form) >= len(source) * (2 if len(source) <= 10 else 1.4), key
    short = pseudo.entries(TEXTS, XA)["ui/tabs/guides"].forms[0]
    assert short == "⟦Ĝûûîîđééš one⟧"


def test_mirrored_text_runs_from_right_to_left_and_its_figures_do_not() -> None:
    """Every letter stands under an override, no figure does, and every override ends."""
    assert XB.dir == "rtl"
    for entry in pseudo.entries(TEXTS, XB).values():
        for form in entry.forms:
            runs = re.findall("\u202e([^\u202c]*)\u202c", form)
            assert form.count("\u202e") == form.count("\u202c") == len(runs)
            assert not any(NUMBER.search(run) or "{" in run or "\u202e" in run for run in runs)
            outside = re.sub("\u202e[^\u202c]*\u202c", "", marks.plain(form))
            assert not re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", outside))


def test_they_are_no_languages_of_ours(built: site.Site) -> None:
    """Only CLDR's data of their parents is used; a build has no page of them."""
    assert not set(pseudo.LOCALES) & set(LOCALES)
    assert (XA.cldr, XB.cldr) == ("en", "ar")
    assert [url for url in built.files if "XA" in url or "XB" in url] == []
    assert not any(b"en-XA" in body or b"ar-XB" in body for body in built.files.values())


@pytest.mark.parametrize("code", pseudo.LOCALES)
def test_every_kind_of_page_can_be_made_in_them(code: str) -> None:
    """Nothing asks CLDR for a language it does not know."""
    made = rendered(code)

    assert set(of_each_kind(code)) <= set(made)
    assert f'<html lang="{code}"' in made[f"/{code}/"].decode()
