"""Pages of a made-up language, for the origin of a site that is served."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Route

from pwa import create_app, figures, pages, pseudo, rendering, site
from pwa.assets import Assets
from pwa.catalogs import State
from pwa.content import load
from pwa.locales import LOCALES
from pwa.marking import Marked
from pwa.settings import STATIC, Settings


def rendered(code: str) -> dict[str, bytes]:
    """A page of each kind, and the words its scripts need, by address."""
    content, locale = load(), pseudo.LOCALES[code]
    app = create_app(Settings(site=Path("/nonexistent")))
    with TemporaryDirectory() as scratch:
        urls = Assets(app, STATIC, Path(scratch), figures.css(), rendering.SHEETS).urls
    entries = pseudo.entries(content.texts, locale)
    done: dict[str, State] = {key: "done" for key in entries}
    names = rendering.context(content, locale, entries, urls, "", partial(Marked, states=done))
    contexts = {one: rendering.context(content, other, {}, urls, "") for one, other in LOCALES.items()} | {code: names}
    names["words_url"] = f"/static/words.{code}.js"
    made = {
        names["words_url"]: rendering.words(content, names),
        f"/{code}/search.json": site.search_body(content, code, names),
        f"/{code}/app.webmanifest": b"{}",
    }
    first: dict[str, pages.Page] = {}
    for page in pages.pages(content, code):
        first.setdefault(page.kind, page)
    return made | {page.path: site.page_body(app, page, content, contexts) for page in first.values()}


def add(context: BrowserContext, made: dict[str, bytes]) -> None:
    """These addresses are there too; everything else comes from the server."""

    def answer(route: Route) -> None:
        url = re.sub(r"^https?://[^/]+", "", route.request.url)
        kind = "text/javascript" if url.endswith(".js") else "text/html"
        route.fulfill(body=made[url], content_type=f"{kind}; charset=utf-8")

    context.route(lambda url: re.sub(r"^https?://[^/]+", "", url) in made, answer)
