"""Languages: plural rules are CLDR's, and a visitor gets a language they can read."""

from __future__ import annotations

import subprocess

import pytest
from babel import Locale as CLDR
from hypothesis import given
from hypothesis import strategies as st

from pwa.locales import LOCALES, PLURALS
from pwa.negotiation import match, negotiate

SHIPPED = ("en", "es", "pt-BR", "fr", "de", "ru", "uk", "pl", "tr", "ar", "fa", "hi", "zh-Hans", "ja")


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_plural_categories_are_cldrs(language: str) -> None:
    """For every number the form has the category CLDR names (millions apart: gettext has no form for them)."""
    rule = PLURALS[language]
    cldr = CLDR(language).plural_form

    for n in [*range(1200), 10**6 - 1]:
        assert rule.categories[rule.index(n)] == cldr(n), n


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_plural_header_says_what_the_code_does(language: str) -> None:
    """gettext, reading our header, picks the same form."""
    from gettext import c2py

    rule = PLURALS[language]
    count, _, formula = rule.header.removesuffix(";").partition("; plural=")
    chosen = c2py(formula)

    assert count == f"nplurals={len(rule.categories)}"
    assert [chosen(n) for n in range(300)] == [rule.index(n) for n in range(300)]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("uk-UA,ru;q=0.8", "uk"),
        ("fr-CA;q=0.7,en;q=0.3", "fr"),
        ("pt-PT", "pt-BR"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "en"),  # another script
        ("zh-TW,ja;q=0.5", "ja"),
        ("hi-Latn", "en"),
        ("prs", "fa"),
        ("ar-u-nu-latn", "ar"),
        ("es-419", "es"),
        ("EN-us", "en"),
        ("de;q=0,es;q=0.1", "es"),
        ("*", "en"),
        ("", "en"),
        ("xx,,;;q=,es", "es"),
        ("es;q=2,ar", "ar"),  # a quality that is none
    ],
)
def test_negotiation(header: str, expected: str) -> None:
    """Language and script must agree; the order of wishes counts."""
    assert negotiate(header, codes=SHIPPED) == expected


def test_the_choice_made_before_wins() -> None:
    assert negotiate("ar", cookie="es") == "es"
    assert negotiate("ar", cookie="../../etc") == "ar"


@given(st.text(max_size=3000), st.text(max_size=40))
def test_no_header_can_raise(header: str, cookie: str) -> None:
    """Whatever is sent, the answer is a shipped language."""
    assert negotiate(header, cookie) in LOCALES


def test_every_locale_matches_itself() -> None:
    for code, locale in LOCALES.items():
        assert match(code) == code
        assert CLDR.parse(locale.folder).script in (None, locale.script)
        assert CLDR.parse(locale.folder).character_order == (
            "right-to-left" if locale.dir == "rtl" else "left-to-right"
        )


def test_gnu_gettext_accepts_the_headers() -> None:
    """msgfmt knows nothing against any of our plural formulas."""
    for language, rule in PLURALS.items():
        forms = "".join(f'msgstr[{i}] "{i}"\n' for i in range(len(rule.categories)))
        po = (
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
            f'"Plural-Forms: {rule.header}\\n"\n\nmsgid "a"\nmsgid_plural "b"\n{forms}'
        )
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=po, text=True, capture_output=True)
        assert "plural" not in done.stderr, (language, done.stderr)
