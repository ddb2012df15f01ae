"""Backpocket: back and leg care in your pocket, in your language, without internet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from pwa import pages, store, views
from pwa.locales import LOCALES
from pwa.memory import MemoryFiles
from pwa.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The server for the site in `settings.site`; without a built site it only renders."""
    settings = settings or Settings.from_env()
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 0  # nothing is ever sent to us
    app.config["TRUSTED_HOSTS"] = list(settings.hosts) or None
    app.jinja_options = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    built = store.pointer(settings.site)
    languages = tuple(built.get("packs", LOCALES))
    views.install(app, _errors(settings.site, languages), languages, settings.preload)
    if built:
        app.wsgi_app = MemoryFiles(app.wsgi_app, settings.site, languages, settings.preload)  # type: ignore[method-assign]
    return app


def _errors(site: Path, languages: Iterable[str]) -> dict[tuple[str, int], bytes]:
    paths = {(code, status): site / code / f"{status}.html" for code in languages for status in pages.ERRORS}
    return {key: path.read_bytes() for key, path in paths.items() if path.is_file()}
