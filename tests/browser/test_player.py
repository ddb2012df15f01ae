"""The guided player in real browsers, without internet: what it says, shows and does when asked (tests/browser/playing.py)."""

from __future__ import annotations

import json
import re

import pytest

from pwa import content
from pwa.model import Exercise
from tests.browser.playing import ROUTINE, Player


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
