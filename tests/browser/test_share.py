"""A page goes on to another person: by the phone's own sheet, copied, as a code, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screens import Screens

GUIDE = "/en/guides/sciatica/"
SHEET = "window.shared = []; navigator.share = async (what) => { shared.push(what); %s };"
NO_SHEET = "delete Navigator.prototype.share;"
# The modules of the code as rows of 0 and 1, read back from the drawing.
MODULES = """(svg) => {
  const size = svg.viewBox.baseVal.width;
  const rows = Array.from({ length: size }, () => Array(size).fill(0));
  for (const [, x, y] of svg.querySelector("path").getAttribute("d").matchAll(/M(\\d+) (\\d+)h1v1h-1z/g)) rows[y][x] = 1;
  return rows;
}"""
EYE = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def press(screens: Screens, name: str) -> None:
    screens.page.click(f"share-page [data-do={name}]")


def test_the_phones_own_sheet(phone_screen: Screens) -> None:
    """It gets the address without query or fragment, and the page's title."""
    page = phone_screen.open(f"{GUIDE}?from=x#help", SHEET % "")

    press(phone_screen, "share")
    assert page.evaluate("shared") == [{"title": page.title(), "url": f"{phone_screen.origin}{GUIDE}"}]
    assert not page.is_visible("share-page [data-role=said]")


def test_closing_the_sheet_is_no_fault(phone_screen: Screens) -> None:
    page = phone_screen.open(GUIDE, SHEET % "throw new DOMException('closed', 'AbortError')")

    press(phone_screen, "share")
    assert page.evaluate("shared.length") == 1
    assert not page.is_visible("share-page [data-role=said]")
    assert page.locator(".code").count() == 0


@pytest.mark.parametrize("before", [NO_SHEET, SHEET % "throw new TypeError('cannot')"])
def test_without_a_sheet_the_address_is_copied(phone_screen: Screens, before: str) -> None:
    page = phone_screen.open(GUIDE, before, permissions=["clipboard-read", "clipboard-write"])

    press(phone_screen, "share")
    expect(page.locator("share-page [data-role=said]")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{phone_screen.origin}{GUIDE}"


def test_without_a_clipboard_the_address_shows(phone_screen: Screens) -> None:
    gone = NO_SHEET + "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    page = phone_screen.open(GUIDE, gone)

    press(phone_screen, "share")
    expect(page.locator(".code")).to_contain_text(f"{phone_screen.origin}{GUIDE}")


@pytest.mark.parametrize("path", [GUIDE, "/ar/danger/"])
def test_the_code(phone_screen: Screens, path: str) -> None:
    """A square with its three eyes, dark on white with a quiet edge in every theme; it goes when pressed again."""
    page = phone_screen.open(path, color_scheme="dark")

    press(phone_screen, "code")
    svg = page.locator(".code svg")
    expect(svg).to_be_visible()
    rows = ["".join(map(str, row)) for row in svg.evaluate(MODULES)]
    size = len(rows)
    assert size in range(25, 45, 4)
    assert [row[:7] for row in rows[:7]] == EYE
    assert [row[-7:] for row in rows[:7]] == EYE
    assert [row[:7] for row in rows[-7:]] == EYE
    style = page.locator(".code").evaluate("(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")
    assert style == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    ground, drawn = page.locator(".code").bounding_box(), svg.bounding_box()
    assert ground and drawn
    assert drawn["x"] - ground["x"] >= 4 * drawn["width"] / size  # the quiet zone a camera needs
    press(phone_screen, "code")
    expect(svg).to_have_count(0)
    assert page.get_attribute("share-page [data-do=code]", "aria-expanded") == "false"


@pytest.mark.parametrize(
    "path", [GUIDE, "/en/danger/", "/ar/danger/", "/en/routines/first-days/", "/en/show/ar/", "/en/care/", "/en/"]
)
def test_paper(phone_screen: Screens, path: str) -> None:
    """Black on white whatever the theme, no bars or buttons, all folds open, figures in, the number to call."""
    page = phone_screen.open(path, color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for gone in (".bar", ".tabs", "offline-status", "share-page", "read-aloud", ".alert", "main button"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator("main details:visible:not([open])").count() == 0
    if "guides" in path or "routines" in path:
        assert page.locator("main svg.fig:visible").count() >= 3
    if "guides" in path or "danger" in path:
        assert re.search(r"\d{2,}", page.locator("emergency-call:visible").first.inner_text())
    white = "(e) => ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(getComputedStyle(e).backgroundColor)"
    for card in page.locator(".card:visible, .care > h2:visible").all():
        assert card.evaluate(white)
    assert len(page.pdf(format="A4")) > 5_000
