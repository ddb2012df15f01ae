"""The styles as they are served: nothing moves for a reader who asked for stillness."""

from __future__ import annotations

import re
from pathlib import Path

from pwa.site import Site

STATIC = Path(__file__).parent.parent / "static"
MOVES = re.compile(r"(?<![-\w])(?:transition|animation|scroll-behavior)\s*:\s*(?!none|0s|auto)|@view-transition")


def outside(css: str, condition: str) -> str:
    """`css` without the blocks of media queries that name `condition`."""
    kept, place = "", 0
    while (found := css.find("@media", place)) >= 0:
        opened = css.index("{", found)
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        kept += css[place:found] + ("" if condition in css[found:opened] else css[found:end])
        place = end
    return kept + css[place:]


def test_motion_is_asked_for(built: Site) -> None:
    """Every transition, animation and page change stands under `prefers-reduced-motion: no-preference`."""
    css = "".join(body.decode() for url, body in built.files.items() if url.endswith(".css"))
    still = outside(css, "prefers-reduced-motion:no-preference")

    assert MOVES.search(css)
    assert [still[max(0, m.start() - 60) : m.end() + 40] for m in MOVES.finditer(still)] == []


def test_scripts_scroll_softly_only_when_asked() -> None:
    for path in (STATIC / "js").rglob("*.js"):
        source = path.read_text()
        assert '"smooth"' not in source or "prefers-reduced-motion" in source, path
