"""How far a translation is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pwa.catalogs import wording
from pwa.catalogs.model import Entry
from pwa.catalogs.safety import is_safety
from pwa.text import Text

READY = 90  # per cent from which on a language is worth its place; new English text seldom takes it below


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of messages, and of English words still to be translated."""

    total: int
    done: int
    stale: int  # fuzzy, or made for an older source
    missing: int
    words_left: int
    safety: int = 0  # messages a clinician has to sign
    safety_done: int = 0  # of these, done
    signed: int = 0  # and signed as they stand

    @property
    def unsigned(self) -> int:
        """Safety messages without a signature, translated or not."""
        return self.safety - self.signed

    @property
    def percent(self) -> int:
        """Whole per cent done; 100 only when nothing is left."""
        return _percent(self.done, self.total)

    @property
    def ready(self) -> bool:
        """Whether readers are offered the language: most of it is done, and most of its safety text."""
        return min(self.percent, _percent(self.safety_done, self.safety)) >= READY


def _percent(done: int, total: int) -> int:
    return 100 if done == total else done * 100 // total


def current(entry: Entry | None, text: Text) -> bool:
    """Whether the entry is a finished translation of exactly this source."""
    return entry is not None and entry.done and (entry.source, entry.other) == (text.source, getattr(text, "other", ""))


def stats(entries: Mapping[str, Entry], texts: Iterable[Text]) -> Stats:
    """Counts for `entries` by key against the content's `texts`."""
    total = done = stale = words = safety = safety_done = signed = 0
    for text in texts:
        total += 1
        entry = entries.get(text.key)
        counts = is_safety(text)
        safety += counts
        if entry is not None and current(entry, text):
            done += 1
            safety_done += counts
            signed += counts and entry.signed
            continue
        words += len(wording.words(text.source))
        stale += entry is not None and any(entry.forms)
    return Stats(total, done, stale, total - done - stale, words, safety, safety_done, signed)
