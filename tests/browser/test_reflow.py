"""Nothing overflows in any language: on the narrowest phone, and with text twice as large; nothing to tap is too small.

The made-up languages stand for those that are longer than English and those that run from right to left.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pwa import pseudo
from pwa.locales import LOCALES
from tests.browser import pseudo_pages
from tests.browser.screens import Screens, of_each_kind

NARROW = {"width": 320, "height": 568}
LANGUAGES = [*LOCALES, *pseudo.LOCALES]
FAULTS = (Path(__file__).parent.parent / "js" / "layout_faults.js").read_text()
# Every script of the page has drawn its part; every fold is open.
READY = """async () => {
  const waiting = new Set([...document.querySelectorAll(":not(:defined)")].map((element) => element.localName));
  await Promise.all([...waiting].map((name) => customElements.whenDefined(name)));
  document.querySelectorAll("main details").forEach((fold) => { fold.open = true; });
}"""
SIZES = {
    "100 %": "document.documentElement.style.fontSize = ''",
    "largest of Settings": "document.documentElement.dataset.size = '2'",
    "200 %": "document.documentElement.style.fontSize = '200%'",
}
# Targets below 44 px either way; links inside sentences are exempt (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll("main :is(a[href], button, summary, select, textarea, label:has(input))")].filter((e) => {
  const { width, height } = e.getBoundingClientRect();
  const inline = e.matches("a") && getComputedStyle(e).display === "inline";
  return e.checkVisibility() && !inline && width > 0 && (width < 43.5 || height < 43.5);
}).map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)} ${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)}`).slice(0, 5)"""


def phone(screens: Screens, code: str) -> Page:
    """A narrow phone that knows this language, shipped or made up."""
    page = screens.begin(viewport=NARROW, reduced_motion="reduce")
    if code in pseudo.LOCALES:
        pseudo_pages.add(page.context, pseudo_pages.rendered(code))
    return page


def faults(page: Page) -> dict[str, list[str]]:
    """What cannot be read at each size of text, by that size."""
    found = {}
    for size, script in SIZES.items():
        page.evaluate(script)
        found[size] = page.evaluate(FAULTS)
    page.evaluate(SIZES["100 %"] + "; delete document.documentElement.dataset.size")
    return {size: some for size, some in found.items() if some}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_of_page(phone_screen: Screens, code: str) -> None:
    page = phone(phone_screen, code)
    found: dict[str, object] = {}
    for path in of_each_kind(code):
        page.goto(path)
        page.evaluate(READY)
        found[path] = faults(page)
        found[f"{path} targets"] = page.evaluate(SMALL)

    assert {place: some for place, some in found.items() if some} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_player_and_the_language_menu(phone_screen: Screens, code: str) -> None:
    """Each screen of the player: before, running, "It hurts more", the end."""
    page = phone(phone_screen, code)
    page.goto(f"/{code}/routines/first-days/")
    page.evaluate(READY)
    page.evaluate("document.querySelector('.menu').open = true")
    found = {"menu": faults(page)}
    page.evaluate("document.querySelector('.menu').open = false")
    page.click("guided-player [data-do=open]")
    found["setup"] = faults(page)
    page.click("dialog.player [data-do=begin]")
    found["run"] = faults(page)
    page.click("dialog.player [data-do=hurts]")
    found["hurts"] = faults(page)
    page.click("dialog.player [data-do=end]")
    page.wait_for_selector("[data-view=done]:not([hidden])")
    found["done"] = faults(page)

    assert {place: some for place, some in found.items() if some} == {}


WRONG = {
    "page: ": "main p { width: 900px }",
    "out of view": "main h1 { white-space: nowrap; font-size: 9rem }",
    "out of its box sideways": ".btn { width: 4rem; white-space: nowrap }",
    "out of its box:": "main h1 { height: .25rem }",
    "cut off": ".card { max-height: 2rem }",
    "over each other": "main p { margin-block-start: -3rem }",
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_is_found(phone_screen: Screens, fault: str) -> None:
    """The measure itself."""
    page = phone(phone_screen, "en")
    page.goto("/en/guides/low-back-pain/")
    page.evaluate(READY)
    assert page.evaluate(FAULTS) == []

    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        WRONG[fault],
    )

    found = page.evaluate(FAULTS)
    assert any(line.startswith(fault) for line in found), found
