"""Short SVG: numbers, paths, and what stands around the person.

Class names say what a stroke is, the stylesheet gives it colour and width: `fg` floor and
furniture, `fm` mat and water, `fw` arrow, `fu` worked muscle, `fd` dotted line.
"""

from __future__ import annotations

from math import atan2, degrees

from pwa.figures.skeleton import FLOOR, Bone, Point, polar

BARB = 8.0  # length of an arrow head's two strokes
SPREAD = 32.0  # degrees between them and the shaft


def number(value: float) -> str:
    """One decimal at most, no needless zeros: `-.5`, `12`."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.lstrip("-").startswith("0."):
        text = text.replace("0.", ".", 1)
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Numbers of a path, with a space only where there is no minus sign."""
    texts = [number(value) for value in values]
    return texts[0] + "".join(text if text[0] == "-" else f" {text}" for text in texts[1:])


def translate(at: Point) -> str:
    """A `translate()`, empty where nothing moves."""
    x, y = (number(value) for value in at)
    if y == "0":
        return "" if x == "0" else f"translate({x})"
    return f"translate({numbers(*at)})"


def capsule(bone: Bone) -> str:
    """The path of a tapered limb that hangs on (0, 0) and runs along x."""
    length, r, s = bone
    return (
        f"M{numbers(0, -r)} {numbers(length, -s)}a{numbers(s, s)} 0 010 {number(2 * s)}"
        f"L{numbers(0, r)}a{numbers(r, r)} 0 010{number(-2 * r)}"
    )


def stroke(kind: str, path: str) -> str:
    """A line of one of the kinds above."""
    return f'<path class="{kind}" d="{path}"/>'


def muscle(path: str) -> str:
    """The stripe on the muscle that works or stretches, in its segment's coordinates."""
    return stroke("fu", path)


def floor(left: float = 14, right: float = 186) -> str:
    """The ground under a standing or kneeling person."""
    return stroke("fg", f"M{numbers(left, FLOOR + 2)}H{number(right)}")


def mat(left: float, right: float, lift: float = 0) -> str:
    """A mat under a lying person; lifted above the floor, a cushion."""
    place = f'x="{number(left)}" y="{number(FLOOR - lift)}" width="{number(right - left)}"'
    return f'<rect class="fm" {place} height="5" rx="2.5"/>'


def arrow(*points: Point, both: bool = False) -> str:
    """An arrow through (start, tip) or (start, bend, tip); with `both`, a head at each end."""
    start, bend, tip = points[0], points[1] if len(points) == 3 else None, points[-1]
    shaft = f"Q{numbers(*bend, *tip)}" if bend else f"L{numbers(*tip)}"
    path = f"M{numbers(*start)}{shaft}{_head(bend or start, tip)}"
    return stroke("fw", path + (_head(bend or tip, start) if both else ""))


def _head(origin: Point, tip: Point) -> str:
    back = degrees(atan2(tip[1] - origin[1], origin[0] - tip[0]))
    left, right = polar(tip, back - SPREAD, BARB), polar(tip, back + SPREAD, BARB)
    return f"M{numbers(*left)}L{numbers(*tip)} {numbers(*right)}"


def axis(key: Point, start: Point) -> str:
    """The classes that move a point of an `fx` element from `key` to `start` (its y axis stays)."""
    return f"fx x{round(100 * (start[0] / key[0] - 1))}_{round(100 * (start[1] - key[1]) / key[0])}"


def rope(tied: Point, key: Point, start: Point, travel: Point = (0, 0)) -> str:
    """A towel or band from `tied` (which may `travel`) to a hand or foot."""
    end = (key[0] - tied[0], key[1] - tied[1])
    moved = (start[0] - tied[0] - travel[0], start[1] - tied[1] - travel[1])
    line = f'<path class="fw {axis(end, moved)}" d="M0 0L{numbers(*end)}"/>'
    if any(travel):
        line = f'<g class="fs t{round(10 * travel[0])}_{round(10 * travel[1])}">{line}</g>'
    return f'<g transform="{translate(tied)}">{line}</g>'


def bent(first: Bone, bend: float, second: Bone, then: str = "") -> str:
    """A limb drawn as one piece, for one that points at the reader and looks shorter than it is.

    The second bone is turned by `bend` degrees (clockwise) against the first; `then` follows at its end.
    """
    tip = f'<g transform="translate({number(second.length)})">{then}</g>' if then else ""
    return (
        f'<path d="{capsule(first)}"/><g transform="translate({number(first.length)})rotate({number(bend)})">'
        f'<path d="{capsule(second)}"/>{tip}</g>'
    )
