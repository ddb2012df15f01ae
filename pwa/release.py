"""The number of a release: it only ever rises, and is the same wherever the same commit is built."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from pwa.model import Change
from pwa.settings import PACKAGE, ROOT, STATIC, TRANSLATIONS, Settings


def number(settings: Settings, release: str, previous: Mapping[str, Any]) -> int:
    """The pointer's `seq`: BACKPOCKET_SEQ, else what `previous` (the pointer before) had for the
    same release, else seconds since 1970 of the source, always above the one before.

    Going back to an older release is a new number for old bytes: set BACKPOCKET_SEQ.
    """
    if settings.seq:
        return settings.seq
    before = previous.get("seq", 0)
    if previous.get("release") == release:
        return int(before)
    return int(max(_source_time(), before + 1))


def urgent(settings: Settings, changes: Iterable[Change]) -> bool:
    """Whether readers must see this release at once: BACKPOCKET_URGENT, or the newest change says so."""
    newest = next(iter(changes), None)
    return settings.urgent or bool(newest and newest.urgent)


def _source_time() -> int:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return int(epoch)
    if (ROOT / ".git").exists():
        shown = subprocess.run(
            ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
        if shown.returncode == 0 and shown.stdout.strip().isdigit():
            return int(shown.stdout)
    return int(time.time())


def inputs(settings: Settings) -> str:
    """A digest of all a build reads: code, content, templates, static files, catalogs, settings.

    The server compares it with what the site on disk was built from.
    """
    digest = sha256(repr((settings.origin, settings.contact, settings.seq, settings.kill,
                          settings.bad, settings.urgent)).encode())  # fmt: skip
    for folder in (PACKAGE, STATIC, TRANSLATIONS):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "_data" not in path.relative_to(folder).parts:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
