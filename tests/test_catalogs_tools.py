"""The tools translators use leave our files alone: GNU gettext (so Poedit), translate-toolkit (so Weblate)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import translation_finder
from translate.storage import pypo

from pwa.settings import TRANSLATIONS

gnu = pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
FILES = sorted(path.relative_to(TRANSLATIONS).as_posix() for path in TRANSLATIONS.rglob("*.po*"))
CATALOGS = [name for name in FILES if name.endswith(".po")]


def saved(path: Path) -> pypo.pofile:
    """The file as Weblate opens it: no wrapping."""
    store = pypo.pofile.parsefile(str(path))
    store.wrapper.width = -1
    return store


@pytest.mark.parametrize("name", FILES)
def test_weblate_changes_the_lines_of_an_edited_message_only(tmp_path: Path, name: str) -> None:
    """It writes through translate-toolkit: flags, notes, contexts and order stay, whatever is edited."""
    before = (TRANSLATIONS / name).read_text(encoding="utf-8")
    path = tmp_path / "messages.po"
    path.write_text(before, encoding="utf-8")
    store = saved(path)
    assert bytes(store).decode() == before
    unit = store.units[len(store.units) // 2]
    unit.target = "X"
    store.save()

    after = path.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before.splitlines(), after, strict=True) if old != new]

    assert changed == ['msgstr "X"']


@gnu
@pytest.mark.parametrize("name", FILES)
def test_poedit_changes_nothing_but_flags_it_does_not_know(name: str) -> None:
    """It writes through msgcat, which keeps every line; `update` puts the flags back."""
    text = (TRANSLATIONS / name).read_text(encoding="utf-8")

    done = subprocess.run(["msgcat", "--no-wrap", "-"], input=text, capture_output=True, encoding="utf-8", check=True)

    known = re.sub(r"(?m)^#, .*\n", lambda flags: "#, python-brace-format\n" * ("python" in flags[0]), text)
    assert done.stdout == known


@gnu
@pytest.mark.parametrize("name", CATALOGS)
def test_gettext_finds_no_fault_in_our_catalogs(name: str) -> None:
    """Header, plural forms, placeholders; that no translator has written their name is no fault."""
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", TRANSLATIONS / name], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "still has the initial default value" not in line] == []


def test_weblate_finds_the_product_and_its_glossary(tmp_path: Path) -> None:
    """Its own discovery names one component for each, with catalogs and template, and no other of gettext's."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")

    found = [dict(one) for one in translation_finder.discover(tmp_path)]

    assert sorted(
        (str(one["filemask"]), str(one["new_base"])) for one in found if str(one["file_format"]).startswith("po")
    ) == [
        ("translations/*/LC_MESSAGES/glossary.po", "translations/glossary.pot"),
        ("translations/*/LC_MESSAGES/messages.po", "translations/messages.pot"),
    ]
