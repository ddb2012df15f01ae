"""Measures a figure as a browser draws it: the SVG, moved by its CSS at any `--k`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import cos, radians, sin
from typing import NamedTuple
from xml.etree import ElementTree

from pwa import figures


class Affine(NamedTuple):
    """The matrix of SVG's `matrix(a, b, c, d, e, f)`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def __matmul__(self, other: object) -> Affine:
        assert isinstance(other, Affine)
        a, b, c, d, e, f = self
        return Affine(
            a * other.a + c * other.b, b * other.a + d * other.b, a * other.c + c * other.d,
            b * other.c + d * other.d, a * other.e + c * other.f + e, b * other.e + d * other.f + f,
        )  # fmt: skip

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Limb(NamedTuple):
    """A drawn limb: which shape, its two joints and the lowest point of each end."""

    shape: str
    joints: tuple[tuple[float, float], tuple[float, float]]
    low: float


def rotation(degrees: float) -> Affine:
    a = radians(degrees)
    return Affine(cos(a), sin(a), -sin(a), cos(a))


def attribute(value: str) -> Affine:
    """A `transform` attribute of translations and rotations."""
    matrix = Affine()
    for name, inside in re.findall(r"(\w+)\(([^)]*)\)", value):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", inside)]
        assert name in {"translate", "rotate"}, value
        matrix @= rotation(numbers[0]) if name == "rotate" else Affine(e=numbers[0], f=[*numbers, 0][1])
    return matrix


@cache
def rules() -> dict[str, dict[str, float]]:
    """Class -> custom properties, as `css()` has them."""
    return {
        name: {key: float(value) for key, value in re.findall(r"--([rxy]):(-?[\d.]+)", block)}
        for name, block in re.findall(r"\.([atx][-\d_]+)\{([^}]*)\}", figures.css())
    }


def moved(element: ElementTree.Element, k: float) -> Affine:
    """What the stylesheet does to an element at `--k`."""
    names = (element.get("class") or "").split()
    values = {key: value for name in names for key, value in rules().get(name, {}).items()}
    if "fj" in names:
        return rotation(values["r"] * k)
    if "fs" in names:
        return Affine(e=values["x"] * k, f=values["y"] * k)
    return Affine(a=1 + values["x"] * k, b=values["y"] * k) if "fx" in names else Affine()


@cache
def bones() -> dict[str, tuple[float, float, float]]:
    """Shape -> length and the radii of its two ends, from the sprite's paths."""
    found = {}
    for ident, path in re.findall(r'<path id="(\w+)" d="([^"]+)"', figures.sprite()):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
        found[ident] = (numbers[2], -numbers[1], -numbers[3])
    return found


def limbs(name: str, k: float) -> list[Limb]:
    """All limbs of the person at `--k`, in the order of painting."""
    root = ElementTree.fromstring(figures.figure(name))
    person = next(child for child in root if child.get("id"))

    def walk(element: ElementTree.Element, matrix: Affine) -> Iterator[Limb]:
        matrix = matrix @ (attribute(element.get("transform", "")) @ moved(element, k))
        shape = element.get("href", "")[1:]
        if shape in bones():
            length, first, last = bones()[shape]
            x = float(element.get("x", 0))
            a, b = matrix.at(x, 0), matrix.at(x + length, 0)
            yield Limb(shape, (a, b), max(a[1] + first, b[1] + last))
        for child in element:
            yield from walk(child, matrix)

    return list(walk(person, Affine()))
