"""Checks of whole sentences: how they end, words written twice, parts left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pwa.catalogs.case import Case, Check
from pwa.catalogs.units import UNSPACED

_ENDS = {
    "a full stop": ".。।۔｡",
    "a question mark": "?？؟",
    "an exclamation mark": "!！",
    "a colon": ":：",
    "an ellipsis": "…",
    "a comma": ",،、，",
    "a semicolon": ";؛；",
    "a dash": "-–—‐",
}
_CLOSING = re.compile(r"[\s\"'”’»«“„)\]}）」』】*\u200e\u200f]+$")
_ABBREVIATED = re.compile(r"\b\w{1,3}\.\s?\w{1,3}\.$|\b(?:etc|usw|ca|approx)\.$")
_SHORT = 3  # words; a title or a button has no end of its own in many languages
# Languages that say a word twice on purpose ("slowly slowly"), and pairs others use.
_TWICE_MEANT = {"hi", "bn", "ur", "fa", "tr", "id", "sw", "vi", "ko"}
_PAIRS = {
    "de": "die das der sie es den ihr",
    "fr": "nous vous",
    "es": "poco paso",
    "it": "piano poco via",
    "ar": "خطوة قليلا شيئا رويدا",
    "pt": "pouco",
}
_SENTENCE = re.compile(r"[.。।۔!?！？؟](?=[\s\"'”’»）)]|$)|[。！？]")
_INNER_DOT = re.compile(r"\b(?:\w\.){2,}|\b(?:p\. ej|z\. ?B|u\. ?a|т\. ?е|т\. ?к|т\. ?д|etc|approx|Dr|Sra?)\.", re.I)
_JOINS = ":;؛；："
_BRACKETS = (("(", ")"), ("（", "）"), ("「", "」"), ("«", "»"))
_LEAST = {"Hans": 0.12, "Hant": 0.12, "Jpan": 0.2, "Kore": 0.25, "Arab": 0.35, "Hebr": 0.35}  # of the source's length
_LONG_ENOUGH = 40  # characters of a source whose length says something


def _end_of(text: str) -> str:
    """The name of the sign a text ends with, "" where it ends with a word."""
    stripped = _CLOSING.sub("", text)
    if stripped.endswith("..."):
        return "an ellipsis"
    return next((name for name, signs in _ENDS.items() if stripped.endswith(tuple(signs))), "")


def _end(case: Case) -> Iterator[str]:
    wanted, found = _end_of(case.source_words), _end_of(case.words)
    if wanted == found:
        return
    stop_only = {wanted, found} == {"", "a full stop"}
    if stop_only and _ABBREVIATED.search(case.words if found else case.source_words):
        return
    if stop_only and (case.locale.script in UNSPACED or len(case.source_words.split()) < _SHORT):
        return
    yield f"ends with {found or 'a word'}, the source with {wanted or 'a word'}"


def _doubled(case: Case) -> Iterator[str]:
    language = case.locale.code.partition("-")[0]
    if language in _TWICE_MEANT or case.locale.script in UNSPACED:
        return
    allowed = _PAIRS.get(language, "").split()
    for found in re.finditer(r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0]\1(?![\w'’-])", case.words.casefold()):
        if found[1].strip("ًٌٍَُِّْ") not in allowed and found[0] not in case.source_words.casefold():
            yield f"{found[1]!r} stands twice in a row"


def _cut(case: Case) -> Iterator[str]:
    form, source = case.words, case.source_words
    ends = ("an ellipsis", "a comma", "a semicolon", "a dash")
    if _end_of(form) in ends and _end_of(source) != _end_of(form):
        yield "stops in the middle of a sentence"
    for opening, closing in _BRACKETS:
        if form.count(opening) != form.count(closing) and source.count(opening) == source.count(closing):
            yield f"opens and closes {opening}{closing} unequally"
    least = _LEAST.get(case.locale.script, 0.4)
    if len(source) >= _LONG_ENOUGH and len(form) < least * len(source):
        yield f"is much shorter than the source ({len(form)} characters for {len(source)})"


def _left_out(case: Case) -> Iterator[str]:
    wanted, found = _sentences(case.source_words), _sentences(case.words)
    # A colon or a semicolon may join two sentences of the source.
    if wanted >= 2 and found + sum(map(case.words.count, _JOINS)) < wanted:
        yield f"has {found} sentences, the source {wanted}"


def _sentences(text: str) -> int:
    text = _INNER_DOT.sub(" ", text)
    return len(_SENTENCE.findall(text)) + bool(text.strip() and not _SENTENCE.search(_CLOSING.sub("", text)[-1:]))


CHECKS = (
    Check("truncated", _cut, "finish the sentence", "sign-off"),
    Check("left-out", _left_out, "translate every sentence", "sign-off"),
    Check("end", _end, "end it as the source ends", "warning"),
    Check("doubled", _doubled, "delete one of the two words", "warning"),
)
