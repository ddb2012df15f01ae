"""Timers in real browsers: through reload, restart, other pages, other tabs and a clock set back."""

from __future__ import annotations

from typing import Any

from tests.browser.phone import Phone
from tests.browser.test_diary import entries, lib

TIMER = "/en/timer/cold-pack/"
PASS = """(() => {
  const state = JSON.parse(localStorage.getItem("bp.timers"));
  const by = %d * 60_000;
  for (const timer of state.list) {
    timer.start -= by; timer.end -= by;
    if (timer.look) timer.look -= by;
  }
  for (const slug of Object.keys(state.next)) state.next[slug] -= by;
  state.seen -= by;
  localStorage.setItem("bp.timers", JSON.stringify(state));
})()"""


def pass_minutes(phone: Phone, minutes: int, tab: int = 0) -> None:
    """As if so many minutes had gone by: what is stored are times."""
    phone.browser.run(PASS % minutes, tab)


def start(phone: Phone, path: str = TIMER, tab: int = 0) -> None:
    phone.visit(path, tab)
    phone.browser.until("Boolean(customElements.get('care-timer'))", tab)
    phone.browser.run("document.querySelector('[data-do=start]').click()", tab)
    phone.browser.until(shown("running"), tab)


def shown(part: str) -> str:
    return f"document.querySelector('[data-role={part}]')?.hidden === false"


def text(phone: Phone, part: str) -> str:
    return str(phone.browser.run(f"document.querySelector('[data-role={part}]').textContent"))


def state(phone: Phone) -> dict[str, Any]:
    return dict(phone.browser.run("JSON.parse(localStorage.getItem('bp.timers'))"))


def test_a_timer_outlives_page_browser_and_network(phone: Phone) -> None:
    """Reloaded, restarted, without internet: the same end. Then done, noted, and not again too soon."""
    phone.keep("en")
    start(phone)
    end = state(phone)["list"][0]["end"]
    assert phone.browser.run("document.documentElement.dataset.busy") == "timer"
    ends = text(phone, "ends")
    assert ends.startswith("Ends at ")

    phone.browser.reload()
    phone.browser.until(shown("running"))
    phone.network.cut()
    phone.browser.restart()
    phone.visit(TIMER)
    phone.browser.until(shown("running"))
    assert state(phone)["list"][0]["end"] == end
    assert text(phone, "ends") == ends

    phone.visit("/en/")
    phone.browser.until("document.querySelector('running-timers a')?.pathname.endsWith('/timer/cold-pack/')")
    pass_minutes(phone, 14)
    phone.visit(TIMER)
    phone.browser.until(shown("done"))
    assert text(phone, "ended") == "It ended 4 minutes ago."
    phone.browser.until(
        "document.querySelector('[data-role=done] [data-role=again]').textContent.includes('Not again before')"
    )
    phone.browser.run("document.querySelector('[data-role=done] [data-do=stop]').click()")
    phone.browser.until(shown("before"))
    assert phone.browser.run("document.querySelector('[data-do=start]').disabled"), "the gap is kept"
    assert phone.browser.run("localStorage.getItem('bp.ticks')?.includes('cold-pack')")
    phone.visit("/en/diary/")
    phone.browser.until("document.querySelector('diary-days li')?.textContent.includes('Cold pack')")
    assert [(one["kind"], one["slug"], one["seconds"]) for one in entries(phone)] == [("timer", "cold-pack", 600)]
    pass_minutes(phone, 2 * 60)
    phone.visit(TIMER)
    phone.browser.until("document.querySelector('[data-do=start]')?.disabled === false")


def test_the_skin_check_is_said_on_any_page(phone: Phone) -> None:
    start(phone)
    pass_minutes(phone, 5)
    phone.browser.until(shown("look"))

    phone.visit("/en/danger/")
    assert phone.browser.until("document.querySelector('running-timers a') !== null")


def test_a_clock_set_back_is_told(phone: Phone) -> None:
    """Three hours back while the page is open: the same minutes are left, and the page says so."""
    start(phone)
    before = state(phone)["list"][0]["end"]
    phone.browser.run("(() => { const now = Date.now; Date.now = () => now() - 3 * 3_600_000; })()")

    phone.browser.until(shown("moved"))
    after = state(phone)["list"][0]["end"]
    assert abs(before - after - 3 * 3_600_000) < 2_000
    assert phone.browser.run("document.querySelector('[data-role=digits]').textContent").startswith(("10:00", "9:5"))


def test_two_run_and_tabs_agree(phone: Phone) -> None:
    """Warmth may not pause, rest may; a stop in one tab is a stop in the other; the end is said once."""
    start(phone)
    assert not phone.browser.run("document.querySelector('[data-do=pause]')"), "skin goes on feeling the cold"
    start(phone, "/en/timer/position-of-ease/", 1)
    phone.browser.run("document.querySelector('[data-do=pause]').click()", 1)
    phone.browser.until("document.querySelector('[data-do=resume]').hidden === false", 1)
    phone.browser.until("document.querySelector('running-timers').textContent.includes('Paused')")
    count = "globalThis.cues = 0; (await lib('timing')).timing.addEventListener('cue', () => (globalThis.cues += 1));"
    for tab in (0, 1):
        lib(phone, count, tab)

    pass_minutes(phone, 20)
    phone.browser.until(shown("done"))
    phone.browser.until("document.querySelector('running-timers')?.textContent.includes('Time is up')", 1)
    assert sum(phone.browser.run("globalThis.cues", tab) for tab in (0, 1)) == 1
    phone.browser.run("document.querySelector('[data-role=done] [data-do=stop]').click()")
    phone.browser.until("!document.querySelector('running-timers').textContent.includes('Time is up')", 1)


def test_a_timer_is_named_in_the_language_of_the_page(phone: Phone) -> None:
    """Begun in English, it runs on an Arabic page under its Arabic name."""
    start(phone)
    phone.visit("/ar/danger/")
    phone.browser.until("document.querySelector('running-timers b') !== null")
    name = "document.querySelector('running-timers b').textContent"
    assert phone.browser.run(name) == "كمّادة باردة"
    phone.visit("/en/danger/")
    phone.browser.until("document.querySelector('running-timers b') !== null")
    assert phone.browser.run(name) == "Cold pack"
