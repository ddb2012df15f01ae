"""The tools translators use leave our files alone: translate-toolkit (so Weblate) and its discovery."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pwa import catalogs
from pwa.content import load
from pwa.locales import Locale
from pwa.settings import TRANSLATIONS
from tests.catalog_samples import AR, ES

pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
finder = pytest.importorskip("translation_finder", reason="translation-finder is not installed")


@pytest.mark.parametrize("locale", [ES, AR], ids=lambda one: one.code)
def test_saving_one_message_changes_its_lines_only(tmp_path: Path, locale: Locale) -> None:
    """Weblate writes through translate-toolkit: flags, notes and order stay, whatever is edited."""
    read = catalogs.read(catalogs.path_of(TRANSLATIONS, locale), locale)
    before = catalogs.write(catalogs.update(read, load().texts))
    path = tmp_path / "messages.po"
    path.write_text(before, encoding="utf-8")
    store = pypo.pofile.parsefile(str(path))
    store.wrapper.width = -1  # Weblate's "no wrapping"
    unit = next(unit for unit in store.units if unit.getcontext() == "ui/tabs/today")
    unit.target = "X"
    store.save()

    after = path.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before.splitlines(), after, strict=True) if old != new]

    assert [new for _, new in changed] == ['msgstr "X"']


def test_weblate_finds_the_component(tmp_path: Path) -> None:
    """Its own discovery names the catalogs and their template."""
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    (tmp_path / "translations" / "messages.pot").write_text(catalogs.pot(load().texts), encoding="utf-8")

    found = [dict(one) for one in finder.discover(tmp_path)]

    wanted = {
        "filemask": "translations/*/LC_MESSAGES/messages.po",
        "file_format": "po",
        "new_base": "translations/messages.pot",
    }
    assert any(wanted.items() <= one.items() for one in found), found
