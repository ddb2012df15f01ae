"""The English text: what the check lets through and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pwa import editorial
from pwa.content import load
from pwa.model import Content
from pwa.text import Text


@pytest.fixture(scope="module")
def content() -> Content:
    return load()


def with_sentence(content: Content, words: str) -> Content:
    return replace(content, texts=(*content.texts, Text("x/y", words, file="x.toml")))


def test_our_own_text_has_no_fault(content: Content) -> None:
    assert editorial.check(content) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("This cures sciatica.", "'cures'"),
        ("We guarantee it.", "'guarantee'"),
        ("This app can diagnose you.", "'diagnose'"),
        ("The facets are element joints.", "'element joints'"),
        ("Put your feet on low feces.", "'low feces'"),
        ("Severe back pain goes in days.", "'severe back pain'"),
        ("The disc presses on the spinal cable.", "'spinal cable'"),
        ("Osteochondrosis is the cause.", "'osteochondrosis'"),
        ("Keep your hands over shoulders.", "'hands over shoulders'"),
        ("Ice for 24 to 48 hours.", "'24 to 48 hours'"),
        ("75 to 85 of 100 people have it.", "'75 to 85'"),
        ("It gets better in 90 of 100.", "'90 of 100'"),
        ("9 of 10 people get better.", "'9 of 10 people get'"),
        ("It settles in a couple of days.", "'couple of'"),
        ("Kick for 90 seconds on each side.", "'90 seconds on each side'"),
        ("word " * 30 + "end.", "a sentence of 31 words"),
    ],
)
def test_a_breach_is_named(content: Content, words: str, expected: str) -> None:
    found = editorial.check(with_sentence(content, words))

    assert len(found) == 1
    assert found[0].startswith("x.toml:x/y: ")
    assert expected in found[0]


def test_thirty_words_are_a_sentence(content: Content) -> None:
    assert editorial.check(with_sentence(content, "word " * 29 + "end.")) == []


def test_words_inside_other_words_are_fine(content: Content) -> None:
    assert editorial.check(with_sentence(content, "Secure the band. Procured in a shop. A kidney crisis.")) == []


def test_copied_runs_are_found(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight words in a row are enough, whatever stands around or between them; seven are not."""
    run = "one don t three four five six seven"
    monkeypatch.setattr(editorial, "copied", lambda: frozenset({editorial.digest(run)}))

    for same in (run.upper(), "one don't three, four five six seven", "one don’t three – four five six seven"):
        assert len(editorial.check(with_sentence(content, f"Zero, {same}! Nine."))) == 1, same
    assert editorial.check(with_sentence(content, run.removesuffix(" seven"))) == []


def test_the_hashes_of_the_articles_are_there() -> None:
    assert len(editorial.copied()) > 5000


def changed(content: Content, **fields: Any) -> list[str]:
    guide = replace(content.guides["sciatica"], **fields)
    return editorial.check(replace(content, guides={**content.guides, "sciatica": guide}))


def test_dates(content: Content) -> None:
    """A page past its check, checked in the future, or not to be checked for years is a fault."""
    today = date.today()

    assert "is past" in changed(content, next_check=today - timedelta(days=1))[0]
    assert "lies ahead" in changed(content, checked=today + timedelta(days=9))[0]
    assert "months after" in changed(content, next_check=date(today.year + 4, 1, 1))[0]
    assert "name two or more" in changed(content, sources=("nice-ng59",))[0]


def test_a_hard_page_is_named(content: Content) -> None:
    hard = Text(
        "guide/sciatica/summary", "Radiculopathic manifestations necessitate multidisciplinary evaluation. " * 9
    )

    assert any(
        "reading grade" in fault for fault in changed(content, summary=replace(hard, file="guides/sciatica.toml"))
    )


def test_a_missing_guide_is_named(content: Content) -> None:
    guides = {slug: guide for slug, guide in content.guides.items() if slug != "leg-cramps"}

    assert any(
        fault.startswith("guides:leg-cramps: missing") for fault in editorial.check(replace(content, guides=guides))
    )


def test_a_missing_sign_is_named(content: Content) -> None:
    signs = {slug: sign for slug, sign in content.signs.items() if slug != "cold-leg"}

    assert "signs:cold-leg: missing" in editorial.check(replace(content, signs=signs))[0]


def test_no_sign_gets_less_urgent(content: Content) -> None:
    """A slip in one word would send somebody home who must be seen today."""
    signs = {**content.signs, "fever": replace(content.signs["fever"], urgency="soon")}

    assert editorial.check(replace(content, signs=signs)) == [
        "signs.toml:fever.urgency: 'soon'; a clinician must agree before it is not 'same-day'"
    ]


def test_every_sign_has_its_urgency_held(content: Content) -> None:
    held = [slug for slugs in editorial.rules()["urgency"].values() for slug in slugs]

    assert sorted(held) == sorted(content.signs)


@pytest.mark.parametrize("name", ["exercises", "later", "care"])
def test_an_emergency_has_no_exercises(content: Content, name: str) -> None:
    """Who needs an ambulance is not offered a stretch."""
    offered: dict[str, Any] = {name: ("walking",)}
    guide = replace(content.guides["cauda-equina"], **offered)
    found = editorial.check(replace(content, guides={**content.guides, guide.slug: guide}))

    assert found[0].startswith(f"guides/cauda-equina.toml:{name}: a guide to an emergency offers no")


def test_a_guide_that_is_too_long_or_short_is_named(content: Content) -> None:
    few = content.guides["sciatica"]
    many = replace(few.summary, source="It eases. " * 230)

    assert "a guide has 250 to 450" in changed(content, do=(), dont=(), feels=(), course=())[0]
    assert any("a guide has 250 to 450" in fault for fault in changed(content, summary=many))


@pytest.mark.parametrize(("field", "value"), [("url", "http://example.org/"), ("year", 1980), ("year", 2999)])
def test_a_source_says_where_and_when(content: Content, field: str, value: object) -> None:
    changes: dict[str, Any] = {field: value}
    sources = {**content.sources, "who-2023": replace(content.sources["who-2023"], **changes)}

    assert editorial.check(replace(content, sources=sources))[0].startswith(f"sources.toml:who-2023.{field}: ")


def test_hard_signs_are_named(content: Content) -> None:
    """The page of danger signs is measured as a whole, like the glossary and the plan."""
    hard = Text("sign/x/text", "Radiculopathic manifestations necessitate multidisciplinary evaluation. " * 40)
    signs = {**content.signs, "fever": replace(content.signs["fever"], text=hard)}

    assert any(
        fault.startswith("levels.toml:page: reading grade") for fault in editorial.check(replace(content, signs=signs))
    )


def test_a_guide_keeps_its_warnings(content: Content) -> None:
    """A sign or an exercise to leave cannot go from a guide unseen."""
    signs = tuple(slug for slug in content.guides["sciatica"].signs if slug != "unsteady")
    assert changed(content, signs=signs) == [
        "guides/sciatica.toml:signs: 'unsteady' is gone; a clinician must agree before it goes"
    ]

    guide = replace(content.guides["spinal-stenosis"], avoid=())
    found = editorial.check(replace(content, guides={**content.guides, guide.slug: guide}))
    assert found[0].startswith("guides/spinal-stenosis.toml:avoid: 'standing-back-bend' is gone")


def test_a_card_keeps_its_stops(content: Content) -> None:
    """Nobody is told to stretch a calf that may hold a clot."""
    card = replace(content.exercises["calf-stretch"], not_if=())
    found = editorial.check(replace(content, exercises={**content.exercises, card.slug: card}))

    assert found == ["exercises/calf-stretch.toml:not_if: 'clot' is gone; a clinician must agree before it goes"]


def test_every_guide_has_its_warnings_held(content: Content) -> None:
    held = editorial.rules()

    assert set(held["signs"]) == set(content.guides)
    for slug, names in held["signs"].items():
        assert set(names) <= set(content.signs), slug
    for slug, names in held["stops"].items():
        assert names and slug in content.exercises
