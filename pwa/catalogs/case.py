"""What a check looks at, and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from pwa import marks
from pwa.catalogs.model import Severity
from pwa.locales import Locale
from pwa.text import Plural, Text


@dataclass(frozen=True)
class Case:
    """One form of one translation beside its source."""

    text: Text
    form: str
    locale: Locale
    number: int | None = None  # which plural form

    @property
    def source(self) -> str:
        return self.text.other if isinstance(self.text, Plural) else self.text.source

    @cached_property
    def only(self) -> int | None:
        """The one number this plural form is for, where it is for one only ("one day")."""
        if self.number is None:
            return None
        numbers = [n for n in range(200) if self.locale.plural(n) == self.number]
        return numbers[0] if len(numbers) == 1 else None

    @cached_property
    def words(self) -> str:
        """The form as it is read, without marks."""
        return plain(self.form)

    @cached_property
    def source_words(self) -> str:
        return plain(self.source)


def is_search_words(text: Text) -> bool:
    """Whether a message holds what people type to find a page: each language has its own words."""
    return text.key.endswith("/aliases") or text.key.startswith("ui/aliases")


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule; `run` yields what is wrong with a case.

    "sign-off" means that only a person can tell: a reviewer's signature answers it where the text
    is safety text, elsewhere it is a warning.
    """

    name: str
    run: Callable[[Case], Iterable[str]]
    remedy: str
    severity: Severity = "error"


def plain(text: str) -> str:
    """Words without marks, or the text as it is where its marks are broken."""
    with suppress(marks.MarkError):
        return marks.plain(text)
    return text
