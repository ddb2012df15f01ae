"""Who has translated: names from where gettext's tools write them, never an address.

Poedit writes `Last-Translator` into the header; Weblate and msginit write a line
`# Ana Ruiz <ana@example.org>, 2026.` above it. Both may hold anything: a file is untrusted.
"""

from __future__ import annotations

import re

from pwa.catalogs import wording
from pwa.catalogs.characters import forbidden
from pwa.catalogs.model import Catalog

_NAME = r"\s*([^\W\d_][^<>@\d:;/\\|{}\[\]*=+#]{1,59}?)\s*"
_MAIL = r"<[^<>]*>"
_LINE = re.compile(rf"{_NAME}(?:{_MAIL},?|,)(?:\s*\d{{4}}[-,.]?)*\s*")  # "Ana Ruiz <a@b>, 2025, 2026."
_LAST = re.compile(rf"{_NAME}(?:{_MAIL})?\s*")
_NOBODY = re.compile(r"full name|first author|copyright|generated|anonymous|weblate|noreply", re.IGNORECASE)


def translators(catalog: Catalog) -> tuple[str, ...]:
    """Names in the order they first stand in the file, each once."""
    found = [*map(_LINE.fullmatch, catalog.comments), _LAST.fullmatch(catalog.field("Last-Translator"))]
    names = dict.fromkeys(" ".join(one[1].split()) for one in found if one and not _NOBODY.search(one[0]))
    return tuple(
        name for name in names if not any(forbidden(name, catalog.locale)) and not any(wording.addresses(name))
    )
