"""Read PO files by a strict line grammar of our own.

Babel's reader takes unterminated strings, duplicates and `msgstr[-1]` without a word, and a
header with a billion plural forms keeps it busy for hours. Here every line is one of a few
kinds, everything else is a finding with its line, and nothing in the file is evaluated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pwa.catalogs import header, review
from pwa.catalogs.model import Catalog, CatalogError, Entry, Finding, excerpt
from pwa.locales import SOURCE, Locale

MESSAGES, GLOSSARY = "messages", "glossary"  # gettext's domains: what the product says, and its terms
MAX_BYTES = 4_000_000
MAX_ENTRIES = 20_000
MAX_FAULTS = 50  # then the file is given up: it is no PO file

_LINE = re.compile(
    r"(?P<mark>#~\|\s*|#~\s*|#\|\s*)?"
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>[0-5])\])?\s*)?"
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"\s*'
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_MERGE = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")


def path_of(folder: Path, locale: Locale, domain: str = MESSAGES) -> Path:
    """Where gettext, Weblate and Pontoon look for a language's catalog."""
    return folder / locale.folder / "LC_MESSAGES" / f"{domain}.po"


def load(folder: Path, locale: Locale) -> dict[str, Entry]:
    """Entries in use by key: those of `opened`."""
    return opened(folder, locale).by_key()


def opened(folder: Path, locale: Locale) -> Catalog:
    """A language's catalog, its entries in use, each knowing whether it is signed.

    It is empty for the source language and where there is no file. Raises `CatalogError` with
    every fault of the form of the file and of the signatures. What the messages say is judged when
    they are shown: see `pwa.i18n`.
    """
    path = path_of(folder, locale)
    if locale.code == SOURCE or not path.exists():
        return Catalog(locale, path.as_posix())
    catalog = read(path, locale)
    signatures, faults = review.read(review.path_of(folder, locale))
    if catalog.faults or faults:
        raise CatalogError((*catalog.faults, *faults))
    return replace(catalog, entries=review.marked(catalog.current(), signatures))


def read(path: Path, locale: Locale) -> Catalog:
    """The catalog at `path`; whatever the file holds, only `OSError` is raised."""
    with path.open("rb") as file:
        return parse(file.read(MAX_BYTES + 1), locale, path.as_posix())


def parse(raw: bytes, locale: Locale, file: str) -> Catalog:
    """The same for bytes in hand."""
    catalog = Catalog(locale, file)
    if len(raw) > MAX_BYTES:
        return _refuse(catalog, 1, "size", f"larger than {MAX_BYTES:,} bytes", "send a catalog of this product only")
    if raw.startswith(b"\xef\xbb\xbf"):
        return _refuse(catalog, 1, "encoding", "starts with a byte order mark", "save it as UTF-8 without BOM")
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _refuse(catalog, line, "encoding", "not UTF-8", "choose UTF-8 in the editor and save again")
    reader = _Reader(file)
    for number, text in enumerate(source.split("\n"), 1):
        reader.line(number, text.removesuffix("\r"))
        if len(reader.faults) >= MAX_FAULTS or len(reader.entries) > MAX_ENTRIES:
            return _refuse(catalog, number, "size", "too many faults or messages", "is this a catalog of ours?")
    reader.end()
    return _catalog(catalog, reader)


def _refuse(catalog: Catalog, line: int, check: str, message: str, remedy: str) -> Catalog:
    return replace(catalog, faults=(Finding(catalog.file, line, "file", "error", check, message, remedy),))


def _catalog(catalog: Catalog, reader: _Reader) -> Catalog:
    entries = reader.entries
    first = entries.pop(0) if entries and not entries[0].key + entries[0].source else None
    fields, faults = header.read(first, catalog.locale, catalog.file)
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        if not entry.key or not entry.source:
            reader.fault(entry.line, "file", "key", "no msgctxt or no msgid", "copy both from messages.pot")
        elif entry.key in seen:
            again = f"stands here and on line {seen[entry.key].line}"
            reader.fault(entry.line, excerpt(entry.key, 100), "duplicate", again, "delete one of the two")
        seen.setdefault(entry.key, entry)
    return replace(
        catalog,
        header=fields,
        comments=first.comments if first else (),
        entries=tuple(entries),
        faults=tuple(sorted((*faults, *reader.faults), key=lambda fault: fault.line))[: MAX_FAULTS + 1],
    )


class _Reader:
    """Collects one entry at a time: comments first, then its keywords in gettext's order."""

    def __init__(self, file: str) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Finding] = []
        self._file = file
        self._last = 1
        self._clear()

    def _clear(self) -> None:
        self._comments: dict[str, list[str]] = {"#": [], "#.": [], "#:": [], "#,": []}
        self._texts: dict[str, list[str]] = {}  # "msgid" -> pieces, in the file's order
        self._previous: dict[str, list[str]] = {}
        self._open: list[str] | None = None  # where a continuation line goes
        self._obsolete = False
        self._line = 0  # of the first keyword

    def fault(self, line: int, key: str, check: str, message: str, remedy: str) -> None:
        self.faults.append(Finding(self._file, line, key, "error", check, message, remedy))

    def line(self, number: int, line: str) -> None:
        """Take one line of the file."""
        self._last = number
        if found := _LINE.fullmatch(line):
            self._quoted(number, found)
        elif not line.strip():
            self.end()
        elif line.startswith("#") and not line.startswith(("#~", "#|")):
            self._comment(line)
        else:
            self._unknown(number, line)

    def _comment(self, line: str) -> None:
        if self._texts:
            self.end()
        mark = line[:2] if line[:2] in self._comments else "#"
        self._comments[mark].append(line[len(mark) :].removeprefix(" "))

    def _quoted(self, number: int, found: re.Match[str]) -> None:
        mark = (found["mark"] or "").strip()
        text = _ESCAPE.sub(lambda escape: self._unescape(number, escape[1]), found["text"])
        if not found["keyword"]:
            if self._open is None:
                self.fault(number, "file", "syntax", "a quoted line that belongs to nothing", "delete it")
            else:
                self._open.append(text)
            return
        name = found["keyword"] + (f"[{found['form']}]" if found["form"] else "")
        if mark.endswith("|"):
            if self._texts:
                self.end()
            self._open = self._previous.setdefault(name, [])
        else:
            self._open = self._keyword(number, name, mark == "#~")
        self._open.append(text)

    def _keyword(self, number: int, name: str, obsolete: bool) -> list[str]:
        """Where the text of this keyword goes; starts a new entry where gettext would."""
        if self._texts and (name == "msgctxt" or (name == "msgid" and self._texts.keys() - {"msgctxt"})):
            self.end()
        if not self._texts:
            self._line, self._obsolete = number, obsolete
        elif obsolete != self._obsolete:
            self.fault(number, "file", "syntax", "#~ on some lines of a message", "write it on all or on none")
        if name in self._texts:
            self.fault(number, "file", "syntax", f"{name} stands twice in one message", "delete one")
        return self._texts.setdefault(name, [])

    def _unescape(self, number: int, letter: str) -> str:
        if letter not in _ESCAPED:
            self.fault(number, "file", "syntax", f"unknown escape \\{excerpt(letter)}", "write the sign itself")
        return _ESCAPED.get(letter, "")

    def _unknown(self, number: int, line: str) -> None:
        if _MERGE.match(line):
            what, remedy = "a mark of an unfinished merge", "keep one side and delete the three marks"
        elif line.count('"') - line.count('\\"') == 1:
            what, remedy = "a text without its end", 'close it with " on the same line'
        else:
            what, remedy = f"not a line of a PO file: {excerpt(line)}", "undo the edit or delete the line"
        self.fault(number, "file", "syntax", what, remedy)
        self._open = None

    def end(self) -> None:
        """Finish the entry at hand, if there is one."""
        texts = {name: "".join(pieces) for name, pieces in self._texts.items()}
        if texts:
            self._finish(texts)
        elif self._previous:
            self.fault(self._last, "file", "syntax", "a previous text without its message", "delete it")
        elif any(self._comments.values()):
            return  # a comment set apart by an empty line belongs to the next message
        self._clear()

    def _finish(self, texts: dict[str, str]) -> None:
        key = texts.get("msgctxt", "")
        forms = [name for name in texts if name.startswith("msgstr")]
        plural = "msgid_plural" in texts
        wanted = [f"msgstr[{n}]" for n in range(len(forms))] if plural else ["msgstr"]
        order = [*(name for name in ("msgctxt", "msgid", "msgid_plural") if name in texts), *wanted]
        if list(texts) != order or "msgid" not in texts or not forms:
            self.fault(
                self._line, excerpt(key, 100) or "file", "syntax", f"holds {', '.join(texts)}",
                f"a message is msgctxt, msgid, {'msgid_plural, msgstr[0], msgstr[1] …' if plural else 'msgstr'}",
            )  # fmt: skip
            return
        flags = [flag.strip() for line in self._comments["#,"] for flag in line.split(",") if flag.strip()]
        self.entries.append(
            Entry(
                key,
                texts["msgid"],
                tuple(texts[name] for name in forms),
                texts.get("msgid_plural", ""),
                tuple(flag for flag in flags if flag != "fuzzy"),
                "fuzzy" in flags,
                tuple(self._comments["#."]),
                tuple(self._comments["#"]),
                tuple(file for line in self._comments["#:"] for file in line.split()),
                tuple((name, "".join(pieces)) for name, pieces in self._previous.items()),
                self._obsolete,
                line=self._line,
            )
        )
