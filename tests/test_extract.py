"""Babel finds in the content exactly what the product translates."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file

from pwa import content
from pwa.content import FOLDER, ContentError
from pwa.extract import extract
from pwa.text import Plural

METHOD = "pwa.extract:extract"
SIGNS = """\
[numb]
urgency = "emergency"
# L10N: the parts that touch a saddle
text = "numb between the legs"
means = "may mean pressed nerves"
"""
UI = """\
[tabs]
today = "Today"

[plan]
# L10N: counts from
# L10N: the first day
days = {one = "{n} day", other = "{n} days"}

[plan.weeks]
one = "{n} week"
other = "{n} weeks"
"""


def write(folder: Path, name: str, text: str) -> str:
    """A content file in a folder of its own."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_records_in_one_file(tmp_path: Path) -> None:
    """Line, source, note and context; what is not translated is left out."""
    found = extract_from_file(METHOD, write(tmp_path, "signs.toml", SIGNS))

    assert found == [
        (4, "numb between the legs", ["the parts that touch a saddle"], "sign/numb/text"),
        (5, "may mean pressed nerves", [], "sign/numb/means"),
    ]


def test_words_of_the_screens_with_plurals(tmp_path: Path) -> None:
    """Both ways TOML writes a plural, and notes over several lines."""
    found = extract_from_file(METHOD, write(tmp_path, "ui/plan.toml", UI))

    assert found == [
        (2, "Today", [], "ui/tabs/today"),
        (7, ("{n} day", "{n} days"), ["counts from the first day"], "ui/plan/days"),
        (10, ("{n} week", "{n} weeks"), [], "ui/plan/weeks"),
    ]


def test_files_without_messages(tmp_path: Path) -> None:
    """Rules and numbers are no words."""
    assert extract_from_file(METHOD, write(tmp_path, "rules.toml", '[required]\nguides = ["a"]\n')) == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("signs.toml", SIGNS.replace("means", "meaning"), "unknown key"),
        ("signs.toml", SIGNS.replace('"numb', "numb"), "syntax"),
        ("guides/sciatica.toml", 'title = "Sciatica"\n', "missing; write"),
        ("ui/app.toml", "[tabs]\ntoday = 5\n", "must be text"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, name: str, text: str, words: str) -> None:
    """With every fault and its key, as everywhere."""
    with pytest.raises(ContentError, match=words):
        extract_from_file(METHOD, write(tmp_path, name, text))


def test_babel_knows_the_extractor_by_name() -> None:
    """`[backpocket: **.toml]` in a mapping file, once the package is installed."""
    project = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["entry-points"]["babel.extractors"] == {"backpocket": METHOD}


def test_a_stream_without_a_name_holds_nothing_known() -> None:
    """The kind is told by the place, so there is none."""
    assert list(extract(BytesIO(b'title = "x"'), (), (), {})) == []


def test_babel_and_the_loader_agree_on_the_whole_content() -> None:
    """Every message of the product, its note and nothing else, in files that exist at those lines."""
    loaded = {
        (text.key, (text.source, text.other) if isinstance(text, Plural) else text.source, text.note)
        for text in content.load().texts
    }

    found = list(extract_from_dir(str(FOLDER), [("**.toml", METHOD)]))

    assert {(context, source, " ".join(notes)) for _, _, source, notes, context in found} == loaded
    for name, line, source, _, _ in found:
        written = (FOLDER / name).read_text(encoding="utf-8").splitlines()[line - 1]
        first = source if isinstance(source, str) else source[0]
        assert first.replace('"', '\\"') in written or first in written
