"""Countries with their emergency number, named in the reader's language by CLDR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale as Cldr

from pwa.content import ContentError
from pwa.locales import Locale
from pwa.model import Emergency

_NUMBER = re.compile(r"\d{2,6}")


@dataclass(frozen=True, slots=True)
class Country:
    """A territory (ISO 3166-1 alpha-2), its name, and the number for an ambulance there."""

    code: str
    name: str
    number: str


def countries(known: Mapping[str, Emergency], locale: Locale) -> tuple[Country, ...]:
    """All territories with a number, by name; accents do not change a name's place.

    A territory CLDR has no name for shows its code.
    """
    names = Cldr.parse(locale.cldr).territories
    found = (Country(code, str(names.get(code, code)), record.number) for code, record in known.items())
    return tuple(sorted(found, key=lambda country: (_folded(country.name), country.code)))


def home(lands: Iterable[Country], locale: Locale) -> Country:
    """The one whose number a language shows until its reader chooses; raises `ContentError`."""
    for country in lands:
        if country.code == locale.territory:
            return country
    raise ContentError(
        [
            f"emergency.toml:{locale.territory}: no number for the country of {locale.code}; add it, "
            f"or name another country in a line for {locale.code} in pwa/locales.py"
        ]
    )


def table(all_of_them: Iterable[Country]) -> str:
    """Every number with its territories, "112ATBE 999GB": what a page carries for its script.

    Raises `ValueError` for a number that is not 2 to 6 digits.
    """
    by_number: dict[str, list[str]] = {}
    for country in all_of_them:
        if not _NUMBER.fullmatch(country.number):
            raise ValueError(f"emergency.toml:{country.code}.number: {country.number!r}; write 2 to 6 digits")
        by_number.setdefault(country.number, []).append(country.code)
    return " ".join(number + "".join(sorted(codes)) for number, codes in sorted(by_number.items()))


def _folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
