from __future__ import annotations

import re
import tomllib
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from tools.figure import body, walk
from tools.figure.__main__ import drawings
from tools.figure.back import BACK
from tools.figure.front import FRONT
from tools.figure.splines import curve, flat, loop
from walkreminder.core.benefits import Content, StepId, parse
from walkreminder.resources import resource
from walkreminder.ui.benefits.poses import DRAWINGS
from walkreminder.ui.parts.anatomy import ZONES, Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.figure.body import View
    from tools.figure.splines import Line, Nodes
    from tools.figure.svg import Drawn
    from tools.figure.walk import Step

TAG = "{http://www.w3.org/2000/svg}"
DRAWN = drawings()
STANDING = {"front.svg": FRONT, "back.svg": BACK}
WALKING = {f"walk-{step.name}.svg": step for step in walk.STEPS}

EVERY_BODY = pytest.mark.parametrize(
    "muscles",
    [body.muscles(view) for view in STANDING.values()]
    + [walk.muscles(step) for step in WALKING.values()],
    ids=[*STANDING, *WALKING],
)


@pytest.fixture(scope="module")
def content() -> Content:
    text = resource("content", "en.toml").read_text(encoding="utf-8")
    return parse(tomllib.loads(text))


def tree(name: str) -> ET.Element:
    return ET.fromstring(DRAWN[name])


def part(name: str, called: str) -> ET.Element:
    found = tree(name).find(f".//*[@id='{called}']")
    assert found is not None
    return found


def zones(name: str) -> set[str]:
    groups = {group.get("id", "") for group in tree(name).iter(f"{TAG}g")}
    return {group.removesuffix("-front") for group in groups} & set(ZONES)


def places(element: ET.Element) -> Iterator[list[QPointF]]:
    """Yield nodes and handles of every path within an element."""
    for path in element.iter(f"{TAG}path"):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", path.get("d", ""))]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        yield [QPointF(x, y) for x, y in pairs]


def polygon(line: Line) -> QPolygonF:
    return QPolygonF([QPointF(point.real, point.imag) for point in flat(line)])


def holds(whole: QPolygonF, point: complex) -> bool:
    place = QPointF(point.real, point.imag)
    return whole.containsPoint(place, Qt.FillRule.WindingFill)


def strays(whole: Line, muscles: dict[str, Drawn]) -> set[str]:
    """Return the muscles that leave a body."""
    around = polygon(whole)
    return {
        name
        for name, drawn in muscles.items()
        for line in (*drawn.heads, *drawn.pale, *drawn.fibres)
        if not all(holds(around, point) for point in flat(line))
    }


def test_every_drawing_in_the_app_is_the_one_the_script_makes() -> None:
    files = {f"{drawing.value[0]}.svg" for drawing in Drawing}
    assert set(DRAWN) == files
    for name, text in DRAWN.items():
        assert resource("figures", name).read_text(encoding="utf-8") == text, name


def test_every_muscle_of_the_content_is_in_front_or_at_the_back(
    content: Content,
) -> None:
    known = {zone.id for zone in content.zones}
    assert zones("front.svg") | zones("back.svg") == known == set(ZONES)


@pytest.mark.parametrize("drawing", list(Drawing))
def test_the_app_looks_for_the_muscles_a_drawing_has(drawing: Drawing) -> None:
    assert zones(f"{drawing.value[0]}.svg") == set(drawing.zones)


@pytest.mark.parametrize("step", list(StepId))
def test_whoever_works_in_a_part_of_the_step_is_drawn_there(
    content: Content, step: StepId
) -> None:
    seen = zones(f"{DRAWINGS[step].value[0]}.svg")
    assert content.working_in(step) <= seen == set(ZONES)


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_drawn_outside_of_what_the_app_shows(name: str) -> None:
    drawing = next(each for each in Drawing if f"{each.value[0]}.svg" == name)
    for path in places(tree(name)):
        assert all(drawing.view.contains(place) for place in path)


@pytest.mark.parametrize("view", STANDING.values(), ids=STANDING)
def test_no_muscle_leaves_the_standing_body(view: View) -> None:
    assert not strays(body.silhouette(view), body.muscles(view))


@pytest.mark.parametrize("step", WALKING.values(), ids=WALKING)
def test_no_muscle_leaves_the_walking_body(step: Step) -> None:
    assert not strays(walk.body(step), walk.muscles(step))


@EVERY_BODY
def test_fibres_run_inside_their_muscle(muscles: dict[str, Drawn]) -> None:
    for name, drawn in muscles.items():
        heads = [polygon(head) for head in drawn.heads]
        for fibre in map(flat, drawn.fibres):
            held = [all(holds(head, point) for point in fibre) for head in heads]
            assert any(held), name


@EVERY_BODY
def test_no_muscle_lies_over_another(muscles: dict[str, Drawn]) -> None:
    for one, other in combinations(muscles, 2):
        for here in muscles[one].heads:
            around = polygon(here)
            for there in muscles[other].heads:
                inside = [point for point in flat(there) if holds(around, point)]
                assert not inside, (one, other)


@pytest.mark.parametrize("name", STANDING)
def test_the_left_of_the_standing_body_mirrors_its_right(name: str) -> None:
    for group in tree(name).iter(f"{TAG}g"):
        paths = list(places(group))
        for path in paths:
            turned = [QPointF(2 * body.AXIS - at.x(), at.y()) for at in path]
            assert turned in paths
    for called in ("silhouette", "hair", "contour"):
        (path,) = places(part(name, called))
        turned = [QPointF(2 * body.AXIS - at.x(), at.y()) for at in path]
        assert turned == path[::-1]


def test_the_head_stays_where_it_is_while_the_figure_walks() -> None:
    hair = {part(name, "hair").get("d") for name in WALKING}
    assert len(hair) == 1


@pytest.mark.parametrize("step", WALKING.values(), ids=WALKING)
def test_the_figure_walks_on_the_ground(step: Step) -> None:
    lowest = max(point.imag for point in flat(walk.body(step)))
    far = max(point.imag for point in flat(walk.far_leg(step)))
    assert max(lowest, far) == pytest.approx(walk.GROUND, abs=0.2)


@pytest.mark.parametrize("step", WALKING.values(), ids=WALKING)
def test_one_foot_does_not_tread_on_the_other(step: Step) -> None:
    def foot(line: Line) -> QPolygonF:
        return polygon([each for each in line if each[0].imag > walk.GROUND - 20])

    assert not foot(walk.body(step)).intersects(foot(walk.far_leg(step)))


def test_a_line_goes_through_its_nodes() -> None:
    nodes: Nodes = ((0, 0), (4, 3), (9, 1, "c"), (12, 6, (0, 1)))
    passed = [piece[0] for piece in curve(nodes)] + [12 + 6j]
    assert passed == [complex(node[0], node[1]) for node in nodes]
    assert curve(nodes)[-1][2].real == pytest.approx(12)


def test_a_closed_line_through_a_square_is_nearly_a_circle() -> None:
    around = flat(loop(((1, 0), (0, 1), (-1, 0), (0, -1))))
    assert all(abs(point) == pytest.approx(1, abs=0.01) for point in around)
