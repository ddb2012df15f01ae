"""The glossary: which words a language uses for the terms that matter.

`translations/glossary.toml` has a table for each term: its English forms under `en`, and under
each language's code the words of which one has to stand in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pwa.catalogs import tables
from pwa.catalogs.case import is_search_words, plain
from pwa.catalogs.model import Entry, Finding, Severity, excerpt
from pwa.catalogs.safety import is_emergency
from pwa.catalogs.units import UNSPACED, bare
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.model import Plural, Text

FILE = "glossary.toml"
_WORD = re.compile(r"[^\s.,;:!?()\[\]{}«»\"“”„'’؛،؟。、]+")
_PREFIXED = ("Arab", "Hebr")  # "and", "with" and "the" are written onto the word


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its English forms, and the beginnings of the words that may stand for it."""

    name: str
    english: tuple[str, ...]
    accepted: tuple[str, ...]

    def in_translation(self, text: str, locale: Locale) -> bool:
        """Whether one of the accepted wordings stands in the text."""
        return any(_holds(text, wording, locale) for wording in self.accepted)


def read(path: Path, locale: Locale) -> tuple[tuple[Term, ...], list[Finding]]:
    """The terms that `locale` has words for, and the file's faults."""
    table, faults = tables.read(path)
    terms: list[Term] = []
    for name, fields in table.items():
        if not isinstance(fields, dict) or SOURCE not in fields:
            faults.append(tables.fault(path, name, "needs its English forms", f'write {SOURCE} = ["…"] below [{name}]'))
            continue
        wrong = [finding for code, words in fields.items() for finding in _faults(path, name, code, words)]
        faults += wrong
        if locale.code in fields and not wrong:
            terms.append(Term(name, tuple(fields[SOURCE]), tuple(fields[locale.code])))
    return tuple(terms), faults


def _faults(path: Path, name: str, code: str, words: object) -> Iterator[Finding]:
    if code not in LOCALES:
        yield tables.fault(path, name, f"{excerpt(code)!r} is no language of ours", "write its code as in addresses")
    elif not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        yield tables.fault(path, name, f"{code} is no list of words", f'write {code} = ["…", "…"]')


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
            if not term.in_translation(form, self._locale):
                message = f"{word!r} is {' or '.join(term.accepted)} here"
                remedy = "use that word, or add yours to translations/glossary.toml"
                yield Finding(file, entry.line, text.key, severity, "glossary", message, remedy)


def _holds(text: str, wording: str, locale: Locale) -> bool:
    """Whether the words of `wording` begin words of the text, one after the other.

    Beginnings, because endings change with number and case ("nervio", "nervios"). Words written
    onto others count too where a script does that, and anything where words have no blanks.
    """
    if locale.script in UNSPACED:
        return bare(wording) in bare(text)
    here = [bare(word) for word in _WORD.findall(text)]
    wanted = [bare(word) for word in wording.split()]

    def begins(word: str, start: str) -> bool:
        return start in word if locale.script in _PREFIXED else word.startswith(start)

    return any(
        all(begins(word, start) for word, start in zip(here[place:], wanted, strict=False))
        for place in range(len(here) - len(wanted) + 1)
    )
