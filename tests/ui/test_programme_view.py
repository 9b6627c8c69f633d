"""The page Programme: by mouse, by keyboard, and as a screen reader meets it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.diary import (
    NINTH,
    OFFERED,
    SETTINGS,
    STATE,
    WORK_DAYS,
    Lived,
    day,
    diary,
    scene_of,
    this_week,
)
from tests.ui.tabbing import tabbed_from
from walkreminder.core import events as on
from walkreminder.core.benefits import parse
from walkreminder.core.ledger import Past, Reason
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    FlareOver,
    FlareUp,
    Hold,
    NoLegPain,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.programme_week import DayKind, WeekDay
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.resources import resource
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.week_marks import DayMark
from walkreminder.ui.programme_view import ProgrammePage
from walkreminder.ui.signs_question import SignsQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pytestqt.qtbot import QtBot

    from walkreminder.core.programme_log import Said
    from walkreminder.core.state import Scene
    from walkreminder.ui.dressing import ThemeSource

CONTENT = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
OFF = replace(SETTINGS, programme=ProgrammeSettings())
NEW = replace(scene_of(*diary(NINTH)), past=Past(), settings=OFF)


class Reader:
    """The page with what came out of it."""

    def __init__(self, page: ProgrammePage) -> None:
        self.page = page
        self.said: list[Said] = []
        self.wished: list[object] = []
        self.settings: list[Settings] = []
        self.wanted: list[str] = []
        page.asked.connect(self._hear)
        page.changed.connect(self.settings.append)
        page.wanted.connect(self.wanted.append)

    def _hear(self, event: on.Event) -> None:
        if isinstance(event, on.Say):
            self.said.append(event.said)
        else:
            self.wished.append(event)

    def show(
        self, said: tuple[tuple[date, Said], ...] = NINTH, **more: Unpack[Lived]
    ) -> Scene:
        entries, walks = diary(said, **more)
        self.page.show_walks(this_week(walks))
        scene = scene_of(entries, walks)
        self.page.show_state(STATE, scene)
        return scene

    def press(self, text: str) -> None:
        found = [
            each
            for each in self.page.findChildren(Button)
            if each.text() == text and each.isVisibleTo(self.page)
        ]
        assert len(found) == 1, text
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def read(self) -> str:
        seen = self.page.findChildren(Text)
        return " ".join(each.text() for each in seen if each.isVisibleTo(self.page))


@pytest.fixture
def reader(qtbot: QtBot, themes: ThemeSource) -> Iterator[Reader]:
    page = ProgrammePage(themes, CONTENT)
    qtbot.addWidget(page)
    page.resize(768, 660)
    page.show_state(STATE, NEW)
    page.show()
    qtbot.waitExposed(page)
    yield Reader(page)
    page.hide()


NONE = ("None of these",) * 3


def answer_signs(reader: Reader, *presses: str) -> None:
    for text in presses:
        reader.press(text)


def test_who_has_not_chosen_it_is_told_in_a_few_words(reader: Reader) -> None:
    words = reader.read()
    assert "no trial tested them" in words
    assert "WalkBack" in words
    assert CONTENT.disclaimer in words
    assert not reader.page.flare.isVisible()
    assert not reader.page.following.isVisible()
    assert not reader.page.invitation.go_on.isVisible()


def test_the_whole_start_is_said_at_its_end_and_followed(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    question = reader.page.flow.question
    assert question.isVisible()
    question.able.setValue(30)
    QTest.keyClick(question.usual, Qt.Key.Key_3)
    assert "level 9: 20 min, 5 days a week" in reader.read()
    assert (reader.said, reader.settings) == ([], [])
    reader.press("Start")
    assert reader.said == [Checked(), Answer(30, 3)]
    assert [each.programme.follow for each in reader.settings] == [True]


def test_a_back_that_is_flared_up_begins_at_the_first_level(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    chips = reader.page.flow.question.flared_up
    QTest.mouseClick(chips._group.buttons()[1], Qt.MouseButton.LeftButton)
    assert "level 0" in reader.read()
    reader.press("Start")
    assert reader.said[-1] == Answer(15, None, flared_up=True)


def test_pain_that_was_said_can_be_unsaid(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    question = reader.page.flow.question
    assert not question.unsaid.isVisible()
    QTest.keyClick(question.usual, Qt.Key.Key_7)
    QTest.mouseClick(question.unsaid, Qt.MouseButton.LeftButton)
    reader.press("Start")
    assert reader.said[-1] == Answer(15, None)


def test_an_emergency_sign_is_said_at_once_and_follows_nothing(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, "Yes, one of these")
    assert reader.said == [Checked(Sign.EMERGENCY)]
    assert reader.settings == []
    reader.page.show_state(replace(STATE, locked=True), NEW)
    # What to do now stays in sight.
    assert "Do not walk it off." in reader.read()
    reader.press("Back")
    assert not reader.page.flow.isVisible()
    assert "paused for your safety" in reader.read()


def test_a_lock_from_elsewhere_ends_the_start(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    reader.page.show_state(replace(STATE, locked=True), NEW)
    assert not reader.page.flow.isVisible()


def test_a_sign_to_be_checked_keeps_nothing_without_a_check(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, "None of these", "Yes, one of these", "Not now")
    assert (reader.said, reader.settings) == ([], [])
    assert reader.page.invitation.start.isVisible()


def test_who_was_checked_goes_on_and_is_cleared(reader: Reader) -> None:
    reader.press("Start the programme")
    answer_signs(reader, "None of these", "Yes, one of these", "I have been checked")
    reader.press("Start")
    assert reader.said == [Checked(Sign.SOON), Answer(15), Cleared()]


def test_escape_and_back_go_out_step_by_step_and_keep_nothing(reader: Reader) -> None:
    page = reader.page
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    QTest.keyClick(page.flow.question.able, Qt.Key.Key_Escape)
    assert page.findChildren(SignsQuestion)[-1].isVisible()
    assert not page.flow.question.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.invitation.start.isVisible()
    reader.press("Start the programme")
    reader.press("Back")
    assert page.invitation.start.isVisible()
    assert (reader.said, reader.settings) == ([], [])


def test_a_new_start_forgets_what_was_answered_before(reader: Reader) -> None:
    question = reader.page.flow.question
    reader.press("Start the programme")
    answer_signs(reader, *NONE)
    question.able.setValue(60)
    QTest.keyClick(question.usual, Qt.Key.Key_3)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    answer_signs(reader, *NONE)
    assert question.answer == Answer(15, None)


def test_the_keyboard_alone_starts_it(reader: Reader) -> None:
    page = reader.page
    page.activateWindow()
    page.invitation.start.setFocus()
    QTest.keyClick(page.invitation.start, Qt.Key.Key_Return)
    for _ in NONE:
        signs = page.findChildren(SignsQuestion)[-1]
        QTest.keyClick(signs.none, Qt.Key.Key_Space)
    stops = list(tabbed_from(page.flow.question.able))
    assert page.flow.question.start in stops
    QTest.keyClick(page.flow.question.able, Qt.Key.Key_Up)
    QTest.keyClick(page.flow.question.start, Qt.Key.Key_Return)
    assert reader.said == [Checked(), Answer(16)]


def test_where_one_is_shows_with_the_week_and_what_comes(reader: Reader) -> None:
    reader.show(worse={day(11, 18): (2, 4)})
    words = reader.read()
    for said in ("4 of 5 walked", "10 of 14 days", "offered from 23 November"):
        assert said in words
    assert "Wednesday: pain rose by 2. Fine to go on." in words
    assert "Comfortable, some brisk if it feels good." in words
    assert CONTENT.disclaimer in words
    marks = reader.page.findChildren(DayMark)
    told = [mark.accessibleName() for mark in marks]
    assert told[2] == "Wednesday: walked, amber"
    assert told[4] == "Friday: a walking day"
    assert told[5] == "Saturday: rest"


@pytest.mark.parametrize(
    ("text", "said"),
    [("Step up", StepTo(10)), ("Hold here", Hold())],
)
def test_a_button_says_what_it_is_called(reader: Reader, text: str, said: Said) -> None:
    reader.show(OFFERED)
    reader.press(text)
    assert reader.said == [said]


def test_stepping_down_is_asked_once(reader: Reader) -> None:
    reader.show(OFFERED)
    reader.press("Step down")
    assert reader.said == []
    assert "Level 8 is 18 min, 5 days a week." in reader.read()
    QTest.keyClick(reader.page.question.no, Qt.Key.Key_Escape)
    assert not reader.page.question.isVisible()
    reader.press("Step down")
    QTest.mouseClick(reader.page.question.yes, Qt.MouseButton.LeftButton)
    assert reader.said == [StepTo(8)]
    assert not reader.page.question.isVisible()


def test_a_flare_up_is_said_after_a_look_at_the_signs(reader: Reader) -> None:
    reader.show()
    QTest.mouseClick(reader.page.flare, Qt.MouseButton.LeftButton)
    assert reader.said == []
    assert "signs that need help first" in reader.read()
    QTest.mouseClick(reader.page.question._see, Qt.MouseButton.LeftButton)
    assert reader.wanted == ["help"]
    reader.press("None applies, settle down")
    assert reader.said == [FlareUp()]


def test_in_a_flare_up_it_is_told_when_it_has_eased(reader: Reader) -> None:
    reader.show((*NINTH, (day(11, 17), FlareUp())))
    assert not reader.page.flare.isEnabled()
    reader.press("It has eased")
    assert reader.said == [FlareOver()]


def test_too_soon_nobody_can_say_that_it_has_eased(reader: Reader) -> None:
    reader.show((*NINTH, (day(11, 19), FlareUp())))
    reader.press("It has eased")
    assert reader.said == []


def test_the_menu_skips_a_day_and_names_what_is_no_reason_to_wait(
    reader: Reader,
) -> None:
    """Skip today: fever, unwell, after a fall, very hot or icy weather outdoors."""
    reader.show()
    reader.page.more._skip.trigger()
    assert "new numbness or weakness" in reader.read()
    QTest.mouseClick(reader.page.question._see, Qt.MouseButton.LeftButton)
    assert reader.wanted == ["help"]
    assert reader.wished == []
    reader.press("Skip today")
    assert reader.wished == [on.SkipToday(Reason.UNWELL)]


def test_the_menu_tells_of_sore_feet(reader: Reader) -> None:
    reader.show()
    reader.page.more._sore.trigger()
    assert "Limping or swelling: stop and get advice." in reader.read()
    reader.press("Rest two days")
    assert reader.said == [SoreFeet()]


def test_the_menu_takes_back_that_pain_spread_down_the_leg(reader: Reader) -> None:
    scene = reader.show()
    more = reader.page.more
    assert not more._leg.isVisible()
    standing = scene.past.standing
    assert standing is not None
    walk = standing.walks[-1].id
    past = replace(scene.past, down_the_leg=frozenset({walk}))
    reader.page.show_state(STATE, replace(scene, past=past))
    assert more._leg.isVisible()
    more._leg.trigger()
    assert reader.said == []
    assert "by its ratings alone" in reader.read()
    reader.press("Take it back")
    assert reader.said == [NoLegPain(walk)]
    # One that nobody can judge any more is not asked about.
    past = replace(scene.past, down_the_leg=frozenset({UUID(int=77)}))
    reader.page.show_state(STATE, replace(scene, past=past))
    assert not more._leg.isVisible()


def test_the_menu_asks_on_rest_days(reader: Reader) -> None:
    reader.show()
    reader.page.more._rest.trigger()
    assert [s.programme.prompt_on_rest_days for s in reader.settings] == [True]


def test_the_menu_stops_it_and_what_was_is_kept(reader: Reader) -> None:
    scene = reader.show()
    reader.page.more._stop.trigger()
    assert reader.settings == []
    reader.press("Stop following")
    assert [s.programme.follow for s in reader.settings] == [False]
    reader.page.show_state(STATE, replace(scene, settings=reader.settings[0]))
    assert reader.page.invitation.go_on.isVisible()
    reader.press("Go on where you were")
    assert [s.programme.follow for s in reader.settings] == [False, True]


def test_the_menu_answers_the_start_question_again(reader: Reader) -> None:
    reader.show()
    reader.page.more._again.trigger()
    answer_signs(reader, *NONE)
    reader.press("Start")
    assert reader.said == [Checked(), Answer(15)]
    # It is followed already.
    assert reader.settings == []


def test_a_lock_leads_to_the_list_and_offers_no_start(reader: Reader) -> None:
    scene = reader.show((*NINTH, (day(11, 19), Checked(Sign.EMERGENCY))))
    reader.page.show_state(replace(STATE, locked=True), scene)
    assert "paused for your safety" in reader.read()
    reader.page._notice.asked.emit()
    assert reader.wanted == ["help"]
    reader.press("A clinician has cleared me")
    assert reader.said == []
    QTest.mouseClick(reader.page.question.yes, Qt.MouseButton.LeftButton)
    assert reader.said == [Cleared()]


def offered(reader: Reader) -> list[str]:
    """What can be pressed in the page: its buttons and the entries of the menu."""
    kinds = (Button, Chip)
    buttons = [each for kind in kinds for each in reader.page.findChildren(kind)]
    seen = [b.text() for b in buttons if b.isVisible() and b.isEnabled()]
    entries = reader.page.more.menu.actions()
    return seen + [a.text() for a in entries if a.isVisible() and a.text()]


@pytest.mark.parametrize("width", [768, 460])
def test_under_the_lock_nothing_is_offered_that_would_do_nothing(
    reader: Reader, width: int
) -> None:
    # Also where it was named elsewhere, so that only the state knows of it.
    scene = reader.show(OFFERED)
    reader.page.resize(width, 660)
    reader.page.show_state(replace(STATE, locked=True), scene)
    assert sorted(offered(reader)) == [
        "A clinician has cleared me",
        "Stop following the programme…",
    ]
    reader.page.show_state(STATE, scene)
    assert {"Step up", "Hold here", "Not today…"} <= set(offered(reader))


def test_a_flare_up_that_goes_on_says_why_there_is_no_second(reader: Reader) -> None:
    reader.show((*NINTH, (day(11, 17), FlareUp())))
    chip = reader.page.flare
    assert chip.isVisible()
    assert not chip.isEnabled()
    assert chip.toolTip() == "A flare-up is going on already."
    assert chip.accessibleDescription() == chip.toolTip()
    reader.show()
    assert (chip.isEnabled(), chip.toolTip()) == (True, "")


def test_who_is_locked_before_any_start_can_be_cleared_as_well(
    reader: Reader,
) -> None:
    reader.page.show_state(replace(STATE, locked=True), NEW)
    assert not reader.page.invitation.start.isVisible()
    reader.press("A clinician has cleared me")
    assert reader.said == []
    QTest.mouseClick(reader.page.question.yes, Qt.MouseButton.LeftButton)
    assert reader.said == [Cleared()]


def test_the_keyboard_stays_near_once_a_question_is_answered(reader: Reader) -> None:
    reader.show()
    reader.page.activateWindow()
    reader.page.more._sore.trigger()
    assert reader.page.focusWidget() is reader.page.question.no
    QTest.keyClick(reader.page.question.no, Qt.Key.Key_Return)
    assert reader.page.focusWidget() is reader.page.more


def test_who_was_checked_says_so_in_the_notice(reader: Reader) -> None:
    reader.show((*NINTH, (day(11, 19), Checked(Sign.CHECK))))
    reader.page._notice.asked.emit()
    assert reader.said == [Cleared()]


def test_a_programme_nobody_can_read_shows_why_and_nothing_else(
    reader: Reader,
) -> None:
    why = "The programme was written by a newer version."
    scene = replace(NEW, past=Past(unread=why), settings=SETTINGS)
    reader.page.show_state(STATE, scene)
    assert why in reader.read()
    assert not reader.page.invitation.start.isVisible()
    assert not reader.page.following.isVisible()
    assert "programme" in reader.page.tells


@pytest.mark.parametrize("width", [540, 460])
def test_little_room_moves_things_and_loses_none(
    qtbot: QtBot, reader: Reader, width: int
) -> None:
    reader.show()
    reader.page.resize(width, 480)
    said = reader.read()
    assert "offered from 23 November" in said
    fits = reader.page.flare.isVisible() or reader.page.more._flare.isVisible()
    assert fits
    bar = reader.page.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


@pytest.mark.parametrize("kind", list(DayKind))
def test_every_kind_of_day_has_a_shape_and_words(
    reader: Reader, themes: ThemeSource, kind: DayKind
) -> None:
    mark = DayMark(themes, reader.page)
    mark.show_day(WeekDay(day(11, 18), kind), day(11, 18))
    mark.resize(mark.sizeHint())
    assert mark.accessibleName().startswith("Wednesday: ")
    ground = mark.grab().toImage()
    mark.show_day(WeekDay(day(11, 18), DayKind.REST), day(11, 18))
    assert (mark.grab().toImage() == ground) is (kind is DayKind.REST)


def test_the_menu_opens_below_its_button(reader: Reader) -> None:
    reader.show()
    more = reader.page.more
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert more.menu.isVisible()
    assert next(each.text() for each in more.menu.actions() if each.isVisible()) == (
        "Not today…"
    )
    more.menu.close()


def test_escape_that_closes_nothing_goes_on_to_the_window(reader: Reader) -> None:
    reader.show()
    QTest.keyClick(reader.page, Qt.Key.Key_Escape)
    assert reader.page.following.isVisible()


def test_reminders_with_minutes_lead_to_the_settings(reader: Reader) -> None:
    reminders = (replace(WORK_DAYS, minutes=20),)
    own = replace(SETTINGS, reminders=reminders)
    reader.page.show_state(STATE, scene_of(*diary(NINTH), own))
    reader.page._notice.asked.emit()
    assert reader.wanted == ["settings"]
