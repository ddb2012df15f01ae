"""How far a translation is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pwa.catalogs import wording
from pwa.catalogs.model import Entry
from pwa.catalogs.safety import is_safety
from pwa.model import Text


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of messages, and of English words still to be translated."""

    total: int
    done: int
    stale: int  # fuzzy, or made for an older source
    missing: int
    words_left: int
    safety: int = 0  # messages a clinician has to sign
    signed: int = 0  # of these, signed as they stand

    @property
    def percent(self) -> int:
        """Whole per cent done; 100 only when nothing is left."""
        return 100 if self.done == self.total else self.done * 100 // self.total


def current(entry: Entry | None, text: Text) -> bool:
    """Whether the entry is a finished translation of exactly this source."""
    return entry is not None and entry.done and (entry.source, entry.other) == (text.source, getattr(text, "other", ""))


def stats(entries: Mapping[str, Entry], texts: Iterable[Text]) -> Stats:
    """Counts for `entries` by key against the content's `texts`."""
    total = done = stale = words = safety = signed = 0
    for text in texts:
        total += 1
        entry = entries.get(text.key)
        safety += is_safety(text)
        if current(entry, text):
            done += 1
            signed += is_safety(text) and entry is not None and entry.signed
            continue
        words += len(wording.words(text.source))
        stale += entry is not None and any(entry.forms)
    return Stats(total, done, stale, total - done - stale, words, safety, signed)
