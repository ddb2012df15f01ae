"""Load the content folder: parse, validate, build. All faults of all files in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pwa import marks, records
from pwa.model import (
    Article,
    Care,
    Change,
    Content,
    Emergency,
    Exercise,
    Guide,
    Level,
    Phase,
    Place,
    Routine,
    Sign,
    Source,
    Term,
)
from pwa.text import LABEL, SENTENCE, Text

FOLDER = Path(__file__).parent / "content"

# kind (as in links and message ids) -> where in `Content`, record, a file each or one table
KINDS: dict[str, tuple[str, type[Any], bool]] = {
    "guide": ("guides", Guide, True),
    "exercise": ("exercises", Exercise, True),
    "routine": ("routines", Routine, True),
    "article": ("articles", Article, True),
    "care": ("care", Care, False),
    "phase": ("phases", Phase, False),
    "sign": ("signs", Sign, False),
    "level": ("levels", Level, False),
    "emergency": ("emergency", Emergency, False),
    "term": ("terms", Term, False),
    "place": ("places", Place, False),
    "source": ("sources", Source, False),
    "change": ("changes", Change, False),
}
PAGES = (
    "danger",
    "care",
    "where",
    "guides",
    "exercises",
    "languages",
    "about",
    "sources",
    "glossary",
    "articles",
    "changes",
)
UI_LIMITS = {"tabs": LABEL, "manifest": 120}


class ContentError(Exception):
    """The content is not usable; `faults` holds every `file:key: message`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(folder: Path = FOLDER) -> Content:
    """All content of `folder`, checked, or `ContentError` with every fault in it."""
    faults: list[str] = []
    texts: list[Text] = []
    found: dict[str, dict[str, Any]] = {}
    places: dict[tuple[str, str], str] = {}  # where a record is written

    def take(file: records.File) -> None:
        faults.extend(file.faults)
        texts.extend(file.texts)
        file.faults.clear()
        file.texts.clear()

    for kind, (plural, _, _) in KINDS.items():
        found[plural] = {}
        for file, at, slug, built in _records(kind, folder):
            _slug(file, at, slug, records.TERRITORY if kind == "emergency" else records.SLUG)
            if slug in found[plural]:
                file.fault(at or slug, f"duplicate slug {slug!r}, also in {places[kind, slug]}; rename one")
            elif built is not None:
                found[plural][slug] = built
                places[kind, slug] = file.name
            take(file)
    ui: dict[str, dict[str, Text]] = {}
    for file, screen, table in _ui(folder):
        if screen in ui:
            file.fault(screen, "duplicate screen, also in another file of ui/; join the two")
        ui[screen] = table
        take(file)
    if not ui:
        faults.append("ui:folder: no words of the screens; they stand in content/ui/*.toml")
    faults += _links(found, places)
    faults += _marked_links(texts, found)
    if faults:
        raise ContentError(faults)
    ordered = {name: dict(sorted(some.items(), key=_order)) for name, some in found.items()}
    return Content(**ordered, ui=ui, texts=tuple(texts))


def _order(item: tuple[str, Any]) -> int:
    return getattr(item[1], "order", 0)


def _records(kind: str, folder: Path) -> Iterator[tuple[records.File, str, str, Any]]:
    plural, cls, one_each = KINDS[kind]
    if one_each:
        for path in sorted((folder / plural).glob("*.toml")):
            file = records.read(path, f"{plural}/{path.name}")
            slug = path.stem
            built = None if file.faults else records.record(file, cls, file.table, "", f"{kind}/{slug}", slug=slug)
            yield file, "", slug, built
        return
    path = folder / f"{plural}.toml"
    if not path.exists():
        return
    file = records.read(path, path.name)
    if file.faults:
        yield file, "", "file", None
    for slug, table in file.table.items():
        yield file, slug, slug, records.record(file, cls, table, slug, f"{kind}/{slug}", slug=slug)


def _slug(file: records.File, at: str, slug: str, form: Any) -> None:
    if not form.fullmatch(slug):
        file.fault(at or "file name", f"{slug!r} is no slug; write lower-case words with hyphens")


def _ui(folder: Path) -> Iterator[tuple[records.File, str, dict[str, Text]]]:
    """The words of the screens: `ui/<area>.toml`, a table for each screen."""
    for path in sorted((folder / "ui").glob("*.toml")):
        file = records.read(path, f"ui/{path.name}")
        for screen, table in file.table.items():
            if not isinstance(table, dict):
                file.fault(screen, f'stands outside a table; write [screen] above {screen} = "…"')
                continue
            limit = UI_LIMITS.get(screen, SENTENCE)
            built = {
                name: records.message(file, source, f"{screen}.{name}", f"ui/{screen}/{name}", limit)
                for name, source in table.items()
            }
            yield file, screen, {name: text for name, text in built.items() if text is not None}
        if not file.table:
            yield file, "", {}


def _links(found: Mapping[str, Mapping[str, Any]], places: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """Slugs in link fields that name nothing."""
    for kind, (plural, _, _) in KINDS.items():
        for slug, built in found[plural].items():
            for at, target_kind, target in _targets(built):
                known = found[KINDS[target_kind][0]]
                if target not in known:
                    place = at if KINDS[kind][2] else f"{slug}.{at}"
                    yield f"{places[kind, slug]}:{place}: unknown {target_kind} {target!r}{_near(target, known)}"


def _targets(built: Any) -> Iterator[tuple[str, str, str]]:
    if not is_dataclass(built):
        return
    for spec in fields(built):
        kind = spec.metadata.get("links")
        value = getattr(built, spec.name)
        if kind and value:
            for target in (value,) if isinstance(value, str) else value:
                yield spec.name, kind, target


def _near(slug: str, known: Mapping[str, Any]) -> str:
    if near := get_close_matches(slug, known, 1):
        return f"; did you mean {near[0]!r}?"
    shown = [*sorted(known)[:12], *["…"][: len(known) > 12]]
    return f"; known: {', '.join(shown) or 'none'}"


def _marked_links(texts: list[Text], found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for text in texts:
        try:
            targets = marks.links(text.source)
        except marks.MarkError:
            continue  # reported where the message was read
        for target in targets:
            kind, _, slug = target.partition(":")
            known: Any = PAGES if kind == "page" else found[KINDS[kind][0]]
            if slug not in known:
                yield f"{text.file}:{text.key}: link to unknown {kind} {slug!r}{_near(slug, dict.fromkeys(known))}"
