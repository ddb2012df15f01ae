"""Safety text, its signatures, the glossary, accepted warnings: what people lay down and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwa import catalogs
from pwa.catalogs import CatalogError, Entry, Guidance, check, is_safety, review
from pwa.catalogs.safety import is_emergency, priority
from pwa.content import load
from pwa.locales import Locale
from pwa.settings import TRANSLATIONS
from pwa.text import Text
from tests.catalog_samples import AR, DAYS, ES, SPANISH, TAB, TEXTS, WALK, catalog, entry, guidance
from tests.catalog_seeds import BEND, NUMB, PLAIN

LOST = "Usa calor donde la piel está adormecida."


@pytest.mark.parametrize(
    ("key", "source", "first"),
    [
        ("sign/fever/text", "you have a fever", 200),
        ("level/soon/title", "See a doctor soon if:", 200),
        ("ui/danger/call", "Call {emergency_number}", 200),
        ("guide/x/why/help", "Then get emergency help.", 200),
        ("care/heat-pack/never/numb", "Not on broken skin.", 150),
        ("care/heat-pack/advice/time", "For 15 to 20 minutes.", 150),
        ("guide/x/do/walk", "walk 10 minutes", 150),
        ("guide/x/doctor/worse", "it gets worse", 150),
        ("exercise/x/not_if/dizzy", "you feel dizzy", 150),
        ("article/medicines-safely/sections/a/body/b", "Ask first.", 150),
        ("article/sleep/sections/a/body/b", "Take no tablets to sleep.", 150),
        ("ui/exercise/rule_stop", "Stop.", 150),
        ("care/heat-pack/title", "Heat pack", 100),
        ("care/heat-pack/advice/what", "Use a warm bath.", 100),
        ("guide/x/title", "Numb leg", 100),
        ("guide/x/aliases", "numb leg", 100),
        ("ui/guides/emergency", "Emergency guides", 100),
        ("term/opioid/meaning", "A strong pain medicine.", 100),
        ("exercise/x/steps/hold", "Hold for 5 seconds.", 100),
        ("article/medicines-safely/title", "Medicines", 100),
    ],
)
def test_safety_follows_from_what_a_message_is(key: str, source: str, first: int) -> None:
    """By kind, and by what it speaks of; names of things are none."""
    text = Text(key, source)

    assert priority(text) == first
    assert (is_safety(text), is_emergency(text)) == (first > 100, first == 200)


def test_all_signs_and_levels_of_the_content_are_safety_text() -> None:
    """And a share of the whole that a clinician can read in an evening."""
    texts = load().texts
    safety = [text for text in texts if is_safety(text)]

    assert all(is_emergency(text) for text in texts if text.key.startswith(("sign/", "level/")))
    assert len(safety) < len(texts) / 3
    assert {text.key.partition("/")[0] for text in safety} >= {"sign", "level", "guide", "care", "exercise", "article"}


def test_a_signature_answers_what_only_a_person_can_tell() -> None:
    """A lost "not" waits for one in safety text; elsewhere it is a warning."""
    wrong = entry(NUMB, LOST)
    signed = Guidance(signatures={NUMB.key: review.sign(wrong, "Ana Ruiz", date(2026, 11, 21))})

    assert [(one.check, one.severity) for one in check(catalog(ES, wrong), [NUMB])] == [("negation", "sign-off")]
    assert check(catalog(ES, wrong), [NUMB], signed) == []
    usual = check(catalog(ES, entry(BEND, "Dobla la espalda.")), [BEND])
    assert [(one.check, one.severity) for one in usual] == [("negation", "warning")]
    assert catalogs.usable(wrong, NUMB, ES)  # it shows, with the English beside it


@given(st.integers(0, 2), st.text(min_size=1, max_size=3))
def test_any_change_of_either_text_makes_a_signature_void(place: int, added: str) -> None:
    """Source, plural source, translation: the hash is of all of them, apart from each other."""
    one = entry(DAYS, *SPANISH[DAYS.key])
    changed: Entry = [
        replace(one, source=one.source + added),
        replace(one, other=one.other + added),
        replace(one, forms=(one.forms[0] + added, one.forms[1])),
    ][place]

    signatures = {one.key: review.sign(one, "Ana", date(2026, 11, 21))}

    assert review.marked([one], signatures)[0].signed
    assert not review.marked([changed], signatures)[0].signed
    assert review.digest(replace(one, source="ab", other="c")) != review.digest(replace(one, source="a", other="bc"))


def test_a_void_signature_is_a_finding_that_says_who_has_to_look() -> None:
    """With the command that signs again."""
    given_to = {NUMB.key: review.sign(entry(NUMB, "Sin calor."), "Ana Ruiz", date(2026, 11, 20))}

    found = check(catalog(ES, entry(NUMB, "Nunca uses calor sobre piel adormecida.")), [NUMB], Guidance((), given_to))

    assert [(one.check, one.severity, one.message) for one in found] == [
        ("signature", "sign-off", "was changed after Ana Ruiz signed it on 2026-11-20")
    ]
    assert f"review es {NUMB.key} --reviewer" in found[0].remedy


def test_signatures_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Sorted by key; names may hold what TOML has to escape."""
    signatures = {
        key: review.Signature("ab" * 32, 'Dr "Ana" \\ Ruiz', date(2026, 11, 21))
        for key in ("sign/b/text", "sign/a/text")
    }
    path = tmp_path / "reviewed.toml"
    path.write_text(review.write(signatures), encoding="utf-8")

    assert review.read(path) == (signatures, [])
    assert path.read_text().index("sign/a") < path.read_text().index("sign/b")
    assert review.read(tmp_path / "none.toml") == ({}, [])


def test_loading_marks_what_is_signed(tmp_path: Path) -> None:
    """The pages learn it from the entries; a broken file of signatures stops the build."""
    path = catalogs.path_of(tmp_path, ES)
    path.parent.mkdir(parents=True)
    path.write_text(catalogs.write(catalog()), encoding="utf-8")
    hers = review.path_of(tmp_path, ES)
    walk = entry(WALK, *SPANISH[WALK.key])
    hers.write_text(review.write({WALK.key: review.sign(walk, "Ana", date(2026, 11, 21))}), encoding="utf-8")

    entries = catalogs.load(tmp_path, ES)

    assert {key for key, one in entries.items() if one.signed} == {WALK.key}
    counted = catalogs.stats(entries, TEXTS)
    assert (counted.safety, counted.signed) == (2, 1)
    assert catalogs.stats({**entries, WALK.key: replace(walk, fuzzy=True, signed=True)}, TEXTS).signed == 0
    hers.write_text("[x]\nreviewer = 5\n", encoding="utf-8")
    with pytest.raises(CatalogError, match="needs sha256"):
        catalogs.load(tmp_path, ES)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("reviewed", "a = ", "is no TOML file"),
        ("reviewed", "a = 5", "is no table"),
        ("reviewed", '[a]\nsha256 = "x"\nreviewer = "Ana"', "needs date"),
        ("reviewed", '[a]\nsha256 = "x"\nreviewer = ""\ndate = 2026-11-21', "needs reviewer"),
        ("reviewed", '[a]\nsha256 = "x"\nreviewer = "A"\ndate = 2026-11-21\nby = "B"', "unknown field 'by'"),
        ("allow", '[[allow]]\ncheck = "end"\nkey = "a"', "needs reason"),
        ("allow", '[[other]]\ncheck = "end"', "is unknown"),
        ("allow", "allow = 5", "is no table"),
        ("glossary", '[leg]\nes = ["pierna"]', "needs its English forms"),
        ("glossary", '[leg]\nen = ["leg"]\nxx = ["y"]', "'xx' is no language of ours"),
        ("glossary", '[leg]\nen = ["leg"]\nes = "pierna"', "es is no list of words"),
        ("glossary", '[leg]\nen = ["leg"]\nes = []', "es is no list of words"),
        ("glossary", "leg = 5", "needs its English forms"),
    ],
)
def test_a_fault_in_these_files_is_found(tmp_path: Path, name: str, text: str, words: str) -> None:
    """File, key, what and remedy, whatever the catalog says."""
    found = check(catalog(), TEXTS, guidance(tmp_path, **{name: text}))

    assert any(words in one.message for one in found), found
    assert all(one.severity == "error" and one.remedy and one.file.endswith(f"{name}.toml") for one in found)


def test_an_accepted_warning_is_silent_and_has_to_be_one(tmp_path: Path) -> None:
    """With its key and reason; a line for nothing is reported, and no error can be accepted."""
    row = '[[allow]]\ncheck = "{}"\nkey = "{}"\nreason = "the title of a form"\n'
    laid = guidance(
        tmp_path, allow=row.format("end", PLAIN.key) + row.format("marks", TAB.key) + row.format("end", WALK.key)
    )
    open_end = entry(PLAIN, "Un disco es una almohadilla entre dos huesos de la espalda")

    found = check(
        catalog(ES, open_end, entry(TAB, "Hoy **"), entry(WALK, *SPANISH[WALK.key])), [PLAIN, TAB, WALK], laid
    )

    assert [(one.check, one.severity, one.key) for one in found] == [
        ("marks", "error", TAB.key),
        ("allow", "warning", WALK.key),
    ]
    assert found[-1].line == 1


def test_one_sentence_said_in_two_ways() -> None:
    """A reader who meets both wonders what the difference is; single words may differ."""
    twin = replace(PLAIN, key="guide/b/why/discs")
    first, second = (
        entry(PLAIN, "Un disco es una almohadilla entre dos huesos."),
        entry(twin, "El disco es blando y elástico."),
    )

    found = check(catalog(ES, replace(first, line=4), replace(second, line=9)), [PLAIN, twin])

    assert [(one.check, one.line, one.severity) for one in found] == [("inconsistent", 9, "warning")]
    assert f"on line 4 ({PLAIN.key})" in found[0].message
    tabs = replace(TAB, key="ui/other/today")
    assert check(catalog(ES, entry(TAB, "Hoy"), entry(tabs, "Este día")), [TAB, tabs]) == []


def test_one_translation_for_two_texts() -> None:
    """The mistake of a hurried paste; near-equal sources may share one."""
    other = Text("guide/b/why/bone", "The lowest bone carries the whole weight of you.")
    near = Text("guide/b/why/near", "A disc is a soft cushion between two bones of your back.")
    form = "Un disco es una almohadilla entre dos huesos de la espalda."

    found = check(catalog(ES, entry(PLAIN, form), entry(other, form)), [PLAIN, other])

    assert [(one.check, one.key) for one in found] == [("reused", other.key)]
    assert check(catalog(ES, entry(PLAIN, form), entry(near, form)), [PLAIN, near]) == []
    three, others = Text("ui/a/x", "One two three"), Text("ui/a/y", "Four five six")
    assert [one.check for one in check(catalog(ES, entry(three, "Voz"), entry(others, "Voz")), [three, others])] == [
        "reused"
    ]


@pytest.mark.parametrize("locale", [ES, AR], ids=lambda one: one.code)
def test_no_alarm_on_our_own_catalogs(locale: Locale) -> None:
    """Errors, warnings, doubts: each is mended, signed, or accepted with its reason. (That nothing is
    missing is asked of the built site.)"""
    folder, out_of_step = TRANSLATIONS, ("missing", "unknown", "stale", "untranslated", "fuzzy")
    found = catalogs.check_own(folder, locale, load().texts)

    assert [str(one) for one in found if one.check not in out_of_step] == []
