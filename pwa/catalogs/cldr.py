"""CLDR's words for units, through Babel. Nothing else of the check needs a package."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import UnknownLocaleError
from babel.units import UnknownUnitError, format_unit

from pwa.catalogs.units import bare

_UNITS = {
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "microgram": "mass-microgram",
    "milligram": "mass-milligram",
    "gram": "mass-gram",
    "kilogram": "mass-kilogram",
    "millilitre": "volume-milliliter",
    "litre": "volume-liter",
    "centimetre": "length-centimeter",
    "metre": "length-meter",
    "kilometre": "length-kilometer",
    "celsius": "temperature-celsius",
    "fahrenheit": "temperature-fahrenheit",
}
_NUMBERS = (0, 1, 2, 3, 11, 100)  # together they use every plural form of every language we know


def unit_words(locale: str) -> Iterator[tuple[str, str]]:
    """Forms with their unit, ("Minuten", "minute"); none for a language that CLDR does not know."""
    for unit, cldr in _UNITS.items():
        for word in _forms(cldr, locale):
            yield word, unit


def _forms(cldr: str, locale: str) -> Iterator[str]:
    for length in ("long", "short"):
        for number in _NUMBERS:
            try:
                shown = format_unit(number, cldr, length, locale=locale)
            except (UnknownLocaleError, UnknownUnitError, ValueError):
                return
            # Babel 2.18 shows the unit's own name where a pattern is not where it looks for it.
            words = re.sub(r"[\d\u0660-\u0669\u06f0-\u06f9]+", "", shown).split()
            # Of "grados Celsius" the last word tells; a single letter tells of measures only ("a" is "to").
            telling = len(words) == 1 or (words and cldr.startswith("temperature"))
            if telling and cldr not in shown and not (cldr.startswith("duration") and _one_letter(words[-1])):
                yield words[-1]


def _one_letter(word: str) -> bool:
    """A letter of an alphabet; a sign of Chinese or Japanese is a whole word."""
    return len(bare(word)) == 1 and word < "\u2e80"
