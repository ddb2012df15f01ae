"""Reminders made by the pages' own script, read by an independent reader of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.modules import ModuleError, Modules, modules

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NOW = 1_795_266_000_000
PLAN: dict[str, Any] = {
    "title": "Stand up and stretch",
    "text": "Stand up, walk about for 1 to 2 minutes and stretch.",
    "url": "https://care.example/en/timer/stand-and-stretch/",
    "lang": "en",
    "minutes": 2,
    "from": "2026-11-21T08:30",
    "times": ["09:00", "09:30"],
    "days": ["MO", "WE", "FR"],
    "weeks": 6,
    "now": NOW,
    "uid": "0123456789abcdef",
}
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(",;:\\\n\"'"), max_size=200)


@pytest.fixture(scope="module")
def host() -> Iterator[Modules]:
    with modules() as host:
        yield host


def made(host: Modules, **plan: Any) -> str:
    return str(host("calendar", "calendar", {**PLAN, **plan}))


def test_an_independent_reader_finds_what_was_meant(host: Modules) -> None:
    found = Calendar.from_ical(made(host))

    assert not found.errors
    assert (found["VERSION"], str(found["PRODID"])) == ("2.0", "-//Backpocket//Reminders//EN")
    events = found.walk("VEVENT")
    assert len({event["UID"] for event in events}) == len(events) == 2
    first = events[0]
    assert not first.errors
    assert first["SUMMARY"] == PLAN["title"]
    assert first["DESCRIPTION"] == PLAN["text"]
    assert first["SUMMARY"].params["LANGUAGE"] == "en"
    assert first["URL"] == PLAN["url"]
    assert first.decoded("DTSTART") == datetime(2026, 11, 23, 9, 0), "the first Monday, on the wall clock, no zone"
    assert first.decoded("DTSTAMP") == datetime.fromtimestamp(NOW / 1000, UTC)
    assert first.decoded("DURATION") == timedelta(minutes=2)
    assert dict(first["RRULE"]) == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "WE", "FR"], "COUNT": [18]}
    alarm = first.walk("VALARM")[0]
    assert (alarm["ACTION"], alarm.decoded("TRIGGER"), alarm["DESCRIPTION"]) == ("DISPLAY", timedelta(0), PLAN["title"])


@settings(max_examples=200, deadline=None)
@given(title=words, text=words)
def test_any_words_arrive_as_they_were(host: Modules, title: str, text: str) -> None:
    """Commas, line ends, any script: escaped, folded within 75 octets, the same after reading."""
    file = made(host, title=title, text=text)

    raw = file.encode()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is torn apart
    event = Calendar.from_ical(file).walk("VEVENT")[0]
    assert not event.errors
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, text)


@settings(max_examples=100, deadline=None)
@given(
    start=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    clock=st.times().map(lambda found: found.replace(second=0, microsecond=0)),
    days=st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True),
    weeks=st.integers(1, 12),
)
def test_the_first_time_is_one_of_the_rule(
    host: Modules, start: date, clock: time, days: list[str], weeks: int
) -> None:
    """Else a calendar shows one reminder too many; and it is still to come, else there is one too few."""
    asked = datetime.combine(start, clock)
    plan = {"from": asked.isoformat(timespec="minutes"), "days": days, "weeks": weeks}

    for event in Calendar.from_ical(made(host, **plan)).walk("VEVENT"):
        first = event.decoded("DTSTART")
        assert WEEK[first.weekday()] in days
        assert timedelta(0) < first - asked <= timedelta(7)
        assert event["RRULE"]["COUNT"] == [len(days) * weeks]


@pytest.mark.parametrize(
    ("zone", "spring", "autumn"),
    [
        ("Europe/Madrid", date(2026, 3, 29), date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8), date(2026, 11, 1)),
        ("Africa/Cairo", date(2026, 4, 24), date(2026, 10, 30)),
        ("Asia/Kolkata", date(2026, 3, 29), date(2026, 10, 25)),
    ],
)
def test_summer_time_moves_no_reminder(host: Modules, zone: str, spring: date, autumn: date) -> None:
    """Weeks across the change, as a calendar of the reader's zone reckons them: 9:00 on every day, none left out."""
    for change in (spring, autumn):
        start = change - timedelta(days=10)
        plan = {"from": f"{start}T20:00", "days": list(WEEK), "weeks": 3, "times": ["09:00"]}
        (event,) = Calendar.from_ical(made(host, **plan)).walk("VEVENT")
        first = event.decoded("DTSTART")
        assert first.tzinfo is None, "the wall clock's, wherever the phone is"
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
        moments = [found.replace(tzinfo=ZoneInfo(zone)) for found in rule]

        assert [one.date() for one in moments] == [start + timedelta(days=n) for n in range(1, 22)]
        assert {one.timetz().isoformat()[:5] for one in moments} == {"09:00"}
        assert len({one.utcoffset() for one in moments}) == (1 if zone == "Asia/Kolkata" else 2), (
            "it was across a change"
        )


@pytest.mark.parametrize(("change", "said"), [({"times": []}, "no time of day"), ({"days": []}, "no day of the week")])
def test_a_plan_without_a_time_is_refused(host: Modules, change: dict[str, Any], said: str) -> None:
    with pytest.raises(ModuleError, match=said):
        made(host, **change)


@pytest.mark.parametrize(
    ("first", "last", "every", "times"),
    [
        ("09:00", "10:30", 30, ["09:00", "09:30", "10:00", "10:30"]),
        ("09:10", "10:00", 45, ["09:10", "09:55"]),
        ("17:00", "09:00", 30, []),
        ("09:00", "12:00", 0, []),
    ],
)
def test_breaks_lie_between_first_and_last(host: Modules, first: str, last: str, every: int, times: list[str]) -> None:
    assert host("calendar", "timesBetween", first, last, every) == times
