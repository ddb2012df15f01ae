"""The arrows of the layout: imports point down, and Flask stays above the data."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pwa"
STATIC = PACKAGE.parent / "static"
LAYERS = (
    {"text", "model", "marks", "locales", "negotiation", "settings"},
    {
        "records",
        "content",
        "countries",
        "extract",
        "catalogs",
        "languages",
        "figures",
        "filters",
        "folding",
        "pages",
        "digits",
        "doses",
        "program",
        "encodings",
        "store",
        "release",
        "editorial",
        "pseudo",
        "archive",
        "handouts",
    },
    {"i18n", "marking", "holes", "assets", "headers", "memory"},
    {"site", "open_pages", "search", "offline", "rendering", "views", "wellknown"},
    {"cli", "server", "checking", "translations_cli", "preview", "__init__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))
OVERLAY = sorted((STATIC / "preview").glob("*.js"))
# What a script imports: statically (which may span lines), as a re-export, or when needed.
IMPORT = re.compile(r'^import\b[^";]*?"([^"]+)";|^export\b[^";=(]*?\bfrom "([^"]+)";|\bimport\("([^"]+)"\)', re.M)


def module(path: Path) -> str:
    """The top-level module a file belongs to: pwa/catalogs/read.py -> catalogs."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """What a file imports: `pwa.x` as "x", others by their first name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{a.name}" if node.module == "pwa" else str(node.module) for a in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            found.add(f"pwa.{parts[1]}" if parts[0] == "pwa" and len(parts) > 1 else parts[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    """A module imports its own layer or a lower one, and every module has a layer."""
    own = LEVEL[module(path)]

    for name in imported(path):
        if name.startswith("pwa."):
            below = name.removeprefix("pwa.")
            assert LEVEL.get(below, LEVEL["__init__"]) <= own, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", [p for p in FILES if LEVEL[module(p)] < 2], ids=lambda p: p.name)
def test_data_layers_know_no_flask(path: Path) -> None:
    """Content and catalogs can be used without a web framework."""
    assert not {"flask", "werkzeug", "jinja2"} & imported(path)


def test_only_the_top_layer_uses_the_factory() -> None:
    """`create_app` is wiring; nobody below asks for it."""
    users = {p.name: LEVEL[module(p)] for p in FILES if "pwa.create_app" in imported(p)}

    assert users
    assert all(level == 4 for level in users.values())


def script_layer(path: Path) -> str:
    """main, elements, translators, lib … of our own scripts; vendor of the others."""
    inside = path.relative_to(STATIC)
    return inside.parts[1 if inside.parts[0] == "js" else 0].removesuffix(".js")


def test_scripts_point_down() -> None:
    """main, root -> elements, translators -> lib -> vendor; the worker imports nothing, the overlay only its own."""
    level = {"main": 2, "root": 2, "elements": 1, "translators": 1, "lib": 0, "vendor": -1, "preview": -2}
    for path in [*(STATIC / "js").rglob("*.js"), *OVERLAY]:
        own = script_layer(path)
        for target in map("".join, IMPORT.findall(path.read_text())):
            assert target.startswith("."), f"{path}: {target}"
            there = (path.parent / target).resolve()
            assert there.is_file(), f"{path}: {target}"
            assert level[script_layer(there)] <= level[own], f"{path}: {target}"
    for path in STATIC.glob("sw*/**/*.js"):
        assert not re.search(r"importScripts\s*\(", path.read_text())
        assert not re.search(r"^\s*import\b", path.read_text(), re.M)


def test_files_stay_small() -> None:
    """No file above 300 lines, the median below 100."""
    sizes = sorted(
        (len(p.read_text().splitlines()), p.name) for p in [*FILES, *OVERLAY, *(STATIC / "js").rglob("*.js")]
    )

    assert sizes[-1][0] <= 300, sizes[-1]
    assert sizes[len(sizes) // 2][0] <= 100, sizes[len(sizes) // 2]
