"""Two poses -> one SVG that a single number moves.

Drawn is the KEY pose; every joint that moves carries a class whose `--r` turns it back to
START, a root that travels one with `--x` and `--y`. The stylesheet multiplies them by `--k`
(0 = KEY, 1 = START), so a figure needs no script and no style attribute:
`fj` turns (class `a<degrees>`), `fs` shifts (`t<x>_<y>`, tenths of a unit) and `fx` moves the
x axis linearly (`x<stretch>_<slope>`, hundredths): a band that lengthens, a thigh seen from above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pwa.figures.skeleton import FOOT, FORE, SEGMENTS, SHIN, THIGH, UPPER, Bone, turn
from pwa.figures.spec import Figure, Part, Sketch
from pwa.figures.svg import capsule, number, translate

WIDTH, HEIGHT = 220, 165
STILL = 2  # degrees; a smaller turn is not seen and not drawn
SPRITE: Mapping[Bone, str] = {THIGH: "Lt", SHIN: "Ls", FOOT: "Lf", UPPER: "La", FORE: "Lb"}
# Neck, skull and nose. The nose is what tells leaning back from bending forward.
PROFILE = '<path d="M0-4h14v8H0zM9 0a10 10 0 0120 0 10 10 0 01-20 0m13.2 9.6q-4.2 4.8-7-.4"/>'


def draw(figure: Figure | Sketch, ident: str) -> str:
    """The SVG of a figure; `ident` is its id in the page."""
    if isinstance(figure, Sketch):
        body, ghost = figure.body, ""
    else:
        body, ghost = _person(figure, ident), f'<use href="#{ident}" class="fo"/>' if figure.ghost else ""
    box = f"0 {figure.top} {WIDTH} {HEIGHT - figure.top}"
    return (
        f'<svg class="fig" viewBox="{box}" aria-hidden="true" focusable="false">'
        f"{figure.behind}{ghost}{body}{figure.before}</svg>"
    )


def _person(figure: Figure, ident: str) -> str:
    parts = list(_roots(figure))
    if len(parts) == 1:
        place, body = parts[0]
        return f'<g id="{ident}" transform="{place}">{body}</g>'
    bodies = "".join(f'<g transform="{place}">{body}</g>' for place, body in parts)
    return f'<g id="{ident}">{bodies}</g>'


def limbs() -> str:
    """The limb shapes that all figures of a page share."""
    shapes = "".join(f'<path id="{ident}" d="{capsule(bone)}"/>' for bone, ident in SPRITE.items())
    return f'<div hidden=""><svg><defs>{shapes}</defs></svg></div>'


def _roots(figure: Figure) -> Iterator[tuple[str, str]]:
    """Where each root joint is and all that hangs on it."""
    for root, parts in groupby(figure.parts, key=lambda part: part.root):
        at, start = figure.key.joint(root), figure.start.joint(root)
        body = "".join(_part(figure, part) for part in parts)
        dx, dy = (round(10 * (b - a)) for a, b in zip(at, start, strict=True))
        if dx or dy:
            body = f'<g class="fs t{dx}_{dy}">{body}</g>'
        yield translate(at), body


def _part(figure: Figure, part: Part) -> str:
    far = all(_is_far(name) for name in part.segments)
    body = _Branch(figure, list(part.segments)).grow(part.root, 0, _Frame(0, 0, far))
    # Paleness belongs to the group: two pale limbs that overlap must not darken the joint.
    return f'<g opacity=".4">{body}</g>' if far else body


def _is_far(name: str) -> bool:
    return name.startswith("far_")


class _Frame(NamedTuple):
    """What a segment inherits: the angle of its parent in KEY and START, and whether it is pale."""

    key: int
    start: int
    pale: bool


@dataclass(slots=True)
class _Branch:
    """Nests the segments of a part from its root outwards."""

    figure: Figure
    left: list[str]  # segments not yet drawn, in the order of painting

    def grow(self, joint: str, x: float, parent: _Frame) -> str:
        """All that hangs on `joint`, which is at (x, 0) of its parent."""
        out = ""
        while name := next((n for n in self.left if joint in SEGMENTS[n][1:]), None):
            self.left.remove(name)
            out += self._segment(name, joint, x, parent)
        return out

    def _segment(self, name: str, joint: str, x: float, parent: _Frame) -> str:
        bone, first, last = SEGMENTS[name]
        # The frame's x axis always runs from first to last; hung on its end, a limb lies at -x.
        ahead = joint == first
        bend = round(turn(self.figure.key.angle(name) - parent.key))
        back = round(turn(self.figure.start.angle(name) - parent.start - bend))
        # A turn left out is made up for by the next segment, so a hand still ends where it was put.
        back = back if abs(back) > STILL else 0
        frame = _Frame(parent.key + bend, parent.start + bend + back, parent.pale or _is_far(name))
        body = _shape(self.figure, name, 0 if ahead else -bone.length)
        body += self.grow(last, bone.length, frame) if ahead else self.grow(first, -bone.length, frame)
        if back:
            body = f'<g class="fj a{-back}">{body}</g>'
        place = translate((x, 0)) + (f"rotate({-bend})" if bend else "")
        attributes = f' transform="{place}"' if place else ""
        if frame.pale and not parent.pale:
            attributes += ' opacity=".4"'
        elif name in self.figure.halo:
            attributes += ' class="fh"'
        return f"<g{attributes}>{body}</g>" if attributes else body


def _shape(figure: Figure, name: str, shift: float) -> str:
    shape, mark = figure.shapes.get(name) or _limb(name), figure.marks.get(name, "")
    if shift and not mark and shape.startswith("<use "):
        return shape.replace("/>", f' x="{number(shift)}"/>')
    return f'<g transform="translate({number(shift)})">{shape}{mark}</g>' if shift else shape + mark


def _limb(name: str) -> str:
    bone = SEGMENTS[name].bone
    if name == "head":
        return PROFILE
    return f'<use href="#{SPRITE[bone]}"/>' if bone in SPRITE else f'<path d="{capsule(bone)}"/>'
