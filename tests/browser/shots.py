"""`make shots`: the install dialogue's screenshots of every language, and one sheet of all screens for the docs.

Run it when the looks change; the pictures are kept in the repository, because a build needs no browser.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pwa import create_app, release, site, store
from pwa.locales import LOCALES
from pwa.settings import ROOT, STATIC, Settings
from tests.browser.screens import MODES, Screens, of_each_kind, screens
from tests.serving import serving

TARGET = STATIC / "screenshots"
SHEET = ROOT / "docs" / "screens.jpg"
PHONE = {"viewport": {"width": 390, "height": 844}}
INSTALL: dict[str, dict[str, Any]] = {
    "narrow": {**PHONE, "device_scale_factor": 2},
    "wide": {"viewport": {"width": 1280, "height": 800}},
}
COLUMNS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("en", PHONE | MODES["light"]),
    "dark": ("en", PHONE | MODES["dark"]),
    "Arabic": ("ar", PHONE | MODES["light"]),
    "Arabic, dark": ("ar", PHONE | MODES["dark"]),
    "forced colours": ("en", PHONE | MODES["forced"]),
    "320 px": ("es", {"viewport": {"width": 320, "height": 568}}),
    "1280 px": ("en", {"viewport": {"width": 1280, "height": 800}}),
}
# Screens that no address shows: opened from a page by its own buttons.
OPENED = {
    "player": ("/{}/routines/first-days/", "[data-do=open]", "[data-do=begin]"),
    "it hurts more": ("/{}/routines/first-days/", "[data-do=open]", "[data-do=begin]", "[data-do=hurts]"),
    "timer runs": ("/{}/timer/heat-pack/", "[data-do=start]"),
    "language menu": ("/{}/", ".menu summary"),
}
SETTLED = 250  # ms until scripts and styles of a page have come
PAGE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 16px; width: max-content; background: #777; color: #fff; font: 15px sans-serif; }
div { display: flex; gap: 8px; margin-block-end: 8px; align-items: start; }
h2 { width: 84px; font-size: 13px; overflow-wrap: anywhere; } figure { margin: 0; } img { height: 330px; display: block; }
</style>"""


def shrink(path: Path) -> None:
    """Fewer colours: flat drawings lose nothing, the file two thirds. Needs ImageMagick."""
    if shutil.which("convert"):
        subprocess.run(["convert", path, "-colors", "128", "-define", "png:exclude-chunks=date,time", f"PNG8:{path}"])


def install_dialogue(held: Screens) -> None:
    """Today in every language, in both forms."""
    TARGET.mkdir(exist_ok=True)
    for code in LOCALES:
        for form, options in INSTALL.items():
            target = TARGET / f"{code}-{form}.png"
            held.open(f"/{code}/", **options).screenshot(path=target)
            shrink(target)


def shown(held: Screens) -> Iterator[tuple[str, str, bytes]]:
    """Row, column and picture of the sheet."""
    rows: list[tuple[str, str, tuple[str, ...]]] = [
        (path.removeprefix("/en/").strip("/") or "today", path.replace("/en/", "/{}/", 1), ())
        for path in of_each_kind("en")
    ]
    rows += [(name, path, tuple(taps)) for name, (path, *taps) in OPENED.items()]
    for column, (code, options) in COLUMNS.items():
        page = held.begin(**options)  # one phone for a column: hundreds of new ones take minutes
        for row, path, taps in rows:
            page.goto(path.format(code))
            page.wait_for_timeout(SETTLED)
            for tap in taps:
                page.locator(tap).first.click()
                page.wait_for_timeout(SETTLED)
            yield row, column, page.screenshot(type="jpeg", quality=80)


def sheet(held: Screens) -> None:
    """All screens on one picture: a row for each kind of page, a column for each way to see it."""
    figures: dict[str, str] = {}
    for row, column, picture in shown(held):
        code = base64.b64encode(picture).decode()
        figures[row] = figures.get(row, "") + f'<figure>{column}<img src="data:image/jpeg;base64,{code}"></figure>'
    html = PAGE + "".join(f"<div><h2>{row}</h2>{found}</div>" for row, found in figures.items())
    SHEET.parent.mkdir(exist_ok=True)
    page = held.begin()
    page.set_content(html)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=SHEET, full_page=True, type="jpeg", quality=55)


def main() -> None:
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        built = site.build(create_app(settings), settings, {})
        store.write(built.files, built.release, release.inputs(settings), Path(folder))
        with serving(Path(folder)) as port, screens(port) as held:
            install_dialogue(held)
            sheet(held)


if __name__ == "__main__":
    main()
