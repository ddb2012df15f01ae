"""A built site on disk: written so that a server or a phone in the middle of it never sees half.

Bodies first, the pointer last. Blobs and hashed files of the last releases stay, so that an open
tab or a phone that is half-way through a download still finds them.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from pwa.encodings import compress_all, encodings

KEPT = 3  # releases
POINTER = "/o/latest.json"
HISTORY = "/o/releases.json"
_HASHED = re.compile(r"/o/[0-9a-f]{64}|/static/.*")
_ENDINGS = {"": "", "br": ".br", "gzip": ".gz"}


class StoreError(Exception):
    """The folder cannot take a release; the message says why and what to do."""


def write(files: dict[str, bytes], release: str, inputs: str, folder: Path) -> None:
    """Write a release into `folder`, which may hold earlier ones.

    `files` by address; `inputs` is the digest of what it was built from.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / name(HISTORY)).exists():
        raise StoreError(f"{folder}: holds other files; choose an empty folder, or one made by Backpocket")
    hashed = sorted(url for url in files if _HASHED.fullmatch(url))
    history = [
        {"release": release, "inputs": inputs, "files": hashed},
        # What no phone keeps may change under the same release: then its old files have to stay as well.
        *(known for known in read_history(folder) if (known["release"], known["files"]) != (release, hashed)),
    ][:KEPT]
    files = {**files, HISTORY: json.dumps(history, separators=(",", ":")).encode()}
    compress_all(list(files.values()))
    for url in sorted(files, key=lambda url: (url in (POINTER, HISTORY), not _HASHED.fullmatch(url), url)):
        _put(folder, url, files[url])
    wanted = set(files) | {url for known in history for url in known["files"]}
    _sweep(folder, {name(url) + ending for url in wanted for ending in _ENDINGS.values()})


def read_history(folder: Path) -> list[dict[str, Any]]:
    """Releases in `folder`, newest first; none when there is no readable history."""
    try:
        history = json.loads((folder / name(HISTORY)).read_bytes())
        return [known for known in history if {"release", "files"} <= set(known)]
    except (OSError, ValueError, TypeError):
        return []


def built_from(folder: Path) -> str:
    """The digest of what the newest release was built from; "" where there is none."""
    return next((known.get("inputs", "") for known in read_history(folder)), "")


def pointer(folder: Path) -> dict[str, Any]:
    """The pointer of the release in `folder`; empty when there is none."""
    try:
        found = json.loads((folder / name(POINTER)).read_bytes())
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def name(url: str) -> str:
    """The file an address is kept in, relative to the folder."""
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")


def _put(folder: Path, url: str, body: bytes) -> None:
    made = encodings(body)
    for encoding, ending in _ENDINGS.items():
        path = folder / (name(url) + ending)
        if encoding not in made:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(made[encoding])
        os.replace(fresh, path)


def _sweep(folder: Path, wanted: set[str]) -> None:
    """Take away what no kept release names, and folders left empty."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
