"""The people of the figures: nobody sinks into the floor, slides, or bends the wrong way."""

from __future__ import annotations

from math import cos, hypot, radians, sin

import pytest

from pwa import figures
from pwa.figures import kneeling, lying, lying_legs, scenes, sitting, standing
from pwa.figures.skeleton import Pose, reach, turn
from pwa.figures.spec import Figure
from tests.figure_drawings import Limb, limbs

FLOOR = 152
FLAT = {"knee-rolls", "yoga"}  # from above, from the front: no floor to stand on
SIDE_VIEW = sorted(set(figures.NAMES) - FLAT)
# Which limbs rest on the floor from START to KEY: Lf foot, Ls shin, Lb forearm with its hand.
PLANTED = {
    "bridge": ["Lf", "Lf"],
    "tummy-draw-in": ["Lf", "Lf"],
    "pelvic-tilt": ["Lf", "Lf"],
    "curl-up": ["Lf"],
    "knee-to-chest": ["Lf"],
    "hamstring-stretch": ["Lf"],
    "donkey-kick": ["Lb", "Lb", "Ls"],
    "bird-dog": ["Lb", "Ls"],
    "cat-camel": ["Lb", "Lb", "Ls", "Ls"],
    "hip-flexor-stretch": ["Lf"],
    "seated-forward-bend": ["Lf", "Lf"],
    "sit-to-stand": ["Lf", "Lf"],
    "desk-break": ["Lf", "Lf"],
    "standing-back-bend": ["Lf", "Lf"],
    "calf-stretch": ["Lf", "Lf"],
    "band-row": ["Lf", "Lf"],
}


def poses(name: str) -> tuple[Pose, Pose]:
    modules = (kneeling, lying, lying_legs, scenes, sitting, standing)
    figure = next(m.FIGURES[name] for m in modules if name in m.FIGURES)
    assert isinstance(figure, Figure)
    return figure.start, figure.key


@pytest.mark.parametrize("name", SIDE_VIEW)
def test_no_limb_goes_through_the_floor(name: str) -> None:
    for k in (0, 0.25, 0.5, 0.75, 1):
        slack = 1 if k in (0, 1) else 4  # between the poses a foot may press a little
        assert max(limb.low for limb in limbs(name, k)) <= FLOOR + slack, k


@pytest.mark.parametrize("name", PLANTED)
def test_planted_feet_and_hands_stay(name: str) -> None:
    start, key = limbs(name, 1), limbs(name, 0)
    resting = sorted(
        a.shape
        for a, b in zip(start, key, strict=True)
        if abs(a.low - FLOOR) <= 1 and abs(b.low - FLOOR) <= 1 and _slide(a, b) <= 1
    )
    for shape in set(PLANTED[name]):
        assert resting.count(shape) >= PLANTED[name].count(shape), resting


def _slide(a: Limb, b: Limb) -> float:
    """How far the end that touches the floor has moved."""
    end = -1 if a.shape == "Lb" else 0
    return hypot(a.joints[end][0] - b.joints[end][0], a.joints[end][1] - b.joints[end][1])


@pytest.mark.parametrize("name", SIDE_VIEW)
def test_no_impossible_joint(name: str) -> None:
    for pose in poses(name):
        for side in ("near", "far"):
            thigh, shin, foot, upper, fore = (
                pose.angle(f"{side}_{part}") for part in ("thigh", "shin", "foot", "upper", "fore")
            )
            if f"{side}_shin" in pose.angles:
                assert -4 <= turn(thigh - shin) <= 150, "knee"
                assert -10 <= turn(foot - shin) <= 125, "ankle"
                assert -30 <= turn(thigh - pose.angle("loin") + 180) <= 140, "hip"
            if f"{side}_fore" in pose.angles:
                assert -5 <= turn(fore - upper) <= 150, "elbow"


@pytest.mark.parametrize("name", SIDE_VIEW)
def test_the_drawing_shows_the_poses(name: str) -> None:
    """What is drawn ends where the poses say, in spite of rounding and left-out turns."""
    start, key = poses(name)
    for pose, k in ((key, 0), (start, 1)):
        shins = [limb.joints[1] for limb in limbs(name, k) if limb.shape == "Ls"]
        ankles = [pose.joint(f"{side}_ankle") for side in ("near", "far") if f"{side}_shin" in pose.angles]
        for x, y in ankles:
            assert min(hypot(x - a, y - b) for a, b in shins) <= 1


def test_the_key_of_known_exercises() -> None:
    """What the steps of the cards say, measured on the figure."""
    bridge = poses("bridge")[1]
    assert abs(turn(bridge.angle("near_thigh") - bridge.angle("loin") + 180)) <= 4, "shoulders, hips, knees in line"
    kick = poses("donkey-kick")[1]
    assert abs(turn(kick.angle("near_thigh") - 180)) <= 10 and kick.angle("near_shin") == 90, "thigh level, knee at 90"
    assert abs(kick.joint("near_hand")[0] - kick.joint("shoulder")[0]) <= 3, "hands under the shoulders"
    calf = poses("calf-stretch")[1]
    assert calf.angle("near_foot") == 0 and turn(calf.angle("near_thigh") - calf.angle("near_shin")) <= 8, "heel down"
    assert turn(calf.angle("far_thigh") - calf.angle("far_shin")) >= 30, "front knee bent"
    curl = poses("curl-up")
    assert 2 <= curl[0].joint("shoulder")[1] - curl[1].joint("shoulder")[1] <= 6, "shoulders up 2 to 5 cm"


@pytest.mark.parametrize("target", [(30.0, 10.0), (-20.0, -25.0), (0.0, 44.9), (900.0, 0.0)])
def test_reach_ends_on_its_target(target: tuple[float, float]) -> None:
    for bend in (1, -1):
        upper, fore = (radians(a) for a in reach((0, 0), target, 22, 23, 1 if bend == 1 else -1))
        x, y = 22 * cos(upper) + 23 * cos(fore), -22 * sin(upper) - 23 * sin(fore)
        far = hypot(*target) > 45
        goal = (45.0, 0.0) if far else target
        assert hypot(x - goal[0], y - goal[1]) < 0.5
