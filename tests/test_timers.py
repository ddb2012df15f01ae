"""Laws of the timers, with time given from outside: sleep, reload, pauses, clocks set back, summer time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.modules import ModuleError, Modules, modules

NOW = 1_795_266_000_000  # 2026-11-21, ms since 1970
MINUTE, HOUR = 60_000, 3_600_000
SLACK = 1_500  # ms a system may move its clock to keep it right
COLD = {"slug": "cold-pack", "title": "Cold pack", "lang": "en", "most": 20, "gap": 2, "look": 5}
WALK = {"slug": "short-walks", "title": "Short walks", "lang": "en", "most": 30}
EMPTY: dict[str, Any] = {"seen": 0, "list": [], "next": {}}
laws = settings(max_examples=150, deadline=None)
State = dict[str, Any]


@pytest.fixture(scope="module")
def host() -> Iterator[Modules]:
    with modules() as host:
        yield host


def begun(host: Modules, minutes: int = 15, kind: dict[str, Any] = COLD, now: int = NOW) -> State:
    found: State = host("timers", "start", EMPTY, {**kind, "minutes": minutes}, now)
    return found


def look(host: Modules, state: State, now: int, elapsed: int = 0) -> tuple[State, list[str], int]:
    """One look at the clock: state, what is said, how far the clock was set back."""
    seen = host("timers", "observe", state, now, elapsed)
    cues = host("timers", "cues", seen["state"], now)
    return cues["state"], [cue["kind"] for cue in cues["said"]], seen["back"]


def left(host: Modules, state: State, now: int) -> int:
    return int(host("timers", "left", state["list"][0], now))


@laws
@given(times=st.lists(st.integers(0, 40 * MINUTE), min_size=1, max_size=12))
def test_only_the_time_counts_not_how_often_one_looks(host: Modules, times: list[int]) -> None:
    """Asleep for an hour or looked at every moment: the same state, the same words, each once."""
    last = max(times)
    often, said = begun(host), []
    for time in sorted(times):
        often, now_said, _ = look(host, often, NOW + time)
        said += now_said
    once, said_late, _ = look(host, begun(host), NOW + last)

    assert often["seen"] == once["seen"]
    assert [t["end"] for t in often["list"]] == [t["end"] for t in once["list"]]
    assert len(said) == len(set(said)), "nothing is said twice"
    assert ("end" in said) == ("end" in said_late) == (last >= 15 * MINUTE)
    assert left(host, often, NOW + last) == max(0, 15 * MINUTE - last)


@laws
@given(first=st.integers(0, 30 * MINUTE), later=st.integers(0, 30 * MINUTE), minutes=st.integers(1, 30))
def test_what_is_left_only_falls(host: Modules, first: int, later: int, minutes: int) -> None:
    state = begun(host, minutes, WALK)

    one, two = left(host, state, NOW + first), left(host, state, NOW + first + later)
    assert 0 <= two <= one <= minutes * MINUTE


@laws
@given(pauses=st.lists(st.tuples(st.integers(0, 3 * MINUTE), st.integers(0, 5 * HOUR)), max_size=5))
def test_a_pause_takes_and_gives_nothing(host: Modules, pauses: list[tuple[int, int]]) -> None:
    state, now, ran = begun(host, 30, WALK), NOW, 0
    for run, pause in pauses:
        now, ran = now + run, ran + run
        state = host("timers", "pause", state, "short-walks", now)
        assert host("timers", "phase", state["list"][0], now + pause) == "paused"
        now += pause
        state = host("timers", "resume", state, "short-walks", now)

    assert left(host, state, now) == 30 * MINUTE - ran
    assert host("timers", "phase", state["list"][0], now + 30 * MINUTE - ran) == "done"


@laws
@given(run=st.integers(0, 14 * MINUTE), back=st.integers(SLACK + 1, 50 * HOUR), open_page=st.booleans())
def test_a_clock_set_back_takes_the_timer_with_it(host: Modules, run: int, back: int, open_page: bool) -> None:
    """While the page is open to the millisecond; while it was closed never longer than it had left."""
    before, _, _ = look(host, begun(host), NOW + run)
    ahead = 1_000 if open_page else 0
    after, _, moved = look(host, before, NOW + run + ahead - back, ahead)

    assert moved > 0
    assert left(host, after, after["seen"]) == 15 * MINUTE - run - ahead
    again = host("timers", "again", after, "cold-pack", after["seen"])
    assert again - after["seen"] == 15 * MINUTE + 2 * HOUR - run - ahead
    assert look(host, after, after["seen"] + 15 * MINUTE)[1].count("end") == 1


@laws
@given(run=st.integers(0, 10 * MINUTE), drift=st.integers(-SLACK, SLACK))
def test_a_clock_kept_right_raises_no_alarm(host: Modules, run: int, drift: int) -> None:
    before, _, _ = look(host, begun(host), NOW + run)

    assert look(host, before, NOW + run + 5_000 + drift, 5_000)[2] == 0


@laws
@given(ahead=st.integers(0, 200 * HOUR))
def test_set_forward_or_asleep_it_never_runs_longer(host: Modules, ahead: int) -> None:
    state, _, moved = look(host, begun(host), NOW + ahead, 1_000)

    assert moved == 0
    assert not state["list"] or left(host, state, NOW + ahead) <= 15 * MINUTE


@laws
@given(used=st.integers(0, 40 * MINUTE))
def test_not_again_before_the_gap_is_over(host: Modules, used: int) -> None:
    """The gap counts from the real end; what was hardly used does not count."""
    state = host("timers", "stop", begun(host), "cold-pack", NOW + used)
    free = host("timers", "again", state, "cold-pack", NOW + used)

    if used < MINUTE:
        assert free == 0
    else:
        ended = NOW + min(used, 15 * MINUTE)
        assert free == ended + 2 * HOUR
        with pytest.raises(ModuleError, match="not before"):
            host("timers", "start", state, {**COLD, "minutes": 10}, free - 1)
        assert host("timers", "start", state, {**COLD, "minutes": 10}, free)["list"]


@laws
@given(minutes=st.one_of(st.integers(-5, 60), st.floats(0, 30)), kind=st.sampled_from([COLD, WALK]))
def test_minutes_stay_within_the_limits(host: Modules, minutes: float, kind: dict[str, Any]) -> None:
    if minutes == int(minutes) and 1 <= minutes <= kind["most"]:
        assert left(host, begun(host, int(minutes), kind), NOW) == minutes * MINUTE
    else:
        with pytest.raises(ModuleError, match="RangeError"):
            host("timers", "start", EMPTY, {**kind, "minutes": minutes}, NOW)


def test_two_hours_of_sleep(host: Modules) -> None:
    """The end is said late, the skin check no more; the page can tell how long ago it was."""
    state, said, _ = look(host, begun(host), NOW + 2 * HOUR)

    assert said == ["end"]
    assert host("timers", "phase", state["list"][0], NOW + 2 * HOUR) == "done"
    assert host("when", "ago", 2 * HOUR - 15 * MINUTE) == "1 hour ago"


def test_the_skin_check_comes_at_its_minute(host: Modules) -> None:
    state = begun(host)

    assert look(host, state, NOW + 5 * MINUTE - 1)[1] == []
    assert look(host, state, NOW + 5 * MINUTE)[1] == ["look"]


def test_several_run_side_by_side(host: Modules) -> None:
    state = host("timers", "start", begun(host), {**WALK, "minutes": 5}, NOW + MINUTE)

    ended, said, _ = look(host, state, NOW + 6 * MINUTE)
    assert sorted(said) == ["end", "look"]
    assert [host("timers", "phase", t, NOW + 6 * MINUTE) for t in ended["list"]] == ["running", "done"]


@pytest.mark.parametrize(
    "stored",
    [
        None,
        7,
        "x",
        [],
        {},
        {"list": 3},
        {"list": [None, {"slug": 1}, {"slug": "a", "start": 5, "end": 1}]},
        {"list": [], "next": {"a": "b"}},
    ],
)
def test_what_was_stored_is_not_trusted(host: Modules, stored: Any) -> None:
    assert host("timers", "sound", stored) == EMPTY


def test_summer_time_changes_the_shown_hour_alone() -> None:
    """Started at 1:50 in the night the clocks go forward: 15 minutes later it is 3:05."""
    start = 1_774_745_400_000  # 2026-03-29 00:50 UTC
    with modules(TZ="Europe/Berlin", LANGUAGE="de", LC_ALL="de_DE.UTF-8") as host:
        state = begun(host, now=start)

        assert host("moment", "clock", start) == "01:50"
        assert host("moment", "clock", state["list"][0]["end"]) == "03:05"
        assert left(host, state, start) == 15 * MINUTE


@pytest.mark.parametrize(
    ("phone", "language", "shown"),
    [("en_US", "en", "9:05 PM"), ("en_US", "ar", "9:05 م"), ("en_GB", "en", "21:05"), ("es_ES", "ar", "21:05")],
)
def test_hours_are_told_as_the_phone_is_set(phone: str, language: str, shown: str) -> None:
    """12 or 24 hours, whatever the language of the page."""
    with modules(TZ="UTC", LANGUAGE=language, LC_ALL=f"{phone}.UTF-8") as host:
        assert host("moment", "clock", 1_795_295_100_000) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "12:05"), ("fa", "۱۲:۰۵"), ("ar", "12:05"), ("bn", "১২:০৫")])
def test_digits_are_the_languages_own(language: str, shown: str) -> None:
    with modules(LANGUAGE=language) as host:
        assert host("when", "digits", 725_000) == shown
        assert host("when", "digits", 1) == host("when", "digits", 1_000), "0:00 means over"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ["now", "1 minute ago", "2 hours ago"]), ("es", ["ahora", "hace 1 minuto", "hace 2 horas"])],
)
def test_the_first_minute_is_now(language: str, shown: list[str]) -> None:
    """Not "0 minutes ago"."""
    with modules(LANGUAGE=language) as host:
        assert [host("when", "ago", time) for time in (59_999, 60_000, 7_200_000)] == shown


@pytest.mark.parametrize(
    ("zone", "end"), [("Asia/Kolkata", "+05:30"), ("America/St_Johns", "-03:30"), ("UTC", "+00:00")]
)
def test_a_moment_keeps_the_readers_own_hour(zone: str, end: str) -> None:
    with modules(TZ=zone) as host:
        assert host("when", "local")[19:] == end
