"""Signatures under safety text: `translations/<locale>/reviewed.toml`.

gettext has no state "approved". A signature holds a hash of source and translation, so a change
of either makes it void without anyone having to remember.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pwa.catalogs import tables
from pwa.catalogs.model import Entry, Finding
from pwa.locales import Locale

_FIELDS: dict[str, type] = {"sha256": str, "reviewer": str, "date": date}
_HEAD = """\
# Who has signed which safety text, written by `backpocket translations review`.
# A change of the source or of the translation makes a signature void.
"""


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's word for one translation of one source."""

    sha256: str
    reviewer: str
    date: date


Signatures = Mapping[str, Signature]  # by key


def path_of(folder: Path, locale: Locale) -> Path:
    """Where a language's signatures stand."""
    return folder / locale.folder / "reviewed.toml"


def digest(entry: Entry) -> str:
    """The hash that a signature is bound to: of the source and every form."""
    return sha256("\0".join((entry.source, entry.other, *entry.forms)).encode()).hexdigest()


def read(path: Path) -> tuple[dict[str, Signature], list[Finding]]:
    """Signatures by key, none where there is no file, and the file's faults."""
    table, faults = tables.read(path)
    found: dict[str, Signature] = {}
    for key, fields in table.items():
        wrong = list(tables.wrong(path, key, fields, _FIELDS))
        faults += wrong
        if not wrong:
            values: dict[str, Any] = fields  # type: ignore[assignment]
            found[key] = Signature(**values)
    return found, faults


def write(signatures: Signatures) -> str:
    """The file's text, by key, so that two reviewers' work merges."""
    return _HEAD + "".join(
        f"\n[{tables.quoted(key)}]\nsha256 = {tables.quoted(one.sha256)}\n"
        f"reviewer = {tables.quoted(one.reviewer)}\ndate = {one.date.isoformat()}\n"
        for key, one in sorted(signatures.items())
    )


def sign(entry: Entry, reviewer: str, day: date) -> Signature:
    """The signature of `reviewer` under this very translation."""
    return Signature(digest(entry), reviewer, day)


def marked(entries: Iterable[Entry], signatures: Signatures) -> tuple[Entry, ...]:
    """The entries, each knowing whether it is signed as it stands."""
    return tuple(
        replace(entry, signed=True) if (one := signatures.get(entry.key)) and one.sha256 == digest(entry) else entry
        for entry in entries
    )
