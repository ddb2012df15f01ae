"""The reader's own data as a file: it comes back the same, and nothing else comes in."""

from __future__ import annotations

import base64
import copy
import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests import diaries
from tests.modules import ModuleError, Modules, modules


def is_moment(value: object) -> bool:
    """The library itself knows days, but no moments."""
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


FORMATS = FormatChecker()
FORMATS.checks("date-time", ValueError)(is_moment)
SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parent / "backup.schema.json").read_text()), format_checker=FORMATS
)
MADE = "2026-11-21T09:00:00+01:00"
PAIN = {"id": "a1", "kind": "pain", "at": MADE, "level": 4, "where": ["low-back"], "did": [], "note": "slept badly"}
SESSION = {
    "id": "a2", "kind": "session", "at": MADE, "of": "routine", "slug": "sciatica", "seconds": 600,
    "before": 4, "after": None, "end": "hurt",
}  # fmt: skip
FILE: dict[str, Any] = {
    "format": "backpocket-backup",
    "version": 1,
    "made": MADE,
    "diary": [PAIN, SESSION],
    "settings": {
        "look": {"theme": "dark", "size": "1"},
        "ticks": {"2026-11-21": ["heat-pack"]},
        "favourites": ["guide/sciatica"],
        "languages": ["es"],
    },
}
laws = settings(max_examples=150, deadline=None)


@pytest.fixture(scope="module")
def host() -> Iterator[Modules]:
    with modules() as host:
        yield host


def read(host: Modules, text: str | bytes) -> Any:
    raw = text.encode() if isinstance(text, str) else text
    return host("backup", "read", {"$bytes": base64.b64encode(raw).decode()})


def refused(host: Modules, text: str | bytes) -> tuple[str, str]:
    with pytest.raises(ModuleError) as caught:
        read(host, text)
    assert caught.value.name == "Error" and caught.value.code, f"no reason: {caught.value}"
    return str(caught.value.code), str(caught.value.path)


@laws
@given(diary=diaries.diary, kept=diaries.settings)
def test_what_goes_out_comes_back(host: Modules, diary: list[dict[str, Any]], kept: dict[str, Any]) -> None:
    text = host("backup", "write", diary, kept, MADE)

    SCHEMA.validate(json.loads(text))
    back = read(host, text)
    assert sorted(back["diary"], key=lambda e: e["id"]) == sorted(diary, key=lambda e: e["id"])
    assert back["settings"] == kept


def paths(value: Any, front: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document."""
    yield front
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*front, key))


@settings(laws, max_examples=600)
@given(data=st.data())
def test_script_and_schema_say_the_same(host: Modules, data: st.DataObject) -> None:
    """One thing is changed, taken away or added anywhere: both take the file, or both refuse it."""
    file = copy.deepcopy(FILE)
    *front, last = data.draw(st.sampled_from([p for p in paths(FILE) if p]))
    holder = file
    for key in front:
        holder = holder[key]
    strange = st.one_of(
        st.none(), st.booleans(), st.integers(-2, 12), st.just(1e300), st.just(0.5), st.just([]), st.just({}), st.just([[]]),
        st.sampled_from(["", "x", "pain", "2026-02-30", "2026-11-21", "2026-13-01T00:00:00Z", "2026-02-30T10:00:00Z", "2026-02-28T10:00:00Z", "A b", "../x", "y" * 2000]),
    )  # fmt: skip
    how = data.draw(st.sampled_from(["change", "remove", "add"]))
    if how == "remove":
        del holder[last]
    elif how == "add" and isinstance(holder[last], dict):
        name = data.draw(st.sampled_from(["constructor", "toString", "extra", "2026-11-22"]))
        holder[last][name] = data.draw(strange)
    else:
        holder[last] = data.draw(strange)

    if SCHEMA.is_valid(file):  # each id stays its own: "strange" holds none of the two
        read(host, json.dumps(file))
    else:
        refused(host, json.dumps(file))


def changed(change: Callable[[Any], object]) -> str:
    file = copy.deepcopy(FILE)
    change(file)
    return json.dumps(file)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("", "json", ""),
        (json.dumps(FILE)[:-40], "json", ""),
        (b"\xff\xfe{}", "json", ""),
        ("[" * 100_000, "depth", ""),
        ('{"a":' * 100_000, "depth", ""),
        ("[]", "format", ""),
        ('{"format":"other"}', "format", ""),
        (changed(lambda f: f.update(version=2)), "newer", ""),
        (changed(lambda f: f.update(version="1")), "type", "file.version"),
        (changed(lambda f: f.update(extra=1)), "unknown", "file.extra"),
        (changed(lambda f: f["diary"][0].update(level=11)), "type", "diary.1.level"),
        (changed(lambda f: f["diary"][0].update(level="4")), "type", "diary.1.level"),
        (changed(lambda f: f["diary"][0].update(at="2026-02-30T10:00:00Z")), "type", "diary.1.at"),
        (changed(lambda f: f["diary"][0].update(note="x" * 1001)), "type", "diary.1.note"),
        (changed(lambda f: f["diary"][0].update(where=["<script>"])), "type", "diary.1.where"),
        (changed(lambda f: f["diary"][1].pop("end")), "missing", "diary.2.end"),
        (changed(lambda f: f["diary"].append(PAIN)), "twice", "diary"),
        (changed(lambda f: f["settings"].update(offered="no")), "unknown", "settings.offered"),
        (json.dumps(FILE).replace('"level": 4', '"__proto__": {"level": 4}'), "unknown", "diary.1.__proto__"),
        (json.dumps(FILE).replace('"ticks": {', '"ticks": {"__proto__": ["x"], '), "type", "settings.ticks"),
        (json.dumps(FILE).replace('"settings": {', '"settings": {"constructor": 1, '), "unknown", "settings.constructor"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_with_the_reason(host: Modules, text: str | bytes, code: str, path: str) -> None:
    assert refused(host, text) == (code, path)


def test_a_hundred_megabytes_are_not_even_read(host: Modules) -> None:
    with pytest.raises(ModuleError) as caught:
        host("backup", "read", {"$zeros": 100_000_000})
    assert caught.value.code == "size"


def test_nothing_reaches_the_prototype(host: Modules) -> None:
    text = json.dumps(FILE).replace('"look": {', '"look": {"__proto__": {"polluted": 1}, ')

    refused(host, text)
    assert "polluted" not in read(host, json.dumps(FILE))["settings"]["look"]


def test_markup_in_a_note_stays_text(host: Modules) -> None:
    note = "<img src=x onerror=alert(1)>"

    assert read(host, changed(lambda f: f["diary"][0].update(note=note)))["diary"][0]["note"] == note


def test_adding_keeps_what_is_here(host: Modules) -> None:
    here = {
        "diary": [{**PAIN, "level": 7}],
        "settings": {
            "look": {"theme": "light", "size": "0"},
            "ticks": {"2026-11-21": ["short-walks"]},
            "favourites": ["exercise/bridge"],
        },
    }
    file = read(host, json.dumps(FILE))

    counts = host("backup", "compare", here["diary"], file["diary"])
    assert counts == {"fresh": 1, "same": 0, "different": 1, "only": 0}
    after = host("backup", "merged", here, file)
    assert [e["level"] for e in after["diary"] if e["kind"] == "pain"] == [7]
    assert {e["id"] for e in after["diary"]} == {"a1", "a2"}
    assert after["settings"]["look"]["theme"] == "light"
    assert sorted(after["settings"]["ticks"]["2026-11-21"]) == ["heat-pack", "short-walks"]
    assert after["settings"]["favourites"] == ["exercise/bridge", "guide/sciatica"]
    assert after["settings"]["languages"] == ["es"]


@laws
@example(rows=[["", " \r"]])
@given(rows=st.lists(st.lists(diaries.note, min_size=2, max_size=4), min_size=1, max_size=5))
def test_the_table_runs_nothing_and_loses_nothing(host: Modules, rows: list[list[str]]) -> None:
    """Read by an independent reader: the same cells, with an apostrophe before what could be a formula."""
    text = host("csv", "csv", rows)

    assert text.startswith("\ufeff")
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    for row, seen in zip(rows, back, strict=True):
        for cell, shown in zip(row, seen, strict=True):
            assert shown in (cell, f"'{cell}")
            assert not shown.lstrip(" \u200e\u200f").startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            )
