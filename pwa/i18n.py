"""Messages into one language: `t`, `tn`, `tp`, `el`. A translation is untrusted input.

Whatever a catalog holds, nothing here raises and nothing but `<strong>`, `<em>`, `<a href>` (to
a page the source links to) and `<bdi>` comes out. A message that is missing, unfinished, made
for another source or faulty shows in English, marked as such. Safety text that no clinician has
signed carries its English along (`Message.source`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from pwa import marks
from pwa.catalogs import Entry, is_safety, usable
from pwa.digits import written
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.marks import Node
from pwa.text import Plural, Text

_TAG = re.compile(r"[a-z][a-z0-9-]*")
_PHONE = re.compile(r"\+?\d(?:[ ()/-]{0,2}\d){4,}")
_NUMBER_TO_CALL = re.compile(r"\+?\d[\d ()/-]*")  # counts are ints, "112" is to be called
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")

_HASHED = {int, str}  # values that say all by being equal; markup equals words that it would not look like

_NOTHING = Markup()
_ENGLISH = Markup(f' lang="{LOCALES[SOURCE].tag}" dir="{LOCALES[SOURCE].dir}"')
_SOURCE = (Markup(f'<small class="source"{_ENGLISH}>'), Markup("</small>"))

Link = Callable[[str, str], str]  # kind, slug -> address


@dataclass(frozen=True, slots=True)
class Message:
    """A message as markup, and the language it is really in."""

    html: Markup
    lang: str  # BCP 47
    dir: str
    fallback: bool  # in English where the page is not
    source: Markup = _NOTHING  # the English of safety text that nobody has signed in this language
    mark: Markup = _NOTHING  # in a translator's preview: which message it is, see `pwa.marking`

    @property
    def attrs(self) -> Markup:
        """For the block it stands in: ` lang="en" dir="ltr"` where it is a fallback, else nothing."""
        found = _ENGLISH if self.fallback else _NOTHING
        return self.mark + found if self.mark else found

    def __html__(self) -> Markup:
        return self.html

    def __str__(self) -> str:
        return str(self.html)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A form of a message, parsed and rendered but for its values."""

    html: tuple[str, ...]  # pieces of markup; every second one is a placeholder's name
    plain: str  # without marks, `{name}` for placeholders
    locale: Locale
    fallback: bool
    source: tuple[_Compiled, ...] = ()  # the English forms, to be shown beside it
    ready: Message | None = None  # where there is nothing left to fill in


class Translator:
    """All messages of one language. `values` are given to every message that asks for them."""

    def __init__(
        self, locale: Locale, catalog: Mapping[str, Entry], link: Link, values: Mapping[str, object] | None = None
    ) -> None:
        self._locale = locale
        self._catalog = catalog
        self._link = link
        self._values = dict(values or {})
        # By key, with the text itself: a key is hashed once for ever, a record each time.
        self._compiled: dict[str, tuple[Text, tuple[_Compiled, ...]]] = {}
        self._elements: dict[tuple[object, ...], tuple[Text, Markup]] = {}
        # Whether a reader has to be told that no clinician has checked this translation.
        self.draft = locale.code != SOURCE and any(
            is_safety(entry) and entry.done and not entry.signed for entry in catalog.values()
        )

    def t(self, text: Text, **values: object) -> Message:
        """The message as markup. A plural takes its form from the value `n`."""
        found = self._form(text, values.get("n"))
        if found.ready is not None:
            return found.ready
        source = "".join(self._filled(_of_number(found.source, values.get("n")), values)) if found.source else ""
        return _message("".join(self._filled(found, values)), found, source)

    def tn(self, text: Text, n: int, **values: object) -> Message:
        """The message in the form for `n`, which also fills `{n}`."""
        return self.t(text, **{"n": n, **values})

    def tp(self, text: Text, n: int | None = None, **values: object) -> str:
        """The words alone, for attributes, titles and JSON; whoever uses them escapes them."""
        given = values if n is None else {"n": n, **values}
        form = self._form(text, given.get("n"))
        if "{" not in form.plain:
            return form.plain
        given = self._values | given
        return _NAME.sub(lambda name: _words(given.get(name[1], name[0]), form.locale), form.plain)

    def el(self, tag: str, text: Text, beside: bool = False, id: str | None = None, **values: object) -> Markup:
        """The message in an element that says which language it is in; `class` and `id` are the element's own.

        With `beside` the English stands behind it, marked, where the translation is not signed:
        for what is read when there is no time to doubt it.
        """
        class_ = values.pop("class", None) if values else None
        asked: tuple[object, ...] = (tag, class_, id, text.key, beside)
        if values:
            if not _HASHED.issuperset(map(type, values.values())):
                return self._element(tag, class_, id, text, beside, values)
            asked += tuple(values.items())
        made = self._elements.get(asked)  # two of three stand on several pages
        if made is None or made[0] is not text:
            made = self._elements[asked] = (text, self._element(tag, class_, id, text, beside, values))
        return made[1]

    def _element(
        self, tag: str, class_: object, id: str | None, text: Text, beside: bool, values: Mapping[str, object]
    ) -> Markup:
        message = self.t(text, **values) if values else self.t(text)
        made = (_start(tag, class_, id), message.attrs, ">", message.html, "</", tag, ">")
        source = (_SOURCE[0], message.source, _SOURCE[1]) if beside and message.source else ()
        return Markup("".join((*made, *source)))

    def client(self, text: Text) -> str | dict[str, str]:
        """For JavaScript: the words, or the words by CLDR category; placeholders stay."""
        forms = self._forms(text)
        if not isinstance(text, Plural):
            return forms[0].plain
        return {name: form.plain for name, form in zip(forms[0].locale.categories, forms, strict=True)}

    def fallback(self, text: Text) -> bool:
        """Whether the message shows in English though the page is not."""
        return self._forms(text)[0].fallback

    def _form(self, text: Text, n: object) -> _Compiled:
        found = self._compiled.get(text.key)
        forms = found[1] if found is not None and found[0] is text else self._forms(text)
        return forms[0] if len(forms) == 1 else _of_number(forms, n)

    def _forms(self, text: Text) -> tuple[_Compiled, ...]:
        found = self._compiled.get(text.key)
        if found is None or found[0] is not text:
            found = self._compiled[text.key] = (text, self._compile(text))
        return found[1]

    def _compile(self, text: Text) -> tuple[_Compiled, ...]:
        entry = self._catalog.get(text.key)
        if self._locale.code != SOURCE and entry is not None and self._usable(entry, text):
            beside = () if entry.signed or not is_safety(text) else self._english(text)
            return tuple(self._one(form, self._locale, False, beside) for form in entry.forms)
        return self._english(text)

    def _usable(self, entry: Entry, text: Text) -> bool:
        return usable(entry, text, self._locale)

    def _english(self, text: Text) -> tuple[_Compiled, ...]:
        sources = (text.source, text.other) if isinstance(text, Plural) else (text.source,)
        return tuple(self._one(source, LOCALES[SOURCE], self._locale.code != SOURCE) for source in sources)

    def _one(self, source: str, locale: Locale, fallback: bool, beside: tuple[_Compiled, ...] = ()) -> _Compiled:
        nodes = _parse(source)
        html = tuple(_pieces(nodes, self._link))
        made = _Compiled(html, _plain(nodes), locale, fallback, beside)
        if len(html) > 1 or len(beside) > 1 or any(len(form.html) > 1 for form in beside):
            return made
        return replace(made, ready=_message(html[0], made, beside[0].html[0] if beside else ""))

    def _filled(self, form: _Compiled, values: Mapping[str, object]) -> Iterable[str]:
        for place, piece in enumerate(form.html):
            if place % 2 == 0:
                yield piece
            elif piece in values or piece in self._values:
                yield _value(values.get(piece, self._values.get(piece)), form.locale)
            else:
                yield f"{{{piece}}}"


@lru_cache(1000)
def _start(tag: str, class_: object, id: object) -> str:
    """The start of an element, up to its language: `<p class="lead"`."""
    if not _TAG.fullmatch(tag):
        raise ValueError(f"{tag!r} is no element's name")
    return f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in (("class", class_), ("id", id)) if value)


def _of_number(forms: tuple[_Compiled, ...], n: object) -> _Compiled:
    """The form for a number; the last one, the most general, where there is none."""
    if len(forms) == 1 or not isinstance(n, int):
        return forms[-1]
    return forms[forms[0].locale.plural(n)]


def _message(html: str, form: _Compiled, source: str) -> Message:
    return Message(Markup(html), form.locale.tag, form.locale.dir, form.fallback, Markup(source))


def _parse(source: str) -> tuple[Node, ...]:
    try:
        return marks.parse(source)
    except marks.MarkError:  # translations are checked before; content is checked when it is loaded
        return (Node("plain", source),)


def _pieces(nodes: tuple[Node, ...], link: Link) -> list[str]:
    """Markup and placeholders' names in turn, beginning and ending with markup."""
    pieces = [""]

    def add(nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if node.kind == "name":
                pieces.extend((node.value, ""))
            elif node.kind == "plain":
                pieces[-1] += _isolated(node.value)
            else:
                before, after = _tags(node, link)
                pieces[-1] += before
                add(node.children)
                pieces[-1] += after

    add(nodes)
    return pieces


def _tags(node: Node, link: Link) -> tuple[str, str]:
    if node.kind == "link":
        kind, _, slug = node.target.partition(":")
        return f'<a href="{escape(link(kind, slug))}">', "</a>"
    return f"<{node.kind}>", f"</{node.kind}>"


def _plain(nodes: tuple[Node, ...]) -> str:
    return "".join(
        f"{{{node.value}}}" if node.kind == "name" else _plain(node.children) if node.children else node.value
        for node in nodes
    )


def _words(value: object, locale: Locale) -> str:
    """A value as text: a count in the figures of the language, anything else as it is."""
    return written(str(value), locale) if isinstance(value, int) else str(value)


def _value(value: object, locale: Locale) -> str:
    if isinstance(value, str) and _NUMBER_TO_CALL.fullmatch(value):
        return f'<bdi dir="ltr">{escape(value)}</bdi>'
    return str(escape(value)) if hasattr(value, "__html__") else _isolated(_words(value, locale))


def _isolated(words: str) -> str:
    """Escaped words; telephone numbers keep their order in text that runs from right to left, degrees their number."""
    words = words.replace(" °", "\u00a0°")
    html, end = "", 0
    for phone in _PHONE.finditer(words):
        html += f'{escape(words[end : phone.start()])}<bdi dir="ltr">{phone[0]}</bdi>'
        end = phone.end()
    return html + str(escape(words[end:]))
