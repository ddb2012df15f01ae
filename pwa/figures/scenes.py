"""Walking, running, water, cycling, yoga and Pilates: scenes rather than instructions."""

from __future__ import annotations

from pwa.figures.lying import supine
from pwa.figures.skeleton import SOLE, Point, Pose, polar
from pwa.figures.spec import FAR_LEG, NEAR_LEG, ONE_ARM, Figure
from pwa.figures.svg import arrow, floor, mat, muscle, stroke

STEP = {"loin": 87.0, "chest": 86.0, "head": 86.0}
LIMBS = ("thigh", "shin", "foot", "upper", "fore")
Leg = tuple[float, float, float]  # angles of thigh, shin, foot
AHEAD, BEHIND = (-66.0, -86.0, 18.0), (-108.0, -128.0, -34.0)


def stride(hip: Point, near: Leg, far: Leg) -> Pose:
    """A walking step; the arms swing against the legs."""
    angles = dict(STEP)
    for side, leg in (("near", near), ("far", far)):
        arm = (-58.0, -36.0) if leg is BEHIND else (-122.0, -108.0)
        angles |= {f"{side}_{name}": angle for name, angle in zip(LIMBS, (*leg, *arm), strict=True)}
    return Pose(hip, angles)


def walking() -> Figure:
    """One step, arms swinging."""
    hip = (104, SOLE - 67)
    return Figure(
        stride(hip, BEHIND, AHEAD), stride(hip, AHEAD, BEHIND), ghost=False,
        behind=floor(40, 180), before=arrow((150, 62), (174, 62)),
    )  # fmt: skip


def run_walk() -> Figure:
    """From a walking step on the left to a running one on the right."""
    walk = stride((60, SOLE - 67), AHEAD, BEHIND)
    run = Pose((136, SOLE - 70), {
        "loin": 80, "chest": 76, "head": 80, "near_thigh": -28, "near_shin": -104, "near_foot": -14,
        "far_thigh": -112, "far_shin": -172, "far_foot": -95,
        "near_upper": -150, "near_fore": -62, "far_upper": -66, "far_fore": 30,
    })  # fmt: skip
    return Figure(walk, run, behind=floor(14, 206), before=arrow((78, 70), (104, 70)))


def cycling() -> Figure:
    """On an exercise bike, the saddle high enough to keep the knee a little bent."""
    crank, rider = (106.0, 126.0), {"loin": 70, "chest": 62, "head": 76}

    def pose(angle: float) -> Pose:
        near, far = polar(crank, angle, 11), polar(crank, angle + 180, 11)
        sit = Pose((80, 80), rider).leg("near", (near[0] - 7, near[1] - 5), foot=-8)
        return sit.leg("far", (far[0] - 7, far[1] - 5), foot=-8).arms((132, 66), (134, 65))

    saddle, handle = "M66 92H92M80 92 94 154", "M140 130 130 64q8-4 12 2"
    wheel = "M106 126 140 130M76 154H166M120 130a20 20 0 0040 0 20 20 0 00-40 0"
    return Figure(
        pose(50), pose(-76), behind=stroke("fg", saddle + handle + wheel), ghost=False,
        before=arrow((168, 110), (172, 130), (164, 146)),
    )  # fmt: skip


def water_exercise() -> Figure:
    """Walking in water up to the chest."""
    hip, arms = (104, SOLE - 67), {"near_upper": -30, "near_fore": 20}
    key = stride(hip, AHEAD, BEHIND).turned(near_thigh=-8, near_shin=-92, near_foot=-5, **arms)
    start = stride(hip, BEHIND, AHEAD).turned(near_upper=-70, near_fore=-40)
    water = '<rect class="fm" x="14" y="72" width="192" height="84" rx="4" opacity=".75"/>'
    wave = stroke("fw", "M16 72q12-7 24 0t24 0 24 0 24 0 24 0 24 0 24 0 20 0")
    return Figure(start, key, before=water + wave, ghost=False)


# Seen from the front, pale like a far limb.
TEACHER = (
    '<g opacity=".4" stroke="currentColor" stroke-width="9" stroke-linecap="round" stroke-linejoin="round">'
    '<circle cx="198" cy="22" r="5.5"/>'
    '<path d="M193 45h10l-2 36h-6zM193 90V148M203 90V148M190 45 174 62M174 62 156 66"/></g>'
)


def pilates() -> Figure:
    """In a class: head and shoulders up, one leg as on a table top, the other foot stays down."""
    start = supine(92).legs((134, SOLE), (141, SOLE))
    key = start.turned(chest=154, head=142, near_upper=4, near_fore=6, near_thigh=80, near_shin=4, near_foot=24)
    return Figure(
        start, key, (FAR_LEG, NEAR_LEG, ONE_ARM), behind=mat(14, 168) + floor(176, 212) + TEACHER, ghost=False,
        marks={"loin": muscle("M2 6H18")},
    )  # fmt: skip


FIGURES = {
    "walking": walking(),
    "run-walk": run_walk(),
    "cycling": cycling(),
    "water-exercise": water_exercise(),
    "pilates": pilates(),
}
