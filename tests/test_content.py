"""The loader: good content loads, every fault names file, key and remedy, all in one run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pwa.content import FOLDER, ContentError, load
from pwa.marks import parse
from pwa.model import Range
from pwa.text import Plural, Text

Edit = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real content, to be broken."""
    return shutil.copytree(FOLDER, tmp_path / "content")


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return caught.value.faults


def edit(folder: Path, name: str, change: Edit) -> None:
    path = folder / name
    path.write_text(change(path.read_text()))


def test_the_real_content_loads() -> None:
    content = load()

    assert content.guides["sciatica"].title.source == "Sciatica"
    assert content.exercises["bridge"].dose.repeats == Range(5, 12)
    assert list(content.guides) == sorted(content.guides, key=lambda slug: content.guides[slug].order)


def test_what_to_look_for_stands_out() -> None:
    """Each danger sign has words in strong type, for someone who has no time to read; the check asks
    translations for as many."""
    for sign in load().signs.values():
        assert any(node.kind == "strong" for node in parse(sign.text.source)), sign.slug


def test_every_message_has_its_own_id() -> None:
    """One msgctxt, one message: a translation can never be another's."""
    keys = [text.key for text in load().texts]

    assert len(keys) == len(set(keys))


def test_a_note_reaches_its_message(folder: Path) -> None:
    edit(folder, "guides/sciatica.toml", lambda s: s.replace("title = ", "# L10N: one note\n# L10N: goes on\ntitle = "))

    assert load(folder).guides["sciatica"].title.note == "one note goes on"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda s: "colour = 1\n" + s, "guides/sciatica.toml:colour: unknown key; known here:"),
        (lambda s: s.replace("zone =", "zine ="), "guides/sciatica.toml:zone: missing; write zone ="),
        (
            lambda s: s.replace('kind = "self-care"', "kind = 7"),
            "guides/sciatica.toml:kind: 7 is not known; write one of",
        ),
        (
            lambda s: s.replace('title = "Sciatica"', "title = 7"),
            "guides/sciatica.toml:title: must be text, is a number",
        ),
        (lambda s: s.replace('title = "Sciatica"', 'title = "5 % of"'), "guides/sciatica.toml:title: bare '%'"),
        (
            lambda s: s.replace('title = "Sciatica"', 'title = "<b>S</b>"'),
            "guides/sciatica.toml:title: unknown mark '<'",
        ),
        (lambda s: s.replace('title = "Sciatica"', f'title = "{"long " * 20}end"'), "at most; shorten it"),
        (lambda s: s.replace('title = "Sciatica"', 'title = "[x](guide:nowhere)"'), "link to unknown guide 'nowhere'"),
        (lambda s: s.replace('title = "Sciatica"', 'title = "[x](https:evil)"'), "guides/sciatica.toml:title: unknown"),
        (lambda s: s.replace('title = "Sciatica"', 'title = "S"\ntitle = "T"'), "guides/sciatica.toml:duplicate:"),
        (lambda s: s.replace("order = 5", 'order = "five"'), "order: must be a whole number, is text; write"),
        (lambda s: s.replace("checked =", "checked = 5 #"), "checked: must be a date"),
        (lambda s: s.replace('"walking"', '"walkin"'), "unknown exercise 'walkin'; did you mean 'walking'?"),
        (lambda s: s + "\n[broken", "guides/sciatica.toml:syntax:"),
    ],
)
def test_a_fault_names_file_key_and_remedy(folder: Path, change: Edit, expected: str) -> None:
    edit(folder, "guides/sciatica.toml", change)

    assert any(expected in fault for fault in faults(folder)), faults(folder)


def test_all_faults_come_at_once(folder: Path) -> None:
    """Two files, three faults, one run."""
    edit(folder, "guides/sciatica.toml", lambda s: "colour = 1\n" + s.replace("zone =", "zine ="))
    edit(folder, "exercises/bridge.toml", lambda s: s.replace("[5, 12]", "[12, 5]"))

    found = "\n".join(faults(folder))
    assert "sciatica.toml:colour" in found
    assert "sciatica.toml:zone" in found
    assert "bridge.toml:dose.repeats: 12 is above 5" in found


def test_a_slug_stands_once(folder: Path) -> None:
    edit(folder, "care.toml", lambda s: s + "\n[heat-pack]\norder = 1\n")

    assert any("care.toml:duplicate:" in fault for fault in faults(folder))


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "guides/sciatica.toml").write_bytes(b'title = "caf\xe9"')

    assert any("guides/sciatica.toml:byte 12: not UTF-8" in fault for fault in faults(folder))


def test_a_plural_keeps_its_placeholder(folder: Path) -> None:
    edit(folder, "ui/app.toml", lambda s: s + '\n[extra]\ndays = {one = "{n} day", other = "days"}\n')

    assert any("extra.days" in fault and "`other`" in fault for fault in faults(folder))


def test_plurals_are_plurals() -> None:
    texts: list[Text] = [*load().texts]

    assert any(isinstance(text, Plural) for text in texts)
