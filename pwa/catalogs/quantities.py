"""Checks of amounts: which unit goes with which number, and ranges that run upwards.

A number has to survive with its unit: "3 sets of 10" and "10 sets of 3" hold the same numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pwa.catalogs import units, wording
from pwa.catalogs.case import Case, Check
from pwa.locales import LOCALES, SOURCE, Locale

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫]\d+)*)|\{(?P<name>\w+)\}|(?P<open>\()|(?P<end>[.,;:!?؛،。、]\s)"
    r"|(?P<word>°\s?[CF]\b|[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0900-\u097f\u200c]|\.(?=\w))*)"
)
_AMOUNT = re.compile(r"\d|\{")
_NEAR = 2  # words between a number and its unit, as in "10 a 15 minutos"
_RANGES = re.compile(r"(\d+) to (\d+)|\{(low)\} to \{(high)\}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a placeholder's name, and the unit that goes with it ("" for none)."""

    number: str
    unit: str


def amounts(text: str, locale: Locale) -> list[Amount]:
    """All amounts of a text, in order."""
    tokens = list(_tokens(wording.folded(text), locale))
    return [Amount(value, _unit(tokens, place)) for place, (kind, value) in enumerate(tokens) if kind == "number"]


def _tokens(text: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """("number", "10"), ("unit", "minute"), ("word", ""), ("end", "")."""
    unspaced = locale.script in units.UNSPACED
    for found in _TOKEN.finditer(text):
        if number := found["number"] or found["name"]:
            yield "number", re.sub("[,٫]", ".", number)
            rest = text[found.end() :].lstrip(" か〜~")
            if unspaced and (unit := units.starting(rest, locale)):
                yield "unit", unit
        elif found["open"] or found["end"]:
            yield "open" if found["open"] else "end", ""
        elif found["word"] and not unspaced:
            unit = units.of(found["word"].replace(" ", ""), locale)
            yield ("unit", unit) if unit else ("word", "")


def _unit(tokens: list[tuple[str, str]], place: int) -> str:
    """The unit behind a number, past the other end of a range; else the one right before it."""
    before, behind = tokens[max(place - 2, 0) : place], tokens[place + 1 : place + 2]
    if [kind for kind, _ in before] == ["unit", "open"] and [kind for kind, _ in behind] != ["unit"]:
        return before[0][1]  # "أسبوعين (2)"
    words = 0
    for kind, value in tokens[place + 1 :]:
        if kind == "unit":
            return value
        words += kind == "word"
        if kind in ("open", "end") or words > _NEAR:
            break
    return before[-1][1] if before and before[-1][0] == "unit" else ""


def _pairs(case: Case) -> Iterator[str]:
    if not _amounts_in(case):
        return
    wanted, found = _by_number(case.source_words, LOCALES[SOURCE]), _by_number(case.words, case.locale)
    for number, own in wanted.items():
        theirs = found.get(number, set())
        if own and theirs and not own & theirs:
            yield f"{number} goes with {'/'.join(sorted(theirs))}, in the source with {'/'.join(sorted(own))}"
        elif not own and theirs:
            lost = {unit for other, had in wanted.items() if other != number for unit in had - found.get(other, had)}
            if theirs & lost:
                yield f"{number} goes with {'/'.join(sorted(theirs))}, which goes with another number in the source"


def _amounts_in(case: Case) -> bool:
    """Whether there is something to compare."""
    return _AMOUNT.search(case.source) is not None


def _by_number(text: str, locale: Locale) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for amount in amounts(text, locale):
        found[amount.number] |= {amount.unit} - {""}
    return found


def _missing(case: Case) -> Iterator[str]:
    if case.only is not None or not _amounts_in(case):
        return
    there = {value for kind, value in _tokens(wording.folded(case.words), case.locale) if kind == "unit"}
    wanted = {amount.unit for amount in amounts(case.source_words, LOCALES[SOURCE])}
    known = set(units.words(case.locale).values())
    if lost := (wanted - there - {""}) & known:
        yield f"says nothing of {' or '.join(sorted(lost))}"


def _ranges(case: Case) -> Iterator[str]:
    if not _amounts_in(case):
        return
    order = [amount.number for amount in amounts(case.words, case.locale)]
    steps = list(pairwise(order))
    for found in _RANGES.finditer(case.source_words):
        low, high = (part for part in found.groups() if part)
        if (high, low) in steps and (low, high) not in steps:
            yield f"the range runs from {high} to {low}"


CHECKS = (
    Check("amounts", _pairs, "put every number with the unit it has in the source", "sign-off"),
    Check("units", _missing, "name the unit of the source", "sign-off"),
    Check("range", _ranges, "write the lower number first"),
)
