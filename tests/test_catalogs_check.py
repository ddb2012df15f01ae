"""The judge of translations: seeded mistakes are found, correct tricky ones are left alone."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa import catalogs
from pwa.catalogs import Guidance, check
from pwa.catalogs.case import Case
from pwa.catalogs.check import CHECKS
from pwa.catalogs.form import LOOKED_INTO
from pwa.locales import Locale
from pwa.text import Plural, Text
from tests.catalog_samples import AR, CALL, DAYS, DE, ES, FA, HI, JA, RU, SPANISH, TAB, TEXTS, WALK, catalog, entry
from tests.catalog_seeds import CORRECT, DOSE, LEAD, NUMB, RANGE, SEEDED, SETS

SCRIPTS = (("Hans", 12), ("Hant", 12), ("Kore", 25), ("Hebr", 35))


def verdicts(locale: Locale, text: Text, forms: tuple[str, ...]) -> list[tuple[str, str]]:
    """Name and severity of what the checks say."""
    found = check(catalog(locale, entry(text, *forms)), [text])
    assert all(one.message and one.remedy and one.key == text.key for one in found)
    return [(one.check, one.severity) for one in found]


@pytest.mark.parametrize(("name", "severity", "locale", "text", "forms"), SEEDED)
def test_a_seeded_mistake_is_found(
    name: str, severity: str, locale: Locale, text: Text, forms: tuple[str, ...]
) -> None:
    """Each by the check meant for it; one with an error is never shown."""
    found = verdicts(locale, text, forms)

    assert (name, severity) in found
    assert catalogs.usable(entry(text, *forms), text, locale) == all(grade != "error" for _, grade in found)


@pytest.mark.parametrize(("locale", "text", "forms"), CORRECT)
def test_a_correct_translation_raises_no_alarm(locale: Locale, text: Text, forms: tuple[str, ...]) -> None:
    """Native digits, other separators, moved marks, another order, words said twice on purpose."""
    assert verdicts(locale, text, forms) == []
    assert catalogs.usable(entry(text, *forms), text, locale)


def test_the_seeds_cover_what_was_promised() -> None:
    """Every check has a mistake of its own; more than six languages have correct ones."""
    names = {one.name for one in CHECKS} | {"plural"}

    assert {name for name, *_ in SEEDED} == names
    assert len(SEEDED) >= 60
    assert len(CORRECT) >= 30
    assert len({locale.code for locale, *_ in CORRECT}) >= 6


def test_a_finding_says_file_line_key_fault_and_remedy() -> None:
    """Ready for an editor to jump to."""
    wrong = replace(entry(TAB, "Hoy "), line=12)

    assert [str(one) for one in check(catalog(ES, wrong), [TAB])] == [
        "messages.po:12: ui/tabs/today: has a blank at an end, two in a row, or a line break; "
        "write one line with single blanks"
    ]


def test_a_wrong_count_of_forms_says_how_many() -> None:
    """In gettext's words, for a plural and for a text that is none."""
    found = check(catalog(AR, entry(DAYS, "{n} يوم"), entry(TAB, "اليوم", "الآن")), [DAYS, TAB])

    assert [(one.check, one.remedy) for one in found] == [
        ("plural", "write msgstr[0] to msgstr[5]"),
        ("plural", "write one msgstr"),
    ]


def test_a_file_that_is_not_there_is_an_error_on_its_first_line(tmp_path: Path) -> None:
    found = catalogs.check_file(tmp_path / "es.po", TEXTS, ES, Guidance())

    assert [(one.line, one.check, one.severity) for one in found] == [(1, "file", "error")]


@pytest.mark.parametrize(
    ("locale", "least"),
    [(JA, 20), (AR, 35), (ES, 40), (RU, 40), *((Locale("x", "X", script, "XX"), least) for script, least in SCRIPTS)],
    ids=lambda one: getattr(one, "script", one),
)
def test_a_translation_may_be_so_short_and_no_shorter(locale: Locale, least: int) -> None:
    """In per cent of the source, by script: a Chinese sentence is a quarter of an English one."""
    text = Text("guide/a/why/long", "a" * 100)
    truncated = next(one for one in CHECKS if one.name == "truncated")

    assert [*truncated.run(Case(text, "x" * least, locale))] == []
    assert len([*truncated.run(Case(text, "x" * (least - 1), locale))]) == 1


def test_a_few_words_of_a_neighbour_are_no_other_language() -> None:
    """Twice as many as one's own may be names and loans; more is the wrong language."""
    text, few = Text("guide/a/why/x", "A sentence."), "la y dans avec pas vous"

    def named(form: str) -> bool:
        return any(one.check == "language" for one in check(catalog(ES, entry(text, form)), [text]))

    assert not named(few)
    assert named(few + " sur")


def test_a_plural_finding_names_the_form() -> None:
    """A translator looks for "few", not for the third line."""
    found = check(catalog(RU, entry(DAYS, "{n} день", "дня", "{n} дней")), [DAYS])

    assert [one.message for one in found] == ["few: {n} is missing"]
    half = check(catalog(ES, entry(DAYS, "{n} día", "")), [DAYS])
    assert [one.message for one in half] == ["other: a plural form is empty"]


def test_what_is_out_of_step_is_no_error() -> None:
    """Missing, unknown, stale: English shows, `update` mends it; the translator did nothing wrong."""
    unknown = entry(Text("guide/gone/title", "Gone"), "Ido")
    stale = entry(replace(TAB, source="This day"), "Hoy")
    fuzzy = replace(entry(WALK, *SPANISH[WALK.key]), fuzzy=True)
    empty = entry(CALL, "")

    found = check(catalog(ES, unknown, stale, fuzzy, empty), TEXTS)

    assert {(one.check, one.severity, one.key) for one in found} == {
        ("unknown", "warning", "guide/gone/title"),
        ("stale", "warning", TAB.key),
        ("missing", "warning", DAYS.key),
        ("fuzzy", "info", WALK.key),
        ("untranslated", "info", CALL.key),
    }
    assert [one.line for one in found if one.check == "missing"] == [1]
    odd = check(catalog(ES, entry(Text("\u202eui/x", "X"), "Y")), ())
    assert [one.key for one in odd] == ["\\u202eui/x"]


def test_what_is_out_of_step_is_not_shown() -> None:
    """A translation of another source, unfinished, or half done is none."""
    good = entry(TAB, "Hoy")

    assert catalogs.usable(good, TAB, ES)
    assert not catalogs.usable(None, TAB, ES)
    assert not catalogs.usable(replace(good, fuzzy=True), TAB, ES)
    assert not catalogs.usable(replace(good, source="Tomorrow"), TAB, ES)
    assert not catalogs.usable(replace(good, forms=()), TAB, ES)


def test_a_good_catalog_has_no_findings() -> None:
    """The whole Spanish sample."""
    assert check(catalog(), TEXTS) == []


pieces = st.sampled_from(
    ["no", "minutos", "10", "١٢", "{n}", "{", "**", "*", "[x](guide:sciatica)", "[", "<b>", ".", "…", "(", ":", "-", " ",
     "\u00a0", "\u202e", "\u0301", "语", "分", "دقيقة", "ый", "°C", "TODO", "\x00", "\ud7ff", "🙂", "the", "mg", "e\u0301"]
)  # fmt: skip
anything = st.lists(pieces, max_size=12).map("".join) | st.text(max_size=30)
locales = st.sampled_from([ES, AR, RU, JA, HI, DE, FA, Locale("zh", "中文", "Hans", "CN")])


@given(locales, st.sampled_from([*TEXTS, SETS, DOSE, NUMB, LEAD, RANGE]), st.lists(anything, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_translation_raises(locale: Locale, text: Text, forms: list[str]) -> None:
    """Whatever stands in a message: an answer that can be printed, for any language."""
    plural = isinstance(text, Plural)

    found = check(catalog(locale, entry(text, *(forms if plural else forms[:1]))), [text])

    assert all(str(one).isprintable() and len(str(one)) < 600 and one.remedy for one in found), found


@pytest.mark.parametrize(
    "piece", ["a", " ", "*", "**", "{", "[x](", ".", "a.", "1 ", "1.", "no ", "(", "و١ ", "分", "'\"", "<", "e\u0301"]
)
@pytest.mark.parametrize("locale", [ES, AR, JA], ids=lambda one: one.code)
def test_a_long_message_is_judged_in_a_moment(locale: Locale, piece: str) -> None:
    """The longest that is looked into, of the worst for a pattern: a catalog of them still ends in seconds."""
    form = (piece * LOOKED_INTO)[: LOOKED_INTO - 1] + "x"

    started = time.process_time()
    check(catalog(locale, entry(DOSE, form)), [DOSE])

    assert time.process_time() - started < 0.5


def test_only_what_is_looked_into_is_judged() -> None:
    """The longest that is has all its faults named, a longer one is too long and no more."""
    longest = "<" + "a" * (LOOKED_INTO - 1)

    assert verdicts(ES, DOSE, (longest,)) != [("length", "error")]
    assert verdicts(ES, DOSE, (longest + "a",)) == [("length", "error")]


def test_a_form_is_not_scolded_twice_for_nothing() -> None:
    """Blanks are one finding; of many bad letters three are enough to see."""
    blank = check(catalog(ES, entry(DAYS, "{n} día", " ")), [DAYS])
    noisy = check(catalog(ES, entry(TAB, "H\u200b\u200c\u200e\u202e\u2066oy")), [TAB])

    assert [one.message for one in blank] == ["other: holds only blanks"]
    assert [one.check for one in noisy].count("characters") == 3
