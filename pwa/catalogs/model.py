"""What a PO file is made of, and what can be said about it. No input or output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from pwa.locales import Locale

# An error blocks, "sign-off" waits for a reviewer's signature, a warning can be accepted.
Severity = Literal["error", "sign-off", "warning", "info"]
MOST = 1_000  # findings about a file from outside that are handed on
_SHOWN = 40  # characters of a file quoted in a finding


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog. `forms` are the plural forms, or the one translation."""

    key: str  # msgctxt
    source: str  # msgid
    forms: tuple[str, ...] = ("",)  # msgstr, or msgstr[0] …
    other: str = ""  # msgid_plural; empty: no plural
    flags: tuple[str, ...] = ()  # without "fuzzy"
    fuzzy: bool = False
    notes: tuple[str, ...] = ()  # "#." from the content
    comments: tuple[str, ...] = ()  # "# " of translators
    files: tuple[str, ...] = ()  # "#:"
    previous: tuple[tuple[str, str], ...] = ()  # "#|" as (keyword, text)
    obsolete: bool = False
    signed: bool = False  # a reviewer has signed source and translation as they stand
    line: int = 0  # of its first keyword, from 1; 0: not read from a file

    @property
    def done(self) -> bool:
        """Whether every form is filled and nobody has to look at it again."""
        return not self.fuzzy and bool(self.forms) and all(form.strip() for form in self.forms)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be said about a line of a catalog, with what to do about it."""

    file: str
    line: int
    key: str  # the message's id, "header" or "file"
    severity: Severity
    check: str  # name of the check, stable, for scripts
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file of `locale` as read, with the faults of its form."""

    locale: Locale
    file: str
    header: tuple[tuple[str, str], ...] = ()  # fields in order
    comments: tuple[str, ...] = ()  # above the header
    entries: tuple[Entry, ...] = ()
    faults: tuple[Finding, ...] = ()

    def field(self, name: str) -> str:
        """A header field's value, "" where it is not there."""
        return dict(self.header).get(name, "")

    def current(self) -> Iterator[Entry]:
        """Entries that are in use."""
        return (entry for entry in self.entries if not entry.obsolete)

    def by_key(self) -> dict[str, Entry]:
        """The same by their keys."""
        return {entry.key: entry for entry in self.current()}


class CatalogError(Exception):
    """A catalog cannot be used; `findings` holds every reason."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def gravest(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, or where they are too many the gravest `MOST` of them, in the order they came."""
    found = list(enumerate(findings))
    grades = get_args(Severity)
    kept = sorted(found, key=lambda pair: grades.index(pair[1].severity))[:MOST]
    return [finding for _, finding in sorted(kept, key=lambda pair: pair[0])]


def excerpt(text: str, most: int = _SHOWN) -> str:
    """A short piece of an untrusted file, safe in a terminal and in a log."""
    shown = text if len(text) <= most else text[:most] + "…"
    return "".join(ch if ch.isprintable() else f"\\u{ord(ch):04x}" for ch in shown)
