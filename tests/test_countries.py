"""Countries and their emergency numbers: named in every language, none lost on the way to the page."""

from __future__ import annotations

import re

import pytest

from pwa.content import load
from pwa.countries import Country, countries, table
from pwa.locales import LOCALES
from pwa.model import Emergency


@pytest.mark.parametrize("code", LOCALES)
def test_every_territory_is_named(code: str) -> None:
    """By a name of its own, not by its code."""
    found = countries(load().emergency, LOCALES[code])

    assert {country.code for country in found} == set(load().emergency)
    assert len({country.name for country in found}) == len(found)
    assert all(country.name != country.code for country in found)


def test_accents_do_not_change_the_place() -> None:
    known = {code: Emergency(slug=code, number="112", source="x") for code in ("BG", "BE", "BR", "AT")}

    assert [c.name for c in countries(known, LOCALES["es"])] == ["Austria", "Bélgica", "Brasil", "Bulgaria"]


def test_the_table_holds_every_number() -> None:
    """Read back as the script on the page reads it."""
    written = table(countries(load().emergency, LOCALES["en"]))
    back = {
        code: number
        for number, codes in re.findall(r"(\d+)((?:[A-Z]{2})+)(?: |$)", written)
        for code in re.findall("..", codes)
    }

    assert back == {code: record.number for code, record in load().emergency.items()}


@pytest.mark.parametrize("number", ["", "1", "112 or 999", "1-1-2", "+112", "1234567"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"emergency.toml:XX.number: .* write 2 to 6 digits"):
        table([Country("XX", "Nowhere", number)])
