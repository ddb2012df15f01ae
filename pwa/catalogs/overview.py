"""Every message of a file with all there is to say about it: what a preview's overlay is told.

The form of the answer is described at the top of `static/preview/overlay.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pwa import marks
from pwa.catalogs.model import Entry, Finding
from pwa.catalogs.safety import is_safety
from pwa.catalogs.state import STATES, State
from pwa.catalogs.stats import stats
from pwa.locales import Locale
from pwa.text import Plural, Text

Entries = Mapping[str, Entry]  # by key
States = Mapping[str, State]


def counts(entries: Entries, states: States, findings: Iterable[Finding], texts: Iterable[Text]) -> dict[str, int]:
    """Messages by state; safety text apart; findings by severity. Zeros stay, so that scripts need not ask."""
    found = list(states.values())
    whole = stats(entries, texts)
    severities = [finding.severity for finding in findings]
    return {
        "total": whole.total,
        **{state: found.count(state) for state in STATES},
        "safety": whole.safety,
        "signed": whole.signed,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }


def overview(
    locale: Locale,
    file: str,
    entries: Entries,
    states: States,
    findings: Iterable[Finding],
    texts: tuple[Text, ...],
    places: Mapping[str, list[str]],
) -> dict[str, Any]:
    """For one file, by the name its translator gave it. `places`: the addresses each message stands on."""
    findings = list(findings)
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        by_key.setdefault(finding.key, []).append(finding)
    known = {text.key for text in texts}
    return {
        "lang": locale.tag,
        "dir": locale.dir,
        "file": file,
        "categories": locale.categories,
        "counts": counts(entries, states, findings, texts),
        "messages": {
            text.key: _message(
                entries.get(text.key),
                states.get(text.key, "missing"),
                text,
                by_key.get(text.key, ()),
                places.get(text.key, []),
            )
            for text in texts
        },
        "findings": [_finding(one) | {"key": one.key} for one in findings if one.key not in known],
    }


def _message(
    entry: Entry | None, state: State, text: Text, findings: Iterable[Finding], places: list[str]
) -> dict[str, Any]:
    """A message; what is empty is left out."""
    forms = list(entry.forms) if entry and any(entry.forms) else []
    found = {
        "state": state,
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
