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


def test_the_menu_does_not_stay_behind(phone_screen: Screens) -> None:
    """Left by Tab it closes: it would lie over what the keyboard is on next."""
    page = phone_screen.open("/en/danger/")

    page.focus(".menu summary")
    page.keyboard.press("Enter")
    for _ in range(page.locator(".menu a").count()):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.menu[open]') !== null")
    page.keyboard.press("Tab")
    expect(page.locator(".menu a").first).to_be_hidden()
    assert page.evaluate(FOCUS)["onTop"]


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


def test_no_danger_sign_fits(phone_screen: Screens) -> None:
    """From a guide to the danger signs and back to that guide; who came from elsewhere is offered no way there."""
    page = phone_screen.open("/en/danger/")
    assert not page.is_visible("way-back")

    page = phone_screen.open("/en/guides/sciatica/")
    tab_to(page, "a.alert")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/danger/")
    expect(page.locator("way-back")).to_be_visible()
    tab_to(page, "way-back button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/guides/sciatica/")


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
    expect(page.locator(".code svg")).to_be_in_viewport(ratio=1)
    tab_to(page, "share-page a")
    page.keyboard.press("Escape")
    expect(page.locator(".code svg")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.do") == "code"


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
    """The picture moves and turns by key; the filters open and follow the arrows."""
    page = phone_screen.open("/en/exercises/bridge/")
    tab_to(page, "[data-do=play]")
    page.keyboard.press("Space")
    assert page.get_attribute("[data-do=play]", "aria-pressed") == "true"
    page.goto("/en/exercises/")
    shown = page.locator(".exs > li:visible").count()
    tab_to(page, ".filters summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowRight")
    assert 0 < page.locator(".exs > li:visible").count() < shown


def test_favourites(phone_screen: Screens) -> None:
    """Marked by Space, found on Exercises, opened, and unmarked again."""
    page = phone_screen.open("/en/exercises/bridge/")
    tab_to(page, "favourite-mark button")
    page.keyboard.press("Space")
    page.goto("/en/exercises/")
    expect(page.locator("favourite-list a")).to_be_visible()
    tab_to(page, "favourite-list a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/exercises/bridge/")
    tab_to(page, "favourite-mark button")
    page.keyboard.press("Space")
    assert page.get_attribute("favourite-mark button", "aria-pressed") == "false"


def test_a_session(phone_screen: Screens) -> None:
    """From Start to the diary by keys: Tab stays inside while it is open, Escape leads out, back to Start."""
    page = phone_screen.open("/en/routines/first-days/", VOICE)
    inside = "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"

    tab_to(page, "[data-do=open]")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    tab_to(page, "[data-do=begin]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.do") == "pause"
    page.keyboard.press("Space")
    expect(page.locator(".run.paused")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    tab_to(page, "[data-do=hurts]")
    page.keyboard.press("Enter")
    tab_to(page, "[data-do=end]")
    page.keyboard.press("Enter")
    tab_to(page, "section[data-view=done] [data-n='4']")
    page.keyboard.press("Space")
    expect(page.locator("[data-role=saved]")).not_to_be_empty()
    tab_to(page, "section[data-view=done] a[href='/en/diary/']")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.do") == "open"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.do") == "open"


def test_a_timer(phone_screen: Screens) -> None:
    """Minutes by arrow, Start, Pause, Go on and End by key; the keyboard goes where the timer goes."""
    page = phone_screen.open("/en/timer/short-walks/")

    tab_to(page, "[name=minutes]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "[data-do=start]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.role") == "running"
    for act, then in (("pause", "resume"), ("resume", "pause"), ("stop", "")):
        tab_to(page, f"[data-role=running] [data-do={act}]")
        page.keyboard.press("Enter")
        if then:
            expect(page.locator(f"[data-role=running] [data-do={then}]")).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.role") == "before"


def test_the_diary(phone_screen: Screens) -> None:
    """A note by keys; erasing asks first, Escape says no and the keyboard is where it was."""
    page = phone_screen.open("/en/diary/")

    tab_to(page, "[name=level]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "textarea")
    page.keyboard.type("better")
    tab_to(page, "[data-do=save]")
    page.keyboard.press("Enter")
    expect(page.locator("diary-days")).to_contain_text("better")
    tab_to(page, "[data-do=erase]")
    page.keyboard.press("Enter")
    expect(page.locator("own-data dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("own-data dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.do") == "erase"


def test_the_way_home(phone_screen: Screens) -> None:
    """What offers the home screen is reached behind the timer that ended the wait, and goes when declined."""
    page = phone_screen.open(
        "/en/timer/short-walks/", "Object.defineProperty(navigator, 'standalone', { value: false });"
    )

    tab_to(page, "[data-do=start]")
    page.keyboard.press("Enter")
    tab_to(page, "install-card a")
    tab_to(page, "install-card [data-do=no]")
    page.keyboard.press("Enter")
    expect(page.locator("install-card")).to_be_hidden()
    page.goto("/en/")
    assert not page.is_visible("install-card")
