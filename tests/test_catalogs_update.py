"""Updating by key and normalizing: no work is lost, and no translation changes its owner."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwa import catalogs
from pwa.catalogs import CatalogError, Entry, normalize, parse, update, write
from pwa.text import Plural, Text
from tests.catalog_samples import AR, DAYS, ES, FR, SPANISH, TAB, TEXTS, WALK, catalog, entry, spanish_file

sources = st.sampled_from(["Hold for 3 seconds.", "Hold for 43 seconds.", "Rest.", "Walk {n} minutes."])
contents = st.lists(
    st.builds(Text, st.sampled_from("abcdef"), sources)
    | st.builds(Plural, st.sampled_from("gh"), sources, other=sources),
    max_size=6,
    unique_by=lambda text: text.key,
)


def by_key(found: catalogs.Catalog) -> dict[str, Entry]:
    """Entries in use."""
    return {one.key: one for one in found.current()}


def translated(texts: list[Text]) -> catalogs.Catalog:
    """A catalog in which every translation names the key and the source it was made for."""
    empty = catalogs.new(ES, texts)
    return replace(
        empty,
        entries=tuple(
            replace(one, forms=tuple(f"{one.key}|{one.source}|{one.other}" for _ in one.forms)) for one in empty.entries
        ),
    )


@given(contents, contents)
def test_a_finished_translation_is_always_of_its_own_key_and_source(before: list[Text], after: list[Text]) -> None:
    """Whatever changes in the content, what is not fuzzy was made for exactly this."""
    made = update(translated(before), after)

    assert [one.key for one in made.current()] == [text.key for text in after]
    for one in made.current():
        if any(one.forms) and not one.fuzzy:
            assert set(one.forms) == {f"{one.key}|{one.source}|{one.other}"}
    lent = [one for one in made.current() if one.fuzzy and dict(one.previous).get("msgctxt")]
    assert all(form.split("|")[1:] == [one.source, one.other] for one in lent for form in one.forms)


@given(contents, contents)
def test_an_edited_source_keeps_its_own_old_translation(before: list[Text], after: list[Text]) -> None:
    """Beside the source it was made for, however likely another's looks."""
    old = {text.key: text for text in before}

    made = by_key(update(translated(before), after))

    for text in after:
        was = old.get(text.key)
        if was is not None and was != text and type(was) is type(text):
            assert made[text.key].fuzzy
            assert made[text.key].forms[0].startswith(f"{text.key}|{was.source}|")
            assert dict(made[text.key].previous)["msgid"] == was.source


@given(contents, contents)
def test_twice_changes_no_byte_and_nothing_is_lost(before: list[Text], after: list[Text]) -> None:
    """Idempotent; what is not in the content any more is kept as obsolete and comes back whole."""
    start = translated(before)
    once = update(start, after)

    assert write(update(once, after)) == write(once)
    assert write(update(parse(write(once).encode(), ES, ""), after)) == write(once)
    gone = {one.key for one in start.entries} - {text.key for text in after}
    assert {one.key for one in once.entries if one.obsolete} == gone
    back = by_key(update(update(start, []), before))
    assert {key: one.forms for key, one in back.items()} == {one.key: one.forms for one in start.entries}


def test_a_new_text_equal_to_another_gets_its_translation_as_fuzzy() -> None:
    """With the key it came from; never from a fuzzy one."""
    twin = replace(WALK, key="exercise/walking/steps/go")

    made = by_key(update(catalog(), [*TEXTS, twin]))[twin.key]

    assert made.fuzzy and made.forms == SPANISH[WALK.key]
    assert made.previous == (("msgctxt", WALK.key),)
    fuzzy = catalog(ES, replace(entry(WALK, "da un paseo"), fuzzy=True))
    assert by_key(update(fuzzy, [WALK, twin]))[twin.key].forms == ("",)


def test_a_source_edited_twice_stays_beside_the_one_it_was_translated_from() -> None:
    """A translator sees what the words in front of them say."""
    made = update(update(catalog(), [replace(WALK, source="walk")]), [replace(WALK, source="run")])

    assert by_key(made)[WALK.key].previous == (("msgid", WALK.source),)
    accepted = replace(by_key(made)[WALK.key], fuzzy=False)
    again = update(catalog(ES, accepted), [replace(WALK, source="run")])
    assert by_key(again)[WALK.key].previous == ()


def test_flags_notes_and_files_follow_the_content_and_comments_stay() -> None:
    """What the content knows is written anew, what translators wrote is theirs."""
    old = entry(TAB, "Hoy", comments=("ask Ana",), notes=("old",), flags=("max-length:9",), files=("gone.toml",))

    made = by_key(update(catalog(ES, old), [TAB]))[TAB.key]

    assert made.comments == ("ask Ana",)
    assert made.notes == ("At most 24 characters.", "Seen on /en/.")
    assert made.flags == ("max-length:24",)
    assert made.files == ("pwa/content/ui.toml",)


def test_a_plural_gets_as_many_forms_as_the_language_has() -> None:
    """Arabic has six; an old single translation is offered in all of them, as fuzzy."""
    old = entry(Text(DAYS.key, "some days"), "أيام")

    assert by_key(catalogs.new(AR, [DAYS]))[DAYS.key].forms == ("",) * 6
    made = by_key(update(catalog(AR, old), [DAYS]))[DAYS.key]
    assert made.forms == ("أيام",) * 6
    assert made.fuzzy


def test_a_faulty_catalog_is_not_updated() -> None:
    """Half of a broken file would be taken for the whole."""
    broken = parse(spanish_file().replace('"Hoy"', '"Hoy').encode(), ES, "messages.po")

    with pytest.raises(CatalogError, match="without its end"):
        update(broken, TEXTS)


ARABIC = ("صفر", "واحد", "اثنان", "بضعة", "كثير", "آخر")


def with_rule(found: catalogs.Catalog, rule: str) -> catalogs.Catalog:
    """The catalog as another tool writes it, read again."""
    text = write(found).replace(found.locale.plural_forms, rule)
    return parse(text.encode(), found.locale, "messages.po")


def test_normalize_moves_the_forms_with_the_rule() -> None:
    """Babel 2.18 writes Arabic's last forms the other way round; the words stay with their numbers."""
    rule = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
    theirs = with_rule(catalog(AR, entry(DAYS, *ARABIC)), rule)
    assert [fault.check for fault in theirs.faults] == ["header"]

    made = normalize(theirs)

    assert made.field("Plural-Forms") == AR.plural_forms
    assert made.entries[0].forms == (*ARABIC[:4], ARABIC[5], ARABIC[4])
    assert not made.entries[0].fuzzy
    assert write(normalize(made)) == write(made)


def test_normalize_leaves_what_is_for_millions_only() -> None:
    """New CLDR gives Spanish a third form from a million on; no count of ours is that high."""
    rule = "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"
    theirs = with_rule(catalog(ES, entry(DAYS, "{n} día", "{n} de días", "{n} días")), rule)

    made = normalize(theirs).entries[0]

    assert made.forms == ("{n} día", "{n} días")
    assert not made.fuzzy


def test_normalize_fills_in_what_a_template_left_open() -> None:
    """Poedit begins a catalog with the header of the template."""
    begun = replace(
        catalog(), header=tuple((dict(catalog().header) | {"Language-Team": "LANGUAGE", "X-Generator": "P"}).items())
    )

    mended = normalize(begun)

    assert (mended.field("Language-Team"), mended.field("X-Generator")) == (ES.autonym, "P")


def test_normalize_marks_what_it_had_to_use_twice() -> None:
    """A rule with fewer forms than the language: someone has to look."""
    theirs = with_rule(catalog(FR, entry(DAYS, "{n} jours")), "nplurals=1; plural=0;")

    made = normalize(theirs).entries[0]

    assert made.forms == ("{n} jours", "{n} jours")
    assert made.fuzzy


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=n/(n-n);",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=999999999; plural=n != 1;",
        f"nplurals=2; plural={'(' * 390}n;",
        f"nplurals=2; plural={'n+' * 100_000}n;",
    ],
    ids=["zero", "modulo", "range", "code", "bomb", "brackets", "long"],
)
def test_normalize_refuses_a_hostile_rule(rule: str) -> None:
    """The formula is tried on numbers, never evaluated as code."""
    theirs = parse(spanish_file().replace(ES.plural_forms, rule).encode(), ES, "messages.po")

    with pytest.raises(CatalogError, match="no plural rule"):
        normalize(theirs)


def test_normalize_mends_form_and_never_words() -> None:
    """Header fields, composed letters and line ends; another language is not made ours."""
    text = spanish_file().replace("día", "di\u0301a").replace("charset=UTF-8", "charset=utf-8")

    assert write(normalize(parse(text.encode(), ES, ""))) == spanish_file()
    with pytest.raises(CatalogError, match="Language is 'fr'"):
        normalize(parse(text.replace("Language: es", "Language: fr").encode(), ES, ""))
