"""Judge a catalog. Each check is one small function in a list; the runner gives it its place.

One function for the command line, the tests, the build and the preview: a message with an error
is never shown, the English one is.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pwa import marks
from pwa.catalogs import characters, wording
from pwa.catalogs.model import Catalog, Entry, Finding, Severity, excerpt
from pwa.catalogs.reader import read
from pwa.catalogs.stats import current
from pwa.locales import Locale
from pwa.model import Plural, Text

_LOOKED_INTO = 4_000  # characters of a form, marks included; more is too long in any case


@dataclass(frozen=True, slots=True)
class Case:
    """One form of one translation beside its source."""

    text: Text
    form: str
    locale: Locale
    number: int | None = None  # which plural form

    @property
    def source(self) -> str:
        return self.text.other if isinstance(self.text, Plural) else self.text.source

    @property
    def only(self) -> int | None:
        """The one number this plural form is for, where it is for one only ("one day")."""
        if self.number is None:
            return None
        numbers = [n for n in range(200) if self.locale.plural(n) == self.number]
        return numbers[0] if len(numbers) == 1 else None


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule; `run` yields what is wrong with a case."""

    name: str
    run: Callable[[Case], Iterable[str]]
    remedy: str
    severity: Severity = "error"


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
    if found not in allowed:
        yield f"numbers are {_listed(found)}, those of the source {_listed(wanted)}"


def _listed(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers))[:80] or "none"


def _length(case: Case) -> Iterator[str]:
    length = len(case.form)
    if length <= _LOOKED_INTO:
        with suppress(marks.MarkError):
            length = len(marks.plain(case.form))
    if length > case.text.limit:
        yield f"{length} characters, {case.text.limit} at most"


def _copied(case: Case) -> Iterator[str]:
    found = wording.words(case.form)
    if len(found) >= 2 and found in (wording.words(case.source), wording.words(case.text.source)):
        yield "is the English text"


def _decomposed(case: Case) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", case.form):
        yield "letters and accents are stored apart"


LENGTH = Check("length", _length, "say it shorter; there is no more room on a phone")
CHECKS = (
    Check("empty", _empty, "fill every form, or none to show English"),
    Check("blanks", _blanks, "write one line with single blanks"),
    Check(
        "characters",
        lambda case: characters.forbidden(case.form, case.locale),
        "delete it; it cannot be seen: delete the letters around it too and type them again",
    ),
    Check("marks", _marks, "copy the marks, {names} and links of the source and change only the words"),
    Check("address", lambda case: wording.addresses(case.form), "leave addresses and file names out"),
    Check("numbers", _numbers, "write every number of the source, once, in digits"),
    LENGTH,
    Check("copied", _copied, "translate it, or leave it empty"),
    Check("mixed-script", lambda case: characters.mixed_words(case.form), "type the word again in one alphabet"),
    Check(
        "script",
        lambda case: characters.wrong_script(case.form, case.source, case.locale),
        "write it in the script of the language",
    ),
    Check("normal-form", _decomposed, "run `backpocket translations normalize`", "warning"),
)


def message_findings(entry: Entry, text: Text, locale: Locale, file: str = "") -> Iterator[Finding]:
    """What is wrong with one filled translation of exactly this text."""
    plural = isinstance(text, Plural)
    wanted = len(locale.categories) if plural else 1
    if len(entry.forms) != wanted:
        message = f"has {len(entry.forms)} forms, this language {wanted} ({', '.join(locale.categories)})"
        remedy = f"write msgstr[0] to msgstr[{wanted - 1}]" if plural else "write one msgstr"
        yield Finding(file, entry.line, text.key, "error", "plural", message, remedy)
        return
    for number, form in enumerate(entry.forms):
        case = Case(text, form, locale, number if plural else None)
        where = f"{locale.categories[number]}: " if plural else ""
        # Looking into a text of a million characters would take minutes.
        for check in CHECKS if len(form) <= _LOOKED_INTO else (LENGTH,):
            for message in list(dict.fromkeys(check.run(case)))[:3]:
                yield Finding(file, entry.line, text.key, check.severity, check.name, where + message, check.remedy)
            if not form.strip():
                break  # nothing more can be said about nothing


def usable(entry: Entry | None, text: Text, locale: Locale) -> bool:
    """Whether this entry may be shown for this text: finished, of this very source, no error."""
    if entry is None or not current(entry, text):
        return False
    return all(finding.severity != "error" for finding in message_findings(entry, text, locale))


def check(catalog: Catalog, texts: Iterable[Text]) -> list[Finding]:
    """Everything there is to say about a catalog, in the order of its lines."""
    found = list(catalog.faults)
    wanted = {text.key: text for text in texts}
    entries = {entry.key: entry for entry in catalog.current()}
    found += [_sync(catalog, 1, key, "missing", "is not in the file") for key in wanted if key not in entries]
    for key, entry in entries.items():
        if key not in wanted:
            found.append(_sync(catalog, entry.line, excerpt(key, 100), "unknown", "is no message of the content"))
            continue
        found += _entry(catalog, entry, wanted[key])
    return sorted(found, key=lambda finding: finding.line)


def check_file(path: Path, texts: Iterable[Text], locale: Locale) -> list[Finding]:
    """The same for a file; one that is not there is an error too."""
    try:
        return check(read(path, locale), texts)
    except OSError as error:
        remedy = f"run `backpocket translations new {locale.code}`, or name another file"
        reason = f"cannot be read ({error.strerror})"
        return [Finding(path.as_posix(), 1, "file", "error", "file", reason, remedy)]


def _entry(catalog: Catalog, entry: Entry, text: Text) -> Iterator[Finding]:
    def info(check: str, message: str, remedy: str) -> Finding:
        return Finding(catalog.file, entry.line, text.key, "info", check, message, remedy)

    if not any(entry.forms):
        yield info("untranslated", "is not translated yet", "English is shown until it is")
        return
    if (entry.source, entry.other) != (text.source, getattr(text, "other", "")):
        yield _sync(catalog, entry.line, text.key, "stale", "was made for an older English text")
        return
    if entry.fuzzy:
        yield info("fuzzy", "is marked fuzzy", "mend it, then take the mark away; English is shown until then")
    yield from message_findings(entry, text, catalog.locale, catalog.file)


def _sync(catalog: Catalog, line: int, key: str, check: str, message: str) -> Finding:
    remedy = f"run `backpocket translations update {catalog.locale.code}`"
    return Finding(catalog.file, line, key, "warning", check, message, remedy)
