"""What the guided player needs of a routine or an exercise: typed doses and words, for one JSON block."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pwa.doses import CHANGE, SECONDS_A_REPEAT
from pwa.model import Dose, Exercise, Range
from pwa.text import Text

# Seconds, beside those that the minutes of a routine are reckoned with.
READY = 5  # before the first exercise
SETTLE = 10  # more, where the next exercise is in another position: backs get up and down slowly
SWITCH = 5  # to turn round

Words = Callable[[Text], object]  # what a script shows and speaks: words, with their language where it differs


def program(name: str, title: Text, exercises: Iterable[Exercise], words: Words) -> dict[str, Any]:
    """The document of one session; `name` ("routine/sciatica") is what an unfinished session is kept under."""
    pace = {"ready": READY, "change": CHANGE, "settle": SETTLE, "switch": SWITCH, "repeat": SECONDS_A_REPEAT}
    return {
        "name": name,
        "title": words(title),
        "pace": pace,
        "exercises": [_exercise(exercise, words) for exercise in exercises],
    }


def _exercise(exercise: Exercise, words: Words) -> dict[str, Any]:
    return {
        "slug": exercise.slug,
        "position": exercise.position,
        "dose": _dose(exercise.dose),
        "title": words(exercise.title),
        "start": words(exercise.start),
        "breathing": words(exercise.breathing),
        "mistake": words(exercise.mistake),
        "easier": words(exercise.easier),
    }


def _dose(dose: Dose) -> dict[str, Any]:
    """Amounts as [low, high]; what a dose leaves open is left out."""
    ranges = {"sets": dose.sets, "repeats": dose.repeats, "hold": dose.hold, "minutes": dose.minutes}
    found: dict[str, Any] = {name: _ends(amount) for name, amount in ranges.items() if amount}
    if dose.rest:
        found["rest"] = dose.rest
    if dose.sides:
        found["sides"] = True
    return found


def _ends(amount: Range) -> list[int]:
    return [amount.low, amount.high]
