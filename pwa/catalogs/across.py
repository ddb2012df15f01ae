"""Checks over the whole catalog: the same sentence said in two ways, two sentences said in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pwa.catalogs import wording
from pwa.catalogs.case import plain
from pwa.catalogs.model import Catalog, Entry, Finding

_WORDS = 3  # shorter sources may need a different word in each place


def findings(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Warnings about finished translations."""
    by_source: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_forms: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_source[entry.source, entry.other].append(entry)
        by_forms[tuple(plain(form).casefold() for form in entry.forms)].append(entry)
    for same in by_source.values():
        first = same[0]
        for entry in same[1:]:
            if entry.forms != first.forms and len(wording.words(entry.source)) >= _WORDS:
                message = f"is translated otherwise than the same English on line {first.line} ({first.key})"
                yield _warning(catalog, entry, "inconsistent", message, "use one translation in both places")
    for same in by_forms.values():
        for entry in same[1:]:
            if wording.words(entry.source) != wording.words(same[0].source) and _telling(entry, same[0]):
                message = f"is the very translation of another text, on line {same[0].line} ({same[0].key})"
                yield _warning(catalog, entry, "reused", message, "was it pasted into the wrong place?")


def _telling(entry: Entry, other: Entry) -> bool:
    """Whether the two sources are long and different enough for one translation to be odd."""
    mine, theirs = set(wording.words(entry.source)), set(wording.words(other.source))
    return min(len(mine), len(theirs)) >= _WORDS and len(mine & theirs) * 2 <= min(len(mine), len(theirs))


def _warning(catalog: Catalog, entry: Entry, check: str, message: str, remedy: str) -> Finding:
    return Finding(catalog.file, entry.line, entry.key, "warning", check, message, remedy)
