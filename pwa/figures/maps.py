"""Pain maps: a person from behind with the place that hurts in red.

All maps share one body (`<use href="#bd">`) and one size, so that they line up in lists. The
place is in the middle: a tile that is wider than the map cuts sky and floor only.
"""

from __future__ import annotations

from typing import get_args

from pwa.model import Zone

WIDE = 72  # width of a map; the body is 100 wide and 190 high, its spine at x = 50
TALL = 90

# Outline as thick round strokes; spine, shoulder blades and the fold under the buttocks in light lines.
_BODY = (
    '<g id="bd"><circle cx="50" cy="17" r="12"/><path d="M45 26h10v12H45z"/>'
    '<g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M36 44h28l-4 34 4 22H36l4-22z" stroke-width="14" fill="currentColor"/>'
    '<path d="M29 46 21 78l-3 28M71 46l8 32 3 28" stroke-width="9"/>'
    '<path d="m41 104-2 42M59 104l2 42" stroke-width="17"/>'
    '<path d="m39 146 1 40M61 146l-1 40" stroke-width="12"/></g>'
    '<path d="M50 36V92M50 97v11M36 112q7 5 13-2M64 112q-7 5-13-2M39 52q0 9 6 13M61 52q0 9-6 13"'
    ' fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" opacity=".35"/></g>'
)


def _spot(x: float, y: float, rx: float, ry: float) -> str:
    return f'<ellipse class="zone" cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}"/>'


def _line(path: str) -> str:
    """A line with a soft edge: the stylesheet makes the second of two wide and pale."""
    return f'<path class="zl" d="{path}"/>' * 2


_LEG = "M60 101q5 8 4 22l-2 56"
_OTHER_LEG = "M40 101q-5 8-4 22l2 56"

# Zone -> height of its middle, and the red shapes.
_ZONES: dict[Zone, tuple[int, str]] = {
    "low-back": (84, _spot(50, 84, 16, 8)),
    "upper-back": (58, _spot(50, 57, 17, 11)),
    "buttock": (104, _spot(60, 103, 9, 9)),
    "leg": (134, _line(_LEG)),
    "both-legs": (134, _line(_LEG + _OTHER_LEG)),
    "back-and-leg": (120, _line("M53 84q10 6 11 24t-1 30l-1 41")),
    "calf": (156, _spot(61, 156, 3, 14)),
    "pelvis": (98, _line("M37 93Q50 105 63 93")),
    "side": (80, _spot(63, 77, 4.5, 9)),
    "spine": (68, _line("M50 38V98")),
    "saddle": (112, _line("M45 118q0-14 5-14t5 14")),
}


def body() -> str:
    """The shared body, once in every page that has a map."""
    return f'<div hidden=""><svg><defs>{_BODY}</defs></svg></div>'


def pain_map(zone: Zone) -> str:
    """The map of a zone. Raises `KeyError` with the zones there are."""
    if zone not in _ZONES:
        raise KeyError(f'no pain map for zone "{zone}"; choose one of: {", ".join(get_args(Zone))}')
    middle, red = _ZONES[zone]
    box = f"{50 - WIDE // 2} {middle - TALL // 2} {WIDE} {TALL}"
    return (
        f'<svg class="map" viewBox="{box}" preserveAspectRatio="xMidYMid slice" aria-hidden="true"'
        f' focusable="false"><use class="bd" href="#bd"/>{red}</svg>'
    )
