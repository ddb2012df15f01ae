"""Judge a catalog. Each check is one small function in a list; the runner gives it its place.

One function for the command line, the tests, the build and the preview: a message with an error
of its own is never shown, the English one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pwa.catalogs import across, allow, form, glossary, language, negation, quantities, review, sentences
from pwa.catalogs.case import Case, Check
from pwa.catalogs.guidance import Guidance
from pwa.catalogs.model import Catalog, Entry, Finding, Severity, excerpt
from pwa.catalogs.reader import GLOSSARY, path_of, read
from pwa.catalogs.safety import is_safety
from pwa.catalogs.stats import current
from pwa.catalogs.terms import Glossary
from pwa.locales import Locale
from pwa.text import Plural, Text

CHECKS = (*form.CHECKS, *quantities.CHECKS, *negation.CHECKS, *sentences.CHECKS, *language.CHECKS)
BLOCKING = tuple(check for check in CHECKS if check.severity == "error")
_EACH = 3  # findings of one check about one form


def message_findings(
    entry: Entry, text: Text, locale: Locale, file: str = "", checks: tuple[Check, ...] = CHECKS
) -> Iterator[Finding]:
    """What is wrong with one filled translation of exactly this text."""
    plural = isinstance(text, Plural)
    wanted = len(locale.categories) if plural else 1
    if len(entry.forms) != wanted:
        message = f"has {len(entry.forms)} forms, this language {wanted} ({', '.join(locale.categories)})"
        remedy = f"write msgstr[0] to msgstr[{wanted - 1}]" if plural else "write one msgstr"
        yield Finding(file, entry.line, text.key, "error", "plural", message, remedy)
        return
    for number, words in enumerate(entry.forms):
        case = Case(text, words, locale, number if plural else None)
        where = f"{locale.categories[number]}: " if plural else ""
        # Looking into a text of a million characters would take minutes.
        for check in checks if len(words) <= form.LOOKED_INTO else (form.LENGTH,):
            if severity := _severity(check, entry, text):
                for message in list(dict.fromkeys(check.run(case)))[:_EACH]:
                    yield Finding(file, entry.line, text.key, severity, check.name, where + message, check.remedy)
            if check is form.EMPTY and not words.strip():
                break  # nothing more can be said about nothing


def _severity(check: Check, entry: Entry, text: Text) -> Severity | None:
    """A signature answers what only a person can tell; outside safety text it is a warning."""
    if check.severity != "sign-off":
        return check.severity
    return None if entry.signed else "sign-off" if is_safety(text) else "warning"


def usable(entry: Entry | None, text: Text, locale: Locale) -> bool:
    """Whether this entry may be shown for this text: finished, of this very source, no error."""
    if entry is None or not current(entry, text):
        return False
    return not any(message_findings(entry, text, locale, checks=BLOCKING))


def check(catalog: Catalog, texts: Iterable[Text], guidance: Guidance | None = None) -> list[Finding]:
    """Everything there is to say about a catalog, in the order of its lines."""
    guidance = guidance or Guidance()
    if catalog.faults and not catalog.header:
        return [*guidance.faults, *catalog.faults]  # it was refused as a whole
    found = list(catalog.faults)
    wanted = {text.key: text for text in texts}
    entries = {entry.key: entry for entry in review.marked(catalog.current(), guidance.signatures)}
    found += [_sync(catalog, 1, key, "missing", "is not in the file") for key in wanted if key not in entries]
    finished: list[Entry] = []
    words = Glossary(guidance.terms, catalog.locale)
    for key, entry in entries.items():
        if key not in wanted:
            found.append(_sync(catalog, entry.line, excerpt(key, 100), "unknown", "is no message of the content"))
            continue
        found += _entry(catalog, entry, wanted[key])
        if current(entry, wanted[key]):
            finished.append(entry)
            found += words.findings(entry, wanted[key], catalog.file)
            found += _signature(catalog, entry, wanted[key], guidance)
    found += across.findings(catalog, finished)
    found = allow.sift(found, guidance.allowed, guidance.allow_file)
    return [*guidance.faults, *sorted(found, key=lambda finding: finding.line)]


def check_own(folder: Path, locale: Locale, texts: Iterable[Text]) -> list[Finding]:
    """The same for a language's catalog in the translations folder, and for its glossary."""
    found = check_file(path_of(folder, locale), texts, locale, Guidance.load(folder, locale))
    terms = path_of(folder, locale, GLOSSARY)
    return found + (check_file(terms, glossary.texts(folder), locale, Guidance()) if terms.is_file() else [])


def check_file(path: Path, texts: Iterable[Text], locale: Locale, guidance: Guidance) -> list[Finding]:
    """The same for any file; one that is not there is an error too."""
    try:
        return check(read(path, locale), texts, guidance)
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


def _signature(catalog: Catalog, entry: Entry, text: Text, guidance: Guidance) -> Iterator[Finding]:
    """A signature that was given to other words."""
    signature = guidance.signatures.get(entry.key)
    if signature and not entry.signed:
        code = catalog.locale.code
        message = f"was changed after {excerpt(signature.reviewer)} signed it on {signature.date}"
        remedy = f"have it read, then run `backpocket translations review {code} {text.key} --reviewer NAME`"
        severity: Severity = "sign-off" if is_safety(text) else "warning"
        yield Finding(catalog.file, entry.line, text.key, severity, "signature", message, remedy)


def _sync(catalog: Catalog, line: int, key: str, check: str, message: str) -> Finding:
    remedy = f"run `backpocket translations update {catalog.locale.code}`"
    return Finding(catalog.file, line, key, "warning", check, message, remedy)
