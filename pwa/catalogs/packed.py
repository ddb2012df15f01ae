"""The check where nothing is installed: what `pwa.archive` packs, a browser's Python imports.

The archive holds these modules and `data.json` beside them: the texts, and for each language
what people have laid down and the words of its units. `judge` and `show` are what the page calls.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path, PurePath
from typing import Any

from pwa import marks
from pwa.catalogs import review, units
from pwa.catalogs.allow import Allowed
from pwa.catalogs.check import check
from pwa.catalogs.glossary import Term
from pwa.catalogs.guidance import Guidance
from pwa.catalogs.header import is_glossary, language_of
from pwa.catalogs.model import Catalog, Entry, Finding, gravest
from pwa.catalogs.overview import overview
from pwa.catalogs.reader import parse
from pwa.catalogs.review import Signature
from pwa.catalogs.state import SHOWN, State, blocked, states
from pwa.locales import SOURCE, Locale
from pwa.text import Plural, Text

DATA = "data.json"
_TERRITORY = re.compile(r"[A-Z]{2}|[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Packed:
    """What the archive holds beside its modules."""

    texts: tuple[Text, ...]
    terms: tuple[Text, ...]  # of the glossary
    locales: Mapping[str, Locale]  # by code
    guidance: Mapping[str, Guidance]  # by code

    def laid_down(self, locale: Locale) -> Guidance:
        """What people have laid down for a language; nothing for one that has no files here yet."""
        return self.guidance.get(locale.code) or Guidance()


def dump(
    texts: Iterable[Text], terms: Iterable[Text], locales: Iterable[Locale], guidance: Mapping[str, Guidance]
) -> bytes:
    """`data.json`. `guidance` by language; the words of units are CLDR's, so Babel has to be there."""
    locales = tuple(locales)
    laid_down = {code: asdict(one) | {"allow_file": one.allow_file.as_posix()} for code, one in guidance.items()}
    words = {locale.folder: units.words(locale) for locale in locales}
    data = {
        "texts": _rows(texts),
        "terms": _rows(terms),
        "locales": [astuple(one) for one in locales],
        "guidance": laid_down,
        "units": words,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()


def _rows(texts: Iterable[Text]) -> list[list[object]]:
    return [
        [text.key, text.source, text.note, text.limit, text.other if isinstance(text, Plural) else ""] for text in texts
    ]


def _texts(rows: Iterable[Iterable[Any]]) -> tuple[Text, ...]:
    return tuple(
        Plural(key, source, note, limit, other=other) if other else Text(key, source, note, limit)
        for key, source, note, limit, other in rows
    )


def load(raw: bytes) -> Packed:
    """The texts, without the names of their files, the languages, and the guidance of each."""
    data = json.loads(raw)
    for folder, words in data["units"].items():
        units.give(folder, words)
    locales = (Locale(*fields) for fields in data["locales"])
    guidance = {code: _guidance(fields) for code, fields in data["guidance"].items()}
    languages = {locale.code: locale for locale in locales}
    return Packed(_texts(data["texts"]), _texts(data["terms"]), languages, guidance)


def _guidance(fields: Mapping[str, Any]) -> Guidance:
    return Guidance(
        tuple(Term(one["name"], tuple(one["english"]), one["word"], tuple(one["accepted"])) for one in fields["terms"]),
        {
            key: Signature(one["sha256"], one["reviewer"], date.fromisoformat(one["date"]))
            for key, one in fields["signatures"].items()
        },
        tuple(Allowed(**one) for one in fields["allowed"]),
        Path(fields["allow_file"]),
    )


@cache
def _here() -> Packed:
    return load(pkgutil.get_data(__package__, DATA) or b"")


def _locale(raw: bytes, name: str) -> Locale | None:
    """The language a file says it is in, else that of its name; none for English, which the others are made from."""
    for code in (language_of(raw), PurePath(name).stem.replace("_", "-")):
        if locale := _here().locales.get(code) or _regional(code):
            return locale if locale.code != SOURCE else None
    return None


def _regional(code: str) -> Locale | None:
    """A language as a country writes it ("es-MX"): the language's own, for the units too."""
    language, _, territory = code.rpartition("-")
    own = _here().locales.get(language)
    if own is None or not _TERRITORY.fullmatch(territory):
        return None
    found = replace(own, code=code, territory=territory)
    units.give(found.folder, units.words(own))
    return found


@lru_cache(maxsize=1)  # what is shown was judged the moment before
def _judged(raw: bytes, name: str, locale: Locale) -> tuple[Catalog, list[Finding]]:
    here = _here()
    catalog = parse(raw, locale, name)
    if is_glossary(raw):
        return catalog, check(catalog, here.terms)
    return catalog, check(catalog, here.texts, here.laid_down(locale))


def judge(raw: bytes, name: str) -> str:
    """JSON: `language` the file was judged in (null: none of ours), `findings` as on the command line."""
    locale = _locale(raw, name)
    if locale is None:
        return json.dumps({"language": None, "findings": []})
    found = gravest(_judged(raw, name, locale)[1])
    return json.dumps({"language": locale.code, "findings": [asdict(finding) for finding in found]})


def show(raw: bytes, name: str) -> str:
    """JSON for a preview of the file: its `overview`, and `forms`, what a reader sees of each message.

    null where the file cannot be read as a whole: half of a broken file is not a translation. And for
    the glossary, whose words stand on no page.
    """
    here, locale = _here(), _locale(raw, name)
    catalog, findings = _judged(raw, name, locale) if locale else (None, [])
    if locale is None or catalog is None or catalog.faults or is_glossary(raw):
        return "null"
    signed = review.marked(catalog.current(), here.laid_down(locale).signatures)
    entries = {entry.key: entry for entry in signed}
    refused = blocked(findings)
    found = states(entries, here.texts, lambda entry, text: text.key in refused)
    forms = {
        text.key: [_tree(marks.parse(form)) for form in _forms(entries.get(text.key), found[text.key], text)]
        for text in here.texts
    }
    told = overview(locale, name, entries, found, gravest(findings), here.texts, {})
    return json.dumps(
        {**told, "name": locale.autonym, "territory": locale.territory, "forms": forms}, ensure_ascii=False
    )


def _forms(entry: Entry | None, state: State, text: Text) -> Iterable[str]:
    if entry is not None and state in SHOWN:
        return entry.forms
    return (text.source, text.other) if isinstance(text, Plural) else (text.source,)


def _tree(nodes: Iterable[marks.Node]) -> list[Any]:
    """Nodes as JSON: words, {"name": …}, {"tag": "strong", "of": […]}, {"link": "guide:sciatica", "of": […]}."""
    return [
        node.value
        if node.kind == "plain"
        else {"name": node.value}
        if node.kind == "name"
        else {"link": node.target, "of": _tree(node.children)}
        if node.kind == "link"
        else {"tag": node.kind, "of": _tree(node.children)}
        for node in nodes
    ]
