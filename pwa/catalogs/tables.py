"""TOML files beside the catalogs: read strictly, every fault a finding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pwa.catalogs.model import Finding, excerpt

_KINDS = {str: "text", date: "a date such as 2026-11-21", list: "a list"}


def read(path: Path) -> tuple[dict[str, object], list[Finding]]:
    """The file's table, empty where there is no file, and what is wrong with its form."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except FileNotFoundError:
        return {}, []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return {}, [fault(path, "file", f"is no TOML file ({excerpt(str(error), 90)})", "see https://toml.io")]


def wrong(path: Path, key: str, table: object, kinds: dict[str, type]) -> Iterator[Finding]:
    """Faults of one record: it is a table with exactly these fields of these types, none empty."""
    known = ", ".join(kinds)
    if not isinstance(table, dict):
        yield fault(path, key, "is no table", f"write [{key}] and below it {known}")
        return
    for name in sorted(table.keys() - kinds.keys()):
        yield fault(path, key, f"holds the unknown field {excerpt(name)!r}", f"the fields are {known}")
    for name, kind in kinds.items():
        if type(table.get(name)) is not kind or not table[name]:
            yield fault(path, key, f"needs {name}", f"write {name} = {_KINDS[kind]}")


def fault(path: Path, key: str, message: str, remedy: str) -> Finding:
    """An error in one of these files; TOML keeps no lines, so its key says where."""
    return Finding(path.as_posix(), 1, excerpt(key, 100), "error", "table", message, remedy)


def quoted(text: str) -> str:
    """Text as TOML writes it."""
    plain = "".join(ch if ch.isprintable() else " " for ch in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
