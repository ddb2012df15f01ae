"""No sideways scroll: on the narrowest phone, and with text twice as large; nothing to tap is too small."""

from __future__ import annotations

import pytest

from tests.browser.screens import Screens, of_each_kind

# The widest thing that sticks out of the page and is not in a box that scrolls by itself.
OUTSIDE = """() => {
  const over = (e) => { const b = e.getBoundingClientRect(); return b.right > innerWidth + 1 || b.left < -1; };
  const held = (e) => { for (let p = e; p; p = p.parentElement) if (["auto", "scroll", "clip", "hidden"].includes(getComputedStyle(p).overflowX)) return true; return false; };
  return [...document.querySelectorAll("body *")].filter((e) => over(e) && !held(e) && e.checkVisibility() && !e.closest(".vh, .skip"))
    .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)}`).slice(0, 5);
}"""
# Targets below 44 px either way; links inside sentences are exempt (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll("main :is(a[href], button, summary, select, textarea, label:has(input))")].filter((e) => {
  const { width, height } = e.getBoundingClientRect();
  const inline = e.matches("a") && getComputedStyle(e).display === "inline";
  return e.checkVisibility() && !inline && width > 0 && (width < 43.5 || height < 43.5);
}).map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)} ${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)}`).slice(0, 5)"""


def unfold(screens: Screens) -> None:
    screens.page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")


def width(screens: Screens) -> int:
    return int(screens.page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("path", of_each_kind("en") + of_each_kind("ar") + ["/es/guides/low-back-pain/"])
def test_no_sideways_scroll(phone_screen: Screens, path: str) -> None:
    """At 320 px; at 390 px with text of 200 %; at 320 px with the largest text of Settings."""
    page = phone_screen.open(path, viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    unfold(phone_screen)
    assert page.evaluate(SMALL) == []
    assert (width(phone_screen), page.evaluate(OUTSIDE)) == (320, [])

    page.evaluate("document.documentElement.dataset.size = '2'")
    assert (width(phone_screen), page.evaluate(OUTSIDE)) == (320, [])

    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (width(phone_screen), page.evaluate(OUTSIDE)) == (390, [])
