"""Pages for the eyes of a translator: every message's element says which message it is, and its state.

`<p data-msg="guide/sciatica/do/walk" data-state="stale">`. Words in attributes, titles and data
blocks cannot carry a mark; a page's `Seen` lists them. A normal build knows nothing of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from pwa.catalogs import SHOWN, Entry, State
from pwa.i18n import Link, Message, Translator
from pwa.locales import Locale
from pwa.text import Text


@dataclass(slots=True)
class Seen:
    """Keys of the messages a page uses, in their order: with an element, without one, for scripts."""

    marked: dict[str, None] = field(default_factory=dict)
    unmarked: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)

    @property
    def also(self) -> list[str]:
        """What a reader sees or hears on the page that no element can be clicked for."""
        return [key for key in self.unmarked if key not in self.marked]

    @property
    def keys(self) -> dict[str, None]:
        """All of them, but for words that scripts have on every page."""
        return self.marked | self.unmarked


class Marked(Translator):
    """A translator whose elements are marked. `states` has the state of every message by its key."""

    def __init__(
        self,
        locale: Locale,
        catalog: Mapping[str, Entry],
        link: Link,
        values: Mapping[str, object] | None = None,
        states: Mapping[str, State] | None = None,
    ) -> None:
        super().__init__(locale, catalog, link, values)
        self._states = states or {}
        self.seen = Seen()  # of the page that is being rendered

    def begin(self) -> Seen:
        """A new page: what it uses comes together in the answer while it is rendered."""
        self.seen = Seen()
        return self.seen

    def t(self, text: Text, **values: object) -> Message:
        self.seen.marked[text.key] = None
        given = {name: _part(value) if isinstance(value, Message) else value for name, value in values.items()}
        return replace(super().t(text, **given), mark=_mark(text.key, self._state(text)))

    def tp(self, text: Text, n: int | None = None, **values: object) -> str:
        self.seen.unmarked[text.key] = None
        return super().tp(text, n, **values)

    def el(self, tag: str, text: Text, beside: bool = False, id: str | None = None, **values: object) -> Markup:
        """Made for each page anew, so that its `Seen` knows of it."""
        return self._element(tag, values.pop("class", None), id, text, beside, values)

    def client(self, text: Text) -> str | dict[str, str]:
        self.seen.scripts[text.key] = None
        return super().client(text)

    def _usable(self, entry: Entry, text: Text) -> bool:
        """The states follow from the check that judged the file, so nothing is judged twice."""
        return self._state(text) in SHOWN

    def _state(self, text: Text) -> State:
        return self._states.get(text.key, "missing")


def _mark(key: str, state: State) -> Markup:
    return Markup(f' data-msg="{escape(key)}" data-state="{state}"')


def _part(message: Message) -> Markup:
    """A message inside another one, for example an illness in "May mean: …"."""
    return Markup(f"<span{message.attrs}>{message.html}</span>")
