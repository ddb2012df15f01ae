"""Exercise figures, pain maps and the word list's picture: SVG drawn by code, the same on every run.

`figure()` needs `sprite()` once in its page, `pain_map()` and `anatomy()` need `body()`; `css()`
belongs in the stylesheet. Nothing here reads or writes a file.
"""

from __future__ import annotations

from functools import cache

from pwa.figures import above, kneeling, lying, lying_legs, scenes, sitting, standing
from pwa.figures.anatomy import TERMS, anatomy
from pwa.figures.drawing import draw, limbs
from pwa.figures.maps import body, pain_map
from pwa.figures.styles import classes, rule

__all__ = ["NAMES", "TERMS", "anatomy", "body", "css", "figure", "pain_map", "sprite"]

_FIGURES = {
    name: figure
    for module in (lying, lying_legs, above, kneeling, sitting, standing, scenes)
    for name, figure in module.FIGURES.items()
}
NAMES: tuple[str, ...] = tuple(_FIGURES)


@cache
def figure(name: str, *, id_prefix: str = "") -> str:
    """The figure of an exercise as inline SVG.

    Give an `id_prefix` where the same figure stands twice in one page. Raises `KeyError` with
    the names there are.
    """
    if name not in _FIGURES:
        raise KeyError(f'no figure "{name}"; choose one of: {", ".join(NAMES)}')
    return draw(_FIGURES[name], f"{id_prefix}f-{name}")


@cache
def sprite() -> str:
    """The limb shapes, once in every page that has a figure."""
    return limbs()


@cache
def css() -> str:
    """A rule for each angle and shift that a figure uses."""
    used = {name for key in NAMES for name in classes(figure(key))}
    return "".join(rule(name) for name in sorted(used))
