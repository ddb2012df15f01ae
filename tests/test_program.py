"""What the pages hand to the guided player: typed doses and words, whole in every language."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest

from pwa import content, pages, site
from pwa.locales import LOCALES
from pwa.model import Exercise, Routine
from pwa.program import program

BLOCK = re.compile(rb'<guided-player.*?<script type="application/json">(.*?)</script>', re.S)
WORDS = ("title", "start", "breathing", "mistake", "easier")


def of(built: site.Site, kind: str, lang: str, slug: str) -> dict[str, Any]:
    found = BLOCK.search(built.files[pages.path(kind, lang, slug)])
    assert found, f"{kind}/{slug} has no player"
    return dict(json.loads(found[1]))


@pytest.mark.parametrize("lang", LOCALES)
def test_every_routine_and_exercise_has_its_program(built: site.Site, lang: str) -> None:
    """In order, with every dose as typed, every word in the page's language, every figure on the page."""
    loaded = content.load()
    records: list[tuple[str, Routine | Exercise]] = [
        *(("routine", routine) for routine in loaded.routines.values()),
        *(("exercise", exercise) for exercise in loaded.exercises.values()),
    ]
    for kind, record in records:
        document = of(built, kind, lang, record.slug)
        page = built.files[pages.path(kind, lang, record.slug)].decode()
        slugs = list(record.exercises) if isinstance(record, Routine) else [record.slug]

        assert document["name"] == f"{kind}/{record.slug}"
        assert [exercise["slug"] for exercise in document["exercises"]] == slugs
        assert document["pace"].keys() == {"ready", "change", "settle", "switch", "repeat"}
        for exercise in document["exercises"]:
            dose = loaded.exercises[exercise["slug"]].dose
            assert ("minutes" in exercise["dose"]) is (dose.minutes is not None)
            assert exercise["dose"].get("hold") == ([dose.hold.low, dose.hold.high] if dose.hold else None)
            assert exercise["dose"].get("sides", False) is dose.sides
            assert exercise["dose"].get("rest") == dose.rest
            for word in WORDS:
                assert isinstance(exercise[word], str) or exercise[word].keys() == {"text", "lang"}, exercise[word]
            assert re.search(rf'data-figure="{exercise["slug"]}".*?<svg class="fig"', page, re.S)
        assert unescape(page).count("<dialog") == 1


def test_words_of_another_language_say_so() -> None:
    """A fallback comes with its language, so that it is marked on the page and not spoken in the wrong voice."""
    loaded = content.load()
    exercise = loaded.exercises["bridge"]
    found = program("exercise/bridge", exercise.title, [exercise], lambda text: {"text": text.source, "lang": "en"})

    assert found["exercises"][0]["start"] == {"text": exercise.start.source, "lang": "en"}
    assert found["title"]["lang"] == "en"


def test_pages_without_exercises_carry_none(built: site.Site) -> None:
    for kind, slug in (("today", ""), ("danger", ""), ("guide", "sciatica")):
        assert b"<guided-player" not in built.files[pages.path(kind, "en", slug)]
