"""Exercises on hands and knees, and on one knee; the head on the right."""

from __future__ import annotations

from pwa.figures.skeleton import FLOOR, SOLE, Pose
from pwa.figures.spec import FAR_LEG, NEAR_LEG, ONE_ARM, TRUNK, Figure, Part
from pwa.figures.svg import arrow, floor, mat, muscle, stroke

KNEE = FLOOR - 6  # height of a knee on the floor
HAND = FLOOR - 3
SHINS = {"near_shin": 180.0, "near_foot": 180.0, "far_shin": 180.0, "far_foot": 180.0}


def all_fours(**angles: float) -> Pose:
    """Knees under the hips, hands under the shoulders, the back level."""
    level = {"loin": 8.5, "chest": 10.5, "head": -4.0, "near_thigh": -90.0, "far_thigh": -90.0}
    pose = Pose((96, KNEE - 35), {**SHINS, **level, **angles})
    return pose.arms((134, HAND), (140, HAND))


def donkey_kick() -> Figure:
    """Knee bent, the thigh rises until it is level with the back."""
    start = all_fours()
    return Figure(
        start, start.turned(near_thigh=180, near_shin=90, near_foot=175), behind=floor(), top=32,
        marks={"near_thigh": muscle("M-5 2Q2 8 14 5")}, before=arrow((36, 96), (29, 78), (37, 58)),
    )  # fmt: skip


def bird_dog() -> Figure:
    """One leg and the opposite arm reach out, level with the back."""
    start = all_fours()
    key = start.turned(near_thigh=180, near_shin=179, near_foot=215, far_upper=12, far_fore=10)
    return Figure(
        start, key, (FAR_LEG, NEAR_LEG, TRUNK), behind=floor(8, 206), top=62,
        marks={"loin": muscle("M-2-5.5H18")},
        before=arrow((40, 142), (22, 140), (18, 124)) + arrow((170, 136), (184, 128), (186, 110)),
    )  # fmt: skip


def cat_camel() -> Figure:
    """The back rounds up, then sinks."""
    start = all_fours(loin=-12, chest=24, head=28)
    key = all_fours(loin=42, chest=-22, head=-72)
    return Figure(
        start, key, behind=floor(), top=40,
        marks={"loin": muscle("M2-5.5H19"), "chest": muscle("M0-5.5H15")}, before=arrow((112, 76), (112, 54)),
    )  # fmt: skip


def hip_flexor_stretch() -> Figure:
    """On one knee, a hand on a chair: the hip moves forward over the front foot."""
    knee = (88.0, KNEE - 4)

    def pose(thigh: float) -> Pose:
        body = {"loin": 90.0, "chest": 90.0, "head": 84.0}
        upright = (
            Pose((0, 0), {**body, **SHINS, "near_thigh": thigh, "near_shin": 186})
            .moved("near_knee", knee)
            .leg("far", (140, SOLE))
        )
        return upright.arm("near", (130, 80))

    chair = stroke("fg", "M134 82V154M134 122H170V154")
    kneel = Part(("near_shin", "near_foot", "near_thigh", *ONE_ARM.segments), "near_knee")
    return Figure(
        pose(-92), pose(-117), (FAR_LEG, kneel), behind=floor(30, 190) + chair + mat(74, 102, lift=4),
        marks={"near_thigh": muscle("M0-5.5H20")}, before=arrow((56, 104), (82, 104)),
    )  # fmt: skip


FIGURES = {
    "donkey-kick": donkey_kick(),
    "bird-dog": bird_dog(),
    "cat-camel": cat_camel(),
    "hip-flexor-stretch": hip_flexor_stretch(),
}
