"""The person of the figures: fourteen segments in side view, their poses and reach.

Lengths are units of the drawing (a standing person is about 141 high), points are SVG points
(y grows downwards). Angles are absolute, in degrees: 0 right, 90 up, 180 left, -90 down.
The person faces right when standing; `near_…` is the side towards the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import acos, atan2, cos, degrees, dist, radians, sin
from typing import Literal, NamedTuple

Point = tuple[float, float]
Side = Literal["near", "far"]
Bend = Literal[1, -1]  # side of the straight line a knee or elbow goes to; 1 = counter-clockwise

FLOOR = 152.0
SOLE = FLOOR - 3.4  # height of the ankle when the foot stands flat
BACK = FLOOR - 9.0  # height of hip and shoulder when lying flat


class Bone(NamedTuple):
    """A tapered limb."""

    length: float
    start: float  # radius at the joint it hangs on
    end: float


class Segment(NamedTuple):
    """A bone between two joints; it runs from `start` to `end`."""

    bone: Bone
    start: str
    end: str


THIGH, SHIN, FOOT = Bone(35, 8, 6), Bone(34, 6, 4), Bone(13, 4, 3)
UPPER, FORE = Bone(22, 5, 4), Bone(23, 4, 3)
STRAIGHT = THIGH.length + SHIN.length - 0.1  # a leg with the knee straight, not locked
LOIN, CHEST = Bone(19, 9, 8), Bone(20, 8, 9)
HEAD = Bone(19, 4, 10)  # neck; the skull is a circle round its end


def _limbs(side: Side) -> dict[str, Segment]:
    return {
        f"{side}_thigh": Segment(THIGH, "hip", f"{side}_knee"),
        f"{side}_shin": Segment(SHIN, f"{side}_knee", f"{side}_ankle"),
        f"{side}_foot": Segment(FOOT, f"{side}_ankle", f"{side}_toe"),
        f"{side}_upper": Segment(UPPER, "shoulder", f"{side}_elbow"),
        f"{side}_fore": Segment(FORE, f"{side}_elbow", f"{side}_hand"),
    }


SEGMENTS: Mapping[str, Segment] = {
    "loin": Segment(LOIN, "hip", "waist"),
    "chest": Segment(CHEST, "waist", "shoulder"),
    "head": Segment(HEAD, "shoulder", "skull"),
    **_limbs("far"),
    **_limbs("near"),
}


def polar(origin: Point, angle: float, length: float) -> Point:
    """The point `length` away from `origin` in the direction `angle`."""
    return origin[0] + length * cos(radians(angle)), origin[1] - length * sin(radians(angle))


def turn(angle: float) -> float:
    """The same direction between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180


def reach(origin: Point, target: Point, first: float, second: float, bend: Bend) -> tuple[float, float]:
    """Angles of two bones of lengths `first` and `second` that lead from `origin` to `target`.

    A target out of reach is pointed at with the limb straight.
    """
    span = min(dist(origin, target), first + second - 0.01)
    line = degrees(atan2(origin[1] - target[1], target[0] - origin[0]))
    corner = (first**2 + span**2 - second**2) / (2 * first * span)
    upper = line + bend * degrees(acos(max(-1.0, min(1.0, corner))))
    middle = polar(origin, upper, first)
    return upper, degrees(atan2(middle[1] - target[1], target[0] - middle[0]))


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the hip is and how every segment points (segments left out point right)."""

    hip: Point
    angles: Mapping[str, float]

    def angle(self, segment: str) -> int:
        """Whole degrees, as they are drawn."""
        return round(turn(self.angles.get(segment, 0)))

    def joint(self, name: str) -> Point:
        """Where a joint is."""
        if name == "hip":
            return self.hip
        label, segment = next((label, s) for label, s in SEGMENTS.items() if s.end == name)
        return polar(self.joint(segment.start), self.angles.get(label, 0), segment.bone.length)

    def turned(self, **angles: float) -> Pose:
        """The pose with some segments at other angles."""
        return replace(self, angles={**self.angles, **angles})

    def moved(self, joint: str, to: Point) -> Pose:
        """The whole person shifted so that `joint` is at `to`."""
        at = self.joint(joint)
        return replace(self, hip=(self.hip[0] + to[0] - at[0], self.hip[1] + to[1] - at[1]))

    def leg(self, side: Side, ankle: Point, bend: Bend = 1, foot: float = 0) -> Pose:
        """The pose with one ankle at a place; the knee goes forward with bend 1."""
        thigh, shin = reach(self.hip, ankle, THIGH.length, SHIN.length, bend)
        return self.turned(**{f"{side}_thigh": thigh, f"{side}_shin": shin, f"{side}_foot": foot})

    def arm(self, side: Side, hand: Point, bend: Bend = -1) -> Pose:
        """The pose with one hand at a place."""
        upper, fore = reach(self.joint("shoulder"), hand, UPPER.length, FORE.length, bend)
        return self.turned(**{f"{side}_upper": upper, f"{side}_fore": fore})

    def legs(self, near: Point, far: Point, bend: Bend = 1, foot: float = 0) -> Pose:
        """Both ankles at their places."""
        return self.leg("near", near, bend, foot).leg("far", far, bend, foot)

    def arms(self, near: Point, far: Point, bend: Bend = -1) -> Pose:
        """Both hands at their places."""
        return self.arm("near", near, bend).arm("far", far, bend)

    def along(self, segment: str, distance: float, aside: float = 0) -> Point:
        """A point of the body: `distance` along a segment, `aside` to the left of its direction."""
        at = polar(self.joint(SEGMENTS[segment].start), self.angles.get(segment, 0), distance)
        return polar(at, self.angles.get(segment, 0) + 90, aside)
