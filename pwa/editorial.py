"""Rules for the English text: complete, plain, cautious, our own, in date.

The source articles are not part of the product; what must not be copied from them is held as
hashes of their eight-word runs in `content/copied.txt`.
"""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from pwa import marks
from pwa.content import FOLDER
from pwa.model import Article, Content, Guide
from pwa.text import Text

GRADE = 7.0  # Flesch-Kincaid, of a page
WORDS = 30  # in a sentence
GUIDE_WORDS = (250, 450)
MONTHS = 36  # between two checks of a page
OLDEST = 2000  # year of a source; what is older has been reviewed again since
RUN = 8  # words in a row that may not stand in a source article
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_WORD = re.compile(r"[a-z0-9]+")  # an apostrophe parts words, whichever sign stands for it


@cache
def rules() -> dict[str, Any]:
    """`content/rules.toml`: slugs that must be there, words and figures that must not."""
    return tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))


@cache
def copied() -> frozenset[str]:
    """Hashes of all eight-word runs of the source articles."""
    return frozenset((FOLDER / "copied.txt").read_text(encoding="ascii").split())


def check(content: Content, today: date | None = None) -> list[str]:
    """Every breach as `file:key: message`."""
    return [
        *_complete(content),
        *_joined(content),
        *_emergency_first(content),
        *(fault for text in content.texts for fault in _wording(text)),
        *(fault for where, name, texts in _pages(content) for fault in _grade(where, name, texts)),
        *(fault for guide in content.guides.values() for fault in _length(guide)),
        *_dates(content, today or date.today()),
        *_sources(content, today or date.today()),
    ]


def _complete(content: Content) -> Iterator[str]:
    for plural, slugs in rules()["required"].items():
        for slug in slugs:
            if slug not in getattr(content, plural):
                yield f"{plural}:{slug}: missing; every name of the editorial ledger has its page"
    for urgency, slugs in rules()["urgency"].items():
        for slug in slugs:
            if slug not in content.signs:
                yield f"signs:{slug}: missing; every sign of the editorial ledger stands on the page of danger signs"
            elif (found := content.signs[slug].urgency) != urgency:
                yield f"signs.toml:{slug}.urgency: {found!r}; a clinician must agree before it is not {urgency!r}"


def _joined(content: Content) -> Iterator[str]:
    """Warnings that belong to a guide or an exercise and may not be lost."""
    for name in ("signs", "avoid"):
        for slug, wanted in rules()[name].items():
            for missing in sorted(set(wanted) - set(getattr(content.guides.get(slug), name, wanted))):
                yield f"guides/{slug}.toml:{name}: {missing!r} is gone; a clinician must agree before it goes"
    for slug, wanted in rules()["stops"].items():
        if card := content.exercises.get(slug):
            for missing in sorted(set(wanted) - {text.key.rpartition("/")[2] for text in card.not_if}):
                yield f"exercises/{slug}.toml:not_if: {missing!r} is gone; a clinician must agree before it goes"


def _emergency_first(content: Content) -> Iterator[str]:
    """A guide to an emergency sends for help; it offers nothing to try at home."""
    for guide in content.guides.values():
        for name in ("exercises", "later", "care"):
            if guide.kind == "emergency" and getattr(guide, name):
                yield f"{guide.title.file}:{name}: a guide to an emergency offers no exercise or home care; take it out"


def sources(text: Text) -> tuple[str, ...]:
    """The English words of a message, marks taken off; both forms of a plural."""
    other = getattr(text, "other", "")
    return tuple(marks.plain(words) for words in (text.source, other) if words)


@cache
def _refused(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules()[kind])})\b")


def _wording(text: Text) -> Iterator[str]:
    for words in sources(text):
        low = words.lower()
        for kind, remedy in (
            ("claims", "no app can promise that; say what may help"),
            ("garble", "a garbled word of the source articles; use the plain one"),
            ("figures", "a figure that was found wrong; see the corrections"),
        ):
            if bad := _refused(kind).search(low):
                yield f"{text.file}:{text.key}: {bad[0]!r}: {remedy}"
        for sentence in _SENTENCE.split(words):
            if (count := len(sentence.split())) > WORDS:
                yield f"{text.file}:{text.key}: a sentence of {count} words, {WORDS} at most; make two"
        if run := next((run for run in runs(low) if digest(run) in copied()), None):
            yield f"{text.file}:{text.key}: {run!r} stands in a source article; say it in our own words"


def runs(words: str) -> Iterator[str]:
    """Runs of eight words, lower case, punctuation taken out."""
    found = _WORD.findall(words.lower())
    for start in range(len(found) - RUN + 1):
        yield " ".join(found[start : start + RUN])


def digest(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:12]


def _pages(content: Content) -> Iterator[tuple[str, str, list[Text]]]:
    """Where a page is written, its name in the rules, and its messages."""
    files = (content.guides, content.exercises, content.articles, content.routines)
    for record in (record for records in files for record in records.values()):
        texts = list(texts_of(record))
        yield f"{texts[0].file}:page", texts[0].key.rpartition("/")[0], texts
    for care in content.care.values():
        yield f"care.toml:{care.slug}", f"care/{care.slug}", list(texts_of(care))
    for name, tables in (
        ("danger", (content.levels, content.signs)),
        ("today", (content.phases,)),
        ("glossary", (content.terms,)),
    ):
        texts = [text for table in tables for record in table.values() for text in texts_of(record)]
        yield f"{texts[0].file}:page", name, texts


def texts_of(record: Any) -> Iterator[Text]:
    """All messages of a record, in the order of its fields."""
    if isinstance(record, Text):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts_of(item)
    elif is_dataclass(record):
        for spec in fields(record):
            yield from texts_of(getattr(record, spec.name))


def prose(texts: Iterable[Text]) -> str:
    """Sentences for measuring: each message ends with a full stop."""
    return " ".join(words if words.endswith((".", "?", ":")) else f"{words}." for t in texts for words in sources(t))


@cache
def grade(words: str) -> float:
    """Flesch-Kincaid grade; a page that has not changed is not measured again."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own import warns of pkg_resources
        import textstat
    return float(textstat.flesch_kincaid_grade(words))


def _grade(where: str, name: str, texts: list[Text]) -> Iterator[str]:
    if (found := grade(prose(texts))) > GRADE and name not in rules()["grade"]:
        yield f"{where}: reading grade {found:.1f}, {GRADE:.0f} at most; shorter words and sentences"


def _length(guide: Guide) -> Iterator[str]:
    count = len(prose(texts_of(guide)).split())
    if not GUIDE_WORDS[0] <= count <= GUIDE_WORDS[1] and f"guide/{guide.slug}" not in rules()["length"]:
        yield f"{guide.title.file}:page: {count} words; a guide has {GUIDE_WORDS[0]} to {GUIDE_WORDS[1]}"


def _dates(content: Content, today: date) -> Iterator[str]:
    pages: list[Guide | Article] = [*content.guides.values(), *content.articles.values()]
    for page in pages:
        where = page.title.file
        months = (page.next_check.year - page.checked.year) * 12 + page.next_check.month - page.checked.month
        if page.checked > today:
            yield f"{where}:checked: {page.checked} lies ahead; write the day it was checked"
        if page.next_check < today:
            yield f"{where}:next_check: {page.next_check} is past; check the page again and set both dates"
        if not 0 < months <= MONTHS:
            yield f"{where}:next_check: {months} months after `checked`; 1 to {MONTHS}"
        if len(page.sources) < 2:
            yield f"{where}:sources: name two or more"


def _sources(content: Content, today: date) -> Iterator[str]:
    for source in content.sources.values():
        if not source.url.startswith("https://"):
            yield f"sources.toml:{source.slug}.url: {source.url!r}; write the publisher's https:// address or the DOI"
        if not OLDEST <= source.year <= today.year:
            yield f"sources.toml:{source.slug}.year: {source.year}; write the year it was published or read"
