"""A guide read aloud: every sentence in its order, marked, paused, stopped; by voices of this phone alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pwa import marks
from pwa.content import load
from tests.browser.screens import Screens

VOICE = (Path(__file__).parent.parent / "js" / "voice_standin.js").read_text()
GUIDE = "/en/guides/sciatica/"
MARKED = "[...(CSS.highlights.get('said') ?? [])].map((range) => range.toString().trim()).join('')"
ALL = """async () => {
  for (let turns = 0; turns < 500 && standIn.speaking(); turns += 1) {
    standIn.finish();
    await new Promise((later) => setTimeout(later, 0));
  }
  return standIn.said.map(({ text }) => text);
}"""


def begin(screens: Screens, path: str = GUIDE, before: str = "", **options: Any) -> Page:
    page = screens.open(path, before + VOICE, **options)
    page.click("read-aloud > button")
    return page


def test_every_sentence_in_its_order(phone_screen: Screens) -> None:
    """From the title to the last advice, folds included; nothing of buttons, sources or ways to other pages."""
    page = begin(phone_screen)
    said = page.evaluate(ALL)
    text = " ".join(said)

    guide = load().guides["sciatica"]
    assert said[0] == guide.title.source
    wanted = [guide.summary, *guide.feels, *guide.do, *guide.dont, *guide.course, *guide.why, *guide.tests]
    places = [text.find(marks.plain(wanted_text.source)) for wanted_text in wanted]
    assert -1 not in places
    assert places == sorted(places)
    for quiet in ("Share", "Read aloud", "Text checked", "nice.org", "Related guides of"):
        assert quiet not in text
    assert not page.is_visible("read-aloud p button")
    assert page.evaluate("CSS.highlights.has('said')") is False


def test_the_sentence_is_marked_and_in_view(phone_screen: Screens) -> None:
    page = begin(phone_screen, reduced_motion="reduce")

    for _ in range(30):
        assert page.evaluate(MARKED) == page.evaluate("standIn.speaking()")
        place = page.evaluate("[...CSS.highlights.get('said')][0].getBoundingClientRect().toJSON()")
        assert place["top"] >= 0
        assert place["bottom"] <= 844
        assert page.locator("read-aloud >> text=Stop").is_visible()
        page.evaluate("standIn.finish()")


def test_where_the_browser_cannot_mark_words_the_block_is_marked(phone_screen: Screens) -> None:
    page = begin(
        phone_screen, before="delete CSS.highlights; Object.defineProperty(CSS, 'highlights', { value: undefined });"
    )

    assert page.locator(".said").inner_text() == load().guides["sciatica"].title.source
    page.evaluate("standIn.finish()")
    assert page.locator(".said").count() == 1
    page.click("read-aloud >> text=Stop")
    assert page.locator(".said").count() == 0


def test_pause_says_the_sentence_again(phone_screen: Screens) -> None:
    page = begin(phone_screen)
    page.evaluate("standIn.finish()")
    second = page.evaluate("standIn.speaking()")

    page.click("read-aloud >> text=Pause")
    assert page.evaluate("standIn.speaking()") == ""
    assert page.evaluate(MARKED) == second
    page.click("read-aloud >> text=Go on")
    assert page.evaluate("standIn.speaking()") == second
    page.keyboard.press("Escape")
    assert page.evaluate("standIn.speaking()") == ""
    assert page.evaluate("document.activeElement.textContent.trim()") == "Read aloud"


@pytest.mark.parametrize("kind", ["far", "mute"])
def test_without_a_voice(phone_screen: Screens, kind: str) -> None:
    """A voice that needs internet is not used; one that never begins is given up. Both lead to how to add one."""
    page = begin(phone_screen, before=f"window.voices = '{kind}';")

    expect(page.locator("read-aloud [role=status]")).to_contain_text("no voice")
    assert page.evaluate("standIn.said.length") == (0 if kind == "far" else 1)
    page.click("read-aloud [role=status] a")
    expect(page.locator("#voices li").first).to_be_visible()


def test_nothing_goes_on_when_the_page_is_left(phone_screen: Screens) -> None:
    page = begin(phone_screen)

    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("standIn.speaking()") == ""


def test_a_browser_that_cannot_speak_offers_nothing(phone_screen: Screens) -> None:
    page = phone_screen.open(GUIDE, "Object.defineProperty(window, 'speechSynthesis', { value: undefined });")

    assert not page.is_visible("read-aloud > button")


@pytest.mark.parametrize("path", ["/ar/guides/sciatica/", "/es/articles/sleep/"])
def test_the_voice_is_of_the_pages_language(phone_screen: Screens, path: str) -> None:
    """What shows in English on a page of another language is read by an English voice."""
    page = begin(phone_screen, path)
    page.evaluate(ALL)

    said = page.evaluate("standIn.said")
    shown = page.evaluate("[...document.querySelectorAll('main [lang=en]')].map((e) => e.textContent.trim())")
    assert len(said) > 10
    for sentence in said:
        english = any(sentence["text"] in words for words in shown)
        assert sentence["lang"] == ("en" if english else path.split("/")[1]), sentence
