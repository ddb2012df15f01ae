"""Every page there is, and where it stands. Addresses are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pwa.locales import LOCALES
from pwa.model import Content, Text

# kind -> path below /<lang>/; those with {slug} have one page for each record
PATHS = {
    "today": "",
    "danger": "danger/",
    "where": "where/",
    "guides": "guides/",
    "guide": "guides/{slug}/",
    "care": "care/",
    "timer": "timer/{slug}/",
    "exercises": "exercises/",
    "exercise": "exercises/{slug}/",
    "routine": "routines/{slug}/",
    "articles": "articles/",
    "article": "articles/{slug}/",
    "glossary": "glossary/",
    "search": "search/",
    "diary": "diary/",
    "move": "move/",
    "languages": "languages/",
    "more": "more/",
    "settings": "settings/",
    "install": "install/",
    "show": "show/",
    "sheet": "show/{slug}/",  # one for each other language
    "about": "about/",
    "changes": "changes/",
    "sources": "sources/",
    "offline": "offline/",
}
RECORDS = {
    "guide": "guides",
    "timer": "care",  # those with limits
    "exercise": "exercises",
    "routine": "routines",
    "article": "articles",
}
ERRORS = (400, 404, 405, 500)


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `record` is what it shows, `slug` its name, where it has one."""

    kind: str
    lang: str
    slug: str = ""
    record: Any = None

    @property
    def path(self) -> str:
        return path(self.kind, self.lang, self.slug)

    def title(self, content: Content) -> Text:
        return self.record.title if self.record else content.ui[self.kind]["title"]

    def description(self, content: Content) -> Text:
        if self.record:
            return self.record.how if self.kind == "timer" else self.record.summary  # type: ignore[no-any-return]
        return content.ui[self.kind].get("description") or content.ui["app"]["description"]


def path(kind: str, lang: str, slug: str = "") -> str:
    """The address of a page; raises `KeyError` for a kind that does not exist."""
    return f"/{lang}/" + PATHS[kind].format(slug=slug)


def alternate(page: Page, lang: str) -> str:
    """The same page in another language. A sheet in two languages turns its languages round."""
    return path(page.kind, lang, page.lang if page.slug == lang else page.slug)


def pages(content: Content, lang: str) -> Iterator[Page]:
    """All pages of one language, in a stable order."""
    for kind in PATHS:
        if kind in RECORDS:
            for slug, record in getattr(content, RECORDS[kind]).items():
                if kind != "timer" or record.limits:
                    yield Page(kind, lang, slug, record)
        elif kind == "sheet":
            yield from (Page(kind, lang, other) for other in LOCALES if other != lang)
        else:
            yield Page(kind, lang)
