"""The words of units in every language: CLDR's, and the few CLDR has not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from pwa.locales import Locale

# Counted things, and forms in other cases than CLDR's.
_MORE: Mapping[str, Mapping[str, str]] = {
    "en": {"time": "time times", "set": "set sets"},
    "es": {"time": "vez veces", "set": "serie series", "month": "meses"},
    "pt": {"time": "vez vezes", "set": "série séries"},
    "fr": {"time": "fois", "set": "série séries", "year": "ans"},
    "it": {"time": "volta volte", "set": "serie"},
    "de": {"time": "mal", "set": "satz sätze durchgänge", "month": "monaten", "year": "jahren"},
    "nl": {"time": "keer maal", "set": "set sets"},
    "ru": {"time": "раз раза", "set": "подход подхода подходов", "year": "лет годам", "day": "дням днях"},
    "uk": {"time": "раз рази разів", "set": "підхід підходи підходів", "year": "роки років"},
    "pl": {"time": "raz razy", "set": "seria serie serii", "month": "miesiąca"},
    "ar": {
        "second": "ثانيتين ثواني",
        "minute": "دقيقتين",
        "hour": "ساعتين",
        "day": "يومين أيام",
        "week": "أسبوعين",
        "month": "شهرين شهور",
        "year": "سنتين سنين عام عامين أعوام",
        "time": "مرة مرتين مرتان مرات",
        "set": "مجموعة مجموعتين مجموعتان مجموعات",
    },
    "fa": {"time": "بار", "set": "ست"},
    "hi": {"time": "बार", "set": "सेट", "hour": "घंटों घंटा", "day": "दिनों", "week": "हफ़्ते हफ्ते हफ़्तों", "month": "महीनों"},
    "ja": {"time": "回", "set": "セット", "month": "ヶ月 カ月"},
    "zh": {"time": "次", "set": "组", "day": "日"},
}
UNSPACED = ("Jpan", "Hans", "Hant", "Thai")  # no blanks between words
_ARTICLES = re.compile(r"^(?:[وف]?(?:ال|لل|[بكل]ال|[بلك])|[وف])(?=.{2})")
_ENDING = 2  # letters a word may have more than CLDR's form of it
_given: dict[str, Mapping[str, str]] = {}  # by the language's folder


@lru_cache(50_000)
def bare(word: str) -> str:
    """A word for comparing: small letters, no vowel signs, no joiners, no dots."""
    kept = (ch for ch in unicodedata.normalize("NFKD", word.casefold()) if unicodedata.category(ch) != "Mn" or _own(ch))
    return unicodedata.normalize("NFC", "".join(kept)).replace(".", "").replace("\u200c", "").replace("ـ", "")


def _own(ch: str) -> bool:
    """Vowel signs of Indic scripts are letters; accents and Arabic vowel signs are not."""
    return "ARABIC" not in unicodedata.name(ch, "") and not "\u0300" <= ch <= "\u036f"


def words(locale: Locale) -> Mapping[str, str]:
    """Bare word -> unit ("minute"); empty where CLDR does not know the language."""
    return _words(locale.folder)


@cache
def _words(folder: str) -> Mapping[str, str]:
    if folder in _given:
        return _given[folder]
    from pwa.catalogs import cldr  # needs Babel, which a browser has not: it is given the words

    found: dict[str, str] = {}
    for word, unit in cldr.unit_words(folder):
        found.setdefault(bare(word), unit)
    for unit, more in _MORE.get(folder.partition("_")[0], {}).items():
        found.update((bare(word), unit) for word in more.split())
    return found


def give(folder: str, words: Mapping[str, str]) -> None:
    """Use these words for a language from now on, as `words` gave them where CLDR was at hand."""
    _given[folder] = words
    _words.cache_clear()


def of(word: str, locale: Locale) -> str:
    """The unit a word stands for, "" where it is none."""
    table = words(locale)
    for form in (bare(word), stripped(word, locale)):
        if form in table:
            return table[form]
        for cut in range(1, _ENDING + 1):
            if len(form) - cut >= 4 and form[:-cut] in table:
                return table[form[:-cut]]
    return ""


def stripped(word: str, locale: Locale) -> str:
    """A bare word without the article and the prepositions that Arabic joins to it."""
    return _ARTICLES.sub("", bare(word)) if locale.script == "Arab" else bare(word)


def starting(text: str, locale: Locale) -> str:
    """The unit a text without blanks begins with: "分" of "分間休む"."""
    table = words(locale)
    start = bare(text[:8])
    return next((table[start[:size]] for size in range(len(start), 0, -1) if start[:size] in table), "")
