"""A check for the words of the glossary: what a language calls a term, it calls so everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from pwa.catalogs.case import is_search_words, plain
from pwa.catalogs.glossary import Term
from pwa.catalogs.model import Entry, Finding, Severity
from pwa.catalogs.safety import is_emergency
from pwa.catalogs.units import UNSPACED, bare
from pwa.locales import Locale
from pwa.text import Plural, Text

_WORD = re.compile(r"[^\s.,;:!?()\[\]{}«»\"“”„'’؛،؟。、]+")
_PREFIXED = ("Arab", "Hebr")  # "and", "with" and "the" are written onto the word
_ALTERNATIVES = re.compile(r"\s*[,;،؛、，]\s*")  # "coscia, cosce": either will do
_KEPT = 0.6  # of the letters of a longer word: what forms of it share ("inflamación", "inflamado")


class Glossary:
    """The terms of one language, ready to be looked for."""

    def __init__(self, terms: tuple[Term, ...], locale: Locale) -> None:
        self._locale = locale
        self._by_word = {word.casefold(): term for term in terms for word in term.english}
        # The longest comes first and speaks for the ones inside it: in "slipped disc" "disc" is none.
        words = sorted(self._by_word, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)

    def findings(self, entry: Entry, text: Text, file: str) -> Iterator[Finding]:
        """Terms of the source that no form of the translation has; an error in emergency text."""
        if is_search_words(text) or not self._by_word:
            return
        source = plain(text.other if isinstance(text, Plural) else text.source)
        found = {self._by_word[match[0].casefold()]: match[0] for match in self._pattern.finditer(source)}
        form = plain(" ".join(entry.forms)) if found else ""
        severity: Severity = "error" if is_emergency(text) else "warning"
        for term, word in found.items():
            if not stands_in(term, form, self._locale):
                message = f"{word!r} is {' or '.join(filter(None, (term.word, *term.accepted)))} here"
                remedy = "use that word, or write yours behind it in glossary.po, after a comma"
                yield Finding(file, entry.line, text.key, severity, "glossary", message, remedy)


def stands_in(term: Term, text: str, locale: Locale) -> bool:
    """Whether the language's word for the term, or another accepted one, stands in the text."""
    own = [[_stem(word, locale) for word in _words(one)] for one in _ALTERNATIVES.split(term.word)]
    wordings = filter(None, (*own, *map(_words, term.accepted)))
    return any(_holds(text, wording, locale) for wording in wordings)


def _words(text: str) -> list[str]:
    return [bare(word) for word in _WORD.findall(text)]


def _stem(word: str, locale: Locale) -> str:
    """The beginning of a word that its other forms have too: of "nervio", "nervios" and "nervioso"."""
    length = len(word)
    if locale.script in UNSPACED or length < 4:
        return word
    return word[: length - 1 if length < 6 else max(4, ceil(length * _KEPT))]


def _holds(text: str, wording: list[str], locale: Locale) -> bool:
    """Whether the parts of `wording` begin words of the text, one after the other.

    Words written onto others count too where a script does that, and anything where words have
    no blanks.
    """
    if locale.script in UNSPACED:
        return "".join(wording) in bare(text)
    here = _words(text)

    def begins(word: str, start: str) -> bool:
        return start in word if locale.script in _PREFIXED else word.startswith(start)

    return any(
        all(begins(word, start) for word, start in zip(here[place:], wording, strict=False))
        for place in range(len(here) - len(wording) + 1)
    )
