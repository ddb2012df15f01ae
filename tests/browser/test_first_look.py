"""What someone in a hurry sees before they scroll, on a usual phone and on a small one, in every language."""

from __future__ import annotations

import pytest

from pwa.locales import LOCALES
from tests.browser.screens import PHONE, Screens

SMALL = {"width": 320, "height": 568}
# How far an element reaches below the part of the screen that the tabs leave free, and of it: its whole, or its first line.
BELOW = """([wanted, whole]) => {
  const { top, bottom } = [...document.querySelectorAll(wanted)].find((e) => e.checkVisibility()).getBoundingClientRect();
  return Math.round((whole ? bottom : top + 24) - document.querySelector(".tabs").getBoundingClientRect().top);
}"""


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["usual", "small"])
@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("", "a.alert"),
        ("guides/sciatica/", "a.alert"),
        ("danger/", "emergency-call a.btn"),
        ("exercises/", ".exs .row"),
    ],
)
def test_before_scrolling(phone_screen: Screens, path: str, wanted: str, size: dict[str, int], code: str) -> None:
    """The way to the danger signs, the number to call, the first exercise: whole on a usual phone, begun on a small one."""
    page = phone_screen.open(f"/{code}/{path}", viewport=size)

    assert page.evaluate(BELOW, [wanted, size == PHONE]) <= 0
