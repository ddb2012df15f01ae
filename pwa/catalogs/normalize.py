"""Mend the form of a catalog from another tool, never its words.

Tools write their own plural formula. Putting ours in its place would give forms the wrong
numbers, so the forms move with it.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from pwa.catalogs import header
from pwa.catalogs.model import Catalog, CatalogError, Entry, Finding
from pwa.catalogs.reader import parse
from pwa.catalogs.writer import write
from pwa.locales import Locale

_NUMBERS = range(200)  # every rule of ours shows all its forms below
_FORMULA = re.compile(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=\s*([^;]{1,400});?\s*")


def normalize(catalog: Catalog) -> Catalog:
    """The catalog with our header and composed letters; raises `CatalogError` for what is left."""
    others = tuple(fault for fault in catalog.faults if fault.check != "header")
    if others:
        raise CatalogError(others)
    given = catalog.field("Plural-Forms")
    moves = None if given in ("", catalog.locale.plural_forms) else _moves(given, catalog)
    empty = dict(header.new(None))  # what a template says where nobody has said anything
    said = {name: value for name, value in catalog.header if value != empty.get(name)}
    fields = dict(header.new(catalog.locale)) | said
    fields |= {"Content-Type": header.CHARSET, "Plural-Forms": catalog.locale.plural_forms}
    if fields["Language"].replace("-", "_").lower() == catalog.locale.folder.lower():
        fields["Language"] = catalog.locale.folder
    mended = replace(
        catalog, header=tuple(fields.items()), entries=tuple(_entry(entry, moves) for entry in catalog.entries)
    )
    again = parse(write(mended).encode(), catalog.locale, catalog.file)
    if again.faults:
        raise CatalogError(again.faults)
    return again


def _entry(entry: Entry, moves: list[tuple[int, bool]] | None) -> Entry:
    forms = tuple(unicodedata.normalize("NFC", form) for form in entry.forms)
    if not entry.other or moves is None:
        return replace(entry, forms=forms)
    moved = tuple(forms[place] if place < len(forms) else "" for place, _ in moves)
    unsure = any(moved) and not all(sure for _, sure in moves)
    return replace(entry, forms=moved, fuzzy=entry.fuzzy or unsure)


def _moves(given: str, catalog: Catalog) -> list[tuple[int, bool]]:
    """For each form of ours: which of the file's, and whether it is that one's only use."""
    formula = _formula(given, catalog)
    used = _used(catalog.locale, formula)
    chosen = [forms[0] for forms in used]
    return [(forms[0], len(set(forms)) == 1 and chosen.count(forms[0]) == 1) for forms in used]


def _used(locale: Locale, formula: Callable[[int], int]) -> list[list[int]]:
    used: list[list[int]] = [[] for _ in locale.categories]
    for n in _NUMBERS:
        used[locale.plural(n)].append(formula(n))
    return used


def _formula(given: str, catalog: Catalog) -> Callable[[int], int]:
    """The file's own formula, tried for every number that is asked of it."""
    found = _FORMULA.fullmatch(given)
    try:
        if found is None:
            raise ValueError
        formula: Callable[[int], int] = gettext.c2py(found[2])
        if not all(0 <= formula(n) < int(found[1]) for n in _NUMBERS):
            raise ValueError
    except (ValueError, ZeroDivisionError) as error:
        message, remedy = "Plural-Forms is no plural rule", f"write {catalog.locale.plural_forms}"
        finding = Finding(catalog.file, 1, "header", "error", "header", message, remedy)
        raise CatalogError((finding,)) from error
    return formula
