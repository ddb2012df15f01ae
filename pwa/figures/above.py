"""People seen from above or from the front."""

from __future__ import annotations

from pwa.figures.skeleton import Point, polar
from pwa.figures.spec import Sketch
from pwa.figures.svg import arrow, axis, floor, translate

LINES = '<g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">'


def knee_rolls() -> Sketch:
    """From above: both bent knees roll from the middle to one side, the shoulders stay."""
    # A knee that rolls keeps its distance from the hip along the body and swings across it;
    # so does the foot against the knee.
    knee, foot = polar((0, 0), -51, 35), polar((0, 0), 40, 34)

    def leg(hip: Point) -> str:
        return (
            f'<g class="fh" transform="{translate(hip)}"><g class="{axis(knee, (knee[0], 0))}">'
            f'<use href="#Lt" transform="rotate(51)"/><g transform="{translate(knee)}">'
            f'<g class="{axis(foot, (foot[0], knee[1] / knee[0] * foot[0]))}"><g transform="rotate(-40)">'
            '<use href="#Ls"/><use href="#Lf" x="34"/></g></g></g></g></g>'
        )

    body = (
        f'{LINES}<path d="M58 86 100 89v18L58 110zM48 98h8" stroke-width="9" fill="currentColor"/>'
        '<path d="M58 86 64 65 60 44M58 110l6 21-4 21" stroke-width="8"/></g><circle cx="38" cy="98" r="10"/>'
    )
    return Sketch(
        f"{body}{leg((101, 104))}{leg((101, 92))}",
        behind='<rect class="fm" x="14" y="60" width="190" height="76" rx="5"/>',
        before=arrow((166, 132), (184, 98), (166, 64), both=True), top=26,
    )  # fmt: skip


def yoga() -> Sketch:
    """Tree pose from the front: on one leg, the other foot against the calf, arms overhead."""
    body = (
        f'{LINES}<path d="M101 46h18l-4 36h-10zM110 32v8" stroke-width="10" fill="currentColor"/>'
        '<path d="M105 84 107 146 101 149M116 84 142 104 114 127" stroke-width="11"/>'
        '<path d="M99 45 88 24 109-3M121 45 132 24 111-3" stroke-width="8"/></g>'
        '<circle cx="110" cy="22" r="10"/>'
    )
    return Sketch(body, behind=floor(50, 170), top=-12)


FIGURES = {"knee-rolls": knee_rolls(), "yoga": yoga()}
