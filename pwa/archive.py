"""The check of a catalog as one archive, which a Python without packages imports from as it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from babel.localedata import locale_identifiers

from pwa import languages
from pwa.catalogs import Guidance, glossary, packed
from pwa.locales import PLURALS, SOURCE
from pwa.settings import PACKAGE
from pwa.text import Text

MODULES = ("locales", "marks", "model", "pages", "text")
LEFT_OUT = ("cldr", "confined")  # of pwa/catalogs: they need Babel, or processes
_IN_SCRIPT = re.compile("[a-z]+_[A-Z][a-z]{3}")  # "zh_Hant"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the oldest day a zip can tell; the bytes depend on nothing else


def archive(texts: Iterable[Text], translations: Path) -> bytes:
    """A zip, stored and not compressed: the whole is, when it travels."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        for name, body in (*_modules(), (f"pwa/catalogs/{packed.DATA}", _data(texts, translations))):
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.create_system = 3  # Unix, wherever it is made
            file.writestr(member, body)
    return held.getvalue()


def _modules() -> Iterator[tuple[str, bytes]]:
    yield "pwa/__init__.py", b""  # the real one makes the server
    for path in (*(PACKAGE / f"{name}.py" for name in MODULES), *sorted((PACKAGE / "catalogs").glob("*.py"))):
        if path.stem not in LEFT_OUT:
            yield f"pwa/{path.relative_to(PACKAGE).as_posix()}", path.read_bytes()


def _data(texts: Iterable[Text], translations: Path) -> bytes:
    """With every language that we have a plural rule for, in all its scripts, so that a new one can be checked too."""
    known = languages.known(translations)
    scripts = (name.replace("_", "-") for name in locale_identifiers() if _IN_SCRIPT.fullmatch(name))
    codes = (*PLURALS, *sorted(code for code in scripts if code.partition("-")[0] in PLURALS))
    known = {code: languages.find(code) for code in codes if code not in known} | known
    found = {code: Guidance.load(translations, locale) for code, locale in known.items() if code != SOURCE}
    # Faults of those files are the maintainer's; where they lie on this machine is nobody's business.
    laid_down = {
        code: replace(one, allow_file=one.allow_file.relative_to(translations.parent), faults=())
        for code, one in found.items()
    }
    return packed.dump(texts, glossary.texts(translations), known.values(), laid_down)
