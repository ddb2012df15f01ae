"""Exercises standing up, facing right."""

from __future__ import annotations

from pwa.figures.skeleton import SOLE, STRAIGHT, Point, Pose, polar
from pwa.figures.spec import FAR_LEG, NEAR_LEG, ONE_ARM, Figure
from pwa.figures.svg import arrow, floor, muscle, rope, stroke

UPRIGHT = {"loin": 90.0, "chest": 90.0, "head": 86.0}


def standing_back_bend() -> Figure:
    """Hands on the back of the hips; the trunk leans back over straight legs."""

    def pose(hip: Point, loin: float, chest: float, head: float) -> Pose:
        stand = Pose(hip, {"loin": loin, "chest": chest, "head": head}).legs((104, SOLE), (110, SOLE))
        x, y = stand.along("loin", 6, 7)
        return stand.arm("near", (x, y))

    start, key = pose((106, SOLE - 68.5), 90, 90, 88), pose((115, SOLE - 68), 102, 119, 128)
    return Figure(
        start, key, (FAR_LEG, NEAR_LEG, ONE_ARM), behind=floor(50, 170),
        marks={"loin": muscle("M2-5.5H18")}, before=arrow((96, 8), (72, 6), (58, 27)),
    )  # fmt: skip


def calf_stretch() -> Figure:
    """Hands on a wall, the back heel down; lean in until the calf pulls."""

    heel = (62.0, SOLE)

    def pose(leg: float, trunk: float) -> Pose:
        hip = polar(heel, leg, STRAIGHT)
        lean = Pose(hip, {"loin": trunk, "chest": trunk, "head": trunk - 4})
        return lean.legs(heel, (112, SOLE)).arm("near", (146, 50))

    return Figure(
        pose(70, 76), pose(62, 66), (FAR_LEG, NEAR_LEG, ONE_ARM),
        behind=floor(36, 152) + stroke("fg", "M152 14V154"),
        marks={"near_shin": muscle("M4 3.5Q12 6 22 3")}, before=arrow((62, 76), (80, 70)),
    )  # fmt: skip


def band_row() -> Figure:
    """A band round a door handle; the elbows go back, the shoulder blades together."""
    stand = Pose((92, SOLE - 68.6), UPRIGHT).legs((86, SOLE), (102, SOLE))
    start, key = stand.arms((135, 56), (137, 54)), stand.arms((104, 62), (108, 61))
    band = rope((180, 66), key.joint("near_hand"), start.joint("near_hand"))
    door = stroke("fg", "M190 154V14H208V154M190 66H180")
    return Figure(
        start, key, behind=floor(50, 206) + door + band,
        marks={"chest": muscle("M3-6H17")}, before=arrow((66, 66), (42, 66)),
    )  # fmt: skip


FIGURES = {
    "standing-back-bend": standing_back_bend(),
    "calf-stretch": calf_stretch(),
    "band-row": band_row(),
}
