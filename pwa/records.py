"""TOML tables into the frozen records of `pwa.model`, every fault collected, none raised.

The annotations of a record say what a table may hold. A fault reads `file:key: message`, and
the message says how to mend it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pwa import marks
from pwa.model import Range
from pwa.text import SENTENCE, Plural, Text

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TERRITORY = re.compile(r"[A-Z]{2}")
_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_NOTE = re.compile(r"\s*#\s*L10N:\s*(.*)")
_TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(#.*)?$")
_KEY = re.compile(r'\s*("?)([\w-]+)\1\s*=')

R = TypeVar("R")


@dataclass(slots=True)
class File:
    """One content file: its table, its notes for translators, and the faults found in it."""

    name: str  # as shown in messages, relative to the content folder
    table: dict[str, Any]
    notes: dict[str, str]  # dotted key -> note
    lines: dict[str, int]  # dotted key -> line, from 1
    faults: list[str]
    texts: list[Text]

    def fault(self, key: str, message: str) -> None:
        self.faults.append(f"{self.name}:{key}: {message}")


def read(path: Path, name: str) -> File:
    """Parse one file; a syntax fault is a fault of the file, not an exception."""
    return parse(path.read_bytes(), name)


def parse(raw: bytes, name: str) -> File:
    """The same for bytes in hand."""
    file = File(name, {}, {}, {}, [], [])
    try:
        source = raw.decode("utf-8")
        file.table = tomllib.loads(source)
    except UnicodeDecodeError as error:
        file.fault(f"byte {error.start}", "not UTF-8; save the file as UTF-8")
        return file
    except tomllib.TOMLDecodeError as error:
        twice = "twice" in str(error) or "overwrite" in str(error)
        file.fault(
            "duplicate" if twice else "syntax",
            f"{error}; "
            + ("every name stands once, rename one" if twice else "see https://toml.io for how TOML is written"),
        )
        return file
    table, note = "", ""
    for number, line in enumerate(source.splitlines(), 1):
        if found := _NOTE.match(line):
            note = f"{note} {found[1]}".strip()
        elif found := _TABLE.match(line):
            table, note = found[1].strip() + ".", ""
        elif found := _KEY.match(line):
            file.lines[table + found[2]] = number
            if note:
                file.notes[table + found[2]] = note
            note = ""
        elif line.strip() and not line.lstrip().startswith("#"):
            note = ""
    return file


def record(file: File, cls: type[R], table: object, at: str, key: str, **given: Any) -> R | None:
    """A record of `cls` from `table`, or None with the faults noted.

    `at` is the dotted place in the file, `key` the front of its messages' ids, `given` the fields
    that are not written in the table (a slug from the file's name).
    """
    if not isinstance(table, dict):
        file.fault(at or "file", f"must be a table, is {_kind(table)}")
        return None
    hints = get_type_hints(cls)
    known: dict[str, Field[Any]] = {f.name: f for f in fields(cls) if f.name not in given}  # type: ignore[arg-type]
    values = dict(given)
    before = len(file.faults)
    for name in table:
        if name not in known:
            near = ", ".join(sorted(known))
            file.fault(_dot(at, name), f"unknown key; known here: {near}")
    for name, spec in known.items():
        place = _dot(at, name)
        if name in table:
            values[name] = value(
                file, hints[name], table[name], place, f"{key}/{name}", spec.metadata.get("limit", SENTENCE)
            )
        elif spec.default is MISSING and spec.default_factory is MISSING:
            file.fault(place, f"missing; write {example(hints[name], name)}")
    return cls(**values) if len(file.faults) == before else None


def value(file: File, hint: Any, found: object, at: str, key: str, limit: int) -> Any:
    """`found` as the annotation `hint` wants it."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
        origin = get_origin(hint)
    if origin is Literal:
        if found not in get_args(hint):
            file.fault(at, f"{found!r} is not known; write one of {', '.join(map(repr, get_args(hint)))}")
        return found
    if origin is tuple:
        return _many(file, get_args(hint)[0], found, at, key, limit)
    if isinstance(hint, type) and issubclass(hint, Text):
        return message(file, found, at, key, limit)
    if hint is Range:
        return _range(file, found, at)
    if is_dataclass(hint):
        return record(file, cast("type[Any]", hint), found, at, key)
    good = isinstance(found, hint) and not (hint in (int, date) and isinstance(found, (bool, datetime)))
    if not good:
        file.fault(at, f"must be {_kind_of(hint)}, is {_kind(found)}; write {example(hint, at)}")
    return found


def _many(file: File, hint: Any, found: object, at: str, key: str, limit: int) -> tuple[Any, ...]:
    if hint is str:
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            file.fault(at, f'must be a list of names, is {_kind(found)}; write ["one", "two"]')
            return ()
        for twice in sorted({item for item in found if found.count(item) > 1}):
            file.fault(at, f"{twice!r} stands twice; take one away")
        return tuple(found)
    if not isinstance(found, dict):
        file.fault(at, f'must be a table, is {_kind(found)}; write [{at}] and then key = "…" lines')
        return ()
    for name in found:
        if not _NAME.fullmatch(name):
            file.fault(_dot(at, name), "a key is lower-case words with hyphens, such as short-walks")
    return tuple(
        record(file, cast("type[Any]", hint), item, _dot(at, name), f"{key}/{name}", slug=name)
        if is_dataclass(hint) and not issubclass(hint, Text)  # type: ignore[arg-type]
        else message(file, item, _dot(at, name), f"{key}/{name}", limit)
        for name, item in found.items()
    )


def message(file: File, found: object, at: str, key: str, limit: int) -> Text | None:
    """A `Text`, or a `Plural` from `{one = …, other = …}`."""
    note = file.notes.get(at, "")
    if isinstance(found, dict) and set(found) == {"one", "other"}:
        text: Text = Plural(key, str(found["one"]), note, limit, file.name, str(found["other"]))
        sources = [text.source, str(found["other"])]
    elif isinstance(found, str):
        text = Text(key, found, note, limit, file.name)
        sources = [found]
    else:
        file.fault(at, f'must be text, is {_kind(found)}; write {at.rpartition(".")[2]} = "…"')
        return None
    for source in sources:
        _source(file, source, at, limit)
    if isinstance(text, Plural) and not set(_names(text.source)) <= set(_names(text.other)):
        file.fault(at, "`one` has a {name} that `other` has not; write it in both")
    file.texts.append(text)
    return text


def _names(source: str) -> frozenset[str]:
    try:
        return marks.placeholders(source)
    except marks.MarkError:
        return frozenset()


def _source(file: File, source: str, at: str, limit: int) -> None:
    if source != source.strip() or "\n" in source or "  " in source:
        file.fault(at, "spaces at an end, doubled, or a line break; write one line with single spaces")
    if not source:
        file.fault(at, "empty; write the words or take the key away")
    try:
        words = marks.plain(source)
    except marks.MarkError as error:
        file.fault(at, str(error))
        return
    if len(words) > limit:
        file.fault(at, f"{len(words)} characters, {limit} at most; shorten it or split it in two messages")


def _range(file: File, found: object, at: str) -> Range | None:
    pair = found if isinstance(found, list) else [found, found]
    numbers = [n for n in pair if isinstance(n, int) and not isinstance(n, bool) and n >= 0]
    if len(pair) != 2 or len(numbers) != 2:
        file.fault(at, f"must be a whole number or [low, high], is {_kind(found)}; write 8 or [8, 12]")
        return None
    low, high = numbers
    if low > high:
        file.fault(at, f"{low} is above {high}; write [{high}, {low}]")
    return Range(low, high)


def example(hint: Any, name: str) -> str:
    """How a value of this type is written, for a message."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    if get_origin(hint) is Literal:
        return f"{name} = {get_args(hint)[0]!r}".replace("'", '"')
    if get_origin(hint) is tuple:
        return f'{name} = ["…"]' if get_args(hint)[0] is str else f'a table [{name}] of key = "…" lines'
    if is_dataclass(hint) and not issubclass(hint, (Text, Range)):  # type: ignore[arg-type]
        return f"a table [{name}]"
    samples = {int: "1", date: "2026-11-21", bool: "true", Range: "[8, 12]"}
    return f"{name} = " + samples.get(hint, '"…"')


def _dot(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _kind(found: object) -> str:
    return {"str": "text", "int": "a number", "float": "a number with a point", "bool": "true/false"}.get(
        type(found).__name__, f"a {type(found).__name__}"
    )


def _kind_of(hint: Any) -> str:
    return {str: "text", int: "a whole number", bool: "true or false", date: "a date"}.get(hint, str(hint))
