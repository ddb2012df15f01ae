"""Every page there is, and where it stands. Addresses are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pwa.locales import LOCALES, SOURCE
from pwa.model import Content
from pwa.text import Text

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
    "translate": "translate/",
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
# Where a reader meets messages that are named after no page, by the first two parts of their keys.
_TODAY, _SESSION, _GUIDE = "", "routines/strong-back/", "guides/sciatica/"
SEEN_ON = {
    "sign": "danger/", "level": "danger/", "phase": _TODAY, "place": "where/", "term": "glossary/", "care": "care/",
    "ui/app": _TODAY, "ui/tabs": _TODAY, "ui/running": _TODAY, "ui/reminder": _TODAY, "ui/install": _TODAY,
    "ui/data": "diary/", "ui/found": "search/", "ui/tests": "settings/", "ui/country": "settings/",
    "ui/dose": "exercises/", "ui/filters": "exercises/", "ui/favourites": "exercises/", "ui/install_steps": "install/",
    "ui/player": _SESSION, "ui/session": _SESSION, "ui/safety": _SESSION, "ui/routine": _SESSION,
    "ui/timer": "timer/cold-pack/", "ui/remind": "timer/stand-and-stretch/", "ui/exercise": "exercises/nerve-glide/",
    "ui/guide": _GUIDE, "ui/share": _GUIDE, "ui/aloud": _GUIDE, "ui/code": _GUIDE, "ui/sheet": "show/es/",
}  # fmt: skip
TEMPLATES = {"messages": "/translations/messages.pot", "glossary": "/translations/glossary.pot"}  # by domain
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


def seen_on(key: str) -> str:
    """The English page on which a reader meets the message, or most of its kind; "" where there is none."""
    kind, name, *_ = f"{key}/".split("/")
    place = SEEN_ON.get(kind, SEEN_ON.get(f"{kind}/{name}"))
    if place is None:
        place = PATHS.get(name) if kind == "ui" else PATHS[kind] if kind in RECORDS else None
    return "" if place is None else f"/{SOURCE}/{place.format(slug=name)}"


def catalog(lang: str, domain: str = "messages") -> str:
    """The address of a language's PO file, named so that no two are mixed up where they are saved."""
    return f"/translations/{lang}.po" if domain == "messages" else f"/translations/{lang}-{domain}.po"


def preview(path: str) -> str:
    """Where the page at `path` can be filled in by a translator; see `pwa.open_pages`."""
    return f"/preview{path}"


def alternate(page: Page, lang: str) -> str:
    """The same page in another language. A sheet in two languages turns its languages round."""
    return path(page.kind, lang, page.lang if page.slug == lang else page.slug)


def pages(content: Content, lang: str, codes: Iterable[str] = LOCALES) -> Iterator[Page]:
    """All pages of one language, in a stable order; `codes` are the languages of the site."""
    codes = tuple(codes)
    for kind in PATHS:
        if kind in RECORDS:
            for slug, record in getattr(content, RECORDS[kind]).items():
                if kind != "timer" or record.limits:
                    yield Page(kind, lang, slug, record)
        elif kind == "sheet":
            yield from (Page(kind, lang, other) for other in codes if other != lang)
        else:
            yield Page(kind, lang)
