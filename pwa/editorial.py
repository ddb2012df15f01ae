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
from pwa.model import Article, Content, Guide, Text

GRADE = 7.0  # Flesch-Kincaid, of a page
WORDS = 30  # in a sentence
GUIDE_WORDS = (250, 450)
MONTHS = 36  # between two checks of a page
RUN = 8  # words in a row that may not stand in a source article
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_WORD = re.compile(r"[a-z0-9']+")


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
        *(fault for text in content.texts for fault in _wording(text)),
        *(fault for page in _pages(content) for fault in _page(page)),
        *_dates(content, today or date.today()),
    ]


def _complete(content: Content) -> Iterator[str]:
    for plural, slugs in rules()["required"].items():
        for slug in slugs:
            if slug not in getattr(content, plural):
                yield f"{plural}:{slug}: missing; every name of the editorial ledger has its page"


def sources(text: Text) -> tuple[str, ...]:
    """The English words of a message, marks taken off; both forms of a plural."""
    other = getattr(text, "other", "")
    return tuple(marks.plain(words) for words in (text.source, other) if words)


def _wording(text: Text) -> Iterator[str]:
    for words in sources(text):
        low = words.lower()
        for kind, remedy in (
            ("claims", "no app can promise that; say what may help"),
            ("garble", "a garbled word of the source articles; use the plain one"),
            ("figures", "a figure that was found wrong; see the corrections"),
        ):
            for bad in rules()[kind]:
                if re.search(rf"\b{bad}\b", low):
                    yield f"{text.file}:{text.key}: {bad!r}: {remedy}"
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


def _pages(content: Content) -> Iterator[Any]:
    for mapping in (content.guides, content.exercises, content.articles, content.care, content.routines):
        yield from mapping.values()


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


def grade(words: str) -> float:
    """Flesch-Kincaid grade."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own import warns of pkg_resources
        import textstat
    return float(textstat.flesch_kincaid_grade(words))


def _page(record: Any) -> Iterator[str]:
    texts = list(texts_of(record))
    words = prose(texts)
    where = f"{texts[0].file}:{record.slug}" if texts[0].file.count("/") == 0 else f"{texts[0].file}:page"
    name = texts[0].key.rpartition("/")[0]
    if (found := grade(words)) > GRADE and name not in rules()["grade"]:
        yield f"{where}: reading grade {found:.1f}, {GRADE:.0f} at most; shorter words and sentences"
    if isinstance(record, Guide):
        count = len(words.split())
        if not GUIDE_WORDS[0] <= count <= GUIDE_WORDS[1] and name not in rules()["length"]:
            yield f"{where}: {count} words; a guide has {GUIDE_WORDS[0]} to {GUIDE_WORDS[1]}"


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
