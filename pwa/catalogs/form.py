"""Checks of a translation's form: filled, one line, right marks, right numbers, short enough."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from pwa import marks
from pwa.catalogs import characters, duals, wording
from pwa.catalogs.case import Case, Check
from pwa.catalogs.model import excerpt

LOOKED_INTO = 4_000  # characters of a form, marks included; more is too long in any case
_LIST_MARK = re.compile(r"\s*(?:[-–—•‣*+#]+\s|\d+[.)]\s)")
_LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|lorem ipsum)\b|\?\?\?")
_LATIN = {"cauda", "equina"}  # names that many languages leave as they are
_PHONE = re.compile(r"(?<![\d.,])\+?\d(?:[ \u00a0\u202f()/.-]{0,2}\d){5,}(?![\d])")


def _empty(case: Case) -> Iterator[str]:
    if not case.form.strip():
        yield "holds only blanks" if case.form else "a plural form is empty"


def _blanks(case: Case) -> Iterator[str]:
    if case.form != case.form.strip() or "\n" in case.form or "  " in case.form:
        yield "has a blank at an end, two in a row, or a line break"


def _marks(case: Case) -> Iterator[str]:
    try:
        missing = marks.placeholders(case.source) if case.only is not None else frozenset()
        yield from wording.shape_differences(case.form, marks.shape(case.source), missing)
    except marks.MarkError as error:
        yield str(error)[:200]


def _numbers(case: Case) -> Iterator[str]:
    found = wording.number_values(case.form)
    wanted = wording.number_values(case.source)
    allowed = [wanted]
    if case.only is not None:  # "a day" or "1 day" for {n} = 1
        allowed.append(wording.number_values(case.text.source))
        allowed += [numbers + Counter([str(case.only)]) for numbers in allowed]
    if found in allowed:
        return  # nearly always: what words say is read only where digits differ
    said = duals.numbers(case.words, case.locale)
    if not any(found <= numbers and numbers - found <= said for numbers in allowed):
        yield f"numbers are {_listed(found)}, those of the source {_listed(wanted)}"


def _listed(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers))[:80] or "none"


def _phone(case: Case) -> Iterator[str]:
    known = {*wording.number_values(case.source), *(_digits(found[0]) for found in _PHONE.finditer(case.source))}
    for found in _PHONE.finditer(wording.folded(case.words)):
        if _digits(found[0]) not in known:
            yield f"{excerpt(found[0])!r} looks like a telephone number"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _length(case: Case) -> Iterator[str]:
    length = len(case.form)
    if length <= LOOKED_INTO:
        with suppress(marks.MarkError):
            length = len(marks.plain(case.form))
    if length > case.text.limit:
        yield f"{length} characters, {case.text.limit} at most"


def _copied(case: Case) -> Iterator[str]:
    found = wording.words(case.form)
    if (
        len(found) >= 2
        and not _LATIN.issuperset(found)
        and found in (wording.words(case.source), wording.words(case.text.source))
    ):
        yield "is the English text"


def _unfinished(case: Case) -> Iterator[str]:
    found = _LEFT_OVER.search(case.form)
    if found and found[0] not in case.source:
        yield f"{found[0]!r} was left in"


def _list_mark(case: Case) -> Iterator[str]:
    if _LIST_MARK.match(wording.folded(case.words)) and not _LIST_MARK.match(case.source_words):
        yield "starts with the mark of a list or a heading"


def _decomposed(case: Case) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", case.form):
        yield "letters and accents are stored apart"


LENGTH = Check("length", _length, "say it shorter; there is no more room on a phone")
EMPTY = Check("empty", _empty, "fill every form, or none to show English")
CHECKS = (
    EMPTY,
    Check("blanks", _blanks, "write one line with single blanks"),
    Check(
        "characters",
        lambda case: characters.forbidden(case.form, case.locale),
        "delete it; it cannot be seen: delete the letters around it too and type them again",
    ),
    Check("marks", _marks, "copy the marks, {names} and links of the source and change only the words"),
    Check("address", lambda case: wording.addresses(case.form), "leave addresses and file names out"),
    Check("numbers", _numbers, "write every number of the source, once, in digits"),
    Check("phone", _phone, "take it out; telephone numbers come with {emergency_number}, by the reader's country"),
    LENGTH,
    Check("copied", _copied, "translate it, or leave it empty"),
    Check("unfinished", _unfinished, "finish it, or mark the message fuzzy"),
    Check("list-mark", _list_mark, "take it away; the page draws lists and headings itself"),
    Check("mixed-script", lambda case: characters.mixed_words(case.form), "type the word again in one alphabet"),
    Check(
        "script",
        lambda case: characters.wrong_script(case.form, case.source, case.locale),
        "write it in the script of the language",
    ),
    Check("normal-form", _decomposed, "run `backpocket translations normalize`", "warning"),
)
