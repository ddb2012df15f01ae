"""Pages for any language: every message is a hole that a script fills from a translator's file.

In the page stands the English, `<p data-msg="guide/sciatica/do/walk" data-values='{"n":3}'>`, and a
value that is markup stands in a `data-value` of its own, so that the script can move it. Where
there can be no element (titles, names for screen readers, words of scripts) stands a mark of
private characters: `static/preview/filling.js` knows the form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from markupsafe import Markup, escape

from pwa import marks
from pwa.i18n import Message
from pwa.marking import Marked
from pwa.text import Plural, Text

_OPEN, _WITH, _CLOSE = "\ue000", "\ue001", "\ue002"  # <key> <values as JSON>
# In place of a key: a date, which the script writes in its language.
MONTH, DAY = "@month", "@day"


class Holes(Marked):
    """The translator of such pages. Its language is the source's; there is no catalog."""

    _beside = False

    def t(self, text: Text, **values: object) -> Message:
        moved = {name: value for name, value in values.items() if hasattr(value, "__html__")}
        plain = {name: _scalar(value) for name, value in self._asked(text, values).items() if name not in moved}
        message = super().t(text, **values | {name: _moved(name, value) for name, value in moved.items()})
        given = Markup(f' data-values="{escape(_json(plain))}"') if plain else Markup()
        beside = Markup(" data-beside") if self._beside else Markup()
        return replace(message, mark=Markup(f' data-msg="{escape(text.key)}"') + given + beside)

    def el(self, tag: str, text: Text, beside: bool = False, id: str | None = None, **values: object) -> Markup:
        self._beside = beside
        try:
            return super().el(tag, text, beside, id, **values)
        finally:
            self._beside = False

    def tp(self, text: Text, n: int | None = None, **values: object) -> str:
        super().tp(text, n, **values)  # so that it is seen
        given = values if n is None else {"n": n, **values}
        return hole(text.key, {name: _scalar(value) for name, value in self._asked(text, given).items()})

    def client(self, text: Text) -> str:
        super().client(text)
        return hole(text.key, None)

    def _asked(self, text: Text, values: Mapping[str, object]) -> dict[str, object]:
        """The values a translation may want: those the source names, and the number."""
        sources = (text.source, text.other) if isinstance(text, Plural) else (text.source,)
        names = {"n"}.union(*map(marks.placeholders, sources))
        return {name: value for name, value in {**self._values, **values}.items() if name in names}


def hole(key: str, values: Mapping[str, object] | None) -> str:
    """The mark for a message; values None: they come later, by a script."""
    return f"{_OPEN}{key}{_WITH}{_json(values)}{_CLOSE}"


def month(day: date) -> str:
    """The mark for a month."""
    return hole(MONTH, {"date": day.isoformat()})


def day(day: date) -> str:
    """The mark for a day."""
    return hole(DAY, {"date": day.isoformat()})


def _json(values: object) -> str:
    """In ASCII, so that a mark inside a value does not end the mark it stands in."""
    return json.dumps(values, separators=(",", ":"))


def _scalar(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def _moved(name: str, value: object) -> Markup:
    message = Markup("<span{}>{}</span>").format(value.attrs, value) if isinstance(value, Message) else value
    return Markup('<span data-value="{}">{}</span>').format(name, message)
