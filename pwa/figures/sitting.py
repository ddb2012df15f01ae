"""Exercises on a chair, facing right."""

from __future__ import annotations

from pwa.figures.skeleton import SOLE, STRAIGHT, Pose
from pwa.figures.spec import FAR_LEG, FAR_STAND, NEAR_LEG, NEAR_STAND, ONE_ARM, TRUNK, Figure, Part
from pwa.figures.svg import arrow, floor, muscle, stroke

SEAT = (74.0, 112.0)  # the hip of a person who sits
UPRIGHT = {"loin": 90.0, "chest": 90.0, "head": 86.0}
CHAIR = stroke("fg", "M56 70V154M56 123H92V154")


def rise(trunk: Part) -> tuple[Part, ...]:
    """From the near foot up through the whole body: it does not slide while the person rises."""
    return FAR_STAND, Part((*NEAR_STAND.segments, *trunk.segments), "near_ankle")


def seated(**angles: float) -> Pose:
    """On the chair, back upright, feet flat."""
    return Pose(SEAT, {**UPRIGHT, **angles}).legs((106, SOLE), (112, SOLE))


def standing(**angles: float) -> Pose:
    """In front of the chair, on the same feet."""
    return Pose((106, SOLE - STRAIGHT), {**UPRIGHT, **angles}).legs((106, SOLE), (112, SOLE))


def seated_forward_bend() -> Figure:
    """The hands slide down the shins."""
    start, key = seated(), seated(loin=38, chest=2, head=-24)
    knee, shin = start.along("near_thigh", 28, 6), key.along("near_shin", 22, 4)
    return Figure(
        start.arms(knee, knee), key.arms(shin, (shin[0] + 5, shin[1])), parts=(FAR_LEG, NEAR_LEG, TRUNK),
        behind=floor(40, 176) + CHAIR, marks={"loin": muscle("M0 5.5H18")},
        before=arrow((118, 62), (140, 66), (146, 88)),
    )  # fmt: skip


def sit_to_stand() -> Figure:
    """Lean forward, stand up, sit down slowly."""
    start, key = seated(loin=80, chest=74, head=74), standing()
    start = start.turned(near_upper=-40, near_fore=-10)
    key = key.turned(near_upper=-96, near_fore=-80)
    return Figure(
        start, key, rise(ONE_ARM), behind=floor(40, 176) + CHAIR,
        marks={"near_thigh": muscle("M6-4H30")}, before=arrow((150, 104), (154, 80), (142, 56)),
    )  # fmt: skip


def desk_break() -> Figure:
    """Up from the desk: stand and reach up."""
    start, key = seated().arms((118, 96), (120, 95)), standing()
    key = key.turned(near_upper=98, near_fore=100, far_upper=84, far_fore=89)
    desk = stroke("fg", "M126 100H206M198 100V154M150 68 154 97H186V64z")
    return Figure(
        start, key, rise(TRUNK), behind=floor(30, 210) + CHAIR + desk,
        before=arrow((134, 34), (134, 4)), top=-14,
    )  # fmt: skip


FIGURES = {
    "seated-forward-bend": seated_forward_bend(),
    "sit-to-stand": sit_to_stand(),
    "desk-break": desk_break(),
}
