"""What the offline engine may weigh on the wire."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import rjsmin

from pwa.site import Site

STATIC = Path(__file__).parent.parent / "static"
MOST = 8_192  # bytes, brotli
ENTRIES = ("elements/offline-status.js", "elements/language-packs.js")


def test_worker_is_small(built: Site) -> None:
    """It is fetched at every check for a new version, and read at every start."""
    assert len(brotli.compress(built.files["/sw.js"])) <= MOST


def test_page_side_is_small() -> None:
    """Both elements and all they import."""
    seen: set[Path] = set()
    queue = [STATIC / "js" / name for name in ENTRIES]
    while queue:
        path = queue.pop()
        if path not in seen:
            seen.add(path)
            queue += [(path.parent / name).resolve() for name in re.findall(r'from "([^"]+)"', path.read_text())]

    assert len(seen) > len(ENTRIES)
    assert sum(len(brotli.compress(rjsmin.jsmin(path.read_text()).encode())) for path in seen) <= MOST
