from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.ui.found import the
from tests.ui.tabbing import tabbed_from
from walkreminder.core.benefits import Content, SafetyId, StepId, parse
from walkreminder.resources import resource
from walkreminder.ui.benefits.advice import EnoughRoom
from walkreminder.ui.benefits.claim import ClaimCard
from walkreminder.ui.benefits.effort_list import EffortList, EffortRow, EffortScale
from walkreminder.ui.benefits.endorphins import ColumnCard, EndorphinsRoom
from walkreminder.ui.benefits.foot import Foot
from walkreminder.ui.benefits.muscles import MusclesRoom
from walkreminder.ui.benefits.poses import Pose
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import Sign
from walkreminder.ui.benefits.step_slider import StepSlider
from walkreminder.ui.benefits.stride import Stride
from walkreminder.ui.benefits.zone_card import ZoneCard
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.dressing import Choice, ThemeSource
from walkreminder.ui.help_page import HelpPage
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.body_figure import BodyFigure
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Rule
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.paint import isolated, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.search_field import SearchField
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

NAMES = ["muscles", "endorphins", "back", "starting", "enough", "sources"]
PANEL = (768, 660)
NARROW = (584, 480)


@pytest.fixture(scope="module")
def content() -> Content:
    text = resource("content", "en.toml").read_text(encoding="utf-8")
    return parse(tomllib.loads(text))


@pytest.fixture
def open_panel(
    qtbot: QtBot, themes: ThemeSource, content: Content
) -> Callable[[int, int], BenefitsPanel]:
    def opened_at(width: int, height: int) -> BenefitsPanel:
        panel = BenefitsPanel(themes, content)
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        settle()
        return panel

    return opened_at


@pytest.fixture
def panel(open_panel: Callable[[int, int], BenefitsPanel]) -> BenefitsPanel:
    return open_panel(*PANEL)


def settle() -> None:
    """Let widths decide on columns, columns on heights, heights on the scroll bar."""
    for _round in range(4):
        QGuiApplication.processEvents()


def press(widget: QWidget) -> None:
    """Press in the middle, whatever else lies over it on a screen that is not there."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in texts_of(widget))


def texts_of(widget: QWidget) -> list[Text]:
    return widget.findChildren(Text)


def row(panel: QWidget, zone: str) -> EffortRow:
    return next(r for r in panel.findChildren(EffortRow) if r.zone.id == zone)


def test_the_panel_opens_on_the_muscles_and_makes_only_them(
    panel: BenefitsPanel,
) -> None:
    assert panel.section == "muscles"
    assert [name for name in NAMES if panel.part(name)] == ["muscles"]


@pytest.mark.parametrize("name", NAMES)
def test_each_tab_opens_its_part_and_hides_the_others(
    panel: BenefitsPanel, name: str
) -> None:
    pills = panel.findChildren(TabPill)
    press(pills[NAMES.index(name)])
    assert panel.section == name
    seen = [each for each in NAMES if (room := panel.part(each)) and room.isVisible()]
    assert seen == [name]


def test_tabs_stand_closer_in_a_small_window(panel: BenefitsPanel) -> None:
    pill = panel.findChildren(TabPill)[0]
    wide = pill.sizeHint().width()
    panel.resize(*NARROW)
    assert pill.sizeHint().width() == wide - 8
    panel.resize(*PANEL)
    assert pill.sizeHint().width() == wide


def test_a_part_is_kept_when_the_user_comes_back_to_it(panel: BenefitsPanel) -> None:
    first = panel.part("muscles")
    panel.show_section("back")
    panel.show_section("muscles")
    assert panel.part("muscles") is first


def test_another_part_starts_at_its_top(panel: BenefitsPanel) -> None:
    panel.verticalScrollBar().setValue(200)
    panel.show_section("back")
    assert panel.verticalScrollBar().value() == 0


@pytest.mark.parametrize("size", [PANEL, NARROW, (1200, 800)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_page(
    open_panel: Callable[[int, int], BenefitsPanel],
    themes: ThemeSource,
    name: str,
    size: tuple[int, int],
    scale: float,
) -> None:
    themes.enlarge(scale)
    panel = open_panel(round(size[0] * scale), size[1])
    panel.show_section(name)
    settle()
    assert panel.content.width() <= panel.viewport().width()
    for text in panel.findChildren(Prose):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()


# A window of 640 leaves a page 528 at twice the size; the letters of tests are wider
# than those of an interface font by a twentieth.
@pytest.mark.parametrize(("scale", "width"), [(1.5, 554), (1.75, 528), (2.0, 556)])
@pytest.mark.parametrize("name", NAMES)
def test_large_letters_fit_the_smallest_window(
    open_panel: Callable[[int, int], BenefitsPanel],
    themes: ThemeSource,
    name: str,
    scale: float,
    width: int,
) -> None:
    themes.enlarge(scale)
    panel = open_panel(width, 480)
    panel.show_section(name)
    settle()
    assert panel.content.width() <= panel.viewport().width()


def test_pressing_a_muscle_in_the_list_shows_it(
    panel: BenefitsPanel, content: Content
) -> None:
    press(row(panel, "shin"))
    card = the(ZoneCard, panel)
    assert content.zone("shin").role in words(card)
    assert "Shin" in the(BodyFigure, panel).accessibleName()


def test_a_muscle_is_first_told_by_the_day_and_graded_by_the_step(
    panel: BenefitsPanel, content: Content
) -> None:
    press(row(panel, "quadriceps"))
    card, zone = the(ZoneCard, panel), content.zone("quadriceps")
    said = words(card)
    assert said.index(zone.for_you) < said.index(zone.role)
    badge = the(GradeBadge, card)
    texts = {each.text(): each.mapTo(card, QPoint()).y() for each in texts_of(card)}
    assert texts[zone.for_you] < badge.mapTo(card, QPoint()).y() < texts[zone.role]


def test_choosing_a_muscle_on_the_figure_marks_it_in_the_list(
    panel: BenefitsPanel,
) -> None:
    the(BodyFigure, panel).zone_chosen.emit("hamstrings")
    assert row(panel, "hamstrings").isChecked()
    assert not row(panel, "calves").isChecked()


def test_arrow_keys_move_the_choice_in_the_list(
    panel: BenefitsPanel,
) -> None:
    first = row(panel, "calves")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert row(panel, "shin").isChecked()
    assert the(ZoneCard, panel).accessibleName() == "Shin"


@pytest.mark.parametrize("width", [768, 1200])
def test_the_bars_take_what_names_and_numbers_leave(
    open_panel: Callable[[int, int], BenefitsPanel], width: int
) -> None:
    rows = open_panel(width, 660).findChildren(EffortRow)
    bars = {each._bar.geometry() for each in rows}
    assert len({(bar.left(), bar.width()) for bar in bars}) == 1
    bar, whole = next(iter(bars)), rows[0]
    left = whole.width() - 12 - whole._numbers_width(whole.theme) - bar.right() - 1
    assert bar.width() == 104 if width == 768 else 23 <= left <= 25


def point_at(figure: BodyFigure, zone: str) -> None:
    """Move the pointer to a muscle on the figure."""
    spots = (QPoint(x, y) for y in range(0, 300, 3) for x in range(0, 260, 3))
    place = next(spot for spot in spots if figure.zone_at(QPointF(spot)) == zone)
    QTest.mouseMove(figure, place)
    settle()


def test_the_card_tells_of_the_muscle_under_the_pointer_and_goes_back(
    panel: BenefitsPanel, content: Content
) -> None:
    figure, card = the(BodyFigure, panel), the(ZoneCard, panel)
    point_at(figure, "quadriceps")
    role = content.zone("quadriceps").role
    assert role in words(card)
    assert QToolTip.text().split() == ["Quadriceps", *role.split()]
    assert row(panel, "calves").isChecked()
    QApplication.sendEvent(figure, QEvent(QEvent.Type.Leave))
    assert content.zone("calves").role in words(card)


def test_the_pointer_over_a_row_lights_up_the_muscle_on_the_figure(
    panel: BenefitsPanel,
) -> None:
    figure, shin = the(BodyFigure, panel), row(panel, "shin")
    before = painted(figure)
    here = QPointF(5, 5)
    QApplication.sendEvent(shin, QEnterEvent(here, here, here))
    assert painted(figure) != before
    assert the(ZoneCard, panel).accessibleName() == "Shin"
    QApplication.sendEvent(shin, QEvent(QEvent.Type.Leave))
    assert painted(figure) == before
    assert the(ZoneCard, panel).accessibleName() == "Calf"


def test_a_working_muscle_lights_up_under_the_pointer_as_well(
    panel: BenefitsPanel,
) -> None:
    figure = the(BodyFigure, panel)
    before = painted(figure)
    figure.show_near("abdominals")
    assert painted(figure) != before


@pytest.mark.parametrize("kind", [EffortRow, Pose])
def test_rows_and_poses_are_heard_as_choices_of_one(
    panel: BenefitsPanel, kind: type[QWidget]
) -> None:
    for each in panel.findChildren(kind):
        heard = QAccessible.queryAccessibleInterface(each)
        assert heard.role() is QAccessible.Role.RadioButton
        assert heard.childCount() == 0


def test_tab_meets_the_figure_then_the_step_and_enters_at_what_is_chosen(
    panel: BenefitsPanel,
) -> None:
    the(MusclesRoom, panel).show_step(StepId.STANDING)
    the(MusclesRoom, panel).show_zone("shin")
    panel.activateWindow()
    met = list(tabbed_from(the(BodyFigure, panel)))
    poses = [each for each in met if isinstance(each, Pose)]
    rows = [each for each in met if isinstance(each, EffortRow)]
    assert [pose.step.id for pose in poses] == [StepId.STANDING]
    assert [each.zone.id for each in rows] == ["shin"]
    kinds = [type(each) for each in met]
    assert kinds[:4] == [Stride, Pose, StepSlider, EffortRow]


def heard_below(widget: QWidget) -> list[QWidget]:
    """Return the parts of a widget in the order in which they are heard."""
    heard, found = QAccessible.queryAccessibleInterface(widget), list[QWidget]()
    for at in range(heard.childCount()):
        part = heard.child(at).object()
        assert isinstance(part, QWidget)
        found += [part, *heard_below(part)]
    return found


def test_the_figure_is_heard_before_the_poses_and_the_efforts(
    panel: BenefitsPanel,
) -> None:
    kinds = [type(each) for each in heard_below(the(MusclesRoom, panel))]
    order = [BodyFigure, Stride, Pose, StepSlider, EffortRow, EffortScale, ZoneCard]
    places = [kinds.index(kind) for kind in order]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["muscles", "endorphins"])
def test_no_picture_is_heard_that_says_nothing(panel: BenefitsPanel, name: str) -> None:
    panel.show_section(name)
    room = panel.part(name)
    assert room is not None
    pictures = [each for each in heard_below(room) if isinstance(each, Picture)]
    assert pictures
    assert all(each.accessibleName() for each in pictures)


def test_the_bars_say_what_their_ends_stand_for(panel: BenefitsPanel) -> None:
    scale, bar = the(EffortScale, panel), row(panel, "calves").bar()
    assert scale.accessibleName() == "The bars run from 0 to 50%"
    image, muted = scale.grab().toImage(), panel.themes.theme.palette.edge.lower()
    ticks = [x for x in range(image.width()) if image.pixelColor(x, 1).name() == muted]
    assert ticks == [bar.left(), bar.right()]


def test_without_bars_there_is_no_scale(
    open_panel: Callable[[int, int], BenefitsPanel],
) -> None:
    panel = open_panel(300, 480)
    assert row(panel, "calves").bar().isNull()
    image = the(EffortScale, panel).grab().toImage()
    ground = image.pixel(0, 0)
    width, height = range(image.width()), range(image.height())
    assert all(image.pixel(x, y) == ground for x in width for y in height)


def test_a_range_reads_from_the_left_in_every_script(
    content: Content, themes: ThemeSource
) -> None:
    def written(text: str, way: Qt.LayoutDirection) -> QImage:
        image = QImage(120, 20, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setLayoutDirection(way)
        font, left = themes.theme.font(Face.BODY), Qt.AlignmentFlag.AlignLeft
        write(painter, QRectF(image.rect()), text, font, "white", left)
        painter.end()
        return image

    left, right = list(Qt.LayoutDirection)[:2]
    span = content.zone("calves").effort_written
    assert written(span, right) != written(span, left)
    assert written(isolated(span), right) == written(span, left)


@pytest.mark.parametrize("width", [584, 768, 1200])
def test_front_and_back_stand_above_their_figures(
    open_panel: Callable[[int, int], BenefitsPanel], content: Content, width: int
) -> None:
    panel = open_panel(width, 660)
    figure = the(BodyFigure, panel)
    words = (content.labels.front, content.labels.back)
    captions = [each for each in panel.findChildren(Caption) if each.text() in words]
    for caption, spot in zip(captions, figure._places().values(), strict=True):
        card = figure.parentWidget()
        assert card is not None
        middle = caption.mapTo(card, caption.rect().center()).x()
        below = figure.mapToParent(spot.center().toPoint()).x()
        assert abs(middle - below) <= 1


def test_the_card_of_a_muscle_stands_still_while_one_walks_along(
    panel: BenefitsPanel,
) -> None:
    room, heights = the(MusclesRoom, panel), set()
    for each in panel.findChildren(EffortRow):
        room.show_zone(each.zone.id)
        settle()
        heights.add(the(ZoneCard, panel).heightForWidth(520))
    assert len(heights) == 1


def test_every_row_says_its_effort_and_whether_it_works_now(
    panel: BenefitsPanel,
) -> None:
    room = the(MusclesRoom, panel)
    room.show_step(StepId.STANDING)
    assert row(panel, "calves").accessibleName().endswith("19–42%")  # noqa: RUF001 - the dash of a range
    assert row(panel, "abdominals").accessibleName() == (
        "Abdominals, not measured, working now"
    )


def test_the_slider_goes_along_with_the_arrow_keys_and_stops_at_its_ends(
    panel: BenefitsPanel,
) -> None:
    slider = the(StepSlider, panel)
    assert slider.step is StepId.PUSH_OFF
    for key, step in (
        (Qt.Key.Key_Left, StepId.STANDING),
        (Qt.Key.Key_Home, StepId.LANDING),
        (Qt.Key.Key_Left, StepId.LANDING),
        (Qt.Key.Key_End, StepId.SWING),
        (Qt.Key.Key_Right, StepId.SWING),
    ):
        QTest.keyClick(slider, key)
        assert slider.step is step


def test_pressing_a_stop_of_the_slider_lights_who_works_there(
    panel: BenefitsPanel,
) -> None:
    slider = the(StepSlider, panel)
    place = QPoint(slider.width() // 8, 12)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert slider.step is StepId.LANDING
    assert "working now" in row(panel, "quadriceps").accessibleName()
    assert "working now" not in row(panel, "calves").accessibleName()
    assert "Landing" in slider.accessibleName()


def test_pressing_a_pose_moves_the_slider(panel: BenefitsPanel) -> None:
    poses = {pose.step.id: pose for pose in panel.findChildren(Pose)}
    press(poses[StepId.SWING])
    assert the(StepSlider, panel).step is StepId.SWING
    assert poses[StepId.SWING].isChecked()


def test_the_figure_is_larger_where_the_page_is_higher(
    open_panel: Callable[[int, int], BenefitsPanel],
) -> None:
    panel = open_panel(1000, 660)
    figure = the(BodyFigure, panel)
    usual = figure.height()
    panel.resize(1000, 760)
    settle()
    assert figure.height() > usual
    slider = the(StepSlider, panel)
    corner = slider.mapTo(panel.viewport(), slider.rect().bottomLeft())
    assert corner.y() < panel.viewport().height()


@pytest.mark.parametrize("width", [584, 1000])
def test_what_is_said_of_a_chosen_muscle_comes_into_view(
    open_panel: Callable[[int, int], BenefitsPanel], width: int
) -> None:
    panel = open_panel(width, 480)
    the(BodyFigure, panel).zone_chosen.emit("hamstrings")
    settle()
    card = the(ZoneCard, panel)
    assert card.visibleRegion().boundingRect().height() == card.height()
    beside = width > 640
    efforts = the(EffortList, panel).mapTo(panel, QPoint())
    below = card.mapTo(panel, QPoint()).y() > efforts.y()
    assert below is beside


def test_the_step_and_who_works_in_it_are_seen_together(panel: BenefitsPanel) -> None:
    bottom = panel.viewport().height()
    parts = (the(BodyFigure, panel), the(StepSlider, panel), *panel.findChildren(Pose))
    for part in (*parts, *panel.findChildren(EffortRow)):
        corner = part.mapTo(panel.viewport(), part.rect().bottomLeft())
        assert corner.y() < bottom, part


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("width", [584, 768, 1200])
def test_each_pose_stands_above_its_stop_of_the_slider(
    open_panel: Callable[[int, int], BenefitsPanel],
    width: int,
    way: Qt.LayoutDirection,
) -> None:
    panel = open_panel(width, 660)
    panel.setLayoutDirection(way)
    settle()
    slider = the(StepSlider, panel)
    for index, pose in enumerate(panel.findChildren(Pose)):
        middle = pose.mapTo(panel, pose.rect().center()).x()
        stop = slider.mapTo(panel, QPoint(round(slider._middle(index)), 0)).x()
        assert abs(middle - stop) <= 2


def test_the_chosen_muscle_is_marked_on_the_poses_as_well(
    panel: BenefitsPanel,
) -> None:
    push_off = panel.findChildren(Pose)[2]
    before = painted(push_off)
    the(MusclesRoom, panel).show_zone("hip-flexors")
    assert painted(push_off) != before


def test_a_pose_says_what_happens_and_who_works(panel: BenefitsPanel) -> None:
    swing = panel.findChildren(Pose)[3]
    assert swing.accessibleName() == "Swing"
    assert swing.accessibleDescription() == (
        "The free leg swings through to the next step."
        " Who works: Shin, Hamstrings, Hip flexors, Abdominals."
    )


def test_who_reads_from_the_right_sees_the_figures_walk_that_way(
    panel: BenefitsPanel,
) -> None:
    pose = panel.findChildren(Pose)[0]
    image = pose.grab().toImage()
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pose.resize(image.size())
    mirrored = image.flipped(Qt.Orientation.Horizontal)
    # A figure has an outline: two pixels of air are enough for odd widths.
    assert abs(first_ink(pose.grab().toImage()) - first_ink(mirrored)) <= 2


def first_ink(image: QImage) -> int:
    """Return how far from the left the head begins."""
    row, ground = image.height() // 8, image.pixel(0, image.height() // 2)
    columns = range(image.width())
    return next(x for x in columns if image.pixel(x, row) != ground)


def test_a_muscle_nobody_measured_shows_words_and_no_share(
    panel: BenefitsPanel,
) -> None:
    the(MusclesRoom, panel).show_zone("back-extensors")
    assert "No share was measured" in words(the(ZoneCard, panel))


def test_endorphins_show_three_columns_with_a_grade_under_each_claim(
    panel: BenefitsPanel, content: Content
) -> None:
    panel.show_section("endorphins")
    columns = panel.findChildren(ColumnCard)
    assert [column.accessibleName() for column in columns] == [
        "Well shown",
        "Partly shown",
        "Not shown",
    ]
    assert [len(column.findChildren(GradeBadge)) for column in columns] == [2, 2, 2]
    room = the(EndorphinsRoom, panel)
    assert content.endorphins.lead in words(room)
    assert "Not a swap for medicine." in words(room)


@pytest.mark.parametrize("width", [740, 768, 1200])
def test_dividers_and_grades_of_the_columns_stand_on_one_line(
    open_panel: Callable[[int, int], BenefitsPanel], width: int
) -> None:
    panel = open_panel(width, 660)
    panel.show_section("endorphins")
    settle()
    columns = panel.findChildren(ColumnCard)
    rules = [the(Rule, column) for column in columns]
    grades = [column.findChildren(GradeBadge) for column in columns]
    for line in (rules, *zip(*grades, strict=True)):
        assert len({each.mapTo(panel, QPoint()).y() for each in line}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_part_ends_with_what_it_is_not_and_when_it_was_checked(
    panel: BenefitsPanel, content: Content, name: str
) -> None:
    panel.show_section(name)
    settle()
    foot, room = the(Foot, panel), panel.part(name)
    assert room is not None
    assert words(foot) == f"{content.disclaimer} Last checked 22 November 2026."
    assert foot.isVisible()
    assert foot.y() > room.geometry().bottom()


def test_the_foot_leads_to_the_sources_and_no_further(panel: BenefitsPanel) -> None:
    panel.show_section("endorphins")
    link = the(Foot, panel).link
    assert link.text() == "Sources for this page"
    press(link)
    assert panel.section == "sources"
    assert not link.isVisible()
    panel.show_section("back")
    assert link.isVisible()


def test_tab_meets_the_foot_after_the_part_it_belongs_to(
    panel: BenefitsPanel,
) -> None:
    for name in ("back", "starting"):
        panel.show_section(name)
    start = the(SearchField, panel)
    assert list(tabbed_from(start))[-1] is the(Foot, panel).link


def test_a_claim_opens_and_closes_what_limits_it(
    qtbot: QtBot, themes: ThemeSource, content: Content
) -> None:
    claim = content.card("walkback")
    card = ClaimCard(themes, content, claim)
    qtbot.addWidget(card)
    card.show()
    limits = next(
        each for each in card.findChildren(Prose) if each.text() == claim.more
    )
    link = the(Link, card)
    assert not limits.isVisible()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert limits.isVisible()
    assert link.text() == "Less"
    press(link)
    assert not limits.isVisible()


def test_a_claim_without_limits_has_no_link(
    qtbot: QtBot, themes: ThemeSource, content: Content
) -> None:
    card = ClaimCard(themes, content, content.card("sitting"))
    qtbot.addWidget(card)
    assert card.findChild(Link) is None
    assert "Alzahrani" in words(card)


def test_the_list_for_emergencies_stands_first_when_walking_is_not_enough(
    panel: BenefitsPanel, content: Content, qtbot: QtBot
) -> None:
    panel.show_section("enough")
    room = the(EnoughRoom, panel)
    title = content.signs(SafetyId.EMERGENCY).title
    assert words(room).startswith(title)
    with qtbot.waitSignal(panel.wanted) as wanted:
        press(the(Button, room))
    assert wanted.args == ["help"]


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_page_for_help_shows_every_list_the_most_urgent_first(
    qtbot: QtBot, themes: ThemeSource, content: Content, choice: Choice
) -> None:
    themes.use(choice)
    page = HelpPage(themes, content)
    qtbot.addWidget(page)
    page.resize(*NARROW)
    page.show()
    said = words(page)
    order = [SafetyId.EMERGENCY, SafetyId.SOON, SafetyId.STOP, SafetyId.CHECK]
    places = [said.index(content.signs(each).title) for each in order]
    assert places == sorted(places)
    for signs in content.safety:
        assert signs.then in said
        assert all(item in said for item in signs.items)


def test_prose_grows_with_fewer_words_in_a_line(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    prose = Prose(themes, "one two three four five six seven").with_strong("two")
    qtbot.addWidget(prose)
    assert prose.heightForWidth(60) > prose.heightForWidth(600) == 20
    prose.show_text("one two")
    themes.enlarge(2.0)
    assert prose.heightForWidth(600) == 40


def test_prose_paints_its_accent_in_leaf_after_a_change_of_theme(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    prose = Prose(themes, "mood").with_accent("mood")
    qtbot.addWidget(prose)
    prose.resize(80, 24)
    themes.use(Choice.DARK)
    image = prose.grab().toImage()
    leaf = themes.theme.palette.leaf.lower()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert leaf in seen


def painted(widget: QWidget) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())


def test_the_slider_and_the_figure_look_different_for_each_step(
    panel: BenefitsPanel,
) -> None:
    room = the(MusclesRoom, panel)
    seen = set()
    for step in StepId:
        room.show_step(step)
        figure, slider = the(BodyFigure, panel), the(StepSlider, panel)
        seen.add((painted(figure), painted(slider)))
    assert len(seen) == len(StepId)


def test_the_words_of_a_grade_stand_beside_the_middle_of_its_badge(
    panel: BenefitsPanel, content: Content
) -> None:
    panel.show_section("sources")
    settle()
    room = panel.part("sources")
    assert room is not None
    badges = [each for each in room.findChildren(GradeBadge) if each.isVisible()]
    meanings = {each.meaning for each in content.grades.values()}
    texts = [each for each in room.findChildren(Prose) if each.text() in meanings]
    for badge, text in list(zip(badges, texts, strict=False))[: len(content.grades)]:
        one = badge.mapTo(room, badge.rect().center()).y()
        other = text.mapTo(room, text.rect().center()).y()
        assert abs(one - other) <= 1
        assert text.height() == text.heightForWidth(text.width())


@pytest.mark.parametrize("face", [Face.BODY, Face.TITLE, Face.LEAD_STRONG])
def test_an_icon_stands_in_the_middle_of_its_first_line(
    themes: ThemeSource, face: Face
) -> None:
    sign = Sign(themes, "help", Tone.CLAY, face)
    assert sign.sizeHint().height() == max(24, themes.theme.line_height(face))
