"""What the overlay is told, as JSON: every message by its key. The overlay's script describes the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pwa import marks
from pwa.catalogs import Entry, Finding, is_safety
from pwa.i18n import Translator
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.preview.judged import Judged
from pwa.text import Plural, Text


@dataclass(frozen=True, slots=True)
class Labels:
    """The overlay's own words, all in one language."""

    lang: str  # BCP 47
    dir: str
    words: Mapping[str, str]


def labels(texts: Mapping[str, Text], translator: Translator, locale: Locale) -> Labels:
    """In the language of the file where they are all translated, else in English."""
    if any(map(translator.fallback, texts.values())):
        locale = LOCALES[SOURCE]
        translator = Translator(locale, {}, lambda kind, slug: "")
    return Labels(locale.tag, locale.dir, {name: translator.tp(text) for name, text in texts.items()})


def document(
    judged: Judged, texts: tuple[Text, ...], labels: Labels, places: Mapping[str, list[str]]
) -> dict[str, Any]:
    """`labels` are the overlay's own words, `places` the addresses each message stands on."""
    by_key: dict[str, list[Finding]] = {}
    for finding in judged.findings:
        by_key.setdefault(finding.key, []).append(finding)
    known = {text.key for text in texts}
    return {
        "version": judged.version,
        "lang": judged.locale.tag,
        "dir": judged.locale.dir,
        "file": judged.file,
        "categories": judged.locale.categories,
        "labels": asdict(labels),
        "counts": judged.counts(texts),
        "messages": {
            text.key: _message(judged, text, by_key.get(text.key, ()), places.get(text.key, [])) for text in texts
        },
        "findings": [_finding(one) | {"key": one.key} for one in judged.findings if one.key not in known],
    }


def _message(judged: Judged, text: Text, findings: Iterable[Finding], places: list[str]) -> dict[str, Any]:
    """A message; what is empty is left out."""
    entry = (judged.entries or {}).get(text.key)
    forms = list(entry.forms) if entry and any(entry.forms) else []
    found = {
        "state": (judged.states or {}).get(text.key, "missing"),
        "source": _forms(text.source, text.other if isinstance(text, Plural) else ""),
        "forms": forms,
        "old": _old(entry, text) if forms else [],
        "note": text.note,
        "limit": text.limit,
        "left": text.limit - max(map(_length, forms)) if forms else text.limit,
        "line": entry.line if entry else 0,
        "safety": is_safety(text),
        "findings": [_finding(one) for one in findings],
        "places": places,
    }
    return {name: value for name, value in found.items() if value not in ("", [], False) or name == "left"}


def _old(entry: Entry | None, text: Text) -> list[str]:
    """The English a stale translation was made for, where the file says so and it is not today's."""
    if entry is None:
        return []
    now = _forms(text.source, text.other if isinstance(text, Plural) else "")
    previous = dict(entry.previous)
    before = _forms(previous.get("msgid", ""), previous.get("msgid_plural", ""))
    kept = before if any(before) else _forms(entry.source, entry.other)
    return kept if kept != now else []


def _forms(source: str, other: str) -> list[str]:
    return [source, other] if other else [source]


def _length(form: str) -> int:
    """Characters as the check counts them: without marks, where they can be read."""
    try:
        return len(marks.plain(form))
    except marks.MarkError:
        return len(form)


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: value for name, value in asdict(finding).items() if name not in ("key", "file")}
