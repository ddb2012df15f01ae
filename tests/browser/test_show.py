"""The sheet for a health worker: every line in two languages, usable and printable without a script."""

from __future__ import annotations

import pytest

from pwa.locales import LOCALES
from tests.browser.screens import Screens

PAIRS = [(own, other) for own in LOCALES for other in LOCALES if own != other]
# Lines of the form: in which languages their words are.
LINES = """() => [...document.querySelectorAll(".sheet :is(legend, label b, .ask > p, h1, h2)")].map(
  (line) => [...line.children].map((words) => [words.closest("[lang]").lang, words.textContent.trim()]))"""


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_every_line_stands_in_both_languages(phone_screen: Screens, own: str, other: str) -> None:
    """The reader's first; what is not translated yet is marked as English."""
    page = phone_screen.open(f"/{own}/show/{other}/", java_script_enabled=False)

    lines = page.evaluate(LINES)
    assert len(lines) > 40
    for line in lines:
        assert len(line) == 2, line
        (first, words), (second, others) = line
        assert first in (own, "en")
        assert second in (other, "en")
        assert words
        assert others
    ends = page.evaluate(
        "[...document.querySelectorAll('.sheet b span:last-child')].map((e) => getComputedStyle(e).direction)"
    )
    assert set(ends) <= {LOCALES[other].dir, "ltr"}


def test_only_the_answers(phone_screen: Screens) -> None:
    """Without a script: what was answered stays, the rest goes, and Clear brings all back."""
    page = phone_screen.open("/es/show/en/", java_script_enabled=False)
    rows = ".sheet :is(.ask, label:not(.chip)):visible"
    all_rows = page.locator(rows).count()

    page.check("[name=low-back]")
    page.check("[name=numb] >> nth=1")
    page.check("[name=pain] >> nth=7")
    page.check("#only")
    shown = page.locator(".sheet :is(.ask, fieldset label):visible").all_inner_texts()
    assert len(shown) == 4  # place, question with its answer, that answer, number
    assert any("Low back" in words for words in shown)
    assert page.locator("fieldset:visible").count() == 3
    page.click("button[type=reset]")
    assert page.locator(rows).count() == all_rows
    assert page.locator(".sheet :checked").count() == 0


def test_paper_shows_the_answers(phone_screen: Screens) -> None:
    """Printers leave backgrounds out: without any, a tick is dark and the number has a ring."""
    page = phone_screen.open("/ar/show/en/")
    page.check("[name=low-back]")
    page.check("[name=pain] >> nth=7", force=True)
    page.emulate_media(media="print")

    tick = "getComputedStyle(document.querySelector('[name=low-back]'), '::after').borderBottomColor"
    assert page.evaluate(tick) == "rgb(0, 0, 0)"
    style = "(all) => all.map((one) => { const style = getComputedStyle(one); return [style.outlineStyle, style.backgroundColor] })"
    numbers = page.eval_on_selector_all(".sheet .chip:has([name=pain])", style)
    assert [index for index, (ring, _) in enumerate(numbers) if ring == "solid"] == [7]
    assert numbers[7][1] == "rgba(0, 0, 0, 0)"


def test_the_way_there(phone_screen: Screens) -> None:
    """More, the language, the sheet; and turned round by the language menu."""
    page = phone_screen.open("/en/more/")

    page.click("a[href='/en/show/']")
    assert page.locator("main ul a").count() == len(LOCALES) - 1
    page.click("a[href='/en/show/ar/']")
    assert page.locator("h1 [lang=ar]").count() == 1
    page.click(".menu summary")
    page.click(".menu a[hreflang=ar]")
    assert page.url.endswith("/ar/show/en/")


def test_nothing_is_kept_or_sent(phone_screen: Screens) -> None:
    page = phone_screen.open("/en/show/es/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))

    page.check("[name=fever] >> nth=0")
    page.fill("textarea", "ibuprofen")
    page.keyboard.press("Enter")
    kept = page.evaluate("JSON.stringify({ ...localStorage }) + document.cookie")
    assert "fever" not in kept
    assert "ibuprofen" not in kept
    assert sent == []
    page.reload()
    assert page.locator(".sheet :checked").count() == 0
    assert page.input_value("textarea") == ""
