"""axe finds nothing: on every page, and on every kind of page in dark and forced colours and from right to left."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from pwa import pages
from pwa.content import load
from tests.browser.screens import MODES, Screens, of_each_kind

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY = [page.path for page in pages.pages(load(), "en")]


def findings(screens: Screens) -> list[tuple[str, str]]:
    """Each rule that is broken with the first place it is broken at."""
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(screens.page, options=options).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found]


def settled(screens: Screens, path: str, **options: Any) -> None:
    """Open a page, every fold open, so that all its words are looked at."""
    page = screens.open(path, reduced_motion="reduce", **options)
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")


def test_what_is_wrong_is_found(phone_screen: Screens) -> None:
    """The measure itself: a picture without words and a pale text do not pass."""
    settled(phone_screen, "/en/about/")
    phone_screen.page.evaluate(
        """() => { const pale = document.createElement("p"); pale.textContent = "pale"; pale.style.color = "#ccc";
        document.querySelector("main").append(document.createElement("img"), pale); }"""
    )

    assert {rule for rule, _ in findings(phone_screen)} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize("path", EVERY)
def test_every_page(phone_screen: Screens, path: str) -> None:
    settled(phone_screen, path)

    assert findings(phone_screen) == []


@pytest.mark.parametrize(
    ("mode", "path"),
    [("dark", path) for path in of_each_kind("en")]
    + [("forced", path) for path in of_each_kind("en")]
    + [("light", path) for path in of_each_kind("ar")]
    + [("dark", path) for path in of_each_kind("ar")],
)
def test_every_kind_of_page_in_every_mode(phone_screen: Screens, mode: str, path: str) -> None:
    settled(phone_screen, path, **MODES[mode])

    assert findings(phone_screen) == []


@pytest.mark.parametrize("path", ["/en/guides/sciatica/", "/ar/danger/"])
def test_the_language_menu_and_the_code(phone_screen: Screens, path: str) -> None:
    settled(phone_screen, path)
    phone_screen.page.click("share-page [data-do=code]")
    phone_screen.page.wait_for_selector(".code svg")
    phone_screen.page.evaluate("document.querySelector('.menu').open = true")

    assert findings(phone_screen) == []
