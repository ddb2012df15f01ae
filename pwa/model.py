"""What the product is made of: frozen records, no input or output.

A field's type says how it is written in TOML, its metadata says what may stand there; `pwa.content` reads both,
so this file is the only list of fields, of what is translated and of what links where.

| Type                 | TOML                                                       |
|----------------------|------------------------------------------------------------|
| `Text`               | a string; one message, one sentence or short paragraph     |
| `tuple[Text, ...]`   | a table `key = "sentence"`, in order; one message per key  |
| `Plural`             | a table `one = "...", other = "..."`                       |
| `Range`              | `8` or `[8, 12]` (low, high)                               |
| a record             | a table                                                    |
| `tuple[record, ...]` | a table of tables, the key becomes the record's `slug`     |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pwa.text import LABEL, SENTENCE, TITLE, Text

Urgency = Literal["emergency", "same-day", "soon"]
Position = Literal["lying", "hands-and-knees", "kneeling", "sitting", "standing", "gym"]
Aim = Literal["ease", "stretch", "strengthen", "move"]
Equipment = Literal["none", "chair", "wall", "towel", "band", "bike", "pool", "class"]
Zone = Literal[
    "low-back", "upper-back", "buttock", "leg", "both-legs", "back-and-leg", "calf", "pelvis", "side", "spine", "saddle"
]  # fmt: skip

# Signs that stand on every guide (R1-R3 of the editorial ledger).
EVERY_GUIDE = ("saddle-bladder-bowel", "both-legs", "leg-weakness-sudden")


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both meant; equal when there is one figure only."""

    low: int
    high: int


def message(limit: int = SENTENCE, *, optional: bool = False) -> Any:
    """A translated field of at most `limit` characters."""
    return field(metadata={"limit": limit}, default=None) if optional else field(metadata={"limit": limit})


def links(kind: str, *, optional: bool = False) -> Any:
    """A field that holds slugs of records of `kind`."""
    return field(metadata={"links": kind}, default=()) if optional else field(metadata={"links": kind})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A guideline or study a statement rests on. Names are quoted, never translated."""

    slug: str
    title: str
    publisher: str
    year: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One warning sign; any one of them is enough."""

    slug: str
    urgency: Urgency
    text: Text = message(400)
    means: Text = message(120)  # "may mean …", shown small


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the three urgencies with its heading and what to do."""

    slug: Urgency
    title: Text = message(80)
    lead: Text = message()


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """The number for an ambulance in a territory (ISO 3166-1 alpha-2), checked at `source`."""

    slug: str
    number: str
    source: str = links("source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise. Seconds, minutes and counts; never prose."""

    sets: Range | None = None
    repeats: Range | None = None
    hold: Range | None = None  # seconds
    rest: int | None = None  # seconds between sets
    minutes: Range | None = None
    a_day: Range | None = None  # times
    a_week: Range | None = None  # days; 7 = every day
    sides: bool = False  # each side in turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise card. What it is good for follows from the guides that name it."""

    slug: str
    order: int
    position: Position
    aim: Aim
    equipment: Equipment
    dose: Dose
    title: Text = message(TITLE)
    summary: Text = message(120)  # what it does for you, one line
    start: Text = message()
    steps: tuple[Text, ...] = message()
    breathing: Text = message(160)
    progression: Text = message()
    muscles: Text = message(120)
    mistake: Text = message(160)  # one "do not …"
    easier: Text = message()
    harder: Text = message()
    not_if: tuple[Text, ...] = message(160, optional=True)  # hard stops, beside those of guides
    figure: str = ""  # the pose's name where it is not the slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """Exercises in order; its minutes follow from their doses."""

    slug: str
    order: int
    exercises: tuple[str, ...] = links("exercise")
    title: Text = message(TITLE)
    summary: Text = message()
    before: Text = message(optional=True)  # a line to read before starting


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What heat, cold, rest or a walk must stay within. Minutes, except `gap` in hours."""

    minutes: Range
    most: int
    gap: int | None = None  # hours until the next time
    look: int | None = None  # minutes until the skin check
    a_day: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """One piece of home care."""

    slug: str
    order: int
    group: Literal["rest", "cold", "heat", "move", "stretch", "strength", "habits", "comfort"]
    title: Text = message(TITLE)
    how: Text = message(80)  # one line under the title
    advice: tuple[Text, ...] = message()
    never: tuple[Text, ...] = message(optional=True)  # who must not, what not to do
    limits: Limits | None = None
    bad_day: bool = False  # done lying down: a task of a bad day


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of days in the plan: its aim and its tasks (care items, a routine)."""

    slug: str
    order: int
    days: Range | None = None  # day 0 is the day it began; none: any time
    title: Text = message(TITLE)  # "First days"
    aim: Text = message(TITLE)  # "Calm the pain"
    lead: Text = message()
    tasks: tuple[str, ...] = links("care")
    routine: str = links("routine", optional=True)
    points: tuple[Text, ...] = message()
    bad_day: tuple[Text, ...] = message()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One condition. Signs every guide shows (R1-R3) are not listed here again."""

    slug: str
    order: int
    kind: Literal["self-care", "emergency"]
    zone: Zone
    checked: date
    next_check: date
    sources: tuple[str, ...] = links("source")
    title: Text = message(TITLE)
    summary: Text = message()  # one-sentence definition
    aliases: Text = message(optional=True)  # names people search for, separated by ", "
    feels: tuple[Text, ...] = message()
    do: tuple[Text, ...] = message(160)
    dont: tuple[Text, ...] = message(160, optional=True)
    course: tuple[Text, ...] = message()
    why: tuple[Text, ...] = message()
    tests: tuple[Text, ...] = message()
    doctor: tuple[Text, ...] = message(160, optional=True)  # beside the signs "soon"
    signs: tuple[str, ...] = links("sign", optional=True)
    care: tuple[str, ...] = links("care", optional=True)
    exercises: tuple[str, ...] = links("exercise", optional=True)
    later: tuple[str, ...] = links("exercise", optional=True)
    avoid: tuple[str, ...] = links("exercise", optional=True)  # gives the cards' "not if"
    related: tuple[str, ...] = links("guide", optional=True)
    clinician: str = ""  # name and profession of who signed it off


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its paragraphs or list items."""

    slug: str
    title: Text = message(80)
    body: tuple[Text, ...] = message()
    items: tuple[Text, ...] = message(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page to read: medicines, sleep, work …"""

    slug: str
    order: int
    checked: date
    next_check: date
    sources: tuple[str, ...] = links("source")
    title: Text = message(TITLE)
    summary: Text = message()
    sections: tuple[Section, ...] = ()
    related: tuple[str, ...] = links("guide", optional=True)
    clinician: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    slug: str
    word: Text = message(TITLE)
    meaning: Text = message()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tile of "Where does it hurt?" and the guides that may fit."""

    slug: str
    order: int
    zone: Zone
    guides: tuple[str, ...] = links("guide")
    danger: bool = False  # warning signs come first
    title: Text = message(LABEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new or corrected, for readers."""

    slug: str
    date: date
    urgent: bool = False  # of the newest: said on every page, not only where something changed
    text: Text = message()

    @property
    def order(self) -> int:
        """Newest first."""
        return -self.date.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything there is to read, checked. Records by slug, in their order."""

    guides: Mapping[str, Guide]
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    care: Mapping[str, Care]
    phases: Mapping[str, Phase]
    signs: Mapping[str, Sign]
    levels: Mapping[str, Level]
    emergency: Mapping[str, Emergency]
    articles: Mapping[str, Article]
    terms: Mapping[str, Term]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    changes: Mapping[str, Change]
    ui: Mapping[str, Mapping[str, Text]]  # screen -> name -> message
    texts: tuple[Text, ...]  # all messages, in the order of the files
