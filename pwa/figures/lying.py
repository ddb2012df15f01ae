"""Exercises for the trunk, lying on the back with the head on the left."""

from __future__ import annotations

from pwa.figures.skeleton import BACK, SOLE, Bone, Pose
from pwa.figures.spec import FAR_LEG, NEAR_LEG, ONE_ARM, Figure, Part
from pwa.figures.svg import arrow, bent, mat, muscle, stroke

# Hands lie in front of the legs.
LEGS_FIRST = (FAR_LEG, NEAR_LEG, ONE_ARM)
ARMS_DOWN = {"near_upper": -4.0, "near_fore": 1.0, "far_upper": -4.0, "far_fore": 1.0}


def supine(hip: float, **angles: float) -> Pose:
    """Flat on the back, arms by the sides, hip at this x."""
    flat = {"loin": 180.0, "chest": 180.0, "head": 178.0}
    return Pose((hip, BACK), {**flat, **ARMS_DOWN, **angles})


def bridge() -> Figure:
    """Shoulders, hips and knees come to one line."""

    def pose(slope: float) -> Pose:
        lying = supine(0, loin=180 + slope, chest=180 + slope).moved("shoulder", (66, BACK))
        return lying.legs((138, SOLE), (147, SOLE))

    return Figure(
        pose(0), pose(23), LEGS_FIRST, behind=mat(32, 176), top=56,
        marks={"loin": muscle("M11-5.5Q0-8-6-1")}, before=arrow((97, 98), (97, 74)),
    )  # fmt: skip


# A lower trunk with a hollow front, and the relaxed belly as a bulge that grows with --k.
HOLLOW = (
    '<path d="M0-9 19-8Q27 0 19 8 10-6 0 9A9 9 0 010-9"/>'
    '<path class="fb" d="M-4 1Q9 31 23 1z"/><path class="fu" d="M3 7Q10-4 17 6.5"/>'
)


def tummy_draw_in() -> Figure:
    """The belly sinks; the dotted line is where it was."""
    key = supine(107, near_upper=-13, near_fore=-1).legs((150, SOLE), (159, SOLE))
    return Figure(
        key, key, LEGS_FIRST, behind=mat(32, 186), top=74, ghost=False,
        shapes={"loin": HOLLOW}, before=stroke("fd", "M84 131Q97 118 111 131") + arrow((97, 88), (97, 114)),
    )  # fmt: skip


def pelvic_tilt() -> Figure:
    """The hollow under the low back closes; the tailbone comes up a little."""
    trunk = Part(("loin", "chest", "head", "near_upper"))
    hand_on_ribs = bent(Bone(13, 5, 4), -48, Bone(21, 4, 3))  # the elbow points at the reader

    def pose(**trunk: float) -> Pose:
        lying = supine(0, **trunk, near_upper=-6).moved("shoulder", (68, BACK))
        return lying.legs((150, SOLE), (159, SOLE))

    return Figure(
        pose(loin=151, chest=207), pose(loin=190), (FAR_LEG, NEAR_LEG, trunk), behind=mat(32, 186), top=74,
        marks={"loin": muscle("M0-6H19")}, shapes={"near_upper": hand_on_ribs},
        before=arrow((89, 90), (89, 116)) + arrow((140, 149), (134, 138), (120, 142)),
    )  # fmt: skip


def curl_up() -> Figure:
    """Head and shoulders rise a little; the hands keep the hollow of the back."""

    def pose(lift: float, elbow: float) -> Pose:
        hands_under_back = {"near_upper": elbow, "near_fore": 0.0, "far_foot": 80.0}
        lying = supine(104, chest=180 - lift, head=178 - lift, **hands_under_back)
        return lying.leg("near", (150, SOLE))

    return Figure(
        pose(0, -13), pose(13, -25), LEGS_FIRST, behind=mat(24, 196), top=62,
        marks={"loin": muscle("M2 6H19")}, before=arrow((33, 118), (34, 102), (47, 92)),
    )  # fmt: skip


FIGURES = {
    "bridge": bridge(),
    "tummy-draw-in": tummy_draw_in(),
    "pelvic-tilt": pelvic_tilt(),
    "curl-up": curl_up(),
}
