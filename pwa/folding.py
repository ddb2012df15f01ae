"""Words as search compares them. `static/js/lib/folding.js` does the same, a test holds the two together.

Case, accents, harakat, tatweel, forms of alef, ta marbuta, the Arabic article, full width and the
digits of other scripts make no difference. Chinese and Japanese, which write no spaces, become
pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 24  # characters of a word that count
# Marks of Latin, Greek and Cyrillic; of Hebrew; of Arabic. Vowel signs of Indic scripts are letters to us.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_ARTICLE = re.compile("(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=.{3})")
_ZEROS = "\u0660\u06f0\u0966\u09e6"  # Arabic, Persian and Urdu, Devanagari, Bengali
_SAME = str.maketrans(
    {chr(ord(zero) + n): str(n) for zero in _ZEROS for n in range(10)}
    | {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ـ": ""}
    | {"ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ"}
)


def fold(text: str) -> str:
    """The text without what makes no difference."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", plain).translate(_SAME)


def words(text: str) -> list[str]:
    """Folded words in their order. Single letters are left out, single digits and Chinese characters stay."""
    found: list[str] = []
    for run in _runs(fold(text)):
        place = 0
        for cjk in _CJK.finditer(run):
            found += _word(run[place : cjk.start()])
            found += _pairs(cjk[0])
            place = cjk.end()
        found += _word(run[place:])
    return found


def _runs(text: str) -> list[str]:
    """Letters, digits and marks that stand together."""
    return "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text).split()


def _word(run: str) -> list[str]:
    while _ARTICLE.match(run):  # again, since "al-" can be part of the word itself
        run = _ARTICLE.sub("", run, count=1)
    return [run[:LONGEST]] if len(run) > 1 or run.isdecimal() else []


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
