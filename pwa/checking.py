"""`backpocket check`: content, words, catalogs, and every link of the built site, in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from pwa import catalogs, content, create_app, editorial, languages, site
from pwa.locales import SOURCE
from pwa.model import Content
from pwa.settings import TRANSLATIONS, Settings


def check(settings: Settings) -> list[str]:
    """Faults as `file:key: message`; a later stage is left out when an earlier one leaves no site."""
    try:
        loaded = content.load()
    except content.ContentError as error:
        return error.faults
    faults = editorial.check(loaded)
    try:
        faults += _catalogs(loaded)
        built = site.build(create_app(settings), settings, {})
    except (catalogs.CatalogError, content.ContentError) as error:
        return [*faults, *str(error).splitlines()]
    except languages.LanguageError as error:
        return [*faults, f"{TRANSLATIONS}:language: {error}"]
    return [*faults, *links(built.files)]


def _catalogs(loaded: Content) -> Iterator[str]:
    for code, locale in languages.known(TRANSLATIONS).items():
        found = catalogs.check_own(TRANSLATIONS, locale, loaded.texts) if code != SOURCE else []
        yield from (str(finding) for finding in found if finding.severity == "error")


@dataclass
class _Document(HTMLParser):
    """Addresses and ids of one page."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("href", "src", "data-href") and value:
                self.links.append(value)


def links(files: Mapping[str, bytes]) -> list[str]:
    """Links of all pages that lead nowhere, fragments that are not there, ids that stand twice."""
    documents: dict[str, _Document] = {}
    for url, body in files.items():
        if url.endswith("/") or url.endswith(".html"):
            documents[url] = document = _Document()
            document.feed(body.decode())
    return [fault for url, document in documents.items() for fault in _faults(url, document, documents, files)]


def _faults(
    url: str, document: _Document, documents: Mapping[str, _Document], files: Mapping[str, bytes]
) -> Iterator[str]:
    for twice in sorted({name for name in document.ids if document.ids.count(name) > 1}):
        yield f"{url}:id: {twice!r} stands twice; ids are unique on a page"
    for link in document.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target, fragment = unquote(parts.path), unquote(parts.fragment)
        if target and target != "/" and target not in files:
            yield f"{url}:link: {link!r} leads nowhere; mend the address"
            continue
        there = documents.get(target or url)
        if fragment and there is not None and fragment not in there.ids:
            yield f"{url}:link: {link!r} names a place that is not on that page"
