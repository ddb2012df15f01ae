"""Catalogs and texts for the tests, small and readable."""

from __future__ import annotations

from pathlib import Path

from pwa.catalogs import Catalog, Entry, Guidance, header, write
from pwa.locales import LOCALES, Locale
from pwa.text import Plural, Text

ES = LOCALES["es"]
AR = LOCALES["ar"]
DE = Locale("de", "Deutsch", "Latn", "DE")
RU = Locale("ru", "Русский", "Cyrl", "RU")
FA = Locale("fa", "فارسی", "Arab", "IR", "rtl")
HI = Locale("hi", "हिन्दी", "Deva", "IN")
JA = Locale("ja", "日本語", "Jpan", "JP")
FR = Locale("fr", "Français", "Latn", "FR")

WALK = Text("guide/sciatica/do/walk", "take a short walk of 10 minutes", file="guides/sciatica.toml")
CALL = Text(
    "ui/danger/call",
    "Call **{number}** or read [the signs](page:danger)",
    note="A button beside it calls.",
    file="ui.toml",
)
TAB = Text("ui/tabs/today", "Today", limit=24, file="ui.toml")
DAYS = Plural("ui/plan/days", "{n} day", file="ui.toml", other="{n} days")
TEXTS = (WALK, CALL, TAB, DAYS)

SPANISH = {
    WALK.key: ("da un paseo corto de 10 minutos",),
    CALL.key: ("Llama al **{number}** o lee [las señales](page:danger)",),
    TAB.key: ("Hoy",),
    DAYS.key: ("{n} día", "{n} días"),
}


def entry(text: Text, *forms: str, **more: object) -> Entry:
    """A translation of `text`."""
    other = text.other if isinstance(text, Plural) else ""
    return Entry(text.key, text.source, forms, other, **more)  # type: ignore[arg-type]


def catalog(locale: Locale = ES, *entries: Entry) -> Catalog:
    """A catalog without faults; the Spanish one of all texts where no entries are given."""
    entries = entries or tuple(entry(text, *SPANISH[text.key]) for text in TEXTS)
    return Catalog(locale, "messages.po", header.canonical(header.new(locale)), (), entries)


def spanish_file() -> str:
    """The Spanish catalog as it stands in a file."""
    return write(catalog())


def guidance(folder: Path, **files: str) -> Guidance:
    """Spanish guidance from files given by their names without ".toml"."""
    for name, text in files.items():
        path = folder / ("glossary.toml" if name == "glossary" else f"es/{name}.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Guidance.load(folder, ES)
