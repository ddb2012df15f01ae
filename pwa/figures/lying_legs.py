"""Exercises for the legs, lying on the back with the head on the left."""

from __future__ import annotations

from pwa.figures.lying import LEGS_FIRST, supine
from pwa.figures.skeleton import SOLE, Bone, Point, Pose
from pwa.figures.spec import FAR_LEG, ONE_ARM, Figure, Part
from pwa.figures.svg import arrow, bent, mat, muscle, rope


def knee_to_chest() -> Figure:
    """Both hands draw one knee towards the chest."""
    start = supine(106).legs((150, SOLE), (158, SOLE))
    key = start.turned(near_thigh=134, near_shin=-12, near_foot=60)
    shin = key.along("near_shin", 9, 4)
    return Figure(
        start, key.arm("near", shin), LEGS_FIRST, behind=mat(32, 182), top=54,
        marks={"loin": muscle("M2-6H18")}, before=arrow((132, 86), (118, 70), (97, 75)),
    )  # fmt: skip


def hamstring_stretch() -> Figure:
    """A towel round the foot; the knee straightens."""

    def pose(thigh: float, shin: float, foot: float, hand: Point) -> Pose:
        lying = supine(106, near_thigh=thigh, near_shin=shin, near_foot=foot)
        return lying.leg("far", (158, SOLE)).arm("near", hand)

    start, key = pose(98, 22, 110, (94, 114)), pose(84, 78, 166, (88, 108))
    hands = key.joint("near_hand"), start.joint("near_hand")
    towel = rope(
        hands[0], key.along("near_foot", 8, -5), start.along("near_foot", 8, -5),
        (hands[1][0] - hands[0][0], hands[1][1] - hands[0][1]),
    )  # fmt: skip
    return Figure(
        start, key, LEGS_FIRST, behind=mat(32, 186) + towel, top=44,
        marks={"near_thigh": muscle("M4 3.5H29")}, before=arrow((158, 98), (156, 76), (137, 64)),
    )  # fmt: skip


def nerve_glide() -> Figure:
    """Hands behind the thigh; the shin swings up and down."""

    def pose(shin: float, foot: float) -> Pose:
        flat = supine(106, far_foot=80, near_thigh=97, near_shin=shin, near_foot=foot)
        behind = flat.along("near_thigh", 23, -7)
        return flat.arm("near", behind)

    return Figure(
        pose(-12, 40), pose(58, 156), LEGS_FIRST, behind=mat(32, 196), top=44,
        before=arrow((154, 112), (155, 88), (140, 69), both=True),
    )  # fmt: skip


def buttock_stretch() -> Figure:
    """One ankle lies over the other knee: a figure 4. The hands draw the lower thigh in."""
    crossed = bent(Bone(32, 8, 6), -124, Bone(33, 6, 4), '<use href="#Lf" transform="rotate(40)"/>')

    def pose(bend: float, shin: float) -> Pose:
        return supine(106, far_thigh=bend, far_shin=shin, far_foot=shin + 80, near_thigh=bend - 64)

    key = pose(104, 14)
    thigh = key.along("far_thigh", 22, 6)
    return Figure(
        pose(64, -62), key.arm("near", thigh), (FAR_LEG, ONE_ARM, Part(("near_thigh",))),
        behind=mat(32, 180), top=54, shapes={"near_thigh": crossed}, halo=("near_upper", "near_thigh"), ghost=False,
        marks={"loin": muscle("M11-5.5Q0-8-6-1")}, before=arrow((160, 82), (146, 66), (124, 72)),
    )  # fmt: skip


FIGURES = {
    "knee-to-chest": knee_to_chest(),
    "hamstring-stretch": hamstring_stretch(),
    "nerve-glide": nerve_glide(),
    "buttock-stretch": buttock_stretch(),
}
