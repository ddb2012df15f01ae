"""The buttons that filter exercises, and which of them together leave nothing.

Styles alone do the filtering, so that it works without a script. They can test what is chosen
but cannot count; the combinations that fit no exercise are therefore worked out here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from pwa.doses import seconds_of
from pwa.model import Exercise

POSITIONS = ("lying", "knees", "sitting", "standing", "gym")
AIMS = ("ease", "stretch", "strengthen", "move")
TIMES = {"m3": 3, "m10": 10}  # minutes at most, at the lowest dose
NO_KIT = "no-kit"
ROWS = (POSITIONS, AIMS, tuple(TIMES), (NO_KIT,))  # one button of a row at a time
_SHOWN_AS = {"hands-and-knees": "knees", "kneeling": "knees"}


def buttons(exercise: Exercise) -> tuple[str, ...]:
    """The buttons that keep an exercise in the list."""
    position = _SHOWN_AS.get(exercise.position, exercise.position)
    times = [name for name, minutes in TIMES.items() if seconds_of(exercise.dose) <= minutes * 60]
    return (position, exercise.aim, *times, *((NO_KIT,) if exercise.equipment == "none" else ()))


def empty(exercises: Iterable[Exercise]) -> list[tuple[str, ...]]:
    """Choices that fit no exercise, without those that only add a button to such a choice."""
    kept = [set(buttons(exercise)) for exercise in exercises]
    chosen = sorted((tuple(filter(None, row)) for row in product(*(("", *row) for row in ROWS))), key=len)
    found: list[tuple[str, ...]] = []
    for choice in chosen:
        if not any(set(choice) <= some for some in kept) and not any(set(less) <= set(choice) for less in found):
            found.append(choice)
    return found
