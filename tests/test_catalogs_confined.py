"""Files from outside: the same verdict from a child that cannot take more than its share."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from pwa import catalogs
from pwa.catalogs import Guidance, confined, write
from pwa.catalogs.model import MOST
from pwa.catalogs.reader import MAX_BYTES
from pwa.text import Text
from tests.catalog_samples import ES, TAB, TEXTS, catalog, entry, spanish_file


def sent(folder: Path, text: str | bytes) -> Path:
    """A file as someone sends it."""
    path = folder / "sent.po"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [spanish_file(), spanish_file().replace('"Hoy"', '"Hoy <b>"'), "garbage", "", b"\xff\xfe"],
    ids=["good", "mistake", "garbage", "empty", "bytes"],
)
def test_the_child_says_what_the_check_says(tmp_path: Path, text: str | bytes) -> None:
    """Finding by finding, with the file named as the caller named it."""
    path = sent(tmp_path, text)

    assert confined.check_file(path, TEXTS, ES, Guidance()) == catalogs.check_file(path, TEXTS, ES, Guidance())


def test_relative_names_stay_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor jumps to what it was given; a file that is not there is a finding."""
    sent(tmp_path, spanish_file().replace('"Hoy"', '"Hoy "'))
    monkeypatch.chdir(tmp_path)

    assert [one.file for one in confined.check_file(Path("sent.po"), TEXTS, ES, Guidance())] == ["sent.po"]
    assert [one.check for one in confined.check_file(Path("none.po"), TEXTS, ES, Guidance())] == ["file"]


BOMBS = {
    "letters": '"' + "a" * 3_900_000 + '"',
    "escapes": '"' + "\\n" * 1_900_000 + '"',
    "marks": '"' + "[*{" * 1_200_000 + '"',
    "lines": '"x"\n' * 900_000,
    "too large": '"' + "a" * MAX_BYTES + '"',
    "messages": '"Hoy"\n' + "".join(f'msgctxt "k{n}"\nmsgid "a"\nmsgstr "b"\n' for n in range(60_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_gets_its_answer_within_the_limits(tmp_path: Path, name: str) -> None:
    """A refusal, a finding, or a stopped child; never a wait and never our memory."""
    path = sent(tmp_path, spanish_file().replace('"Hoy"', BOMBS[name]))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    found = confined.check_file(path, TEXTS, ES, Guidance())

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert any(one.severity == "error" for one in found), found
    assert all(len(str(one)) < 600 for one in found)
    assert spent < confined.SECONDS + 1.5  # starting Python counts for the test, not for the limit


def test_a_child_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own clock of processor time, and by ours where it only waits."""
    path = sent(tmp_path, spanish_file().replace('"Hoy"', BOMBS["lines"]))
    monkeypatch.setattr(confined, "SECONDS", 0.01)
    slow = confined.check_file(path, TEXTS, ES, Guidance())
    monkeypatch.undo()
    os.mkfifo(tmp_path / "pipe.po")
    monkeypatch.setattr(confined, "PATIENCE", 2.0)
    started = time.monotonic()

    stuck = confined.check_file(tmp_path / "pipe.po", TEXTS, ES, Guidance())

    assert [(one.check, one.severity) for one in slow + stuck] == [("limits", "error")] * 2
    assert "takes more than" in slow[0].message
    assert "was not judged within 2 s" in stuck[0].message
    assert time.monotonic() - started < 10


def test_a_child_that_wants_more_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so itself, or dies; both are findings."""
    path = sent(tmp_path, spanish_file().replace('"Hoy"', BOMBS["escapes"]))
    monkeypatch.setattr(confined, "MEMORY", 64 * 2**20)

    found = confined.check_file(path, TEXTS, ES, Guidance())

    assert [one.check for one in found] == ["limits"]


def test_a_child_writes_no_file_and_ends_with_few_findings(tmp_path: Path) -> None:
    """Twenty thousand unknown messages are not twenty thousand lines on a terminal."""
    many = "".join(f'\nmsgctxt "k{n}"\nmsgid "a"\nmsgstr "b"\n' for n in range(15_000))

    found = confined.check_file(sent(tmp_path, spanish_file() + many), TEXTS, ES, Guidance())

    assert len(found) == MOST
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sent.po"]
    assert TAB.key not in {one.key for one in found}


def test_an_error_is_never_lost_among_remarks(tmp_path: Path) -> None:
    """A language that has just begun has thousands of texts to do; one wrong line at the end still counts."""
    texts = [Text(f"ui/x/{n}", f"Text {n}") for n in range(MOST + 500)]
    entries = [*(entry(text, "") for text in texts[:-1]), entry(texts[-1], "<b>Texto</b>")]

    found = confined.check_file(sent(tmp_path, write(catalog(ES, *entries))), texts, ES, Guidance())

    assert len(found) == MOST
    assert {one.key for one in found if one.severity == "error"} == {texts[-1].key}
    assert [one.line for one in found] == sorted(one.line for one in found)
