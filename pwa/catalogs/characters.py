"""Checks of single characters and scripts: what no translation may hold, and what looks foreign."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from pwa import marks
from pwa.locales import Locale

# ISO 15924 -> first words of the Unicode names of its letters
SCRIPTS = {
    "Latn": ("LATIN",),
    "Cyrl": ("CYRILLIC",),
    "Grek": ("GREEK",),
    "Arab": ("ARABIC",),
    "Hebr": ("HEBREW",),
    "Deva": ("DEVANAGARI",),
    "Beng": ("BENGALI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Kore": ("HANGUL", "CJK"),
    "Thai": ("THAI",),
}
JOINERS = "\u200c\u200d"  # letters of these scripts change their form by them
_JOINED = ("Arab", "Deva", "Beng")
_SPACES = " \u00a0\u202f\u3000"  # blank, no-break (wide and narrow), ideographic
_FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}  # share shapes: "сo" may be two scripts
_MARKS_IN_A_ROW = 4
_NAME = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+")


def forbidden(text: str, locale: Locale) -> Iterator[str]:
    """Control, direction and private characters, odd blanks, heaps of marks."""
    if text.isascii() and text.isprintable():
        return
    heap = 0
    for ch in text:
        category = unicodedata.category(ch)
        heap = heap + 1 if category == "Mn" else 0
        allowed = ch in JOINERS and locale.script in _JOINED
        if (category in _FORBIDDEN and not allowed) or (category == "Zs" and ch not in _SPACES):
            yield f"holds U+{ord(ch):04X} {unicodedata.name(ch, 'a control character')}"
        elif heap == _MARKS_IN_A_ROW:
            yield f"holds {_MARKS_IN_A_ROW} or more marks on one letter"


def mixed_words(text: str) -> Iterator[str]:
    """Words of two scripts that look alike, as a Cyrillic letter in a Latin word."""
    for word in _WORD.findall(text):
        scripts = {_script(ch) for ch in word} & _ALIKE
        if len(scripts) > 1:
            yield f"{word[:30]!r} mixes {' and '.join(sorted(scripts))} letters"


def wrong_script(text: str, source: str, locale: Locale) -> Iterator[str]:
    """Letters of another script than the language is written in.

    Latin names and short forms (NHS, MRI) may stand in any language, as long as they are the
    smaller part; a single word may be Latin where the source has the very same word.
    """
    own = SCRIPTS.get(locale.script)
    if own is None:
        return
    plain = _letters(text)
    counts = Counter(_script(ch) for ch in plain)
    foreign = {script for script in counts if script not in (*own, "LATIN", "")}
    if foreign:
        yield f"holds {' and '.join(sorted(foreign))} letters"
    mine = sum(counts[script] for script in own)
    if own != ("LATIN",) and counts["LATIN"] > mine and plain.split() != _letters(source).split():
        yield f"holds {counts['LATIN']} Latin letters and {mine} of the language's own script"


def _letters(text: str) -> str:
    """The letters a reader sees, marks and placeholders taken away."""
    with suppress(marks.MarkError):
        text = marks.plain(text)
    text = _NAME.sub(" ", text)
    return "".join(ch if ch.isalpha() else " " for ch in text)


@lru_cache(4096)
def _script(ch: str) -> str:
    return unicodedata.name(ch, "").partition(" ")[0] if ch.isalpha() else ""
