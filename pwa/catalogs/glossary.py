"""The glossary: which words a language uses for the terms that matter.

`translations/glossary.toml` has a table for each term: its English forms under `en`, the first of
which names it, and under a language's code the beginnings of more words that may stand for it.
What a language calls the term stands in its `glossary.po`, a catalog like any other, which
Weblate takes for a glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pwa.catalogs import tables
from pwa.catalogs.model import Finding, excerpt
from pwa.catalogs.reader import GLOSSARY, path_of
from pwa.catalogs.reader import read as read_catalog
from pwa.catalogs.stats import current
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.text import Text

FILE = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its English forms, what the language calls it, and beginnings of other words for it."""

    name: str
    english: tuple[str, ...]
    word: str  # "" where the language has not said yet
    accepted: tuple[str, ...] = ()


def texts(folder: Path) -> tuple[Text, ...]:
    """The terms as messages, for `glossary.pot` and the catalogs made from it."""
    return tuple(_text(term) for term in _terms(folder / FILE)[0])


def read(folder: Path, locale: Locale) -> tuple[tuple[Term, ...], list[Finding]]:
    """The terms that `locale` has words for, and the faults of the table; a faulty catalog has no words."""
    terms, faults = _terms(folder / FILE, locale.code)
    path = path_of(folder, locale, GLOSSARY)
    catalog = read_catalog(path, locale) if path.is_file() else None
    if catalog is not None and not catalog.faults:
        entries = catalog.by_key()
        for place, term in enumerate(terms):
            entry = entries.get(_key(term.name))
            if entry is not None and current(entry, _text(term)):
                terms[place] = replace(term, word=entry.forms[0])
    return tuple(term for term in terms if term.word or term.accepted), faults


def _key(name: str) -> str:
    return f"glossary/{name}"


def _text(term: Term) -> Text:
    first, *others = term.english
    return Text(_key(term.name), first, note=f"Also: {', '.join(others)}." if others else "")


def _terms(path: Path, code: str = "") -> tuple[list[Term], list[Finding]]:
    """The table's terms, with what it accepts in the language of `code`."""
    table, faults = tables.read(path)
    terms: list[Term] = []
    for name, fields in table.items():
        if not isinstance(fields, dict) or SOURCE not in fields:
            faults.append(tables.fault(path, name, "needs its English forms", f'write {SOURCE} = ["…"] below [{name}]'))
            continue
        wrong = [finding for code, words in fields.items() for finding in _faults(path, name, code, words)]
        faults += wrong
        if not wrong:
            terms.append(Term(name, tuple(fields[SOURCE]), "", tuple(fields.get(code, ()))))
    return terms, faults


def _faults(path: Path, name: str, code: str, words: object) -> Iterator[Finding]:
    if code not in LOCALES and not (path.parent / code.replace("-", "_")).is_dir():
        yield tables.fault(path, name, f"{excerpt(code)!r} is no language of ours", "write its code as in addresses")
    elif not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        yield tables.fault(path, name, f"{code} is no list of words", f'write {code} = ["…", "…"]')
