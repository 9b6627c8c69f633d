from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from tests.ui.seed import (
    SETTINGS,
    ZONE,
    Clock,
    asking,
    at,
    following,
    paused,
    scene,
    waiting,
    walking,
)
from walkreminder.core import events as on
from walkreminder.core.settings import RatingSettings, SoundSettings
from walkreminder.core.walk import Phase
from walkreminder.ui.around import Around
from walkreminder.ui.floating import free_screen
from walkreminder.ui.parts.buttons import Button, IconButton, RoundButton
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.ring import WalkRing
from walkreminder.ui.parts.text import Text
from walkreminder.ui.walk_face import face_of
from walkreminder.ui.walk_view import SecondHand
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource

NOW = at(15, 7, 20)
LESS = on.Extend(timedelta(minutes=-5))
KEYS = [
    (Qt.Key.Key_Space, on.Pause()),
    (Qt.Key.Key_Plus, on.Extend()),
    (Qt.Key.Key_Minus, LESS),
    (Qt.Key.Key_Return, on.Finish()),
    (Qt.Key.Key_F, on.Finish()),
]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource, clock: Clock) -> WalkWindow:
    window = WalkWindow(themes, clock, Around())
    qtbot.addWidget(window)
    qtbot.addWidget(window._mini)
    return window


@pytest.fixture
def walk(window: WalkWindow) -> WalkWindow:
    window.show_state(walking(), scene(NOW))
    return window


def named(parent: QWidget, name: str) -> QAbstractButton:
    kinds = (RoundButton, IconButton, Button)
    for kind in kinds:
        for button in parent.findChildren(kind):
            if name in (button.text(), button.accessibleName()):
                return button
    raise AssertionError(f"there is no button {name!r}")


def ring(parent: QWidget) -> WalkRing:
    return parent.findChildren(WalkRing)[0]


def without_asking(now: datetime) -> Scene:
    """Return the scene of somebody who wants to rate nothing."""
    return scene(now, replace(SETTINGS, rating=RatingSettings(ask=False)))


def labels(parent: QWidget) -> list[str]:
    found = parent.findChildren(Text)
    return [label.text() for label in found if label.isVisible()]


def choose(window: WalkWindow, text: str) -> None:
    lines = window._corners._menu.actions()
    next(line for line in lines if line.text() == text).trigger()


def test_a_walk_that_begins_brings_its_window(window: WalkWindow) -> None:
    window.show_state(waiting(NOW), scene(NOW))
    assert not window.isVisible()
    window.show_state(walking(), scene(NOW))
    assert window.isVisible()
    assert ring(window).accessibleName() == "Walk, about 13 minutes left"
    assert labels(window)[:2] == [
        "You should be able to talk, not sing.",
        "Started 15:00, ends about 15:20",
    ]


def test_the_window_goes_when_the_walk_is_over(walk: WalkWindow) -> None:
    walk.show_state(waiting(NOW), scene(NOW))
    assert not walk.isVisible()
    walk.come()
    assert not walk.isVisible()


def test_closing_the_window_lets_the_walk_go_on(qtbot: QtBot, walk: WalkWindow) -> None:
    with qtbot.assertNotEmitted(walk.asked):
        walk.close()
    walk.show_state(walking(), scene(at(15, 8)))
    assert not walk.isVisible()
    walk.come()
    assert walk.isVisible()


def test_a_second_walk_brings_the_window_again(walk: WalkWindow) -> None:
    walk.close()
    first = walking().walk
    assert first is not None
    second = replace(walking(), walk=replace(first, id=UUID(int=2)))
    walk.show_state(second, scene(NOW))
    assert walk.isVisible()


def test_while_it_is_asked_what_counts_no_time_is_shown(walk: WalkWindow) -> None:
    walk.show_state(asking(), scene(at(15, 20)))
    assert not walk.isVisible()
    walk.show_state(walking(), scene(at(15, 21)))
    assert walk.isVisible()


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("5 min", on.Extend()),
        ("Pause", on.Pause()),
        ("Finish", on.Finish()),
    ],
)
def test_each_control_asks(
    qtbot: QtBot, walk: WalkWindow, button: str, wish: on.Event
) -> None:
    with qtbot.waitSignal(walk.asked) as asked:
        named(walk, button).click()
    assert asked.args == [wish]


def test_pause_becomes_resume(qtbot: QtBot, walk: WalkWindow) -> None:
    walk.show_state(paused(NOW), scene(NOW))
    with qtbot.waitSignal(walk.asked) as asked:
        named(walk, "Resume").click()
    assert asked.args == [on.Resume()]


@pytest.mark.parametrize(("key", "wish"), KEYS)
def test_keys_do_what_the_controls_do(
    qtbot: QtBot, walk: WalkWindow, key: Qt.Key, wish: on.Event
) -> None:
    with qtbot.waitSignal(walk.asked) as asked:
        qtbot.keyClick(walk, key)
    assert asked.args == [wish]


def test_space_pauses_also_after_the_mouse_pressed_another_control(
    qtbot: QtBot, walk: WalkWindow
) -> None:
    longer = named(walk, "5 minutes more")
    qtbot.mouseClick(longer, Qt.MouseButton.LeftButton)
    assert not longer.hasFocus()
    assert longer.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_escape_hides_the_window(qtbot: QtBot, walk: WalkWindow) -> None:
    qtbot.keyClick(walk, Qt.Key.Key_Escape)
    assert not walk.isVisible()


def test_a_walk_is_thrown_away_only_after_a_second_click(
    qtbot: QtBot, walk: WalkWindow
) -> None:
    with qtbot.assertNotEmitted(walk.asked):
        choose(walk, "Cancel walk")
    assert not named(walk, "Finish").isVisible()
    with qtbot.waitSignal(walk.asked) as asked:
        named(walk, "Discard").click()
    assert asked.args == [on.Cancel()]
    assert named(walk, "Finish").isVisible()


@pytest.mark.parametrize("way_out", ["button", "escape", "hide"])
def test_a_walk_can_be_kept_after_all(
    qtbot: QtBot, walk: WalkWindow, way_out: str
) -> None:
    choose(walk, "Cancel walk")
    ways: dict[str, Callable[[], object]] = {
        "button": named(walk, "Keep it").click,
        "escape": lambda: qtbot.keyClick(walk, Qt.Key.Key_Escape),
        "hide": walk.close,
    }
    with qtbot.assertNotEmitted(walk.asked):
        ways[way_out]()
    assert walk.isVisible() == (way_out != "hide")
    walk.come()
    assert named(walk, "Finish").isVisible()


def test_no_key_ends_a_walk_while_it_is_asked(qtbot: QtBot, walk: WalkWindow) -> None:
    choose(walk, "Cancel walk")
    with qtbot.assertNotEmitted(walk.asked):
        qtbot.keyClick(walk, Qt.Key.Key_F)


def test_five_minutes_less_are_in_the_menu(qtbot: QtBot, walk: WalkWindow) -> None:
    with qtbot.waitSignal(walk.asked) as asked:
        choose(walk, "5 minutes less")
    assert asked.args == [LESS]


def test_the_small_form_takes_the_large_ones_place(
    qtbot: QtBot, walk: WalkWindow
) -> None:
    mini = walk._mini
    qtbot.keyClick(walk, Qt.Key.Key_M)
    assert mini.isVisible()
    assert not walk.isVisible()
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert "12:40" in labels(mini)
    qtbot.keyClick(mini, Qt.Key.Key_M)
    assert walk.isVisible()
    assert not mini.isVisible()


def test_a_small_walk_comes_back_small(qtbot: QtBot, walk: WalkWindow) -> None:
    walk.shrink()
    qtbot.keyClick(walk._mini, Qt.Key.Key_Escape)
    assert not walk._mini.isVisible()
    walk.come()
    assert walk._mini.isVisible()
    assert not walk.isVisible()
    walk.show_state(waiting(NOW), scene(NOW))
    assert not walk._mini.isVisible()


@pytest.mark.parametrize(("key", "wish"), KEYS)
def test_the_small_form_knows_the_same_keys(
    qtbot: QtBot, walk: WalkWindow, key: Qt.Key, wish: on.Event
) -> None:
    walk.shrink()
    with qtbot.waitSignal(walk.asked) as asked:
        qtbot.keyClick(walk._mini, key)
    assert asked.args == [wish]


def test_the_small_form_pauses_and_expands(qtbot: QtBot, walk: WalkWindow) -> None:
    walk.shrink()
    with qtbot.waitSignal(walk.asked) as asked:
        named(walk._mini, "Pause").click()
    assert asked.args == [on.Pause()]
    named(walk._mini, "Large form").click()
    assert walk.isVisible()


@pytest.mark.parametrize("size", [1.0, 1.5])
@pytest.mark.parametrize("minute", [1, 10, 19, 21])
def test_the_small_form_shows_its_second_line_whole(
    qapp: QApplication,
    themes: ThemeSource,
    window: WalkWindow,
    clock: Clock,
    minute: int,
    size: float,
) -> None:
    themes.enlarge(size)
    window.show_state(walking(), scene(NOW))
    window.shrink()
    width = window._mini.width()
    clock.now = at(15, minute)
    for state in (walking(), paused(clock.now)):
        window.show_state(state, scene(clock.now))
        qapp.processEvents()
        shown = [each for each in window._mini.findChildren(Text) if each.isVisible()]
        assert len(shown) == 3
        for label in shown:
            assert label.width() >= label.sizeHint().width(), label.text()
        assert window._mini.width() == width, "it does not jump from part to part"


def test_the_small_form_has_room_for_no_more_than_it_may_say(
    walk: WalkWindow, clock: Clock
) -> None:
    mini = walk._mini
    clock.now = at(15, 19)
    walk.shrink()
    room = mini._word.sizeHint().width() + mini._until.sizeHint().width()
    spare = mini._below.geometry().width() - room
    assert 0 <= spare <= 12


def test_time_runs_only_while_somebody_looks(walk: WalkWindow) -> None:
    assert walk._hand.runs
    assert not walk._mini._hand.runs
    walk.close()
    assert not walk._hand.runs
    walk.come()
    assert walk._hand.runs
    walk.show_state(paused(NOW), scene(NOW))
    assert not walk._hand.runs


def test_the_running_time_follows_the_clock(walk: WalkWindow, clock: Clock) -> None:
    clock.now = at(15, 19, 30)
    walk._hand._timer.timeout.emit()
    assert ring(walk).accessibleName() == "Cool down, about 1 minute left"
    assert labels(walk)[0] == "Let your steps slow down."


def test_a_second_hand_without_a_walk_stands_still(
    qtbot: QtBot, window: WalkWindow, clock: Clock
) -> None:
    hand = SecondHand(clock, window)
    with qtbot.assertNotEmitted(hand.moved):
        hand.wake()
    assert not hand.runs


def test_the_small_form_has_its_buttons_in_two_even_rows(walk: WalkWindow) -> None:
    walk.shrink()
    mini = walk._mini
    buttons = [b for b in mini.findChildren(IconButton) if b.isVisible()]
    assert len(buttons) == 4
    assert {each.size().toTuple() for each in buttons} == {(32, 32)}
    assert len({each.x() for each in buttons}) == 2
    assert len({each.y() for each in buttons}) == 2
    assert all(mini.rect().contains(each.geometry()) for each in buttons)
    # As wide as two buttons made it.
    assert mini.height() == 72
    assert mini.width() <= 264


def test_both_forms_have_their_size(walk: WalkWindow, themes: ThemeSource) -> None:
    assert walk.size() == QSize(340, 460)
    assert walk._mini.height() == 72
    assert walk._mini.width() >= 240
    themes.enlarge(1.5)
    assert walk.size() == QSize(510, 690)


def test_long_words_are_not_clipped(qapp: QApplication, walk: WalkWindow) -> None:
    german = "Sie sollten sich unterhalten, aber nicht mehr singen können."
    times = "Begonnen um 15:00 Uhr, Ende voraussichtlich gegen 15:20 Uhr"
    walk._controls.show_lines(german, times)
    pause = walk._controls.findChildren(RoundButton)[1]
    pause.show_text("Unterbrechung beenden", "play")
    for _layer in range(4):  # a layout tells the one around it, and so on
        qapp.processEvents()
    for shown in (*walk._controls.findChildren(Text), pause):
        if shown.isVisible():
            assert shown.width() >= shown.minimumSizeHint().width()
            assert shown.height() >= shown.heightForWidth(shown.width())


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_shows_a_whole_face(
    walk: WalkWindow, clock: Clock, phase: Phase
) -> None:
    minute = {"warm-up": 1, "walk": 10, "cool-down": 19, "extra": 25}[phase.value]
    clock.now = at(15, minute)
    state: State = walking()
    assert state.walk is not None
    walk.show_state(state, without_asking(clock.now))
    face = face_of(state.walk, clock.now, ZONE)
    assert labels(walk)[:2] == [face.hint, face.times]
    assert walk.grab().size() == QSize(340, 460) * walk.devicePixelRatio()


def test_the_first_time_the_window_comes_in_the_middle(walk: WalkWindow) -> None:
    free = free_screen(walk)
    assert (walk.geometry().center() - free.center()).manhattanLength() <= 2
    walk.move(free.topLeft() + QPoint(10, 20))
    walk.close()
    walk.come()
    assert walk.pos() == free.topLeft() + QPoint(10, 20)


def test_a_window_that_was_somewhere_comes_there_again(
    window: WalkWindow, walk: WalkWindow, themes: ThemeSource, qtbot: QtBot
) -> None:
    walk.move(30, 40)
    again = WalkWindow(themes, Clock(NOW), Around())
    qtbot.addWidget(again)
    again.restoreGeometry(window.saveGeometry())
    again.show_state(walking(), scene(NOW))
    assert again.pos() == QPoint(30, 40)


def test_tab_goes_round_the_buttons_and_rests_on_no_other_thing(
    window: WalkWindow,
) -> None:
    window.show_state(walking(), scene(NOW))
    met = {id(each) for each in _round(window)}
    buttons = {id(each) for each in window.findChildren(Control) if each.isVisible()}
    assert met == buttons


def _round(window: WalkWindow) -> list[QWidget]:
    met: list[QWidget] = []
    while window.focusNextChild():
        now = window.focusWidget()
        if now is None or now in met:
            break
        met.append(now)
    return met


def test_a_screen_too_low_for_the_large_form_gets_the_small_one(
    window: WalkWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QRect(0, 30, 640, 370)
    where = "walkreminder.ui.walk_forms.free_screen"
    for place in (where, "walkreminder.ui.walk_mini.free_screen"):
        monkeypatch.setattr(place, lambda _widget: screen)
    window.show_state(walking(), scene(NOW))
    assert window._mini.isVisible()
    assert window._mini.geometry().bottomRight() == screen.bottomRight()
    window.expand()
    assert window._mini.isVisible()
    assert not window.isVisible()
    screen.setHeight(600)
    window.expand()
    assert window.isVisible()


def test_a_trouble_is_told_whole_below_the_walk_until_it_is_over(
    qtbot: QtBot, walk: WalkWindow
) -> None:
    before = walk.size()
    walk.show_trouble("The history cannot be used: the disk is full. " * 4)
    qtbot.waitUntil(lambda: walk.height() > before.height())
    bar = walk._trouble
    assert bar.height() >= bar.heightForWidth(bar.width())
    assert walk._ring.size() == walk._ring.sizeHint()
    walk.show_trouble("")
    qtbot.waitUntil(lambda: walk.size() == before)
    assert not bar.isVisible()


MUTED = replace(SETTINGS, sound=SoundSettings(cues=False))


def sound(walk: WalkWindow) -> IconButton:
    return walk._corners._sound


@pytest.mark.parametrize(
    ("settings", "name"),
    [(SETTINGS, "Mute the cues"), (MUTED, "Let the cues be heard")],
)
def test_a_button_mutes_the_cues_of_this_walk_and_later_ones(
    qtbot: QtBot, walk: WalkWindow, settings: Settings, name: str
) -> None:
    walk.show_state(walking(), scene(NOW, settings))
    assert sound(walk).accessibleName() == name
    for turn in (
        sound(walk).click,
        partial(qtbot.keyClick, walk, Qt.Key.Key_V),
        partial(qtbot.keyClick, walk._mini, Qt.Key.Key_V),
    ):
        with qtbot.waitSignal(walk.settings_changed) as changed:
            turn()
        changed_to = changed.args[0]
        assert changed_to.sound.cues is not settings.sound.cues
        assert replace(changed_to, sound=settings.sound) == settings


def test_the_small_buttons_stand_in_their_corners_in_both_directions(
    walk: WalkWindow,
) -> None:
    corners = walk._corners

    def places() -> list[int]:
        corners.place()
        return [each.x() for each in (corners._sound, corners._more, corners._shrink)]

    assert places() == [12, 44, 340 - 12 - 32]
    walk.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places() == [340 - 12 - 32, 340 - 44 - 32, 12]


def test_what_is_on_screen_is_either_form(walk: WalkWindow) -> None:
    assert walk.is_on_screen
    walk.shrink()
    assert walk.is_on_screen
    walk._mini.hide()
    assert not walk.is_on_screen


def test_the_hint_is_the_pace_of_the_level_where_the_programme_is_followed(
    walk: WalkWindow, clock: Clock
) -> None:
    follows = following(scene(NOW), 6)
    walk.show_state(walking(), follows)
    assert labels(walk)[0] == "Comfortable."
    walk.show_state(walking(), scene(NOW))
    assert labels(walk)[0] == "You should be able to talk, not sing."
    # The ends are easy at every level.
    clock.now = at(15, 1)
    walk.show_state(walking(), replace(follows, now=clock.now))
    assert labels(walk)[0] == "Start slowly and easily."


def test_it_repaints_while_it_is_seen_and_never_else(walk: WalkWindow) -> None:
    assert walk._hand.runs
    walk.shrink()
    assert not walk._hand.runs
    assert walk._mini._hand.runs
    walk._mini.hide()
    assert not walk._mini._hand.runs
    walk.show_state(walking(), scene(at(15, 8)))
    assert not walk._hand.runs
    assert not walk._mini._hand.runs
