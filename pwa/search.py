"""What search finds: a document for each page, piece of home care, place and word, in one language.

Documents travel, not an index: the phone builds that in a moment, and a changed sentence changes
one short line here. A blank line ends a piece, which phones keep and fetch by itself (see
`offline`). `words` are folded and stand once each, in alphabetical order.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pwa import pages
from pwa.content import ContentError
from pwa.editorial import texts_of
from pwa.folding import words
from pwa.i18n import Translator
from pwa.locales import SOURCE
from pwa.model import Content
from pwa.text import Text

ALIASES = "aliases_"  # tables of ui/search.toml: aliases_<kind>, everyday words by slug
LEFT_OUT = ("offline", "search", "timer", "sheet")  # found as what leads to them: home care, "show"
# Documents in a piece; those of other kinds that stand together are one. By number and never by
# size, or a longer sentence could push the last document of a piece into the next one.
PIECE = {"guide": 2, "exercise": 9, "article": 4, "care": 20}
COMMON = 0.5  # a word in more of the records than that tells nothing
Document = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something to find: a record, or a page without one."""

    kind: str
    slug: str
    address: str
    title: Text
    line: Text | None  # one sentence under the title
    names: Text | None  # other names its own file gives
    texts: list[Text]


def address(lang: str) -> str:
    """Where the documents of a language stand."""
    return f"/{lang}/search.json"


def body(found: Iterable[Document]) -> bytes:
    """The documents as the phone gets them: a line for each, and a blank line after each piece."""
    pieces: list[str] = []
    for kind, run in groupby(found, lambda document: document["kind"] if document["kind"] in PIECE else ""):
        lines = [json.dumps(document, ensure_ascii=False, separators=(",", ":")) for document in run]
        step = PIECE.get(kind, len(lines))
        pieces += [",\n".join(lines[at : at + step]) for at in range(0, len(lines), step)]
    return ("[" + ",\n\n".join(pieces) + "]\n").encode()


def documents(content: Content, lang: str, translator: Translator) -> list[Document]:
    """All documents in the order of the pages: id, kind, title, address, and where there are any
    line, aliases, words; `lang` where the title shows in English though the page is not.

    Raises `ContentError` for everyday words of something that does not exist.
    """
    tp = translator.tp
    found = list(_entries(content, lang))
    _check(content, {(entry.kind, entry.slug) for entry in found})
    folded = [set(words(" ".join(tp(text) for text in entry.texts))) for entry in found]
    seen = Counter(word for some in folded for word in some)
    common = {word for word, times in seen.items() if times > COMMON * len(found)}
    made = []
    for entry, inside in zip(found, folded, strict=True):
        title = tp(entry.title)
        aliases = ", ".join(tp(text) for text in (entry.names, _everyday(content, entry)) if text)
        document = {
            "id": f"{entry.kind}/{entry.slug}",
            "kind": entry.kind,
            "title": title,
            "address": entry.address,
            "line": tp(entry.line) if entry.line else "",
            "aliases": aliases,
            "words": " ".join(sorted(inside - common - {*words(title), *words(aliases)})),
            "lang": SOURCE if translator.fallback(entry.title) else "",
        }
        made.append({name: value for name, value in document.items() if value})
    return made


def _entries(content: Content, lang: str) -> Iterator[_Entry]:
    """What there is to find: pages in their order, then what stands on a page with others."""
    for page in pages.pages(content, lang):
        if page.kind in LEFT_OUT:
            continue
        kind = page.kind if page.kind in pages.RECORDS else "page"
        line = page.description(content)
        texts = [*texts_of(page.record)] if page.record else [line, *_danger(content, page.kind)]
        names = getattr(page.record, "aliases", None)
        yield _Entry(kind, page.slug or page.kind, page.path, page.title(content), line, names, texts)

    def at(holder: str, slug: str) -> str:
        return f"{pages.path(holder, lang)}#{slug}"

    for slug, care in content.care.items():
        yield _Entry("care", slug, at("care", slug), care.title, care.how, None, [*texts_of(care)])
    for slug, place in content.places.items():
        yield _Entry("place", slug, at("where", slug), place.title, None, None, [])
    for slug, term in content.terms.items():
        yield _Entry("term", slug, at("glossary", slug), term.word, term.meaning, None, [*texts_of(term)])


def _danger(content: Content, kind: str) -> list[Text]:
    return [text for sign in content.signs.values() for text in texts_of(sign)] if kind == "danger" else []


def _everyday(content: Content, entry: _Entry) -> Text | None:
    return content.ui.get(f"{ALIASES}{entry.kind}", {}).get(entry.slug)


def _check(content: Content, known: set[tuple[str, str]]) -> None:
    faults = [
        f"{text.file}:{table}.{slug}: names no {kind}; use a slug that exists, or remove the line"
        for table, names in content.ui.items()
        if table.startswith(ALIASES) and (kind := table.removeprefix(ALIASES))
        for slug, text in names.items()
        if (kind, slug) not in known
    ]
    if faults:
        raise ContentError(faults)


def titles(content: Content, lang: str) -> dict[str, list[tuple[str, Text]]]:
    """Address and title of all there is to find, by kind: the plain list of the search page."""
    groups: dict[str, list[tuple[str, Text]]] = {}
    for entry in _entries(content, lang):
        groups.setdefault(entry.kind, []).append((entry.address, entry.title))
    return groups
