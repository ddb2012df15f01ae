"""The guided player when it is left: closed, asleep, in the pocket, with a new version waiting (tests/browser/playing.py)."""

from __future__ import annotations

import pytest

from tests.browser.playing import ROUTINE, Player

OLDER = """(() => {
  const kept = JSON.parse(localStorage.getItem("bp.session"));
  localStorage.setItem("bp.session", JSON.stringify({ ...kept, at: kept.at - 13 * 3_600_000 }));
})()"""


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


def test_a_new_version_waits_for_the_session(player: Player) -> None:
    """It comes while a routine is played: nothing is said of it before the player is closed."""
    phone, row = player.phone, "document.querySelector('offline-status [data-act=show_update]')"
    player.open(ROUTINE)
    player.begin()
    phone.network.restore()
    phone.network.publish(phone.release.changed(ROUTINE, "</main>", "<!-- new --></main>").files())
    assert phone.ask(type="check")["type"] == phone.ask(type="pump", begin=True)["type"] == "done"
    phone.wait("update")
    assert player.run(row) is None

    player.do("close")
    phone.browser.until(f"{row} !== null")
