"""The laws of the guided player's clock, on random routines, times and taps. Runs the page's modules under Node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pwa import content
from pwa.doses import seconds_of
from pwa.program import SWITCH, program
from tests.node import Node

PACE = {"ready": 5, "change": 10, "settle": 10, "switch": SWITCH, "repeat": 4}
PREPARES = {"ready", "next", "rest", "switch"}
LEAP = 10_000  # ms between two looks that is taken for a sleep
NOW = 1_800_000_000_000
HOUR = 3_600_000

Json = dict[str, Any]
laws = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


class Host(Node):
    """The Node process, see session_host.mjs."""

    def __call__(self, op: str, **values: Any) -> Any:
        answer = self.ask({"op": op, **values})
        assert not (isinstance(answer, dict) and "error" in answer), answer["error"]
        return answer


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with Host("session_host.mjs") as host:
        yield host


@st.composite
def ranges(draw: st.DrawFn, low: int, high: int) -> list[int]:
    first = draw(st.integers(low, high))
    return [first, draw(st.integers(first, high))]


@st.composite
def doses(draw: st.DrawFn) -> Json:
    """Any dose the content may hold."""
    if draw(st.integers(0, 4)) == 0:
        return {"minutes": draw(ranges(1, 20))}
    dose: Json = {"repeats": draw(ranges(1, 6))}
    if draw(st.booleans()):
        dose["sets"] = draw(ranges(1, 3))
    if draw(st.booleans()):
        dose["hold"] = draw(ranges(1, 40))
    if draw(st.booleans()):
        dose["rest"] = draw(st.integers(10, 60))
    if draw(st.booleans()):
        dose["sides"] = True
    return dose


exercises: st.SearchStrategy[Json] = st.builds(
    dict, position=st.sampled_from(["lying", "sitting", "standing"]), dose=doses()
)
routines = st.lists(exercises, min_size=1, max_size=4)
levels = st.sampled_from(["low", "high"])
ACTS = ("tick", "tick", "tick", "pause", "resume", "ahead", "back", "leave", "again")
# What the phone's clock does between two looks: mostly seconds, now and then a sleep, or it is set back.
gaps = st.one_of(st.integers(0, 9_000), st.sampled_from([0, 1, 999, 1_000, LEAP, LEAP + 1, 2 * HOUR, -HOUR, -1]))
acts = st.lists(st.tuples(st.sampled_from(ACTS), gaps), max_size=40)


def timed(acts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Acts with the time each happens at."""
    now, steps = NOW, []
    for name, gap in acts:
        now += gap
        steps.append((name, now))
    return steps


def chosen(amount: list[int] | None, level: str, otherwise: int) -> int:
    return amount[level == "high"] if amount else otherwise


def expected(routine: list[Json], level: str) -> int:
    """Milliseconds of a routine, reckoned from the doses alone."""
    seconds, position = 0, "standing"
    for index, exercise in enumerate(routine):
        dose = exercise["dose"]
        seconds += PACE["change" if index else "ready"] + (PACE["settle"] if exercise["position"] != position else 0)
        position = exercise["position"]
        if "minutes" in dose:
            seconds += chosen(dose["minutes"], level, 0) * 60
            continue
        sets, repeats, hold = (chosen(dose.get(n), level, d) for n, d in (("sets", 1), ("repeats", 1), ("hold", 0)))
        sides = 2 if dose.get("sides") else 1
        turn = PACE["switch"] if sides == 2 and hold else 0
        seconds += sets * (sides * repeats * (hold + PACE["repeat"]) + turn)
        seconds += (sets - 1) * dose.get("rest", PACE["change"])
    return seconds * 1000


@laws
@given(routine=routines, level=levels)
def test_durations_add_up(host: Host, routine: list[Json], level: str) -> None:
    phases = host("build", exercises=routine, pace=PACE, level=level)

    assert host("total", phases=phases) == sum(phase["ms"] for phase in phases) == expected(routine, level)
    assert all(phase["ms"] > 0 for phase in phases)
    assert [phase["item"] for phase in phases] == sorted(phase["item"] for phase in phases)


@laws
@given(routine=routines, level=levels)
def test_every_side_gets_its_turn(host: Host, routine: list[Json], level: str) -> None:
    """As much time and as many repeats on one side as on the other, in every set."""
    phases = host("build", exercises=routine, pace=PACE, level=level)

    for item, exercise in enumerate(routine):
        work = [phase for phase in phases if phase["item"] == item and phase["kind"] not in PREPARES]
        for number in {phase["set"] for phase in work}:
            one, other = (
                [(p["kind"], p["ms"], p["repeat"]) for p in work if p["set"] == number and p["side"] == side]
                for side in (0, 1)
            )
            assert one == other
            assert bool(one) == bool(exercise["dose"].get("sides"))
        repeats = chosen(exercise["dose"].get("repeats"), level, 1)
        assert {phase["repeat"] for phase in work} == (
            {0} if "minutes" in exercise["dose"] else {*range(1, repeats + 1)}
        )


@laws
@given(routine=routines)
def test_ahead_and_back_are_inverse(host: Host, routine: list[Json]) -> None:
    """From every place where they stop."""
    phases = host("build", exercises=routine, pace=PACE, level="low")
    stops = host("stops", phases=phases)
    begin = host("begin", now=NOW)

    assert stops[0] == 0
    for stop in stops:
        at = {**begin, "phase": stop}
        assert (
            host("play", phases=phases, state=at, steps=[("ahead", NOW), ("back", NOW)])[-1]["state"]["phase"] == stop
        )
        if stop != stops[0]:
            found = host("play", phases=phases, state=at, steps=[("back", NOW), ("ahead", NOW)])[-1]["state"]
            assert found == at


@laws
@given(routine=routines, acts=acts)
def test_whatever_happens_it_stays_whole(host: Host, routine: list[Json], acts: list[tuple[str, int]]) -> None:
    """Taps, sleeps and clocks set back in any order: a state that can be shown, and no time made up."""
    phases = host("build", exercises=routine, pace=PACE, level="low")
    steps = timed(acts)
    seen = host("play", phases=phases, state=host("begin", now=NOW), steps=steps)
    states = [host("begin", now=NOW), *(one["state"] for one in seen)]

    for state, (_, now) in zip(states[1:], steps, strict=True):
        assert 0 <= state["phase"] <= len(phases)
        over = state["phase"] == len(phases)
        assert state["into"] == 0 if over else 0 <= state["into"] < phases[state["phase"]]["ms"]
        assert not (over and state["running"])
        assert state["at"] == now or over
        if not over:
            assert 0 < host("wait", phases=phases, state=state) <= 1000
    for (name, _), (before, after) in zip(steps, pairwise(states), strict=True):
        gone = after["spent"] - before["spent"]
        assert 0 <= gone <= (max(0, after["at"] - before["at"]) if name in ("tick", "pause") else 0)


@laws
@given(routine=routines, acts=acts, rest=st.integers(0, 30 * 24 * HOUR))
def test_pause_adds_no_time(host: Host, routine: list[Json], acts: list[tuple[str, int]], rest: int) -> None:
    """However long it waits, it goes on where it was."""
    phases = host("build", exercises=routine, pace=PACE, level="low")
    steps = [*timed(acts), ("pause", (now := NOW + sum(gap for _, gap in acts)))]
    before = host("play", phases=phases, state=host("begin", now=NOW), steps=steps)[-1]["state"]
    later = now + rest
    looks = [("tick", now + rest // 2), ("pause", later), ("resume", later)]
    after = host("play", phases=phases, state=before, steps=looks)[-1]["state"]

    assert {**after, "at": 0, "running": False, "slept": False} == {**before, "at": 0, "slept": False}


@laws
@given(routine=routines, gaps=st.lists(st.integers(1, LEAP), min_size=1, max_size=60))
def test_time_that_passes_is_time_that_counts(host: Host, routine: list[Json], gaps: list[int]) -> None:
    """However often it is looked at: the place is that of the milliseconds that went by."""
    phases = host("build", exercises=routine, pace=PACE, level="low")
    steps = timed([("tick", gap) for gap in gaps])
    seen = host("play", phases=phases, state=host("begin", now=NOW), steps=steps)[-1]["state"]
    whole = sum(phase["ms"] for phase in phases)
    place = sum(phase["ms"] for phase in phases[: seen["phase"]]) + seen["into"]

    assert place == seen["spent"] == min(sum(gaps), whole)


@laws
@given(routine=routines, acts=acts, level=levels)
def test_a_snapshot_gives_the_same_state(
    host: Host, routine: list[Json], acts: list[tuple[str, int]], level: str
) -> None:
    """Waiting, through JSON; a snapshot of other doses, or a damaged one, gives none."""
    phases = host("build", exercises=routine, pace=PACE, level=level)
    seen = host("play", phases=phases, state=host("begin", now=NOW), steps=[*timed(acts), ("pause", NOW)])[-1]["state"]
    assume(seen["phase"] < len(phases))
    kept = host("snapshot", phases=phases, state=seen)

    restored = host("restore", phases=phases, kept=kept, now=seen["at"])
    assert restored == {**seen, "running": False, "slept": False}
    for damage in (
        {"phase": len(phases)},
        {"phase": -1},
        {"phase": "0"},
        {"into": -1},
        {"into": None},
        {"spent": "x"},
        {"mark": 1},
    ):
        assert host("restore", phases=phases, kept={**kept, **damage}, now=0) is None
    longer = [{**phases[0], "ms": phases[0]["ms"] + 1000}, *phases[1:]]
    others: tuple[Any, ...] = (None, {}, [], "x")
    for other in others:
        assert host("restore", phases=phases, kept=other, now=0) is None
    assert host("restore", phases=longer, kept=kept, now=0) is None


@laws
@given(routine=routines, level=levels)
def test_cues_of_a_whole_session(host: Host, routine: list[Json], level: str) -> None:
    """Looked at as often as it asks: each phase is told once, long ones are counted down from 3, then it is done."""
    phases = host("build", exercises=routine, pace=PACE, level=level)
    whole = sum(phase["ms"] for phase in phases) // 1000
    steps = timed([("tick", 1000)] * (whole + 2))
    cues = [one["cue"] for one in host("play", phases=phases, state=host("begin", now=NOW), steps=steps)]

    assert cues.count("phase") == len(phases) - 1
    assert cues.count("done") == 1 and cues[whole - 1] == "done" and cues[whole:] == ["", ""]
    assert cues.count("tick") == 3 * sum(phase["ms"] >= 5000 for phase in phases)
    long = [phase for phase in phases if phase["ms"] >= 20_000 and phase["kind"] not in PREPARES]
    assert cues.count("halfway") == len(long)


def test_a_sleep_makes_it_wait_unless_one_walks(host: Host) -> None:
    """2 hours with the screen off: a hold waits, a walk goes on to its end and no further."""
    hold = {"position": "standing", "dose": {"repeats": [2, 2], "hold": [30, 30]}}
    walk = {"position": "standing", "dose": {"minutes": [5, 5]}}
    phases = host("build", exercises=[hold, walk, hold], pace=PACE, level="low")

    def slept(index: int, gap: int) -> Json:
        state = {**host("begin", now=NOW), "phase": index, "into": 1000}
        return dict(host("play", phases=phases, state=state, steps=[("tick", NOW + gap)])[-1]["state"])

    holding = next(i for i, phase in enumerate(phases) if phase["kind"] == "hold")
    walking = next(i for i, phase in enumerate(phases) if phase["kind"] == "go")
    assert slept(holding, 2 * HOUR).items() >= {"phase": holding, "into": 1000, "running": False, "slept": True}.items()
    assert slept(walking, 60_000).items() >= {"phase": walking, "into": 61_000, "running": True}.items()
    after = slept(walking, 2 * HOUR)
    assert after.items() >= {"phase": walking + 1, "into": 0, "running": False, "slept": True}.items()
    assert after["spent"] == 299_000
    back = slept(walking, -HOUR)
    assert back.items() >= {"phase": walking, "into": 1000, "running": True, "at": NOW - HOUR}.items()


def test_the_routines_of_the_content(host: Host) -> None:
    """Every exercise and routine as the page gets it; its time is that of its doses, and of getting ready."""
    loaded = content.load()
    for slug, routine in loaded.routines.items():
        records = [loaded.exercises[name] for name in routine.exercises]
        document = json.loads(json.dumps(program(f"routine/{slug}", routine.title, records, lambda text: text.source)))
        phases = host("build", exercises=document["exercises"], pace=document["pace"], level="low")

        work = sum(p["ms"] for p in phases if p["kind"] not in {"ready", "next", "switch"}) // 1000
        assert work == sum(seconds_of(record.dose) for record in records), slug
        assert {p["item"] for p in phases} == set(range(len(records)))
