"""Settings from the environment, read once, frozen. A bad value names its key."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).parent
_DATA = PACKAGE / "_data"  # in a wheel; in a checkout the folders stand beside the package
ROOT = _DATA if _DATA.is_dir() else PACKAGE.parent
STATIC = ROOT / "static"
TRANSLATIONS = ROOT / "translations"


class SettingsError(ValueError):
    """A setting has a bad value; the message names the variable and what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one server or build runs. Every field can be set by the variable named beside it."""

    site: Path = field(default_factory=lambda: Path("build/site").absolute())  # BACKPOCKET_SITE
    origin: str = ""  # BACKPOCKET_ORIGIN, "https://care.example.org": for canonical links and the sitemap
    contact: str = ""  # BACKPOCKET_CONTACT, "mailto:…" or "https://…": in security.txt, and for translators
    hosts: tuple[str, ...] = ()  # BACKPOCKET_HOSTS, names this server answers to; none: any
    seq: int | None = None  # BACKPOCKET_SEQ, the release's number; none: the commit's or the clock's time
    kill: str = ""  # BACKPOCKET_KILL, "bypass" or "purge": tells the phones to leave or drop what they keep
    bad: tuple[str, ...] = ()  # BACKPOCKET_BAD, ids of releases phones must leave
    urgent: bool = False  # BACKPOCKET_URGENT=1: a correction readers must see at once
    preload: bool = False  # BACKPOCKET_HSTS_PRELOAD=1: ask browsers for the HSTS preload list
    host: str = "127.0.0.1"  # HOST
    port: int = 8000  # PORT
    workers: int = 1  # BACKPOCKET_WORKERS

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables named above; raises `SettingsError` for the first bad one."""
        return cls(
            site=Path(env.get("BACKPOCKET_SITE") or "build/site").absolute(),
            origin=_matching(env, "BACKPOCKET_ORIGIN", r"https?://[\w.:\[\]-]+", "https://care.example.org").rstrip(
                "/"
            ),
            contact=_matching(env, "BACKPOCKET_CONTACT", r"(mailto:|https://|tel:)\S+", "mailto:help@example.org"),
            hosts=tuple(name for name in env.get("BACKPOCKET_HOSTS", "").replace(",", " ").split()),
            seq=_number(env, "BACKPOCKET_SEQ", 1, 2**53) if env.get("BACKPOCKET_SEQ") else None,
            kill=_matching(env, "BACKPOCKET_KILL", "bypass|purge", "bypass or purge"),
            bad=tuple(
                re.findall(r"[0-9a-f]{16}", _matching(env, "BACKPOCKET_BAD", r"[0-9a-f, ]+", "0123456789abcdef"))
            ),
            urgent=_matching(env, "BACKPOCKET_URGENT", "[01]", "0 or 1") == "1",
            preload=_matching(env, "BACKPOCKET_HSTS_PRELOAD", "[01]", "0 or 1") == "1",
            host=env.get("HOST") or "127.0.0.1",
            port=_number(env, "PORT", 0, 65535, 8000),
            workers=_number(env, "BACKPOCKET_WORKERS", 1, 64, 1),
        )


def _matching(env: Mapping[str, str], key: str, form: str, example: str) -> str:
    value = env.get(key, "").rstrip("/")
    if value and not re.fullmatch(form, value):
        raise SettingsError(f"{key}: {value!r} does not fit; write for example {example}")
    return value


def _number(env: Mapping[str, str], key: str, low: int, high: int, default: int = 0) -> int:
    value = env.get(key) or str(default)
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise SettingsError(f"{key}: {value!r} does not fit; write a whole number from {low} to {high}")
    return int(value)
