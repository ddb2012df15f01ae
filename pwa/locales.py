"""The one list of languages: names, direction, plural rules.

A language CLDR knows needs no line here, only its PO file: see `pwa.languages`. One with a line
is shipped however far its translation is. Plural rules are CLDR's, pinned, because
Babel 2.18 has other ones for Arabic, Persian, Hebrew, Hindi, Turkish and Indonesian, and
because a PO file's own formula is never evaluated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Plurals:
    """A plural rule: gettext's header, CLDR's category of each form, and the choice itself."""

    header: str
    categories: tuple[str, ...]
    index: Callable[[int], int]


def _slavic(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _polish(n: int) -> int:
    return 0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _arabic(n: int) -> int:
    if n <= 2:
        return n
    return 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5


_ONE = Plurals("nplurals=1; plural=0;", ("other",), lambda n: 0)
_NOT_ONE = Plurals("nplurals=2; plural=(n != 1);", ("one", "other"), lambda n: int(n != 1))
_ABOVE_ONE = Plurals("nplurals=2; plural=(n > 1);", ("one", "other"), lambda n: int(n > 1))
_SLAVIC = Plurals(
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ("one", "few", "many"),
    _slavic,
)
_POLISH = Plurals(
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ("one", "few", "many"),
    _polish,
)
_SERBIAN = Plurals(_SLAVIC.header, ("one", "few", "other"), _slavic)
_CZECH = Plurals(
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    ("one", "few", "other"),
    lambda n: 0 if n == 1 else 1 if 2 <= n <= 4 else 2,
)
_ROMANIAN = Plurals(
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    ("one", "few", "other"),
    lambda n: 0 if n == 1 else 1 if n == 0 or 1 <= n % 100 <= 19 else 2,
)
_HEBREW = Plurals(
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    ("one", "two", "other"),
    lambda n: n - 1 if n in (1, 2) else 2,
)
_ARABIC = Plurals(
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    ("zero", "one", "two", "few", "many", "other"),
    _arabic,
)

PLURALS = {
    **dict.fromkeys(("en", "es", "de", "it", "nl", "tr", "ur", "sw", "ca", "gl", "eu", "sq", "el", "bg"), _NOT_ONE),
    **dict.fromkeys(("sv", "da", "nb", "nn", "fi", "et", "hu", "af", "so", "ta", "te", "ml", "mr", "ne"), _NOT_ONE),
    **dict.fromkeys(("ka", "az", "kk", "ky", "uz", "mn", "ps", "sd", "ku", "ckb"), _NOT_ONE),
    **dict.fromkeys(("pt", "fr", "fa", "hi", "bn", "gu", "kn", "pa", "hy", "am"), _ABOVE_ONE),
    **dict.fromkeys(("zh", "ja", "ko", "vi", "id", "ms", "th", "my", "km", "lo"), _ONE),
    **dict.fromkeys(("ru", "uk"), _SLAVIC),
    **dict.fromkeys(("sr", "hr", "bs"), _SERBIAN),
    **dict.fromkeys(("cs", "sk"), _CZECH),
    "pl": _POLISH,
    "ro": _ROMANIAN,
    "he": _HEBREW,
    "ar": _ARABIC,
}


@dataclass(frozen=True, slots=True)
class Locale:
    """A language we ship. `code` is the URL's first part and a BCP 47 tag at once."""

    code: str  # "pt-BR"
    autonym: str
    script: str  # ISO 15924, as CLDR's likely subtags give it
    territory: str  # whose emergency number is shown until the reader chooses
    dir: Literal["ltr", "rtl"] = "ltr"

    @property
    def tag(self) -> str:
        return self.code

    @property
    def folder(self) -> str:
        """The name Babel, gettext and Weblate use: "pt_BR"."""
        return self.code.replace("-", "_")

    @property
    def cldr(self) -> str:
        """The name of its data in CLDR."""
        return self.folder

    @property
    def plurals(self) -> Plurals:
        return PLURALS[self.code.partition("-")[0]]

    @property
    def plural_forms(self) -> str:
        return self.plurals.header

    @property
    def categories(self) -> tuple[str, ...]:
        return self.plurals.categories

    def plural(self, n: int) -> int:
        """Which form a translation uses for `n` (its sign does not count)."""
        return self.plurals.index(abs(n))


LOCALES: dict[str, Locale] = {
    locale.code: locale
    for locale in (
        Locale("en", "English", "Latn", "GB"),
        Locale("es", "Español", "Latn", "ES"),
        Locale("ar", "العربية", "Arab", "EG", "rtl"),
    )
}
