"""The classes that carry a drawing's numbers, and their CSS: no style attribute is needed."""

from __future__ import annotations

import re

from pwa.figures.svg import number


def classes(svg: str) -> set[str]:
    """The angle and shift classes that a drawing uses: `a-38`, `t-90_0`, `x-43_8`."""
    return set(re.findall(r"\b[atx]-?\d[\d_-]*(?=\")", svg))


def rule(name: str) -> str:
    """The CSS of one such class: degrees, tenths of a unit, or hundredths of the size."""
    kind, values = name[0], [float(value) for value in name[1:].split("_")]
    if kind == "a":
        return f".{name}{{--r:{number(values[0])}deg}}"
    unit, scale = ("px", 10) if kind == "t" else ("", 100)
    x, y = (f"{value / scale:g}{unit}" for value in values)
    return f".{name}{{--x:{x};--y:{y}}}"
