"""Bring a catalog up to the content, by key and never by likeness.

Tools that match by likeness offer the translation of "Hold for 3 seconds" for "Hold for 43
seconds", and one click accepts it. Here an edited source keeps its own old translation, marked
fuzzy beside the old source; only an exactly equal source lends its translation to a new key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pwa.catalogs import header
from pwa.catalogs.model import Catalog, CatalogError, Entry
from pwa.catalogs.writer import template
from pwa.locales import Locale
from pwa.text import Text


def new(locale: Locale, texts: Iterable[Text], file: str = "") -> Catalog:
    """A catalog with every text and no translation."""
    return update(Catalog(locale, file, header.new(locale)), texts)


def update(catalog: Catalog, texts: Iterable[Text]) -> Catalog:
    """The catalog with exactly these texts, in their order, and the obsolete ones behind them.

    Doing it again changes nothing. Raises `CatalogError` for a catalog with faults: half of a
    broken file is not a translation.
    """
    if catalog.faults:
        raise CatalogError(catalog.faults)
    known = {entry.key: entry for entry in reversed(catalog.entries) if entry.obsolete}
    known |= {entry.key: entry for entry in catalog.current()}
    equal: dict[tuple[str, str], Entry] = {}
    for entry in sorted(catalog.entries, key=lambda entry: entry.obsolete):
        if entry.done:
            equal.setdefault((entry.source, entry.other), entry)
    entries = [_entry(template(text), known, equal, len(catalog.locale.categories)) for text in texts]
    wanted = {entry.key for entry in entries}
    return replace(catalog, entries=(*entries, *_obsolete(catalog.entries, wanted)))


def _entry(fresh: Entry, known: Mapping[str, Entry], equal: Mapping[tuple[str, str], Entry], plurals: int) -> Entry:
    count = plurals if fresh.other else 1
    fresh = replace(fresh, forms=("",) * count)
    old = known.get(fresh.key)
    if old is None or not any(old.forms):
        lender = equal.get((fresh.source, fresh.other))
        comments = old.comments if old else ()
        if lender is None:
            return replace(fresh, comments=comments)
        return replace(fresh, forms=lender.forms, fuzzy=True, previous=(("msgctxt", lender.key),), comments=comments)
    previous = old.previous if old.fuzzy else ()
    kept = replace(fresh, forms=old.forms, fuzzy=old.fuzzy, previous=previous, comments=old.comments)
    if (old.source, old.other) == (fresh.source, fresh.other):
        return kept
    if len(old.forms) != count:  # one text became a plural, or the other way round
        kept = replace(kept, forms=(old.forms[-1],) * count)
    made_for = (("msgid", old.source), ("msgid_plural", old.other))
    # A source edited twice keeps the one its translation was made for on record.
    return replace(kept, fuzzy=True, previous=previous or tuple(pair for pair in made_for if pair[1]))


def _obsolete(entries: Iterable[Entry], wanted: set[str]) -> Iterator[Entry]:
    """Translations whose key is gone: kept, as work that may come back."""
    kept: set[str] = set()
    for entry in entries:
        if entry.key not in wanted | kept and any(entry.forms):
            kept.add(entry.key)
            yield replace(entry, obsolete=True, notes=(), files=(), flags=())
