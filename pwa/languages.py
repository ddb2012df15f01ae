"""Which languages there are: those of the table, and every one that has a catalog.

What the table of `pwa.locales` does not say CLDR does: a language's name for itself, its script,
its direction and the country its readers most likely live in.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

import babel
from babel.core import get_global

from pwa import catalogs
from pwa.catalogs import Catalog
from pwa.locales import LOCALES, PLURALS, Locale
from pwa.text import Text


class LanguageError(ValueError):
    """We cannot write in this language; the message says why and what to do."""


def find(code: str) -> Locale:
    """The language of a tag ("it", "pt-BR"), from the table, else from CLDR; raises `LanguageError`."""
    if code in LOCALES:
        return LOCALES[code]
    try:
        known = babel.Locale.parse(code, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        near = get_close_matches(code, LOCALES, 1)
        hint = f"did you mean {near[0]!r}?" if near else "write a language tag such as 'it' or 'pt-BR'"
        raise LanguageError(f"{code!r} is no language CLDR knows; {hint}") from None
    if code != str(known).replace("_", "-"):
        plain = "-".join(filter(None, (known.language, known.script)))
        raise LanguageError(f"{code!r} is not how CLDR writes it; did you mean {plain!r}?")
    if known.language not in PLURALS:
        raise LanguageError(f"{code!r} has no plural rule here; add CLDR's to PLURALS in pwa/locales.py")
    likely = get_global("likely_subtags")
    _, script, territory = str(likely.get(str(known)) or likely[known.language]).split("_")
    name = str(known.get_display_name())
    return Locale(
        code,
        name[0].upper() + name[1:],
        known.script or script,
        known.territory or territory,
        "rtl" if known.text_direction == "rtl" else "ltr",
    )


def of_file(path: Path) -> Locale:
    """The language of a catalog: of its folder, else the one it says it is in, else of its name.

    Raises `LanguageError` where none of them is one.
    """
    folder = path.absolute().parent
    said = catalogs.language_of(head_of(path))
    for name in (folder.parent.name if folder.name == "LC_MESSAGES" else "", said, path.stem):
        with suppress(LanguageError):
            return find(name.replace("_", "-"))
    if said:
        find(said)
    raise LanguageError('no Language; write for example "Language: es\\n"')


def head_of(path: Path) -> bytes:
    """The start of a file, which says what it is; nothing of one that is not there."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(8000)


def known(folder: Path) -> dict[str, Locale]:
    """The table's languages, then those with a catalog in `folder`, by code; raises `LanguageError`."""
    codes = [path.parts[-3].replace("_", "-") for path in sorted(folder.glob("*/LC_MESSAGES/messages.po"))]
    return LOCALES | {code: find(code) for code in codes if code not in LOCALES}


def shipped(folder: Path, texts: Collection[Text], drafts: Collection[str] = ()) -> dict[str, Catalog]:
    """The catalogs a site is made of, by code: the table's, those that are ready, and `drafts`.

    Raises `LanguageError` and `CatalogError`.
    """
    found = {code: catalogs.opened(folder, locale) for code, locale in known(folder).items()}
    return {
        code: catalog
        for code, catalog in found.items()
        if code in LOCALES or code in drafts or catalogs.stats(catalog.by_key(), texts).ready
    }
