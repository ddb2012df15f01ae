"""What an exercise's figure is made of, before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pwa.figures.skeleton import Pose


class Part(NamedTuple):
    """Segments painted in this order, from a joint that stays put or travels straight."""

    segments: tuple[str, ...]
    root: str = "hip"


FAR_LEG = Part(("far_thigh", "far_shin", "far_foot"))
NEAR_LEG = Part(("near_thigh", "near_shin", "near_foot"))
TRUNK = Part(("loin", "chest", "far_upper", "far_fore", "head", "near_upper", "near_fore"))
# Where both arms do the same, the far one is out of sight.
ONE_ARM = Part(("loin", "chest", "head", "near_upper", "near_fore"))
# From the sole up: nothing slides while the hip swings round the standing foot.
FAR_STAND = Part(("far_foot", "far_shin", "far_thigh"), "far_ankle")
NEAR_STAND = Part(("near_foot", "near_shin", "near_thigh"), "near_ankle")


@dataclass(frozen=True, slots=True)
class Figure:
    """An exercise: two poses, the order of painting, and what stands around."""

    start: Pose
    key: Pose
    parts: tuple[Part, ...] = (FAR_LEG, TRUNK, NEAR_LEG)
    behind: str = ""
    before: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)  # on a segment, in its coordinates
    shapes: Mapping[str, str] = field(default_factory=dict)  # instead of a segment's limb
    halo: tuple[str, ...] = ("near_upper",)  # set off from the body behind them
    top: int = 0  # cut from the sky, so that lying people keep the scale
    ghost: bool = True  # the START pose behind, faint


@dataclass(frozen=True, slots=True)
class Sketch:
    """A person seen from the front or from above, which the side-view skeleton cannot show."""

    body: str
    behind: str = ""
    before: str = ""
    top: int = 0
