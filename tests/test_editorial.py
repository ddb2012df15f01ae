"""The English text: what the check lets through and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pwa import editorial
from pwa.content import load
from pwa.model import Content, Text


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
        ("This cures sciatica.", "'cures?'"),
        ("We guarantee it.", "'guarantee[ds]?'"),
        ("The facets are element joints.", "'element joints?'"),
        ("Ice for 24 to 48 hours.", "'24 to 48 hours'"),
        ("word " * 31 + "end.", "a sentence of 32 words"),
    ],
)
def test_a_breach_is_named(content: Content, words: str, expected: str) -> None:
    found = editorial.check(with_sentence(content, words))

    assert len(found) == 1
    assert found[0].startswith("x.toml:x/y: ")
    assert expected in found[0]


def test_words_inside_other_words_are_fine(content: Content) -> None:
    assert editorial.check(with_sentence(content, "Secure the band. Procured in a shop.")) == []


def test_copied_runs_are_found(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight words in a row are enough, whatever stands around them; seven are not."""
    run = "one two three four five six seven eight"
    monkeypatch.setattr(editorial, "copied", lambda: frozenset({editorial.digest(run)}))

    assert len(editorial.check(with_sentence(content, f"Zero, {run.upper()}! Nine."))) == 1
    assert editorial.check(with_sentence(content, run.removesuffix(" eight"))) == []


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
