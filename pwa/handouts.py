"""What a translator takes from the site, without git: how far each language is, its file, and the check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pwa import catalogs, languages, pages
from pwa.catalogs import Stats, glossary
from pwa.catalogs.reader import GLOSSARY, MESSAGES
from pwa.encodings import encodings
from pwa.locales import SOURCE, Locale
from pwa.text import Text

_LOADED = re.compile(
    r"/static/(?:check\.\w+\.zip|js\.\w+/translators/checker\.js|vendor/pyodide-[^/]+/[^/]+\.(?:mjs|wasm|zip))"
)


def progress(texts: tuple[Text, ...], translations: Path) -> tuple[tuple[Locale, Stats], ...]:
    """Every language there is a line or a catalog for, shipped or not, with its counts."""
    return tuple((locale, catalogs.stats(catalogs.load(translations, locale), texts)) for locale in _all(translations))


def files(texts: tuple[Text, ...], translations: Path) -> dict[str, bytes]:
    """The templates and all catalogs by address, the glossary's too, brought up to the content as it is now."""
    found: dict[str, bytes] = {}
    for domain, wanted in {MESSAGES: texts, GLOSSARY: glossary.texts(translations)}.items():
        found[pages.TEMPLATES[domain]] = catalogs.pot(wanted).encode()
        for locale in _all(translations):
            path = catalogs.path_of(translations, locale, domain)
            old = catalogs.read(path, locale) if path.exists() else catalogs.new(locale, wanted)
            found[pages.catalog(locale.code, domain)] = catalogs.write(catalogs.update(old, wanted)).encode()
    return found


def check_bytes(online: Mapping[str, bytes]) -> int:
    """What travels when someone checks a file for the first time. `online` by address."""
    return sum(min(map(len, encodings(body).values())) for url, body in online.items() if _LOADED.fullmatch(url))


def _all(translations: Path) -> Iterator[Locale]:
    return (locale for code, locale in languages.known(translations).items() if code != SOURCE)
