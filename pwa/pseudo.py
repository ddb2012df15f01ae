"""Languages that nobody speaks, made from the English source, to see what a layout does to others.

`en-XA`: accented, at least 40 % longer, in brackets, so that cut text is seen. `ar-XB`: English in
mirror writing, from right to left, read with Arabic's rules. Marks, names, links and numbers stay.
They are made in memory for the preview and for tests, and are in no list of languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pwa import marks
from pwa.catalogs import Entry
from pwa.locales import Locale
from pwa.marks import Node
from pwa.text import Plural, Text

GROWTH = ((10, 2.0), (20, 1.6), (10_000, 1.4))  # up to so many characters, so many times as long
_VOWELS = frozenset("aeiouyAEIOUY")
_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_PADDING = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LETTERS = re.compile(r"[^\W\d_](?:[^\d]*[^\W\d_])?")  # words and what stands between them, without figures
_MIRRORED = ("\u202e", "\u202c")  # right-to-left override, and its end


@dataclass(frozen=True, slots=True)
class PseudoLocale(Locale):
    """A language CLDR does not know; names and dates are those of its parent's."""

    @property
    def cldr(self) -> str:
        return self.code.partition("-")[0]


LOCALES: dict[str, PseudoLocale] = {
    "en-XA": PseudoLocale("en-XA", "⟦Éñĝļîšĥ one⟧", "Latn", "GB"),
    "ar-XB": PseudoLocale("ar-XB", "\u202eMirrored\u202c", "Arab", "EG", "rtl"),
}


def entries(texts: Iterable[Text], locale: Locale) -> dict[str, Entry]:
    """A whole catalog by key: every message translated, and signed, so that it stands alone."""
    return {text.key: _entry(text, locale) for text in texts}


def _entry(text: Text, locale: Locale) -> Entry:
    make = _longer if locale.dir == "ltr" else _mirrored
    if not isinstance(text, Plural):
        return Entry(text.key, text.source, (make(text.source),), signed=True)
    forms = tuple(make(text.source if category == "one" else text.other) for category in locale.categories)
    return Entry(text.key, text.source, forms, text.other, signed=True)


def _longer(source: str) -> str:
    """Doubled vowels make long words, as German has them; words behind them make long sentences.

    The brackets are none of ours: [ begins a link.
    """
    words = _mapped(source, lambda plain: "".join(ch * 2 if ch in _VOWELS else ch for ch in plain).translate(_ACCENTED))
    wanted = next(times for most, times in GROWTH if len(source) <= most) * len(source)
    padding: list[str] = []
    while len(words) + sum(len(word) + 1 for word in padding) + 2 < wanted:
        padding.append(_PADDING[len(padding) % len(_PADDING)])
    return f"⟦{' '.join((words, *padding))}⟧"


def _mirrored(source: str) -> str:
    return _mapped(source, lambda plain: _LETTERS.sub(lambda run: run[0].join(_MIRRORED), plain))


def _mapped(source: str, change: Callable[[str], str]) -> str:
    """The message with its plain words changed, everything else as it was."""

    def write(nodes: Iterable[Node]) -> str:
        return "".join(map(one, nodes))

    def one(node: Node) -> str:
        if node.kind == "name":
            return f"{{{node.value}}}"
        if node.kind == "link":
            return f"[{write(node.children)}]({node.target})"
        if node.children:
            star = "**" if node.kind == "strong" else "*"
            return f"{star}{write(node.children)}{star}"
        return change(node.value)

    return write(marks.parse(source))
