"""Typed doses into words and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pwa.model import Dose, Limits, Range
from pwa.text import Text

SECONDS_A_REPEAT = 4  # a slow repeat without a hold
CHANGE = 10  # seconds to get from one exercise to the next


Line = tuple[Text, dict[str, int]]  # a message and its values


def dose_lines(dose: Dose, words: Mapping[str, Text]) -> list[Line]:
    """Short lines such as "Hold 3 to 5 seconds", in the order a card shows them."""

    def line(name: str, amount: Range) -> Line:
        text = words[name if amount.low == amount.high else f"{name}_range"]
        return text, {"n": amount.high, "low": amount.low, "high": amount.high}

    lines = [
        line(name, amount)
        for name, amount in (
            ("minutes", dose.minutes),
            ("hold", dose.hold),
            ("repeats", dose.repeats),
            ("sets", dose.sets),
        )
        if amount
    ]
    if dose.sides:
        lines.append((words["each_side"], {}))
    if dose.rest:
        lines.append((words["rest"], {"n": dose.rest}))
    if dose.a_day:
        lines.append(line("a_day", dose.a_day))
    if dose.a_week:
        lines.append((words["every_day"], {}) if dose.a_week.low >= 7 else line("a_week", dose.a_week))
    return lines


def seconds_of(dose: Dose) -> int:
    """How long one exercise takes at its lowest dose, for a first session."""
    if dose.minutes:
        return dose.minutes.low * 60
    sets = dose.sets.low if dose.sets else 1
    repeats = dose.repeats.low if dose.repeats else 1
    once = (dose.hold.low if dose.hold else 0) + SECONDS_A_REPEAT
    work = sets * repeats * once * (2 if dose.sides else 1)
    return work + (sets - 1) * (dose.rest or 0)


def minutes_of(doses: Iterable[Dose]) -> int:
    """Minutes for exercises one after another, rounded up, at least 1."""
    total = sum(seconds_of(dose) + CHANGE for dose in doses)
    return max(1, -(-total // 60))


def minute_choices(limits: Limits) -> list[int]:
    """Lengths a timer offers, the lowest first: in steps of 5 minutes, or of 1 where it is short."""
    step = 5 if limits.most > 5 else 1
    return sorted({*range(limits.minutes.low, limits.most + 1, step), limits.minutes.high, limits.most})
