"""The site as the preview shows it: rendered when a page is asked for, marked in one language.

The other languages are there as they are, so that every link works.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from flask import Flask

from pwa import content, figures, languages, offline, pages, rendering, search, site
from pwa.assets import Assets
from pwa.catalogs import Entry
from pwa.i18n import Translator
from pwa.locales import Locale
from pwa.marking import Marked, Seen
from pwa.pages import Page
from pwa.preview.document import Labels, document, labels
from pwa.preview.judged import Judged
from pwa.settings import STATIC

TOOLS = "/preview/"  # addresses of the preview itself
_HEAD = f'<script src="{TOOLS}early.js"></script><link rel="stylesheet" href="{TOOLS}marks.css"></head>'
_BODY = f'<script type="module" src="{TOOLS}live.js"></script></body>'
_MOST = 200  # findings on the page for a broken file


class Pages:
    """All addresses of the site; `take` gives it what to show. One page is rendered at a time."""

    def __init__(self, app: Flask, locale: Locale, translations: Path) -> None:
        """Raises `CatalogError` or `LanguageError` where another language's own catalog is broken."""
        self.content = content.load()
        self.locale = locale
        self.judged: Judged
        self._app = app
        with TemporaryDirectory() as scratch:
            assets = Assets(app, STATIC, Path(scratch), figures.css(), rendering.SHEETS)
            self._files = assets.bodies()
        self._urls = assets.urls
        self._contexts: dict[str, dict[str, Any]] = {}
        others = languages.shipped(translations, self.content.texts)
        self._locales = {code: catalog.locale for code, catalog in others.items()} | {locale.code: locale}
        for code, catalog in others.items():
            if code != locale.code:
                self._add(catalog.locale, catalog.by_key())
        self._pages = {
            page.path: page
            for code in sorted(self._locales, key=lambda code: code != locale.code)
            for page in pages.pages(self.content, code, self._locales)
        }
        self._labels: Labels
        self._everywhere: list[str] = []  # keys of what scripts have on every page
        self._places: dict[str, list[str]] = {}
        self._lock = Lock()

    def take(self, judged: Judged) -> None:
        """Show this file from now on; where it is broken, its findings instead of any page of its language."""
        with self._lock:
            translation = Translator if judged.broken else partial(Marked, states=judged.states)
            self._add(self.locale, judged.entries or {}, translation)
            translator = self._contexts[self.locale.code]["translator"]
            self._everywhere = [] if judged.broken else list(translator.seen.scripts)
            self._labels = labels(self.content.ui["preview"], translator, self.locale)
            self.judged = judged

    def body(self, url: str) -> tuple[int, bytes] | None:
        """Status and body of an address; None: nothing stands there."""
        if url in self._files:
            return 200, self._files[url]
        with self._lock:
            return self._rendered(url)

    def missing(self) -> bytes:
        """The page for an address where nothing stands."""
        with self._lock:
            return self._error(404)

    def document(self) -> dict[str, Any]:
        """What the overlay is told."""
        return document(self.judged, self.content.texts, self._labels, self._on_pages())

    def _on_pages(self) -> Mapping[str, list[str]]:
        """Where each message stands, by its key. It does not depend on what a translation says."""
        if not self._places and not self.judged.broken:
            found: dict[str, list[str]] = {}
            for page in self._pages.values():
                if page.lang == self.locale.code:
                    with self._lock:
                        seen = self._begin()
                        self._page(page)
                    for key in seen.keys:
                        found.setdefault(key, []).append(page.path)
            self._places = found
        return self._places

    def _add(
        self, locale: Locale, entries: Mapping[str, Entry], translation: Callable[..., Translator] = Translator
    ) -> None:
        names = rendering.context(self.content, locale, entries, self._urls, "", translation, self._locales)
        names["words_url"] = f"/static/words.{locale.code}.js"
        self._files[names["words_url"]] = rendering.words(self.content, names)
        self._contexts[locale.code] = names

    def _rendered(self, url: str) -> tuple[int, bytes] | None:
        code = url.split("/")[1]
        page, names = self._pages.get(url), self._contexts.get(code)
        if page is not None:
            return self._shown(page)
        if names is None:
            return None
        if url == search.address(code):
            return 200, site.search_body(self.content, code, names)
        if url == f"/{code}/app.webmanifest":
            return 200, offline.web_manifest(names["locale"], self.content, names["tp"], self._urls)
        for status in pages.ERRORS if code == self.locale.code else ():
            if url == f"/{code}/{status}.html":
                return status, self._error(status)
        return None

    def _shown(self, page: Page) -> tuple[int, bytes]:
        if page.lang != self.locale.code:
            return 200, self._page(page)
        seen = self._begin()
        if self.judged.broken:
            return 503, self._with_tools(self._broken(), seen)
        return 200, self._with_tools(self._page(page), seen)

    def _page(self, page: Page) -> bytes:
        return site.page_body(self._app, page, self.content, self._contexts)

    def _broken(self) -> bytes:
        names = self._contexts[self.locale.code]
        notice = rendering.of_notice("preview", "", self.content.ui["preview"]["broken"], names)
        findings = sorted(self.judged.findings, key=lambda one: one.severity != "error")[:_MOST]
        return site.render(self._app, "preview", {**names, **notice, "findings": findings})

    def _error(self, status: int) -> bytes:
        seen = self._begin()
        names = self._contexts[self.locale.code]
        return self._with_tools(site.error_body(self._app, status, self.content, names), seen)

    def _begin(self) -> Seen:
        translator = self._contexts[self.locale.code]["translator"]
        return translator.begin() if isinstance(translator, Marked) else Seen()

    def _with_tools(self, body: bytes, seen: Seen) -> bytes:
        """The page with the preview's style and script, and what they need to know of it."""
        scripts = [*seen.scripts, *self._everywhere]
        data = {"version": self.judged.version, "also": seen.also, "scripts": scripts}
        block = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        html = body.decode().replace("</head>", _HEAD, 1)
        tools = f'<script type="application/json" id="preview-page">{block}</script>{_BODY}'
        return tools.join(html.rsplit("</body>", 1)).encode()
