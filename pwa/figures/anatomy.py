"""The word list's picture: the low back cut through the middle, and from behind with its nerves.

The parts are numbered; the page lists the numbers with the words, so the picture holds no text of
any language. It refers to `body()`, once in its page.
"""

from __future__ import annotations

from functools import cache

from pwa.figures.skeleton import Point
from pwa.figures.svg import numbers

# Vertebrae of the low back, top to bottom: middle and tilt in degrees. The reader looks at the
# right side: the belly is on the right.
_LUMBAR: tuple[tuple[float, float, int], ...] = (
    (118, 26, -10), (123, 51, -4), (126, 77, 2), (126, 103, 9), (121, 129, 18),
)  # fmt: skip
_BODY = "M-17-8Q0-5 17-9 14 0 17 9 0 5-17 8-15 0-17-8z"
_BEHIND = "M-33-5-60 2q-5 6 1 10l27-5z"
_DISC = "M-16 9.5Q0 6 16 10V15.5Q0 19-15 15.5z"
_JOINT = "M-36 9q4 4 3 8"
_SACRUM = "M104 143 132 154Q124 176 96 192q-8 4-12-4 8-20 20-45z"
_CANAL = "M89 4Q97 44 99 78t-6 44q-6 18-19 42"
_CORD = "M89 4Q92 22 95 36"
_TAIL = "M95 36Q99 64 99 80t-7 42q-5 16-17 38M95 36q3 26 1 52t-8 34M95 36q6 24 5 44"
_ROOT = "M96 106q18 6 26 26t8 44"

# From behind: the sciatic nerve of each leg, and the joints between sacrum and pelvis.
_SCIATIC = (
    "M53 88Q62 96 60 112L60 144M60 144 57 184M60 144 63 182M47 88Q38 96 40 112L40 144M40 144 43 184M40 144 37 182"
)
_JOINTS = "m44 91 2 10M56 91l-2 10"

# Term of the word list -> where its number stands: in the side view, then in the view from behind.
_SIDE: dict[str, Point] = {
    "vertebra": (154, 26), "disc": (154, 64), "facet-joint": (54, 94), "spinal-canal": (60, 150),
    "spinal-cord": (66, 13), "cauda-equina": (50, 46), "nerve-root": (152, 172), "sacrum": (120, 192),
}  # fmt: skip
_BACK: dict[str, Point] = {"sacroiliac-joint": (83, 120), "sciatic-nerve": (83, 142)}
TERMS: tuple[str, ...] = (*_SIDE, *_BACK)  # in the order of their numbers
_LINES = "M147 26H126M147 64H130M61 94 89 92M67 148 84 141M73 14 90 20M57 46 97 60M145 169 130 162M113 189 104 176"


def _numbered(places: dict[str, Point], first: int) -> str:
    return "".join(
        f'<text x="{x:g}" y="{y + 3.5:g}">{number}</text>' for number, (x, y) in enumerate(places.values(), first)
    )


@cache
def anatomy() -> str:
    """Both views side by side as inline SVG."""
    bones = "".join(
        f'<g transform="translate({numbers(x, y)})rotate({tilt})">'
        f'<path class="bo" d="{_BODY}{_BEHIND}"/><path class="di" d="{_DISC}"/><path class="jo" d="{_JOINT}"/></g>'
        for x, y, tilt in _LUMBAR
    )
    side = (
        f'<path class="ca" d="{_CANAL}"/>{bones}<path class="bo" d="{_SACRUM}"/>'
        f'<path class="co" d="{_CORD}"/><path class="ne" d="{_TAIL}"/><path class="ro" d="{_ROOT}"/>'
        f'<path class="le" d="{_LINES}"/>{_numbered(_SIDE, 1)}'
    )
    back = (
        f'<use class="bd" href="#bd"/><path class="ro" d="{_SCIATIC}"/><path class="jo" d="{_JOINTS}"/>'
        f'<path class="le" d="M77 118 57 98M74 142H61"/>{_numbered(_BACK, len(_SIDE) + 1)}'
    )
    return (
        '<svg class="anatomy" viewBox="40 0 220 200" aria-hidden="true" focusable="false">'
        f'{side}<g transform="translate(168 4)">{back}</g></svg>'
    )
