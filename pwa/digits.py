"""Counts in the figures a language writes by default, as CLDR has it and `Intl` in the browser does.

Babel writes Latin figures in every language. Numbers to call stay as they are dialled.
"""

from __future__ import annotations

from functools import cache

from babel import Locale as Cldr

from pwa.locales import Locale

_ZEROS = {"arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "mymr": 0x1040, "tibt": 0x0F20}


def written(text: str, locale: Locale) -> str:
    """The text with its figures as the language writes them."""
    return text.translate(_table(locale.cldr))


@cache
def _table(name: str) -> dict[int, int]:
    zero = _ZEROS.get(Cldr.parse(name).default_numbering_system)
    return {ord("0") + n: zero + n for n in range(10)} if zero else {}
