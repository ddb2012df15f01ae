"""Every flow without a finger: what can be used can be reached, is seen where it is, and does its work by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import Screens, of_each_kind

VOICE = (Path(__file__).parent.parent / "js" / "voice_standin.js").read_text()
# What the keyboard is on: in the page or not, seen or not, ringed or not.
FOCUS = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const holder = (on.matches("input") && on.closest("label")) || on; // an input may lie unseen under what stands for it
  const [box] = holder.getClientRects();
  const start = getComputedStyle(on).direction === "rtl" ? box.right - 12 : box.left + 12;
  const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, start)), box.top + Math.min(box.height, 24) / 2);
  const ringed = (e) => getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
  const marked = (on.dataset.seen ??= "") === "" ? ((on.dataset.seen = "1"), false) : true;
  return {
    what: `${on.tagName.toLowerCase()} ${on.id || on.getAttribute("href") || on.name || on.textContent.trim().slice(0, 24)}`,
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    onTop: Boolean(top) && (holder.contains(top) || top.contains(holder)),
    ring: [on, holder, on.nextElementSibling].some((e) => e && ringed(e)),
    again: marked,
  };
}"""
# Everything that takes part: shown, enabled; of a group of radio buttons, one.
EXPECTED = """() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((e) => {
    if (e.disabled || e.closest("[inert], [hidden]") || !e.checkVisibility({ visibilityProperty: true })) return false;
    if (e.closest("details:not([open])") && !e.matches("summary")) return false;
    if (e.type !== "radio") return true;
    const group = `${e.form ? "form" : ""}${e.name}`;
    return !groups.has(group) && groups.add(group);
  }).length;
}"""


@pytest.mark.parametrize("path", [*of_each_kind("en"), "/ar/", "/ar/settings/"])
def test_the_tour_of_a_page(phone_screen: Screens, path: str) -> None:
    """Tab reaches everything once, in view, on top of the bars, with a ring round it."""
    page = phone_screen.open(path, reduced_motion="reduce")
    expected = page.evaluate(EXPECTED)
    seen = []
    page.focus(".skip")  # a page may begin in the middle, as the search does in its field
    for _ in range(expected + 40):
        now = page.evaluate(FOCUS)
        if now is None or now["again"]:
            break
        seen.append(now["what"])
        assert now["inView"] and now["onTop"] and now["ring"], now
        page.keyboard.press("Tab")

    assert len(seen) >= expected, (expected, seen)


def test_skip_link_and_language_menu(phone_screen: Screens) -> None:
    page = phone_screen.open("/en/guides/sciatica/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    expect(page.locator(".menu a[hreflang=es]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu a[hreflang=es]")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.focus(".menu a[hreflang=es]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/guides/sciatica/")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the keyboard is on `selector`."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached")


def test_in_pain_to_the_number(phone_screen: Screens) -> None:
    """From Today to the call, by Tab and Enter alone."""
    page = phone_screen.open("/en/")

    tab_to(page, "a.alert")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/danger/")
    tab_to(page, "a[href^='tel:']")


def test_the_plan(phone_screen: Screens) -> None:
    """When it began by arrow, a task opened by Enter and ticked by Space."""
    page = phone_screen.open("/en/")

    tab_to(page, "[name=since]")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "1"
    tab_to(page, "[data-part] summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True
    tab_to(page, ".chk")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked") is True


def test_settings(phone_screen: Screens) -> None:
    page = phone_screen.open("/en/settings/", VOICE)

    tab_to(page, "[name=size]")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("html", "data-size") == "1"
    tab_to(page, "[name=theme]")
    page.keyboard.press("ArrowLeft")
    assert page.get_attribute("html", "data-theme") == "dark"
    tab_to(page, "[data-name=voice]")
    page.keyboard.press("Space")
    assert page.is_disabled("#t-voice")
    page.keyboard.press("Space")
    tab_to(page, "#t-voice")
    page.keyboard.press("Enter")
    expect(page.locator("sound-settings [role=status]")).to_contain_text("You hear")
    tab_to(page, "select")
    page.keyboard.type("Jap")
    assert page.evaluate("JSON.parse(localStorage.getItem('bp.country'))") == "JP"


def test_reading_aloud_and_the_code(phone_screen: Screens) -> None:
    page = phone_screen.open("/en/guides/sciatica/", VOICE)

    tab_to(page, "read-aloud button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Pause"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Go on"
    page.keyboard.press("Escape")
    assert page.evaluate("standIn.speaking()") == ""
    tab_to(page, "[data-do=code]")
    page.keyboard.press("Enter")
    expect(page.locator(".code svg")).to_be_visible()


def test_the_sheet(phone_screen: Screens) -> None:
    page = phone_screen.open("/en/show/es/")

    tab_to(page, "[name=low-back]")
    page.keyboard.press("Space")
    tab_to(page, "[name=pain]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to(page, "[name=numb]")
    page.keyboard.press("Space")
    page.focus("#only")
    page.keyboard.press("Space")
    assert page.locator(".sheet fieldset:visible").count() == 3


def test_exercise(phone_screen: Screens) -> None:
    """The picture moves and turns by key; the filters follow the arrows."""
    page = phone_screen.open("/en/exercises/bridge/")
    tab_to(page, "[data-do=play]")
    page.keyboard.press("Space")
    assert page.get_attribute("[data-do=play]", "aria-pressed") == "true"
    page.goto("/en/exercises/")
    shown = page.locator(".exs > li:visible").count()
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowRight")
    assert 0 < page.locator(".exs > li:visible").count() < shown
