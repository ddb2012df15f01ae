"""Today knows the day: what it shows follows from when the pain began, and from how the day is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pwa.content import load
from pwa.model import Phase
from tests.browser.screens import Screens

TODAY = "/en/"
PLANNED = [phase for phase in load().phases.values() if phase.days]
EASY = [care.title.source for care in load().care.values() if care.bad_day]
BEGAN = """(() => {{ const day = new Date(Date.now() - {ago} * 86_400_000 - new Date().getTimezoneOffset() * 60_000);
localStorage.setItem("bp.start", JSON.stringify({{ date: day.toISOString().slice(0, 10), exact: true }})); }})();"""


def shown(page: Page) -> list[str]:
    """Tasks to tick, as they are named."""
    return page.locator("day-plan > section .item b:visible").all_inner_texts()


def named(slugs: tuple[str, ...]) -> list[str]:
    return [load().care[slug].title.source for slug in slugs]


@pytest.mark.parametrize("phase", PLANNED, ids=lambda phase: phase.slug)
def test_the_plan_follows_the_day(phone_screen: Screens, phase: Phase) -> None:
    """On the first day of each stretch: its aim, its tasks, and which day it is."""
    low = phase.days.low if phase.days else 0
    page = phone_screen.open(TODAY, BEGAN.format(ago=low))

    assert page.locator("[data-part] h2:visible").all_inner_texts() == [phase.aim.source]
    assert shown(page) == named(phase.tasks)
    assert page.locator("h1").inner_text() == f"Today Day {low + 1}"
    assert not page.is_visible("[name=since]")


def test_the_first_answer_chooses_the_plan(phone_screen: Screens) -> None:
    """Asked once; the bad day is not asked about in the same breath."""
    page = phone_screen.open(TODAY)
    assert not page.is_visible("[name=bad]")

    page.check("[name=since][value='3']")
    assert shown(page) == named(PLANNED[1].tasks)
    page.check("[name=span][data-n='3']")
    assert shown(page) == named(PLANNED[2].tasks)
    page.reload()
    assert shown(page) == named(PLANNED[2].tasks)
    assert page.locator("h1").inner_text() == f"Today {PLANNED[2].title.source}", "about, so no day is claimed"
    assert page.is_visible("[name=bad]")


def test_a_bad_day_asks_for_less(phone_screen: Screens) -> None:
    """Fewer tasks, kept for the day with their ticks; tomorrow is a usual day. No count that could shame."""
    page = phone_screen.open(TODAY, BEGAN.format(ago=20))
    page.check("[name=bad]")
    assert shown(page) == EASY
    assert len(EASY) < len(PLANNED[2].tasks)
    assert not page.locator(".count:visible").count()
    page.locator("day-plan > section .chk:visible").first.check()

    page.reload()
    assert shown(page) == EASY
    assert page.locator("day-plan > section .chk:visible").first.is_checked()
    page.evaluate("localStorage.setItem('bp.bad', JSON.stringify('2020-01-01'))")
    page.reload()
    assert shown(page) == named(PLANNED[2].tasks)


def test_a_bad_day_needs_no_script(phone_screen: Screens) -> None:
    page = phone_screen.open(TODAY, java_script_enabled=False)

    page.check("[name=bad]")
    assert shown(page) == EASY
