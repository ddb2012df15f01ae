"""The guided player of a phone without internet, for the cases that play it.

A stand-in voice writes down what is said, a stand-in clock makes minutes pass at once (tests/js/player_standins.js).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.drivers import Browser
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.releases import Release

STANDINS = (Path(__file__).parent.parent / "js" / "player_standins.js").read_text()
PAGES = re.compile(r"/[\w-]+/(|danger/|routines/first-days/|exercises/walking/)")
ROUTINE = "/en/routines/first-days/"
DIARY = """new Promise((resolve, reject) => {
  const request = indexedDB.open("bp-diary");
  request.onerror = reject;
  request.onsuccess = () => {
    const all = request.result.transaction("entries").objectStore("entries").getAll();
    all.onsuccess = () => { request.result.close(); resolve(all.result); };
  };
})"""

PASS = """((seconds, until) => {
  const kinds = [];
  while (kinds.length < seconds && (!until || kinds.at(-1) !== until)) {
    standIn.pass(1000);
    kinds.push(document.querySelector(".run").dataset.kind);
  }
  return kinds;
})(%d, %s)"""
FORGET = """(async () => {
  localStorage.clear();
  await new Promise((done) => {
    const gone = indexedDB.deleteDatabase("bp-diary");
    gone.onsuccess = gone.onerror = done;
  });
})()"""


@pytest.fixture(scope="session")
def sessions(whole: Release) -> Release:
    """Two languages with a routine and an exercise."""
    return whole.only(("en", "ar"), lambda path: bool(PAGES.fullmatch(path)))


class Player:
    """The page with the player, its network gone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.run = phone.browser.run

    def open(self, path: str) -> None:
        self.phone.visit(path)
        self.phone.browser.until("Boolean(customElements.get('guided-player'))")
        self.run(STANDINS.split("*/", 1)[1])

    def do(self, name: str) -> None:
        """Press a button of the player."""
        self.run(f"document.querySelector('guided-player [data-do={name}]').click()")

    def begin(self) -> None:
        self.do("open")
        self.do("begin")

    def passes(self, seconds: int, until: str = "") -> list[str]:
        """Let time pass, to the next phase of the kind `until` at most; the kinds of every second.

        Less than 60: WebKit's driver counts its own minute for a script on the page's clock.
        """
        return list(self.run(PASS % (seconds, json.dumps(until))))

    def sleeps(self, seconds: float) -> None:
        """The phone, with the page on it; then it is looked at again."""
        self.run(f"(standIn.sleep({seconds * 1000}), document.dispatchEvent(new Event('visibilitychange')))")

    def pain(self, when: str, level: int) -> None:
        self.run(f"document.querySelector('[data-pain={when}] [data-n=\"{level}\"]').click()")

    def text(self, role: str) -> str:
        return str(self.run(f"document.querySelector('guided-player [data-role={role}]').textContent"))

    @property
    def view(self) -> str:
        return str(self.run("document.querySelector('guided-player dialog').dataset.view"))

    @property
    def kind(self) -> str:
        return str(self.run("document.querySelector('.run').dataset.kind"))

    @property
    def busy(self) -> bool:
        return bool(self.run("document.documentElement.hasAttribute('data-busy')"))

    def until(self, kind: str) -> None:
        """Let time pass to the next phase of a kind."""
        for _ in range(12):
            if kind in self.passes(50, kind):
                return
        raise AssertionError(f"no {kind} came")

    def spoken(self) -> list[str]:
        return list(self.run("standIn.spoken"))

    def diary(self) -> list[dict[str, Any]]:
        """Its entries, once it has taken all there is."""
        self.phone.browser.until("localStorage.getItem('bp.finished') === null")
        return list(self.run(DIARY))


@pytest.fixture(scope="module")
def routines(running: Browser, app: int, sessions: Release) -> Iterator[Phone]:
    """English is kept, and the network is cut. Keeping takes longer than most cases, so they share it."""
    network = Network(app)
    network.publish(sessions.files())
    running.open("about:blank")
    phone = Phone(running, network, sessions)
    phone.keep("en")
    network.cut()
    yield phone
    network.cut()


@pytest.fixture
def player(routines: Phone) -> Iterator[Player]:
    """Nothing is left of the case before but the pages."""
    routines.visit("/en/danger/")
    routines.browser.run(FORGET)
    yield Player(routines)
    routines.network.cut()
    routines.browser.run("document.documentElement.removeAttribute('data-busy')")
    routines.browser.close_others()
