from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tests.ui.seed import (
    TODAY,
    Clock,
    asking,
    at,
    paused,
    prompting,
    scene,
    slot,
    waiting,
    walking,
)
from walkreminder.core import events as on
from walkreminder.core.ledger import Reason
from walkreminder.core.remembered import NotToday
from walkreminder.core.reminder import step
from walkreminder.core.state import Mode, Quiet, State
from walkreminder.ui.tray import STEPS, Tray, look_of, page_of
from walkreminder.ui.tray_icon import Glyph, Panel, TrayLook
from walkreminder.ui.tray_menu import (
    PAGES,
    Choice,
    Entry,
    Light,
    menu_entries,
    wish_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

# Without a screen there is no tray, and Qt says so in its own way.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
NOW = at(13, 50)
PAGES_AND_END = [
    "Today",
    "Why walk",
    "History",
    "Settings",
    "When to get help",
    "Quit",
]
QUIET = Quiet(at(13))
PROMPT = prompting().open
assert PROMPT is not None
SNOOZED = replace(
    prompting(), open=replace(PROMPT, mode=Mode.SNOOZED, until=at(15, 10))
)

TABLE = [
    pytest.param(
        waiting(NOW),
        [
            "Next walk 15:00",
            "Start a walk",
            "Skip the 15:00 one",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="waiting",
    ),
    pytest.param(
        prompting(),
        [
            "Time for a walk",
            "Start a walk",
            "Snooze 10 min",
            "Skip this one",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="prompting",
    ),
    pytest.param(
        walking(),
        [
            "Walking",
            "Show the walk",
            "Pause",
            "Finish",
            "Cancel walk",
            "Skip the 15:00 one",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="walking",
    ),
    pytest.param(
        replace(waiting(NOW), quiet=QUIET),
        [
            "Quiet",
            "Start a walk",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Reminders on again",
            "Quiet for",
        ],
        id="quiet",
    ),
    pytest.param(
        replace(waiting(NOW), skips=(slot().key,)),
        [
            "Next walk tomorrow at 10:30",
            "Start a walk",
            "Skip the one tomorrow at 10:30",
            "Undo skip",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="skipped ahead",
    ),
    pytest.param(
        replace(waiting(NOW), not_today=NotToday(TODAY, Reason.NOT_TODAY)),
        [
            "Next walk tomorrow at 10:30",
            "Start a walk",
            "Skip the one tomorrow at 10:30",
            "Undo skip",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="not today",
    ),
    pytest.param(
        asking(),
        [
            "A question about your walk",
            "Answer the question",
            "Skip the 15:00 one",
            "Not today",
            "Unwell today",
            "Remind me in 30 min",
            "Quiet for",
        ],
        id="asking",
    ),
    pytest.param(
        replace(waiting(NOW), locked=True),
        ["Paused for safety", "Start a walk"],
        id="locked",
    ),
]


@pytest.fixture
def tray(themes: ThemeSource, qapp: QApplication) -> Iterator[Tray]:
    tray = Tray(themes, Clock(at(14)), parent=qapp)
    yield tray
    tray.hide()
    tray.deleteLater()


def texts(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries]


def entry(state: State, choice: Choice) -> Entry:
    return next(e for e in menu_entries(state, scene(NOW)) if e.choice is choice)


def lines(tray: Tray) -> dict[str, QAction]:
    found = tray._menu.actions()
    menus = [line.menu() for line in found]
    found += [a for menu in menus if isinstance(menu, QMenu) for a in menu.actions()]
    return {action.text(): action for action in found}


@pytest.mark.parametrize(("state", "expected"), TABLE)
def test_the_menu_offers_what_makes_sense_now(
    state: State, expected: list[str]
) -> None:
    assert texts(menu_entries(state, scene(NOW))) == expected + PAGES_AND_END


def test_a_paused_walk_can_be_resumed() -> None:
    words = texts(menu_entries(paused(at(15, 5)), scene(at(15, 6))))
    assert "Resume" in words
    assert "Pause" not in words


def test_a_skip_that_has_passed_cannot_be_undone() -> None:
    state = replace(waiting(at(16)), skips=(slot().key,))
    assert "Undo skip" not in texts(menu_entries(state, scene(at(16))))


def test_a_walk_is_thrown_away_one_step_further_in() -> None:
    cancel = entry(walking(), Choice.CANCEL)
    assert texts(cancel.inside) == ["Discard this walk"]
    assert wish_of(Choice.CANCEL, scene(NOW)) is None
    assert wish_of(Choice.DISCARD, scene(NOW)) == on.Cancel()


def test_a_day_off_for_being_unwell_does_not_count_against_the_week() -> None:
    assert wish_of(Choice.UNWELL, scene(NOW)) == on.SkipToday(Reason.UNWELL)


def test_quiet_offers_lengths_tomorrow_and_for_good() -> None:
    quiet = entry(waiting(NOW), Choice.QUIET)
    assert texts(quiet.inside) == [
        "30 min",
        "1 h",
        "2 h",
        "4 h",
        "Until tomorrow",
        "Until I switch it on",
    ]
    wishes = [wish_of(inside.choice, scene(NOW)) for inside in quiet.inside]
    assert wishes == [
        on.QuietOn(at(14, 20)),
        on.QuietOn(at(14, 50)),
        on.QuietOn(at(15, 50)),
        on.QuietOn(at(17, 50)),
        on.QuietOn(at(0) + timedelta(days=1)),
        on.QuietOn(None),
    ]


def test_a_locked_app_can_only_end_its_walk() -> None:
    held = replace(paused(at(15, 5)), locked=True)
    assert entry(held, Choice.FINISH).light is Light.ON
    assert entry(held, Choice.START).light is Light.OFF


def test_a_locked_app_starts_no_walk() -> None:
    locked = replace(waiting(NOW), locked=True)
    assert entry(locked, Choice.START).light is Light.OFF
    assert entry(waiting(NOW), Choice.START).light is Light.ON


@pytest.mark.parametrize(
    "state", [case.values[0] for case in TABLE], ids=[str(case.id) for case in TABLE]
)
def test_nothing_the_menu_offers_is_refused(state: State) -> None:
    now = scene(max(NOW, state.looked))
    for line in menu_entries(state, now):
        for each in (line, *line.inside):
            wish = wish_of(each.choice, now)
            leads_on = each.inside or each.choice in PAGES
            assert wish or leads_on or each.choice in (Choice.NEWS, Choice.QUIT)
            if wish is not None and each.light is Light.ON:
                step(state, wish, now)


@pytest.mark.parametrize(
    ("state", "look"),
    [
        (waiting(NOW), TrayLook(24 / 36, Glyph.WAITING, Panel.LIGHT)),
        (prompting(), TrayLook(24 / 36, Glyph.WAITING, Panel.LIGHT)),
        (
            replace(waiting(NOW), quiet=QUIET),
            TrayLook(24 / 36, Glyph.QUIET, Panel.LIGHT),
        ),
        (walking(), TrayLook(9 / 36, Glyph.WALKING, Panel.LIGHT)),
        (paused(at(15, 3)), TrayLook(5 / 36, Glyph.PAUSED, Panel.LIGHT)),
    ],
)
def test_the_ring_is_today_or_this_walk(state: State, look: TrayLook) -> None:
    assert look_of(state, scene(at(15, 5)), Panel.LIGHT) == look


@pytest.mark.parametrize(
    ("state", "page"),
    [
        (waiting(NOW), "today"),
        (SNOOZED, "today"),
        (prompting(), "prompt"),
        (asking(), "prompt"),
        (walking(), "walk"),
        (paused(at(15, 3)), "walk"),
    ],
)
def test_a_click_brings_what_matters_now(
    qtbot: QtBot, tray: Tray, state: State, page: str
) -> None:
    assert page_of(state) == page
    tray.show_state(state, scene(NOW))
    with qtbot.waitSignal(tray.wanted) as wanted:
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert wanted.args == [page]


def test_the_menu_opening_is_not_a_click(qtbot: QtBot, tray: Tray) -> None:
    tray.show_state(waiting(NOW), scene(NOW))
    with qtbot.assertNotEmitted(tray.wanted):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_the_tooltip_says_what_is_next_and_why(tray: Tray) -> None:
    tray.show_state(waiting(NOW), scene(NOW))
    assert tray._icon.toolTip() == "Next walk 15:00\nI will ask at 15:00."


def test_the_icon_is_painted_only_when_it_looks_different(tray: Tray) -> None:
    def picture() -> int:
        return tray._icon.icon().cacheKey()

    tray.show_state(walking(), scene(at(15, 5)))
    first = picture()
    tray.show_state(walking(), scene(at(15, 5, 3)))
    assert picture() == first
    tray.show_state(walking(), scene(at(15, 6)))
    assert picture() != first


def test_most_beats_of_a_long_walk_paint_nothing(tray: Tray) -> None:
    began = walking()
    assert began.walk is not None
    hour = replace(began, walk=replace(began.walk, goal=timedelta(hours=1)))
    pictures, words = [], []
    for beat in range(180):
        now = began.walk.started + beat * timedelta(seconds=20)
        tray.show_state(hour, scene(now))
        pictures.append(tray._icon.icon().cacheKey())
        words.append(tray._icon.toolTip())
    assert len(set(pictures)) == STEPS + 1
    assert len(set(words)) <= 60 + 1


def test_choosing_a_line_asks_for_it(qtbot: QtBot, tray: Tray) -> None:
    tray.show_state(prompting(), scene(at(15)))
    with qtbot.waitSignal(tray.asked) as asked:
        lines(tray)["Skip this one"].trigger()
    assert asked.args == [on.Skip()]
    with qtbot.waitSignal(tray.wanted) as wanted:
        lines(tray)["Why walk"].trigger()
    assert wanted.args == ["why"]
    with qtbot.waitSignal(tray.quit_wanted):
        lines(tray)["Quit"].trigger()


def test_half_an_hour_counts_from_the_click(qtbot: QtBot, tray: Tray) -> None:
    tray.show_state(waiting(NOW), scene(NOW))
    with qtbot.waitSignal(tray.asked) as asked:
        lines(tray)["Remind me in 30 min"].trigger()
    assert asked.args == [on.Remind(at(14, 30))]
    with qtbot.waitSignal(tray.asked) as asked:
        lines(tray)["1 h"].trigger()
    assert asked.args == [on.QuietOn(at(15))]


def test_every_choice_reaches_the_app_through_the_menu(tray: Tray) -> None:
    heard: list[object] = []
    tray.asked.connect(heard.append)
    tray.show_state(walking(), scene(at(15, 5)))
    for words in ("Pause", "Finish", "Discard this walk"):
        lines(tray)[words].trigger()
    assert heard == [on.Pause(), on.Finish(), on.Cancel()]


def test_lines_that_stay_are_kept_so_that_an_open_menu_does_not_flicker(
    tray: Tray,
) -> None:
    tray.show_state(waiting(NOW), scene(NOW))
    before = tray._menu.actions()
    later = at(10)
    tray.show_state(waiting(later), scene(later))
    assert tray._menu.actions() == before
    assert "Skip the 10:30 one" in lines(tray)


def test_a_late_tray_gets_an_icon_of_its_own(tray: Tray) -> None:
    tray.show_state(walking(), scene(at(15, 5)))
    early = tray._icon
    tray.recreate()
    assert tray._icon is not early
    assert not early.isVisible()
    assert tray._icon.toolTip() == early.toolTip()
    assert "Pause" in lines(tray)
    assert not tray._icon.icon().isNull()


@pytest.mark.parametrize(
    ("state", "light"),
    [
        (waiting(NOW), Light.ON),
        (replace(waiting(NOW), quiet=Quiet(NOW)), Light.OFF),
        (replace(waiting(NOW), quiet=Quiet(NOW, NOW + timedelta(hours=1))), Light.OFF),
        (replace(waiting(NOW), quiet=Quiet(NOW, NOW + timedelta(minutes=5))), Light.ON),
        (
            replace(waiting(NOW), not_today=NotToday(TODAY, Reason.NOT_TODAY)),
            Light.OFF,
        ),
    ],
)
def test_one_more_reminder_is_offered_where_it_would_come(
    state: State, light: Light
) -> None:
    assert entry(state, Choice.REMIND).light is light
