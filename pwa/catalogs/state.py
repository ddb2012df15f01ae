"""Where a message stands: what the preview outlines, and whether a reader is shown it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from pwa.catalogs.check import BLOCKING
from pwa.catalogs.model import Entry, Finding
from pwa.catalogs.safety import is_safety
from pwa.catalogs.stats import current
from pwa.text import Text

# "stale" is fuzzy or made for an older source, "unsigned" is safety text that no clinician has signed.
State = Literal["missing", "stale", "error", "unsigned", "done"]
STATES: tuple[State, ...] = ("missing", "stale", "error", "unsigned", "done")
SHOWN: tuple[State, ...] = ("unsigned", "done")  # the others show in English
_BLOCKING = {check.name for check in BLOCKING} | {"plural"}

Faulty = Callable[[Entry, Text], bool]


def states(entries: Mapping[str, Entry], texts: Iterable[Text], faulty: Faulty) -> dict[str, State]:
    """The state of every message of the content, by its key. `faulty` tells what must not be shown."""
    return {text.key: _state(entries.get(text.key), text, faulty) for text in texts}


def blocked(findings: Iterable[Finding]) -> frozenset[str]:
    """Keys of the messages that have an error of their own: those `usable` refuses."""
    return frozenset(one.key for one in findings if one.severity == "error" and one.check in _BLOCKING)


def _state(entry: Entry | None, text: Text, faulty: Faulty) -> State:
    if entry is None or not any(entry.forms):
        return "missing"
    if not current(entry, text):
        return "stale"
    if faulty(entry, text):
        return "error"
    return "unsigned" if is_safety(text) and not entry.signed else "done"
