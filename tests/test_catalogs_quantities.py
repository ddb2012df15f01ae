"""Amounts, units, ends of sentences: the small parts the checks stand on, as tables."""

from __future__ import annotations

import sys

import pytest

from pwa.catalogs import characters, form, language, quantities, sentences, units, wording
from pwa.catalogs.case import Case
from pwa.catalogs.negation import says_no
from pwa.catalogs.quantities import amounts
from pwa.locales import LOCALES, Locale
from pwa.text import Plural, Text
from tests.catalog_samples import AR, DE, ES, FR, HI, JA, RU
from tests.catalog_seeds import ZH

EN = LOCALES["en"]


@pytest.mark.parametrize(
    ("locale", "text", "wanted"),
    [
        (EN, "10 to 15 minutes, every 2 hours", "10 minute, 15 minute, 2 hour"),
        (EN, "Do 10. Minutes later do 5", "10, 5"),
        (EN, "3 sets of 10, 2 times a day", "3 set, 10, 2 time"),
        (EN, "Weeks 3 to 6", "3 week, 6"),
        (EN, "10 very slow and long minutes", "10"),
        (EN, "10 very slow minutes", "10 minute"),
        (EN, "38 °C (100.4 °F)", "38 celsius, 100.4 fahrenheit"),
        (EN, "{low} to {high} seconds", "low second, high second"),
        (EN, "before 45, lasts 3 months", "45, 3 month"),
        (EN, "20, minutes later", "20"),
        (ES, "de 10 a 15 minutos, 2 veces al día", "10 minute, 15 minute, 2 time"),
        (ES, "dos veces (2) al día", "2 time"),
        (ES, "unos días (5) más", "5 day"),
        (ES, "38 grados Celsius", "38 celsius"),
        (AR, "كل أسبوعين (2) لمدة ١٠ دقائق", "2 week, 10 minute"),
        (AR, "خلال الأسابيع 3", "3 week"),
        (RU, "10 минут, 2 раза в день, 3 лет", "10 minute, 2 time, 3 year"),
        (HI, "१० मिनट, २ बार", "10 minute, 2 time"),
        (DE, "1,5 Stunden und 500 mg", "1.5 hour, 500 milligram"),
        (JA, "10〜15分、2回", "10 minute, 15 minute, 2 time"),
        (ZH, "每次10分钟", "10 minute"),
    ],
)
def test_every_number_finds_its_unit(locale: Locale, text: str, wanted: str) -> None:
    """Behind it, past the other end of a range, or right before it; never across the end of a clause."""
    assert ", ".join(f"{one.number} {one.unit}".strip() for one in amounts(text, locale)) == wanted


@pytest.mark.parametrize(
    ("locale", "word", "unit"),
    [
        (ES, "minutos", "minute"),
        (ES, "Días", "day"),
        (ES, "DIAS", "day"),
        (ES, "minutitos", ""),
        (ES, "a", ""),
        (ES, "g", "gram"),
        (ES, "mesa", ""),
        (DE, "Minuten", "minute"),
        (DE, "Tagen", "day"),
        (DE, "Stunde", "hour"),
        (DE, "Tagung", ""),
        (RU, "минутами", "minute"),
        (RU, "часто", ""),
        (AR, "والدقائق", "minute"),
        (AR, "للأيام", "day"),
        (AR, "يومًا", "day"),
        (HI, "मिनट", "minute"),
        (FR, "ans", "year"),
        (EN, "setting", ""),
        (Locale("xx", "X", "Latn", "XX"), "minute", ""),
    ],
)
def test_a_unit_is_known_in_its_forms(locale: Locale, word: str, unit: str) -> None:
    """CLDR's words, other endings, articles written onto them; not words that only begin alike."""
    assert units.of(word, locale) == unit


def test_no_language_shows_the_name_of_a_unit_instead_of_its_word() -> None:
    """Babel 2.18 gives "duration-minute" in some; that is no word of any language."""
    for code in ("en", "es", "ar", "fa", "zh_Hans", "ja", "ko", "vi", "bn", "sw"):
        table = units._words(code)
        assert not any("-" in word or word.isdigit() for word in table), code
        assert {"minute", "hour", "week"} <= set(table.values()), code


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("A word", ""), ("A stop.", "a full stop"), ("पूर्ण।", "a full stop"), ("句号。", "a full stop"), ("How?", "a question mark"),
        ("كيف؟", "a question mark"), ("Now!", "an exclamation mark"), ("If:", "a colon"), ("Si\u00a0:", "a colon"),
        ("And …", "an ellipsis"), ("And...", "an ellipsis"), ("So,", "a comma"), ("إذا،", "a comma"), ("One;", "a semicolon"),
        ("Cut –", "a dash"), ("He said “stop.”", "a full stop"), ("(See it.)", "a full stop"), ("«Fin».", "a full stop"),
    ],
)  # fmt: skip
def test_the_end_of_a_text_has_a_name(text: str, end: str) -> None:
    """In every script, behind closing quotes and brackets."""
    assert sentences._end_of(text) == end


@pytest.mark.parametrize(
    ("locale", "source", "words", "said"),
    [
        (ES, "Take your time today.", "Tómate tu tiempo hoy", ["a word, the source with a full stop"]),
        (ES, "Take your time today", "Tómate tu tiempo hoy, etc.", []),
        (ES, "In short, etc.", "En resumen", []),
        (ES, "Two words", "Dos palabras.", []),
        (ES, "Three short words", "Tres palabras cortas.", ["a full stop, the source with a word"]),
        (JA, "Three short words", "短い言葉。", []),
        (JA, "Is it bad?", "悪いです。", ["a full stop, the source with a question mark"]),
    ],
)
def test_a_text_ends_as_its_source(locale: Locale, source: str, words: str, said: list[str]) -> None:
    """But for titles, abbreviations, and stops in scripts that set them otherwise."""
    found = list(sentences._end(Case(Text("k", source), words, locale)))

    assert [message.removeprefix("ends with ") for message in found] == said


@pytest.mark.parametrize(
    ("source", "words", "count"),
    [
        ("x" * 40, "y" * 16, 0),
        ("x" * 40, "y" * 15, 1),
        ("x" * 39, "y", 0),
        ("one (two) three", "uno (dos tres", 1),
        ("one (two three", "uno (dos tres", 0),
        ("and so on, and so on,", "y así,", 0),
    ],
)
def test_what_is_cut_off_is_seen(source: str, words: str, count: int) -> None:
    """From a length on that says something, and by what is left open."""
    assert len(list(sentences._cut(Case(Text("k", source), words, ES)))) == count


def test_digits_of_every_script_are_folded() -> None:
    """Whatever Unicode calls a digit."""
    digits = "".join(chr(code) for code in range(sys.maxunicode) if chr(code).isdigit())

    assert wording.folded(digits).isascii()
    assert wording.folded("١٢ ۳ ४ 5 six") == "12 3 4 5 six"


def test_negations_are_told_from_words_that_look_like_them() -> None:
    """Whole words, in any case; a language we cannot tell says no by default, so that nobody is bothered."""
    assert [says_no(text, "es") for text in ("Nunca lo hagas", "Noche y nadar", "SIN calor", "")] == [
        True,
        False,
        True,
        False,
    ]
    assert [says_no(text, "ar") for text in ("لا تفعل", "فلا تفعل", "سلام", "بدونه")] == [True, True, False, True]
    assert [says_no(text, "de") for text in ("Keine Wärme", "Ohne Kissen", "Wärme")] == [True, True, False]
    assert [says_no(text, "ja") for text in ("使わない", "使う")] == [True, False]
    assert says_no("whatever", "sw")


def test_findings_about_letters_are_short() -> None:
    """A word of a thousand letters is quoted by its beginning."""
    assert len(next(characters.mixed_words("с" + "o" * 1000))) < 80
    assert list(characters.mixed_words("МРТ and MRI")) == []


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Días", "dias"),
        ("ظَهْرٌ", "ظهر"),
        ("أسبوع", "اسبوع"),
        ("हिन्दी", "हिन्दी"),
        ("z.B.", "zb"),
        ("می\u200cروید", "میروید"),
        ("й", "и"),
    ],
)
def test_words_are_compared_without_what_writers_leave_out(word: str, plain: str) -> None:
    """Accents and Arabic vowel signs go; the vowel signs of Hindi are letters and stay."""
    assert units.bare(word) == plain


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("le la les du", 0),
        ("le la les du dos", 1),
        ("el la los las dans", 0),
        ("el disco est dans le corps du dos", 1),
        ("el disco the hueso and piel", 1),
        ("el disco the hueso", 0),
    ],
)
def test_another_language_shows_from_five_words_on(words: str, found: int) -> None:
    """With three of its own short words and fewer of ours; two English ones are enough."""
    assert len(list(language._foreign(Case(Text("k", "source"), words, ES)))) == found


@pytest.mark.parametrize(
    ("locale", "words", "found"),
    [
        (ES, "poco a poco poco", 0),
        (ES, "muy muy blando", 1),
        (ES, "MUY muy blando", 1),
        (ES, "muy. Muy blando", 0),
        (Locale("tr", "Türkçe", "Latn", "TR"), "yavaş yavaş", 0),
        (JA, "あい あい", 0),
        (DE, "die die", 0),
        (DE, "ein ein", 1),
    ],
)
def test_a_word_said_twice(locale: Locale, words: str, found: int) -> None:
    """Only side by side, and not where the language does it on purpose."""
    assert len(list(sentences._doubled(Case(Text("k", "source"), words, locale)))) == found


def test_a_form_for_one_number_may_leave_its_unit_to_the_word() -> None:
    """Arabic says "two days" in one word; every other form names the unit."""
    days = Plural("ui/dose/a_week", "{n} day a week", other="{n} days a week")

    assert list(quantities._missing(Case(days, "مرتان", AR, 2))) == []
    assert list(quantities._missing(Case(days, "{n} في كل مرة", AR, 3))) == ["says nothing of day"]
    assert list(quantities._missing(Case(Text("k", "for some days"), "algo", ES))) == []


def test_findings_about_numbers_name_both_sides() -> None:
    """What stands here and what in the source, or none."""
    assert list(form._numbers(Case(Text("k", "2 or 3 days"), "días", ES))) == [
        "numbers are none, those of the source 2, 3"
    ]
