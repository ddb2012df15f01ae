"""Accepted warnings: `translations/<locale>/allow.toml`, one line each with its reason.

There is no switch that turns a check off, and no error can be accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pwa.catalogs import tables
from pwa.catalogs.model import Finding
from pwa.locales import Locale

_FIELDS: dict[str, type] = {"check": str, "key": str, "reason": str}


@dataclass(frozen=True, slots=True)
class Allowed:
    """One warning that someone has looked at and accepts."""

    check: str
    key: str
    reason: str


def path_of(folder: Path, locale: Locale) -> Path:
    """Where a language's accepted warnings stand."""
    return folder / locale.folder / "allow.toml"


def read(path: Path) -> tuple[tuple[Allowed, ...], list[Finding]]:
    """`[[allow]]` records, none where there is no file, and the file's faults."""
    table, faults = tables.read(path)
    rows: Any = table.pop("allow", [])
    faults += [tables.fault(path, key, "is unknown", "write [[allow]] with check, key and reason") for key in table]
    found: list[Allowed] = []
    for row in rows if isinstance(rows, list) else [rows]:
        name = str(row.get("key", "allow")) if isinstance(row, dict) else "allow"
        wrong = list(tables.wrong(path, name, row, _FIELDS))
        faults += wrong
        if not wrong:
            found.append(Allowed(**row))
    return tuple(found), faults


def sift(findings: Iterable[Finding], allowed: Iterable[Allowed], path: Path) -> list[Finding]:
    """Findings without the accepted ones; a line that accepts nothing is a finding itself."""
    wanted = {(one.check, one.key): one for one in allowed}
    used: set[tuple[str, str]] = set()
    left: list[Finding] = []
    for finding in findings:
        name = (finding.check, finding.key)
        if name in wanted:
            used.add(name)
            if finding.severity == "warning":
                continue
        left.append(finding)
    return left + [
        Finding(path.as_posix(), 1, key, "warning", "allow", f"accepts {check}, which says nothing", "delete the line")
        for check, key in wanted
        if (check, key) not in used
    ]
