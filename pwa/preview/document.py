"""What the overlay is told, as JSON: `pwa.catalogs.overview` of the file, and the overlay's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pwa.catalogs.overview import overview
from pwa.i18n import Translator
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.preview.judged import Judged
from pwa.text import Text


@dataclass(frozen=True, slots=True)
class Labels:
    """The overlay's own words, all in one language."""

    lang: str  # BCP 47
    dir: str
    words: Mapping[str, str]


def labels(texts: Mapping[str, Text], translator: Translator, locale: Locale) -> Labels:
    """In the language of the file where they are all translated, else in English."""
    if any(map(translator.fallback, texts.values())):
        locale = LOCALES[SOURCE]
        translator = Translator(locale, {}, lambda kind, slug: "")
    return Labels(locale.tag, locale.dir, {name: translator.tp(text) for name, text in texts.items()})


def document(
    judged: Judged, texts: tuple[Text, ...], labels: Labels, places: Mapping[str, list[str]]
) -> dict[str, Any]:
    """`labels` are the overlay's own words, `places` the addresses each message stands on."""
    told = overview(
        judged.locale, judged.file, judged.entries or {}, judged.states or {}, judged.findings, texts, places
    )
    return {"version": judged.version, "labels": asdict(labels), **told}
