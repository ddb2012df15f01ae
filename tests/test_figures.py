"""The markup of figures and pain maps: small, harmless, complete."""

from __future__ import annotations

import re
from typing import get_args
from xml.etree import ElementTree

import pytest

from pwa import figures
from pwa.content import load
from pwa.model import Zone
from tests.figure_drawings import rules

LIMIT = 1500  # bytes of one figure
EXERCISES = {
    "bridge", "donkey-kick", "tummy-draw-in", "standing-back-bend", "desk-break", "hamstring-stretch",
    "calf-stretch", "hip-flexor-stretch", "bird-dog", "band-row", "walking", "water-exercise",
    "cycling", "yoga", "pilates", "knee-to-chest", "knee-rolls", "pelvic-tilt",
    "cat-camel", "buttock-stretch", "nerve-glide", "seated-forward-bend", "sit-to-stand", "curl-up",
    "run-walk",
}  # fmt: skip
TAGS = {"div", "svg", "defs", "g", "use", "path", "rect", "circle", "ellipse", "text"}
ATTRIBUTES = {
    "class", "id", "href", "transform", "d", "x",
    "y", "width", "height", "rx", "ry", "r",
    "cx", "cy", "opacity", "fill", "stroke", "stroke-width",
    "stroke-linecap", "stroke-linejoin", "viewBox", "preserveAspectRatio", "aria-hidden", "focusable",
    "hidden",
}  # fmt: skip
PARTS = (
    {name: figures.figure(name) for name in figures.NAMES}
    | {zone: figures.pain_map(zone) for zone in get_args(Zone)}
    | {"sprite": figures.sprite(), "body": figures.body(), "anatomy": figures.anatomy()}
)


def test_every_exercise_has_a_figure() -> None:
    assert set(figures.NAMES) == EXERCISES
    with pytest.raises(KeyError, match="bridge"):
        figures.figure("brigde")


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_a_figure_is_small_and_decorative(name: str) -> None:
    svg = figures.figure(name)
    assert len(svg.encode()) <= LIMIT
    root = ElementTree.fromstring(svg)
    assert (root.get("class"), root.get("aria-hidden"), root.get("focusable")) == ("fig", "true", "false")
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (left, width) == (0, 220) and top + height == 165, "one scale for all"


def test_the_sprite_is_small() -> None:
    assert len(figures.sprite().encode()) <= 400


@pytest.mark.parametrize("name", PARTS)
def test_nothing_that_the_content_policy_forbids(name: str) -> None:
    for element in ElementTree.fromstring(PARTS[name]).iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES


def test_identifiers_are_unique_and_links_resolve() -> None:
    page = "".join(PARTS.values())
    idents = re.findall(r' id="([^"]+)"', page)
    assert len(idents) == len(set(idents))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(idents)


def test_the_same_figure_twice_in_a_page() -> None:
    one, two = figures.figure("bridge"), figures.figure("bridge", id_prefix="next-")
    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', two))
    assert two.count("next-f-bridge") == 2, "the faint start pose must refer to its own figure"


def test_css_covers_exactly_the_classes_used() -> None:
    fixed = {"fig", "fj", "fs", "fx", "fb", "fo", "fh", "fm", "fg", "fw", "fu", "fd"}
    used = {
        c for name in figures.NAMES for cs in re.findall(r'class="([^"]+)"', figures.figure(name)) for c in cs.split()
    }
    assert used - fixed == set(re.findall(r"\.([\w-]+)\{", figures.css()))
    assert set(rules()) == used - fixed


@pytest.mark.parametrize("zone", get_args(Zone))
def test_every_zone_has_a_map(zone: Zone) -> None:
    root = ElementTree.fromstring(figures.pain_map(zone))
    assert (root.get("class"), root.get("aria-hidden")) == ("map", "true")
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (left + width / 2, width, height) == (50, 72, 90), "one size, the spine in the middle"
    body, *red = list(root)
    assert body.get("href") == "#bd" and red
    assert {shape.get("class") for shape in red} <= {"zone", "zl"}
    for shape in red:  # its first point is inside the picture
        text = shape.get("d") or f"{shape.get('cx')} {shape.get('cy')}"
        x, y = (float(n) for n in re.findall(r"-?[\d.]+", text)[:2])
        assert left < x < left + width and top < y < top + height


def test_an_unknown_zone_is_told() -> None:
    with pytest.raises(KeyError, match="low-back"):
        figures.pain_map("elbow")  # type: ignore[arg-type]


def test_every_part_of_the_anatomy_has_its_word() -> None:
    """The numbers run from 1, stand inside the picture, and each belongs to a word of the list."""
    root = ElementTree.fromstring(figures.anatomy())
    left, top, width, height = map(float, root.get("viewBox", "").split())
    shown = {int(text.text or ""): text for text in root.iter("text")}

    assert list(shown) == list(range(1, len(figures.TERMS) + 1))
    assert set(figures.TERMS) <= set(load().terms)
    for text in shown.values():
        assert float(text.get("x", 0)) < left + width and top < float(text.get("y", 0)) < top + height
