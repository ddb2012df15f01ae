"""The header of a PO file: read from its first entry, held against our table of languages."""

from __future__ import annotations

import re
from collections.abc import Callable

from pwa.catalogs.model import Entry, Finding, excerpt
from pwa.locales import Locale

FIELDS = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
CHURN = ("POT-Creation-Date",)  # differs from run to run and says nothing
CHARSET = "text/plain; charset=UTF-8"

_Fault = Callable[[str, str], None]
_LANGUAGE = re.compile(rb'"Language:\s*([A-Za-z0-9_-]{2,20})\s*\\n"')
_TERM = re.compile(rb'^\s*msgctxt "glossary/', re.M)
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)")


def new(locale: Locale | None) -> tuple[tuple[str, str], ...]:
    """The header of an empty catalog, or of the template where there is no locale."""
    values = {
        "Project-Id-Version": "Backpocket",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": locale.autonym if locale else "LANGUAGE",
        "Language": locale.folder if locale else "",
        "MIME-Version": "1.0",
        "Content-Type": CHARSET,
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": locale.plural_forms if locale else "nplurals=INTEGER; plural=EXPRESSION;",
    }
    return tuple((name, values.get(name, "")) for name in FIELDS)


def canonical(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Known fields in gettext's order, others behind them as they came."""
    found = dict(fields)
    known = [(name, found[name]) for name in FIELDS if name in found]
    return (*known, *((name, value) for name, value in found.items() if name not in FIELDS + CHURN))


def language_of(raw: bytes) -> str:
    """The code of the language a file says it is in ("pt-BR"), "" where it says nothing."""
    found = _LANGUAGE.search(raw[:8000])
    return found[1].decode("ascii").replace("_", "-") if found else ""


def is_glossary(raw: bytes) -> bool:
    """Whether a file holds the terms, whatever it is called by now."""
    return _TERM.search(raw[:8000]) is not None


def read(entry: Entry | None, locale: Locale, file: str) -> tuple[tuple[tuple[str, str], ...], list[Finding]]:
    """Fields of the header entry, and what is wrong with them."""
    findings: list[Finding] = []

    def fault(message: str, remedy: str) -> None:
        findings.append(Finding(file, entry.line if entry else 1, "header", "error", "header", message, remedy))

    if entry is None:
        fault("the header is missing", 'start the file with msgid "" and the lines of messages.pot below it')
        return (), findings
    if entry.fuzzy:
        fault("the header is marked fuzzy", 'delete "#, fuzzy" above the first msgid')
    fields: dict[str, str] = {}
    for line in filter(None, "".join(entry.forms).split("\n")):
        found = _FIELD.fullmatch(line)
        if found is None:
            fault(f"{excerpt(line)!r} is no header field", "write Name: value")
        elif found[1] in fields:
            fault(f"{found[1][:40]} stands twice", "delete one")
        else:
            fields[found[1]] = found[2].rstrip()
    _language(fields, locale, fault)
    return tuple(fields.items()), findings


def _language(fields: dict[str, str], locale: Locale, fault: _Fault) -> None:
    content_type = fields.get("Content-Type", "")
    if content_type.replace(" ", "").lower() != CHARSET.replace(" ", "").lower():
        fault(f"Content-Type is {excerpt(content_type)!r}", f"write Content-Type: {CHARSET}")
    language = fields.get("Language", "")
    if language.replace("-", "_").lower() != locale.folder.lower():
        fault(f"Language is {excerpt(language)!r}, not {locale.folder!r}", f"write Language: {locale.folder}")
    plural = fields.get("Plural-Forms", "")
    if _squeezed(plural) != _squeezed(locale.plural_forms):
        fault(
            f"Plural-Forms is {excerpt(plural)!r}, not that of our table",
            f"run `backpocket translations normalize`, which moves the forms too; it becomes {locale.plural_forms}",
        )


def _squeezed(plural: str) -> str:
    """The formula without what does not change it: blanks, the outer brackets, the last semicolon."""
    plain = re.sub(r"\s", "", plural[:400]).rstrip(";")
    return re.sub(r"plural=\((.*)\)$", r"plural=\1", plain)
