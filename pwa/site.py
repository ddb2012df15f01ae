"""Render every page once. The result, address -> bytes, is what server, export and phone hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask

from pwa import (
    archive,
    encodings,
    figures,
    handouts,
    languages,
    offline,
    open_pages,
    pages,
    release,
    rendering,
    search,
    wellknown,
)
from pwa.assets import Assets, address
from pwa.catalogs import translators
from pwa.content import load
from pwa.locales import SOURCE
from pwa.model import Content
from pwa.pages import Page
from pwa.settings import STATIC, TRANSLATIONS, Settings


@dataclass(slots=True)
class Site:
    """A whole release in memory."""

    files: dict[str, bytes] = field(default_factory=dict)  # address ("/en/guides/") -> body
    release: str = ""


def build(
    app: Flask,
    settings: Settings,
    previous: Mapping[str, Any],
    translations: Path = TRANSLATIONS,
    drafts: Collection[str] = (),
) -> Site:
    """The release for content, catalogs and static files as they are now.

    `previous` is the pointer of the release before, {} where there is none; `drafts` are codes of
    languages to be shown however far they are. Raises `ContentError`, `LanguageError` or
    `CatalogError` with every fault.
    """
    content = load()
    shipped = languages.shipped(translations, content.texts, drafts)
    locales = {code: catalog.locale for code, catalog in shipped.items()}
    with TemporaryDirectory() as scratch:
        assets = Assets(app, STATIC, Path(scratch), figures.css(), rendering.SHEETS)
        shared = assets.bodies()
        shell = assets.shell()
    online = {url: shared.pop(url) for name, url in assets.urls.items() if offline.is_online(name)}
    check = archive.archive(content.texts, translations)
    check_url = address("check.zip", check)
    online[check_url] = check
    encodings.compress_all([*shared.values(), *online.values()])
    for_translators = {
        "progress": handouts.progress(content.texts, translations),
        "contact": settings.contact,
        "check_url": check_url,
        "check_bytes": handouts.check_bytes(online),
    }
    # What only some pages load travels with the languages, so that the core stays small.
    parts = {url: body for url, body in shared.items() if url not in shell and url.endswith(offline.PARTS)}
    shared = {url: body for url, body in shared.items() if url not in parts}
    files = {"/sw.js": assets.worker}
    packs: dict[str, dict[str, bytes]] = {}
    contexts = {
        code: rendering.context(
            content,
            catalog.locale,
            catalog.by_key(),
            assets.urls,
            settings.origin,
            locales=locales,
            translators=translators(catalog),
        )
        | for_translators
        for code, catalog in shipped.items()
    }
    for code, locale in locales.items():
        names = contexts[code]
        words = rendering.words(content, names)
        names["words_url"] = address(f"words.{code}.js", words)
        shared[names["words_url"]] = words
        packs[code] = dict(parts)
        for page in pages.pages(content, code, locales):
            place = online if page.kind in offline.ONLINE_PAGES else packs[code]
            place[page.path] = page_body(app, page, content, contexts)
        packs[code][search.address(code)] = search_body(content, code, names)
        shared[pages.path("offline", code)] = packs[code].pop(pages.path("offline", code))
        shared[f"/{code}/app.webmanifest"] = offline.web_manifest(locale, content, names["tp"], assets.urls)
        for status in pages.ERRORS:
            files[f"/{code}/{status}.html"] = error_body(app, status, content, names)
        if code == SOURCE:
            files["/index.html"] = render(app, "root", names | rendering.of_root(content, names))
    files["/404.html"] = files[f"/{SOURCE}/404.html"]
    online |= handouts.files(content.texts, translations)
    online |= open_pages.build(partial(page_body, app), content, contexts, assets.urls, tuple(locales))
    files |= online | shared | {url: body for bodies in packs.values() for url, body in bodies.items()}
    encodings.compress_all(files.values())
    urgent = release.urgent(settings, content.changes.values())
    pointer = offline.add(files, shared, packs, replace(settings, urgent=urgent), locales)
    seq = release.number(settings, pointer["release"], previous)
    addresses = [url for bodies in (online, *packs.values()) for url in bodies if url.endswith("/")]
    addresses = [url for url in addresses if not url.startswith(pages.preview("/"))]
    files |= wellknown.files(settings, addresses, packs, files, seq)
    files["/o/latest.json"] = offline.numbered(pointer, seq)
    return Site(files, pointer["release"])


def page_body(app: Flask, page: Page, content: Content, contexts: Mapping[str, Mapping[str, Any]]) -> bytes:
    """A page of one language. `contexts` are the names of every language, by its code."""
    return render(app, page.kind, {**contexts[page.lang], **rendering.of_page(page, content, contexts)})


def error_body(app: Flask, status: int, content: Content, names: Mapping[str, Any]) -> bytes:
    """The page for an error in one language."""
    return render(app, "error", {**names, **rendering.of_error(status, content, names)})


def search_body(content: Content, code: str, names: Mapping[str, Any]) -> bytes:
    """What search finds in one language."""
    return search.body(search.documents(content, code, names["translator"]))


def render(app: Flask, template: str, names: Mapping[str, Any]) -> bytes:
    """A template of ours with these names."""
    html: str = app.jinja_env.get_template(f"{template}.html").render(names)
    return html.encode()
