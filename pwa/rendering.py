"""What the templates see: one object per language, made at build, look-ups only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from pwa import figures, filters, pages, search
from pwa.assets import sheet
from pwa.catalogs import Entry
from pwa.catalogs.model import MOST
from pwa.catalogs.reader import MAX_BYTES
from pwa.countries import countries, home, table
from pwa.digits import written
from pwa.doses import Line, dose_lines, minute_choices, minutes_of
from pwa.i18n import Translator
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.model import EVERY_GUIDE, Content, Exercise, Guide, Routine, Sign
from pwa.pages import Page
from pwa.program import program
from pwa.text import Text

# Tables of ui/ that scripts read: those of every page travel once, those of few pages with these.
CLIENT_TABLES = ("offline", "js", "running")
PAGE_TABLES = {
    "languages": ("languages",),
    "settings": ("languages", "tests"),
    "guide": ("aloud", "code"),
    "article": ("aloud", "code"),
    "danger": ("code",),
    "care": ("code",),
    "sheet": ("code",),
    "search": ("found",),
    "routine": ("player", "reminder", "code"),
    "exercise": ("player", "code"),
    "today": ("reminder",),
    "timer": ("reminder",),
    "diary": ("diary", "data"),
    "move": ("data", "move"),
    "translate": ("checking", "preview"),
}
# Styles of css/pages/ beside those every page has; a page gets them as one sheet.
PAGE_STYLES = {
    "guide": ("advice",),
    "danger": ("advice",),
    "exercise": ("advice", "exercise"),
    "today": ("controls", "plan", "today", "forms"),
    "care": ("controls", "plan"),
    "where": ("today",),
    "languages": ("controls", "languages"),
    "routine": ("advice", "rows", "forms"),
    "timer": ("player", "timer", "forms"),
    "diary": ("controls", "diary", "forms"),
    "sheet": ("controls", "settings"),
    "show": ("settings",),
    "settings": ("controls", "settings"),
    "install": ("exercise", "settings"),
    "search": ("search",),
    "exercises": ("search", "rows"),
    "glossary": ("exercise", "glossary"),
    "translate": ("controls", "exercise", "forms", "translate"),
}
PLAYER = ("controls", "player")  # what its dialog needs comes with its script
SHEETS = (*PAGE_STYLES.values(), PLAYER)
URGENCIES = ("emergency", "same-day", "soon")


@dataclass(frozen=True, slots=True)
class Joins:
    """What follows from the guides' links, turned round once."""

    good_for: Mapping[str, tuple[Guide, ...]]  # exercise -> guides that name it
    not_for: Mapping[str, tuple[Guide, ...]]  # exercise -> guides that tell to leave it

    @classmethod
    def of(cls, content: Content) -> Joins:
        guides = tuple(content.guides.values())
        return cls(
            {slug: tuple(g for g in guides if slug in g.exercises + g.later) for slug in content.exercises},
            {slug: tuple(g for g in guides if slug in g.avoid) for slug in content.exercises},
        )


def signs(content: Content, guide: Guide) -> dict[str, tuple[Sign, ...]]:
    """A guide's warning signs by urgency; those of every guide come first."""
    named = [content.signs[slug] for slug in dict.fromkeys(EVERY_GUIDE + guide.signs)]
    return {level: tuple(sign for sign in named if sign.urgency == level) for level in URGENCIES}


def context(
    content: Content,
    locale: Locale,
    catalog: Mapping[str, Entry],
    assets: Mapping[str, str],
    origin: str,
    translation: Callable[..., Translator] = Translator,
    locales: Mapping[str, Locale] = LOCALES,
    translators: Iterable[str] = (),
) -> dict[str, Any]:
    """Names for the templates of one language of `locales`; `page` comes with each page.

    `translators` are the people who translated into it.
    """

    def link(kind: str, slug: str) -> str:
        return url(slug) if kind == "page" else url(kind, slug)

    def url(kind: str, slug: str = "", lang: str = locale.code) -> str:
        return pages.path(kind, lang, slug or "")

    def asset(name: str) -> str:
        return assets[name]

    def month(day: date) -> str:
        return written(format_skeleton("yMMMM", day, locale=locale.cldr), locale)

    def day(date: date) -> str:
        return written(format_date(date, "long", locale=locale.cldr), locale)

    lands = countries(content.emergency, locale)
    own = home(lands, locale)
    translator = translation(locale, catalog, link, {"emergency_number": own.number})
    joins = Joins.of(content)
    ui = SimpleNamespace(**{name: SimpleNamespace(**table) for name, table in content.ui.items()})

    def number(n: int) -> str:
        return written(format_decimal(n, locale=locale.cldr), locale)

    def percent(n: int) -> str:
        return written(format_percent(n / 100, locale=locale.cldr), locale)

    def dose(exercise: Exercise) -> list[Line]:
        return dose_lines(exercise.dose, content.ui["dose"])

    def minutes(routine: Routine) -> int:
        return minutes_of([content.exercises[slug].dose for slug in routine.exercises])

    return {
        "content": content,
        "ui": ui,
        "locale": locale,
        "locales": tuple(locales.values()),
        "site_url": origin,
        "t": translator.t,
        "tn": translator.tn,
        "tp": translator.tp,
        "el": translator.el,
        "url": url,
        "asset": asset,
        "static": asset,
        "figure": lambda slug: Markup(figures.figure(content.exercises[slug].figure or slug)),
        "sprite": lambda: Markup(figures.sprite()),
        "pain_map": lambda zone: Markup(figures.pain_map(zone)),
        "anatomy": lambda: Markup(figures.anatomy()),
        "anatomy_terms": figures.TERMS,
        "body_defs": lambda: Markup(figures.body()),
        "dose": dose,
        "minutes": minutes,
        "minute_choices": minute_choices,
        "good_for": lambda exercise: joins.good_for[exercise.slug],
        "not_for": lambda exercise: joins.not_for[exercise.slug],
        "guide_signs": partial(signs, content),
        "month": month,
        "day": day,
        "number": number,
        "percent": percent,
        "emergency_number": own.number,
        "country_name": Markup("<bdi data-country>{}</bdi>").format(own.name),
        "countries": lands,
        "filters": filters,
        "titles": search.titles(content, locale.code),
        "translator": translator,
        "translators": tuple(translators),
        "catalog_url": pages.catalog,
        "template_urls": pages.TEMPLATES,
        "preview_url": pages.preview(pages.path("today", SOURCE)),
        "catalog_limit": MAX_BYTES,
        "finding_limit": MOST,
        "progress": (),  # these four the build knows
        "contact": "",
        "check_url": "",
        "check_bytes": 0,
    }


def of_page(page: Page, content: Content, contexts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The names that differ from page to page. `contexts` are the names of every language, by its code."""
    names = contexts[page.lang]
    return {
        "page": SimpleNamespace(
            kind=page.kind,
            path=page.path,
            slug=page.slug,
            title=names["tp"](page.title(content)),
            description=names["tp"](page.description(content)),
        ),
        "record": page.record,
        "styles": sheet(PAGE_STYLES[page.kind]) if page.kind in PAGE_STYLES else "",
        "strings_json": strings(content, names, page.kind),
        "program_json": session(page, content, names),
        "alternate": lambda lang: pages.alternate(page, lang),
        "credits": _credits(names["locale"], contexts) if page.kind == "about" else [],
        "second": contexts[page.slug]["translator"] if page.kind == "sheet" else None,
    }


def _credits(locale: Locale, contexts: Mapping[str, Mapping[str, Any]]) -> list[tuple[Locale, Markup]]:
    """Languages with the people who translated into them, listed as `locale` lists things."""
    found = []
    for names in contexts.values():
        people = [str(Markup("<bdi>{}</bdi>").format(name)) for name in names["translators"]]
        if people:
            found.append((names["locale"], Markup(format_list(people, locale=locale.cldr))))
    return found


def of_error(status: int, content: Content, names: Mapping[str, Any]) -> dict[str, Any]:
    """The names of an error page."""
    title = content.ui["error"][f"title_{status}"]
    return {**of_notice("error", str(status), title, names), "status": status}


def of_notice(kind: str, slug: str, title: Text, names: Mapping[str, Any]) -> dict[str, Any]:
    """The names of a page that stands at the address of another one, so it links to Today."""
    words = names["tp"](title)
    return {
        "page": SimpleNamespace(kind=kind, path=names["url"]("today"), slug=slug, title=words, description=words),
        "strings_json": "",
        "alternate": lambda lang: pages.path("today", lang),
    }


def of_root(content: Content, names: Mapping[str, Any]) -> dict[str, Any]:
    """The names of the chooser at `/`, which only a static host shows."""
    title = names["tp"](names["ui"].root.title)
    page = SimpleNamespace(kind="root", path="/", slug="", title=title, description=title)
    return {"page": page, "alternate": lambda lang: pages.path("today", lang)}


def words(content: Content, names: Mapping[str, Any]) -> bytes:
    """The script with what every page's scripts say in one language, and the emergency numbers.

    A file of its own: a changed word of it changes no page.
    """
    told = _client(content, names, CLIENT_TABLES) | _timers(content, names)
    given = {"words": told, "numbers": table(names["countries"])}
    return f"globalThis.backpocket={_json(given)};\n".encode()


def _timers(content: Content, names: Mapping[str, Any]) -> dict[str, str]:
    """What the timers are called, for the row on every page: one that runs was begun in any language.

    Without those that have no name in this one: they keep the name they were begun with, in its language.
    """
    translator = names["translator"]
    timed = {slug: care.title for slug, care in content.care.items() if care.limits}
    return {f"care.{slug}": translator.client(title) for slug, title in timed.items() if not translator.fallback(title)}


def strings(content: Content, names: Mapping[str, Any], kind: str) -> Markup:
    """The data block with the words that only scripts of this kind of page need; nothing where there are none."""
    tables = PAGE_TABLES.get(kind)
    return Markup(_json(_client(content, names, tables))) if tables else Markup()


def _client(content: Content, names: Mapping[str, Any], tables: Iterable[str]) -> dict[str, object]:
    """Words for scripts: "table.name" -> text, or text by plural category."""
    client = names["translator"].client
    return {f"{name}.{key}": client(text) for name in tables for key, text in content.ui.get(name, {}).items()}


def session(page: Page, content: Content, names: Mapping[str, Any]) -> Markup:
    """The data block of the guided player, on pages that have one."""
    if page.kind not in ("routine", "exercise"):
        return Markup()

    def words(text: Text) -> object:
        plain = names["tp"](text)
        return {"text": plain, "lang": LOCALES[SOURCE].tag} if names["translator"].fallback(text) else plain

    exercises = [content.exercises[slug] for slug in getattr(page.record, "exercises", (page.slug,))]
    return Markup(_json(program(f"{page.kind}/{page.slug}", page.record.title, exercises, words)))


def _json(data: object) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
