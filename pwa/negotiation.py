"""Which of our languages a visitor gets, by CLDR's likely subtags.

Apart from `pwa.locales`, because it needs Babel, which the check of a catalog does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from babel.core import get_global

from pwa.locales import LOCALES, SOURCE


@cache
def _likely() -> Any:
    return get_global("likely_subtags")


@cache
def _maximize(tag: str) -> tuple[str, str, str] | None:
    """Language, script and territory a tag most likely means; None where CLDR knows nothing."""
    parts = [part for part in re.split("[-_]", tag) if part]
    if not parts or not re.fullmatch("[A-Za-z]{2,3}", parts[0]):
        return None
    for cut, part in enumerate(parts):  # extensions (-u-nu-arab) say nothing about the language
        if len(part) == 1:
            parts = parts[:cut]
            break
    alias = get_global("language_aliases").get(parts[0].lower(), parts[0].lower())
    language, *alias_rest = str(alias).split("_")
    script = next((p.title() for p in parts[1:] + alias_rest if re.fullmatch("[A-Za-z]{4}", p)), "")
    territory = next((p.upper() for p in parts[1:] + alias_rest if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", p)), "")
    for form in ((language, script, territory), (language, script), (language, territory), (language,)):
        if all(form) and (full := _likely().get("_".join(form))):
            found = full.split("_")
            return found[0], script or found[1], territory or found[2]
    return (language, script, territory) if script else None


def match(tag: str, codes: Iterable[str] = LOCALES) -> str | None:
    """The shipped language for one BCP 47 tag: language and script must agree."""
    wanted = _maximize(tag)
    if wanted is None:
        return None
    same = [code for code in codes if (have := _maximize(code)) and have[:2] == wanted[:2]]
    return next((code for code in same if (_maximize(code) or ())[2:] == wanted[2:]), same[0] if same else None)


def negotiate(header: str, cookie: str = "", codes: Iterable[str] = LOCALES) -> str:
    """The language for a visitor of `/`: the choice made before, else Accept-Language, else English.

    `header` is untrusted: at most 1,000 characters and 20 tags of it are looked at.
    """
    codes = list(codes)
    if cookie in codes:
        return cookie
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:1000].split(",")[:20]):
        tag, _, parameters = part.strip().partition(";")
        quality = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameters) if parameters else None
        weight = float(quality[1]) if quality else (0.0 if parameters else 1.0)
        if weight > 0:
            wanted.append((-weight, place, tag.strip()))
    for _, _, tag in sorted(wanted):
        if code := match(tag, codes):
            return code
    return SOURCE
