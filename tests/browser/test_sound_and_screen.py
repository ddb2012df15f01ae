"""What player and timers ask of the phone: that the screen stays on, that it sounds, that a headset's buttons reach it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drivers.base import PATIENCE
from tests.browser.drivers.chromium import _playwright
from tests.browser.drivers.webkit import _Screen
from tests.browser.screens import Screens
from tests.browser.test_timers import PASS

TIMER = "/en/timer/cold-pack/"
EXERCISE = "/en/exercises/bridge/"
# A phone that can be told to take the lock away, and to refuse it.
LOCKS = """(() => {
  window.locks = [];
  class Lock extends EventTarget {
    released = false;
    async release() {
      this.released = true;
      this.dispatchEvent(new Event("release"));
    }
  }
  const request = async () => {
    if (window.refuses) throw new DOMException("battery", "NotAllowedError");
    locks.push(new Lock());
    return locks.at(-1);
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
})()"""
NOTES = """(() => {
  window.notes = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    window.notes += 1;
    return start.apply(this, when);
  };
})()"""
DONE = 3  # notes of the tone that ends a timer


def hide(page: Page, hidden: bool) -> None:
    """The page out of sight, or back in it."""
    state = "hidden" if hidden else "visible"
    page.evaluate(
        f"""(Object.defineProperty(document, "visibilityState", {{ value: "{state}", configurable: true }}),
        document.dispatchEvent(new Event("visibilitychange")))"""
    )


def begin(page: Page) -> None:
    page.click("[data-do=start]")
    expect(page.locator("[data-role=running]")).to_be_visible()


def test_the_screen_stays_on(phone_screen: Screens) -> None:
    """Lost when the page is hidden, taken again; lost to the battery, the page says so; let go at the end."""
    page = phone_screen.begin(LOCKS)
    page.clock.install()
    page.goto(TIMER)
    begin(page)
    stays, may_go = page.get_by_text("The screen stays on"), page.get_by_text("Your phone may turn its screen off")
    expect(stays).to_be_visible()
    assert page.evaluate("locks.length") == 1

    hide(page, True)
    page.evaluate("locks.at(-1).release()")
    hide(page, False)
    expect(stays).to_be_visible()
    assert page.evaluate("locks.map(({ released }) => released)") == [True, False]

    page.evaluate("(window.refuses = true, locks.at(-1).release())")
    page.clock.run_for(6_000)
    expect(may_go).to_be_visible()
    expect(stays).not_to_be_visible()
    page.evaluate("window.refuses = false")
    hide(page, False)
    expect(stays).to_be_visible()
    page.click("[data-role=running] [data-do=stop]")
    expect(page.locator("[data-role=before]")).to_be_visible()
    assert page.evaluate("locks.every(({ released }) => released)")


def test_the_player_says_when_the_screen_may_dim(phone_screen: Screens) -> None:
    page = phone_screen.open(EXERCISE, f"{LOCKS}; window.refuses = true;")
    page.click("[data-do=open]")
    line = page.locator("[data-role=voice]")
    expect(line).to_contain_text("Your phone may dim")

    page.evaluate("window.refuses = false")
    hide(page, False)
    expect(line).not_to_contain_text("Your phone may dim")
    page.click("[data-view=setup] [data-do=close]")
    page.wait_for_selector("html:not([data-busy])")
    assert page.evaluate("locks.length && locks.every(({ released }) => released)")


def test_a_page_that_was_loaded_again_sounds_once_it_was_touched(phone_screen: Screens) -> None:
    page = phone_screen.open(TIMER, NOTES)
    begin(page)
    page.reload()
    expect(page.locator("[data-role=running]")).to_be_visible()
    page.click("h1")
    page.evaluate(PASS % 10)

    expect(page.locator("[data-role=done]")).to_be_visible()
    expect(page.locator("[data-role=done] h2")).to_have_text("Time is up")
    page.wait_for_timeout(300)  # one more look at the clock: it sounds once
    assert page.evaluate("notes") == DONE


def test_the_tab_that_may_sound_is_the_one_that_says_it(phone_screen: Screens) -> None:
    """Tabs agree who tells the end; one that was never touched would tell it without a sound."""
    page = phone_screen.open(TIMER, NOTES)
    begin(page)
    silent = page.context.new_page()
    for other in ("/en/", TIMER, "/en/diary/"):
        silent.goto(other)
        silent.wait_for_selector(":is(running-timers a, [data-role=running]):visible")
    page.evaluate(PASS % 10)
    expect(page.locator("[data-role=done]")).to_be_visible()
    expect(silent.locator("running-timers")).to_contain_text("Time is up")

    assert (page.evaluate("notes"), silent.evaluate("notes")) == (DONE, 0)


def test_two_hours_of_sleep_and_summer_time(phone_screen: Screens) -> None:
    """Begun at 1:50 in the night the clocks go forward; the phone sleeps, and wakes in another zone."""
    page = phone_screen.begin(NOTES)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Berlin"})
    page.clock.install(time=datetime(2026, 3, 29, 0, 50, tzinfo=UTC))
    page.goto(TIMER)
    page.check("[name=minutes][value='15']", force=True)
    begin(page)
    ends = page.locator("[data-role=ends]")
    expect(ends).to_have_text("Ends at 3:05 AM")

    page.clock.run_for(60_000)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/London"})
    page.clock.run_for(1_000)
    expect(ends).to_have_text("Ends at 2:05 AM")
    page.clock.fast_forward("02:00:00")
    expect(page.locator("[data-role=ended]")).to_have_text("It ended 1 hour ago.")
    expect(page.locator("[data-role=done] [data-role=again]")).to_contain_text("Not again before 4:05 AM.")
    assert page.evaluate("notes") == 0, "so late a tone would only startle"


@contextmanager
def _bus() -> Iterator[str]:
    """The address of a message bus of its own, by which a desktop hands on the buttons of a headset."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def _ask(bus: str, to: str, path: str, method: str, *values: str) -> str:
    command = ["dbus-send", f"--bus={bus}", "--print-reply", f"--dest={to}", path, method, *values]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=20).stdout


class Headset:
    """Presses what a headset would, on the player the desktop sees."""

    def __init__(self, bus: str) -> None:
        self._bus = bus

    @property
    def _player(self) -> str:
        """Its name on the bus; the browser takes one once it has something to play."""
        names = _ask(self._bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
        return next((line.split('"')[1] for line in names.splitlines() if "MediaPlayer2.chromium" in line), "")

    def press(self, button: str) -> None:
        _ask(self._bus, self._player, "/org/mpris/MediaPlayer2", f"org.mpris.MediaPlayer2.Player.{button}")

    def until(self, status: str) -> None:
        """Wait until the desktop sees the player so."""
        end = time.monotonic() + PATIENCE
        while self._status() != status:
            assert time.monotonic() < end, f"not {status} but {self._status()}"
            time.sleep(0.1)

    def _status(self) -> str:
        if not self._player:
            return "Stopped"
        place = ("string:org.mpris.MediaPlayer2.Player", "string:PlaybackStatus")
        method = "org.freedesktop.DBus.Properties.Get"
        return _ask(self._bus, self._player, "/org/mpris/MediaPlayer2", method, *place).split('"')[1]


def test_the_buttons_of_a_headset(port: int) -> None:
    """Through the desktop's own bus, as they come from a real one: pause, play, next, previous; given back at the end."""
    screen = _Screen()
    with _bus() as bus:
        browser = _playwright().chromium.launch(
            executable_path="/usr/bin/chromium",
            headless=False,
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            env={"DISPLAY": screen.name, "DBUS_SESSION_BUS_ADDRESS": bus},
        )
        try:
            page = browser.new_page(base_url=f"http://127.0.0.1:{port}", service_workers="block")
            page.goto(EXERCISE)
            page.click("[data-do=open]")
            page.click("[data-do=begin]")
            word = page.locator("[data-role=word]")
            expect(word).to_have_text("Get ready")
            headset = Headset(bus)
            headset.until("Playing")

            for button, said in (
                ("Pause", "Paused"),
                ("Play", "Get ready"),
                ("Next", "Move"),
                ("Previous", "Get ready"),
            ):
                headset.press(button)
                expect(word).to_have_text(said)
            headset.until("Playing")
            page.click(".run [data-do=close]")
            page.wait_for_selector("dialog.player", state="hidden")
            headset.until("Stopped")
        finally:
            browser.close()
            screen.close()


@pytest.mark.parametrize(("music", "plays"), [("true", False), ("false", True), ("null", True)])
def test_the_readers_own_music_is_left_alone(phone_screen: Screens, music: str, plays: bool) -> None:
    """What would take the phone's sound for itself plays only where the reader does not want music."""
    played = "window.played = 0; HTMLMediaElement.prototype.play = async function () { window.played += 1; };"
    page = phone_screen.open(EXERCISE, f"localStorage.setItem('bp.music', '{music}'); {played}")
    page.click("[data-do=open]")
    page.click("[data-do=begin]")

    assert bool(page.evaluate("played")) is plays


def test_a_phone_lets_music_play_on(phone_screen: Screens) -> None:
    """Where nobody chose: on a phone, but not on an iPhone, whose silent switch would silence the tones."""
    played = "window.played = 0; HTMLMediaElement.prototype.play = async function () { window.played += 1; };"
    iphone = "Object.defineProperty(navigator, 'audioSession', { value: { type: 'auto' } });"
    for before, on, kind in ((played, True, None), (played + iphone, False, "playback")):
        page = phone_screen.open(EXERCISE, before, has_touch=True, is_mobile=True)
        page.tap("[data-do=open]")
        assert page.is_checked("[name=music]") is on
        assert page.is_visible("[data-role=silent]") is not on
        page.tap("[data-do=begin]")
        assert bool(page.evaluate("played")) is not on
        assert page.evaluate("navigator.audioSession?.type ?? null") == kind
        page.tap(".run [data-do=close]")
        page.wait_for_selector("html:not([data-busy])")
        assert page.evaluate("navigator.audioSession?.type ?? null") == (kind and "auto")
