"""The way every reader goes: open, kept, no internet, read on."""

from __future__ import annotations

from tests.browser.phone import Phone
from tests.browser.releases import Release


def test_language_is_kept_by_itself_and_read_without_internet(phone: Phone, few: Release) -> None:
    """One visit is enough: with the network gone every page is there, byte for byte."""
    phone.keep("es")
    phone.network.cut()

    assert phone.shows("/es/guides/sciatica/")
    assert phone.differing("es") == []
    assert phone.state() == "ready"
    phone.browser.reload()
    assert phone.shows("/es/danger/")
