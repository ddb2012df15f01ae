"""The list of changes: what readers are told, in their language, newest first."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pwa import release
from pwa.content import ContentError, load
from pwa.locales import LOCALES
from pwa.settings import Settings
from pwa.site import Site


def test_every_language_lists_every_change(built: Site) -> None:
    """With its day, the newest first."""
    days = [change.date.isoformat() for change in load().changes.values()]

    assert days == sorted(days, reverse=True) != []
    for code in LOCALES:
        assert re.findall(r'<time datetime="([^"]+)">', built.files[f"/{code}/changes/"].decode()) == days


def test_an_urgent_change_is_urgent_while_it_is_the_newest() -> None:
    """Later ones take the mark away again; an operator can set it by hand."""
    [change, *_] = load().changes.values()
    urgent = replace(change, urgent=True)

    assert release.urgent(Settings(), [urgent, change])
    assert not release.urgent(Settings(), [change, urgent])
    assert not release.urgent(Settings(), [])
    assert release.urgent(Settings(urgent=True), [])


def test_a_change_without_its_day_is_refused(tmp_path: Path) -> None:
    (tmp_path / "changes.toml").write_text('[new]\ntext = "New."\n[old]\ndate = "yesterday"\ntext = "Old."\n')

    with pytest.raises(ContentError) as caught:
        load(tmp_path)
    faults = [fault for fault in caught.value.faults if fault.startswith("changes.toml")]
    assert [fault.split(": ")[0] for fault in faults] == ["changes.toml:new.date", "changes.toml:old.date"]
