"""Words that are a number in themselves, where the digit beside them reads like a mistake.

Arabic says "two weeks" in one word, and "a week or two" without a digit: "أسبوع أو أسبوعين (1 أو 2)"
makes a reader stop. The unit stays in the word, so `quantities` still compares it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pwa.catalogs import units, wording
from pwa.locales import Locale

_TWO: Mapping[str, str] = {
    "ar": "اثنان اثنين اثنتان اثنتين ثانيتان ثانيتين دقيقتان دقيقتين ساعتان ساعتين يومان يومين أسبوعان أسبوعين "
    "شهران شهرين عامان عامين سنتان سنتين مرتان مرتين مجموعتان مجموعتين جولتان جولتين رفعتان رفعتين لغتان لغتين "
    "سببان سببين علامتان علامتين",
}
_ONE: Mapping[str, str] = {"ar": "واحد واحدا واحدة"}
_OR: Mapping[str, str] = {"ar": "أو إلى"}
_STEM = 3  # letters that a noun and its own dual have in common at least


def numbers(text: str, locale: Locale) -> Counter[str]:
    """What words of a text say: each dual is a 2, "one" a 1, and so is a noun before "or" and its own dual."""
    two, one, between = (_words(table, locale) for table in (_TWO, _ONE, _OR))
    found = [_form(word, two | one | between, locale) for word in wording.words(units.bare(text))]
    count = Counter({"1": sum(word in one for word in found), "2": sum(word in two for word in found)})
    for first, word, last in zip(found, found[1:], found[2:], strict=False):
        count["1"] += first not in one and word in between and last in two and first[:_STEM] == last[:_STEM]
    return count


def _form(word: str, known: frozenset[str], locale: Locale) -> str:
    """The word as it is known: some begin with a letter that others only have before them."""
    return word if word in known else units.stripped(word, locale)


def _words(table: Mapping[str, str], locale: Locale) -> frozenset[str]:
    return frozenset(units.bare(word) for word in table.get(locale.code.partition("-")[0], "").split())
