"""Checks of what a translation must have in common with its source."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from pwa import marks
from pwa.catalogs.model import excerpt

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’ \u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬'’ \u00a0\u202f]\d{3})+")
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|\b(?:mailto|tel|sms|data|vbscript|file|ftp|blob|about):\S"
    r"|\b[\w-]+\.(?:com|org|net|info|biz|edu|gov|io|app|co|uk|ru|cn|de|fr)\b|\S@\S+\.\w",
    re.IGNORECASE,
)
_DIGITS = {code: str(unicodedata.digit(chr(code))) for code in range(0x20000) if chr(code).isdigit()}
_NAME = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"\]\([a-z]+:[a-z0-9-]+\)")


def folded(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return text if text.isascii() else text.translate(_DIGITS)


def number_values(text: str) -> Counter[str]:
    """Numbers of a text in one notation: ASCII digits, no grouping, a point before decimals.

    Digits of every script count; so do those of placeholders' surroundings, but not the names
    of placeholders and links.
    """
    text = _NAME.sub(" ", _LINK.sub("] ", text))
    found: Counter[str] = Counter()
    for run in _NUMBER.findall(folded(text)):
        for number in [run] if _GROUPED.fullmatch(run) else re.split(r"[ \u00a0\u202f'’]", run):
            if _GROUPED.fullmatch(number):
                found[re.sub(r"\D", "", number)] += 1
            else:
                found[re.sub(r"[,٫٬]", ".", number).lstrip("0") or "0"] += 1
    return found


def addresses(text: str) -> Iterator[str]:
    """Web and mail addresses, and schemes that start a program."""
    for found in _ADDRESS.finditer(_LINK.sub("] ", text)):
        yield f"{excerpt(found[0])!r} looks like an address"


def shape_differences(text: str, wanted: Counter[str], missing_allowed: frozenset[str]) -> Iterator[str]:
    """Marks, links and placeholders that are missing or too many; raises `MarkError`."""
    found = marks.shape(text)
    for mark in {**wanted, **found}:  # in an order that does not change from run to run
        kind, _, name = mark.partition(" ")
        shown = {"name": f"{{{name}}}", "link": f"the link to {name}", "strong": "**strong**", "em": "*emphasis*"}[kind]
        if kind == "name" and name in missing_allowed and not found[mark]:
            continue
        if kind == "name" and found[mark] and wanted[mark]:
            continue  # said twice is still said
        if found[mark] < wanted[mark]:
            yield f"{shown} is missing"
        elif found[mark] > wanted[mark]:
            yield f"{shown} is not in the source"


def words(text: str) -> list[str]:
    """Words without marks and placeholders, case folded."""
    return _WORD.findall(_NAME.sub(" ", _LINK.sub("] ", text)).casefold())
