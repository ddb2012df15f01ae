"""Which messages are safety text: a wrong word in them can harm someone.

It follows from what a message is (its key) and from what it speaks of, so that a new guide or
sign needs no list to be kept.
"""

from __future__ import annotations

import re
from typing import Protocol

USUAL = 100  # Weblate's own priority
_KINDS = re.compile(
    r"sign/|level/|article/medicines-safely/"
    r"|care/[^/]+/never/|exercise/[^/]+/not_if/|guide/[^/]+/(?:doctor|dont)/|phase/[^/]+/bad_day/"
    r"|ui/(?:danger|safety|dose)/|ui/exercise/(?:rule|not_)|ui/care/never"
)
# Safety text where they name an amount.
_LIMITS = re.compile(r"(?:care|phase|routine)/|guide/[^/]+/do/|exercise/[^/]+/progression")
_NAMES = re.compile(  # of labels and search words, which advise nothing
    r"/(?:title|description|row|to_today|none|aliases|word)$"
)
_NAMING = re.compile(r"(?:ui|term|place|glossary)/")  # kinds that name and explain
_SPEAKS_OF = re.compile(
    r"\(page:danger\)|\{emergency_number\}|\bemergency\b|\bambulance\b|\bsame day\b|\bat once\b|\bdanger sign"
    r"|\bmedicines?\b|\btablets?\b|\bpainkillers?\b|\banti-inflammator|\bibuprofen\b|\bparacetamol\b|\bopioids?\b"
    r"|\bnumb\b|\bpregnan",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(r"(?:sign|level)/|ui/danger/")
_URGENT = re.compile(r"\bemergency\b|\bambulance\b|\bat once\b", re.IGNORECASE)


class _Message(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def source(self) -> str: ...


def is_safety(text: _Message) -> bool:
    """Whether a clinician has to sign the translation of this message."""
    if _KINDS.match(text.key):
        return text.key.startswith(("sign/", "level/")) or not _NAMES.search(text.key)
    if _NAMES.search(text.key):
        return False
    if _LIMITS.match(text.key) and any(ch.isdigit() for ch in text.source):
        return True
    return not _NAMING.match(text.key) and bool(_SPEAKS_OF.search(text.source))


def is_emergency(text: _Message) -> bool:
    """Safety text that is read when there is no time to ask twice."""
    return is_safety(text) and bool(_EMERGENCY.match(text.key) or _URGENT.search(text.source))


def priority(text: _Message) -> int:
    """What to translate first, as Weblate counts: 100 is usual, more comes before."""
    return 200 if is_emergency(text) else 150 if is_safety(text) else USUAL
