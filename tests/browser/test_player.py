"""The guided player in real browsers, without internet: what it says, shows, keeps and writes down.

A stand-in voice writes down what is said, a stand-in clock makes minutes pass at once (tests/js/player_standins.js).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pwa import content
from pwa.model import Exercise
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
OLDER = """(() => {
  const kept = JSON.parse(localStorage.getItem("bp.session"));
  localStorage.setItem("bp.session", JSON.stringify({ ...kept, at: kept.at - 13 * 3_600_000 }));
})()"""


@pytest.fixture(scope="module")
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
def kept(running: Browser, app: int, sessions: Release) -> Iterator[Phone]:
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
def player(kept: Phone) -> Iterator[Player]:
    """Nothing is left of the case before but the pages."""
    kept.visit("/en/danger/")
    kept.browser.run(FORGET)
    yield Player(kept)
    kept.network.cut()
    kept.browser.run("document.documentElement.removeAttribute('data-busy')")
    kept.browser.close_others()


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.) ", text)


def said(exercise: Exercise) -> list[str]:
    """What is said of an exercise at its low dose, its name and the numbers of the repeats apart."""
    repeats = exercise.dose.repeats.low if exercise.dose.repeats else 0
    hold = exercise.dose.hold.low if exercise.dose.hold else 0
    around = ["Hold", *(["Halfway"] if hold >= 20 else []), "Let go"] if hold else []
    once = [word for n in range(1, repeats + 1) for word in (str(n), *around)]
    return [*once, "Switch sides", *once] if exercise.dose.sides and hold else once


def test_a_whole_routine_without_internet(player: Player) -> None:
    """Every word in its place, every tone's kind seen, one line in the diary, nothing left over."""
    loaded = content.load()
    names = loaded.routines["first-days"].exercises
    expected = ["Get ready", loaded.exercises[names[0]].title.source]
    for index, name in enumerate(names):
        exercise = loaded.exercises[name]
        expected += [f"Next: {exercise.title.source}"] if index else []
        expected += [*sentences(exercise.start.source), *said(exercise)]
    player.open(ROUTINE)

    player.do("open")
    assert player.busy
    player.pain("before", 4)
    player.do("begin")
    kinds = {player.kind}
    minutes = 0
    while player.view != "done" and minutes < 30:
        kinds |= {*player.passes(30), *player.passes(30)}
        minutes += 1
    player.pain("after", 2)

    assert player.spoken() == [*expected, "Done"]
    assert kinds >= {"ready", "next", "switch", "move", "hold", "release"}
    assert len(player.run("standIn.shaken")) > 40
    assert player.text("did") == "You did 3 exercises."
    [entry] = [one for one in player.diary() if one["slug"] == "first-days"]
    assert entry.items() >= {"kind": "session", "of": "routine", "before": 4, "after": 2, "end": "done"}.items()
    assert minutes - 1 <= entry["seconds"] / 60 <= minutes
    player.do("finish")
    player.phone.browser.until("!document.documentElement.hasAttribute('data-busy')")
    assert player.run("localStorage.getItem('bp.session')") is None


def test_it_speaks_the_language_of_the_page(player: Player) -> None:
    """Arabic: no English word, the page's own titles, digits as the page writes them."""
    network = player.phone.network
    network.restore()
    player.phone.visit("/ar/")
    player.phone.press("save", "offline-status")  # a second language is kept when the reader says so
    player.phone.wait("ready")
    network.cut()
    player.open("/ar/routines/first-days/")

    player.begin()
    for _ in range(9):
        player.passes(41)
    spoken = player.spoken()

    assert not [words for words in spoken if re.search("[A-Za-z]", words)]
    title = str(player.run("document.querySelector('[data-figure=pelvic-tilt] b').textContent"))
    assert title in spoken
    assert len([words for words in spoken if re.search("[\u0600-\u06ff]", words)]) > 20


def test_left_and_taken_up_again(player: Player) -> None:
    """Closed in the middle, the page loaded again: it goes on at the same second."""
    player.open(ROUTINE)
    player.begin()
    player.until("hold")
    player.passes(2)
    digits, count = player.text("digits"), player.text("count")
    player.do("close")
    player.phone.browser.until("!document.documentElement.hasAttribute('data-busy')")
    assert player.run("document.querySelector('[data-role=kept]').hidden") is False

    player.open(ROUTINE)
    assert player.text("stopped") == "You stopped at: Pelvic tilt"
    player.do("resume")
    assert (player.kind, player.text("digits"), player.text("count")) == ("hold", digits, count)
    assert "paused" not in player.run("document.querySelector('.run').className")

    player.do("close")
    player.phone.browser.until("!document.documentElement.hasAttribute('data-busy')")
    player.run(OLDER)
    player.open(ROUTINE)
    assert player.run("document.querySelector('[data-role=kept]').hidden") is True


def test_it_hurts_more(player: Player) -> None:
    """It stops at once, offers the easier way, leaving out, the danger signs and the end."""
    player.open(ROUTINE)
    player.begin()
    player.until("hold")
    player.do("hurts")
    assert player.view == "hurts"
    stood = player.text("digits")
    player.passes(50)
    assert player.text("digits") == stood
    easier = content.load().exercises["pelvic-tilt"].easier.source
    assert player.text("easier") == easier
    assert player.run("document.querySelector('[data-view=hurts] a.alert').getAttribute('href')") == "/en/danger/"

    player.do("easier")
    assert (player.view, player.kind, player.text("cue")) == ("run", "ready", easier)
    assert sentences(easier)[0] in player.spoken()
    player.do("hurts")
    player.do("leave")
    assert (player.kind, player.text("name")) == ("next", "Knee rolls")
    player.do("hurts")
    player.do("on")
    assert player.kind == "next"
    player.do("hurts")
    player.do("end")
    assert player.view == "done"
    player.do("finish")
    assert [entry["end"] for entry in player.diary()][-1] == "hurt"


def test_six_of_ten_says_stop(player: Player) -> None:
    """Before the session and after it, with the way to the danger signs."""
    player.open(ROUTINE)
    player.do("open")

    def warned(view: str) -> str:
        found = f"document.querySelector('section[data-view={view}] [data-role=too-much]')"
        return str(player.run(f"{found}.hidden ? '' : {found}.textContent"))

    player.pain("before", 5)
    assert warned("setup") == ""
    player.pain("before", 6)
    assert "stop" in warned("setup")
    player.do("begin")
    player.do("hurts")
    player.do("end")
    player.pain("after", 5)
    assert warned("done") == ""
    player.pain("after", 6)
    assert "get help" in warned("done")
    player.do("finish")
    player.do("open")
    assert (warned("setup"), warned("done")) == ("", ""), "the next session is another one"


def test_the_keyboard_is_where_the_reader_is(player: Player) -> None:
    """What was pressed goes away with its screen; the next screen has the focus, and then the page again."""
    player.open(ROUTINE)
    here = "document.activeElement.dataset.do ?? document.activeElement.textContent"

    seen = []
    for name in ("open", "begin", "hurts", "on", "hurts", "end"):
        player.do(name)
        seen.append(player.run(here))
    assert seen == ["Before you start", "pause", "It hurts more", "pause", "It hurts more", "Done"]


def test_what_was_left_is_in_the_diary(player: Player) -> None:
    """A session that is left for another one, or for longer than half a day, was stopped; it is not forgotten."""
    for path in (ROUTINE, "/en/exercises/walking/"):
        player.open(path)
        player.begin()
        player.passes(40)
        player.do("close")
        player.phone.browser.until("!document.documentElement.hasAttribute('data-busy')")
    left = {"kind": "session", "of": "routine", "slug": "first-days", "end": "stopped", "seconds": 40}
    assert [one.items() >= left.items() for one in player.diary()] == [True]

    player.run(OLDER)
    player.open(ROUTINE)
    player.phone.browser.until("localStorage.getItem('bp.session') === null")
    assert sorted(one["slug"] for one in player.diary()) == ["first-days", "walking"]


@pytest.mark.parametrize("sleep", [7200, -3600])
def test_a_sleep_and_a_clock_set_back(player: Player, sleep: int) -> None:
    """2 hours with the screen off: it waited and says so. A clock set back changes nothing."""
    player.open(ROUTINE)
    player.begin()
    player.until("hold")
    digits = player.text("digits")

    player.sleeps(sleep)
    assert player.text("digits") == digits
    assert (player.text("word") == "Paused") == (sleep > 0)
    if sleep > 0:
        assert "asleep" in player.text("cue")
        player.do("pause")
    assert player.text("word") == "Hold"


def test_a_walk_goes_on_in_the_pocket(player: Player) -> None:
    """A minute asleep counts; the end is the end of the exercise."""
    player.open("/en/exercises/walking/")
    player.begin()
    player.passes(5)
    assert (player.kind, player.text("digits")) == ("go", "5:00")
    player.sleeps(60)
    assert player.text("digits") == "4:00"
    player.sleeps(7200)
    assert player.view == "done"


def press(key: str) -> str:
    made = f"new KeyboardEvent('keydown', {{ key: {json.dumps(key)}, bubbles: true, cancelable: true }})"
    return f"document.querySelector('.run [data-role=scene]').dispatchEvent({made})"


def tap(*times: int) -> str:
    """Taps on the stage, so many ms after the page began."""
    made = "Object.defineProperty(new MouseEvent('click', { bubbles: true }), 'timeStamp', { value: %d })"
    dispatched = (f"document.querySelector('.run [data-role=scene]').dispatchEvent({made % time})" for time in times)
    return f"[{', '.join(dispatched)}].length"


def test_taps_and_keys(player: Player) -> None:
    """Two taps pause, one in the floor view; one goes on. Space and arrows do the same as the buttons."""
    player.open(ROUTINE)
    player.begin()

    def paused_after(script: str) -> bool:
        player.run(script)
        return bool(player.run("document.querySelector('.run').classList.contains('paused')"))

    checks: list[tuple[str, bool]] = [
        (tap(50), False),  # the page is young: still one tap
        (tap(449), True),
        (tap(460), False),
        (tap(1000), False),
        (tap(1400), False),  # too late to belong to the one before
        (tap(1799), True),
        (tap(1900), False),
        (press(" "), True),
        (press(" "), False),
        ("document.querySelector('[data-do=floor]').click()", False),
        (tap(2000), True),
        (tap(2100), False),
    ]
    for script, expected in checks:
        assert paused_after(script) is expected, script
    player.run(press("ArrowRight"))
    assert player.kind == "move"
    player.run(press("ArrowRight"))
    assert (player.kind, player.text("name")) == ("next", "Knee rolls")
    player.run(press("ArrowLeft"))
    assert (player.kind, player.text("name")) == ("move", "Pelvic tilt")


@pytest.mark.parametrize(
    "take",
    [
        "delete window.SpeechSynthesisUtterance, Object.defineProperty(window, 'speechSynthesis', { value: undefined })",
        "window.speechSynthesis.getVoices = () => []",
        "window.speechSynthesis.getVoices = () => [{ name: 'far', voiceURI: '', lang: 'en', localService: false }]",
    ],
    ids=["no speech", "no voice", "only voices that need internet"],
)
def test_without_a_voice_the_rest_carries_it(player: Player, take: str) -> None:
    player.open("/en/exercises/walking/")
    # The voice that was found when the page opened is not there for this page's element.
    player.run(f"(() => {{ {take}; }})()")
    player.run(
        "(() => { const old = document.querySelector('guided-player'); old.replaceWith(old.cloneNode(true)); })()"
    )
    player.do("open")
    player.passes(3)
    player.phone.browser.until("document.querySelector('[data-role=voice]').textContent.includes('no voice')")
    player.do("begin")
    for _ in range(7):
        player.passes(45)

    assert player.view == "done"
    assert player.spoken() == []


def test_the_check_before_the_session(player: Player) -> None:
    """A sentence in the voice, and whether it was heard."""
    player.open(ROUTINE)
    player.do("open")
    player.do("test")
    player.passes(1)
    player.phone.browser.until("document.querySelector('[data-role=voice]').textContent.includes('heard')")
    assert player.spoken() == ["This voice guides you."]

    player.run("(window.speechSynthesis.speak = (utterance) => queueMicrotask(() => utterance.onerror?.()), true)")
    player.do("test")
    player.passes(4)
    player.phone.browser.until("document.querySelector('[data-role=voice]').textContent.includes('did not start')")
