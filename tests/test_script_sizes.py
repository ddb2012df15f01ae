"""What the offline engine may weigh on the wire."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest
import rjsmin

from pwa.site import Site

STATIC = Path(__file__).parent.parent / "static"
MOST = 8_192  # bytes, brotli
ENTRIES = {"elements/offline-status.js": 6_656, "elements/language-packs.js": 7_168}  # every page; the languages page


def test_worker_is_small(built: Site) -> None:
    """It is fetched at every check for a new version, and read at every start."""
    assert len(brotli.compress(built.files["/sw.js"])) <= MOST


@pytest.mark.parametrize(("entry", "most"), ENTRIES.items())
def test_page_side_is_small(entry: str, most: int) -> None:
    """The element and all it imports."""
    seen: set[Path] = set()
    queue = [STATIC / "js" / entry]
    while queue:
        path = queue.pop()
        if path not in seen:
            seen.add(path)
            queue += [(path.parent / name).resolve() for name in re.findall(r'from "([^"]+)"', path.read_text())]

    assert len(seen) > 3
    assert sum(len(brotli.compress(rjsmin.jsmin(path.read_text()).encode())) for path in seen) <= most
