from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.ui.seed import DAILY, NOW, SCENE, STATES, WAITING, at
from tests.ui.tabbing import tabbed_from
from walkreminder.core import events as on
from walkreminder.core.benefits import parse
from walkreminder.core.claims import Occasion
from walkreminder.core.state import Quiet
from walkreminder.resources import resource
from walkreminder.ui.page import Room
from walkreminder.ui.today import Today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from walkreminder.core.claims import Card
    from walkreminder.ui.dressing import ThemeSource


CONTENT = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
SHORT = [each.id for each in CONTENT.cards if each.daily and not each.bars]


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource) -> Iterator[Today]:
    page = Today(themes, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(768, 660)
    yield page
    page.hide()


def show_fact(page: Today, name: str) -> Card:
    card = CONTENT.card(name)
    grade, counted = CONTENT.grades[card.grade], CONTENT.labels.days
    page.show_card(card, grade, counted, checked=CONTENT.checked)
    return card


def click(qtbot: QtBot, page: Today, text: str) -> None:
    buttons = page._card.offers.buttons
    button = next(each for each in buttons if each.text() == text)
    assert not button.isHidden()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "text", "event"),
    [
        ("next", "Skip 15:00", on.Skip()),
        ("next", "Not today", on.SkipToday()),
        ("skipped", "Undo skip", on.Unskip()),
        ("prompting", "Snooze 10 min", on.Snooze()),
        ("prompting", "Skip", on.Skip()),
        ("offering", "Keep 15:00", on.KeepTime()),
        ("walking", "Pause", on.Pause()),
        ("walking", "Finish", on.Finish()),
        ("paused", "Resume", on.Resume()),
        ("asking", "None", on.Answer(on.Walked.NONE)),
    ],
)
def test_a_button_asks_for_what_it_says(
    qtbot: QtBot, page: Today, name: str, text: str, event: on.Event
) -> None:
    page.show_state(*STATES[name])
    page.show()
    with qtbot.waitSignal(page.asked) as asked:
        click(qtbot, page, text)
    assert asked.args == [event]


def test_the_time_that_is_offered_can_be_taken(qtbot: QtBot, page: Today) -> None:
    page.show_state(*STATES["offering"])
    page.show()
    with qtbot.waitSignal(page.move_wanted) as wanted:
        click(qtbot, page, "Move to 16:00")
    [(key, to)] = wanted.args or [(None, None)]
    assert (key.time, to) == (time(15), time(16))


def test_whoever_looks_long_after_the_last_change_is_told_how_long_it_is_from_now(
    page: Today,
) -> None:
    state, scene = STATES["next"]
    page.show()
    page.show_state(state, replace(scene, now=NOW - timedelta(hours=8)))
    assert page._hero is not None
    long_ago = page._hero.beside
    page.show_state(state, replace(scene, now=NOW))
    assert page._hero.beside == long_ago


def test_each_start_is_a_walk_of_its_own(qtbot: QtBot, page: Today) -> None:
    page.show_state(*STATES["next"])
    page.show()
    wishes: list[object] = []
    page.asked.connect(wishes.append)
    click(qtbot, page, "Start a walk")
    click(qtbot, page, "Start a walk")
    first, second = wishes
    assert isinstance(second, on.Start)
    assert isinstance(first, on.Start)
    assert first.id != second.id


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("walking", "Show the walk", "walk"),
        ("no-reminders", "Add a reminder", "settings"),
    ],
)
def test_a_button_leads_to_a_page(
    qtbot: QtBot, page: Today, name: str, text: str, place: str
) -> None:
    page.show_state(*STATES[name])
    page.show()
    with qtbot.waitSignal(page.wanted) as wanted:
        click(qtbot, page, text)
    assert wanted.args == [place]


def test_quiet_is_ended_in_its_notice(qtbot: QtBot, page: Today) -> None:
    page.show_state(*STATES["quiet"])
    assert not page._notice.isHidden()
    with qtbot.waitSignal(page.asked) as asked:
        page._notice.asked.emit()
    assert asked.args == [on.QuietOff()]
    page.show_state(*STATES["next"])
    assert page._notice.isHidden()


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("For 1 h", on.QuietOn(NOW + timedelta(hours=1))),
        ("Until tomorrow", on.QuietOn(at(0, day=20))),
        ("Until I turn reminders on", on.QuietOn()),
    ],
)
def test_quiet_is_chosen_from_a_menu(
    qtbot: QtBot, page: Today, words: str, event: on.Event
) -> None:
    page.show_state(*STATES["next"])
    action = next(a for a in page._chip.menu.actions() if a.text() == words)
    with qtbot.waitSignal(page.asked) as asked:
        action.trigger()
    assert asked.args == [event]


def test_a_menu_has_round_corners(page: Today) -> None:
    menu = page._chip.menu
    menu.resize(menu.sizeHint())
    menu.show()
    inside, room = menu.mask(), menu.rect()
    for corner in (room.topLeft(), room.topRight(), room.bottomLeft()):
        assert not inside.contains(corner)
    assert inside.contains(room.center())
    assert inside.boundingRect() == room
    menu.hide()


def test_the_menu_ends_quiet_only_where_it_is_quiet(qtbot: QtBot, page: Today) -> None:
    page.show_state(*STATES["next"])
    assert not page._chip._off.isVisible()
    page.show_state(*STATES["quiet"])
    assert page._chip._off.isVisible()
    with qtbot.waitSignal(page.asked) as asked:
        page._chip._off.trigger()
    assert asked.args == [on.QuietOff()]


def test_a_walk_moves_on_while_one_looks(qtbot: QtBot, themes: ThemeSource) -> None:
    now = [NOW]
    page = Today(themes, lambda: now[0])
    qtbot.addWidget(page)
    page.show_state(*STATES["walking"])
    page.show()
    assert page._timer.isActive()
    now[0] = NOW + timedelta(seconds=30)
    page._timer.timeout.emit()
    assert page._hero is not None
    assert page._hero.ring.time == "10:30"  # type: ignore[union-attr] # a walk has a dial
    page.hide()
    assert not page._timer.isActive()


def test_only_a_running_walk_is_drawn_each_second(page: Today) -> None:
    paces = []
    for name in ("next", "walking", "paused", "quiet"):
        page.show_state(*STATES[name])
        paces.append(page._timer.interval())
    assert paces == [10_000, 1000, 10_000, 10_000]


def test_the_keyboard_stays_where_it_is_when_the_same_comes_again(
    qtbot: QtBot, page: Today
) -> None:
    page.show_state(*STATES["next"])
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    button = page._card.offers.buttons[1]
    button.setFocus()
    page.show_state(WAITING, replace(SCENE, now=at(13, 51)))
    assert page.focusWidget() is button


def test_tab_goes_from_the_top_to_the_bottom(page: Today) -> None:
    page.show_state(*STATES["next"])
    show_fact(page, "walkback")
    page.show()
    stops: list[QWidget] = [page._chip, *page._card.offers.buttons]
    stops += [page._fact._badge, page._fact._link]
    assert [page._chip, *tabbed_from(page._chip)] == stops


def test_the_week_shows_its_days(page: Today) -> None:
    page.show_state(*STATES["next"])
    page.show_days(DAILY, 0)
    assert page._week._number.accessibleName() == "95 of 150 min, 55 to go"
    assert "Mon 30, Tue 20, Wed 25, Thu 20" in page._week._week.accessibleName()


def test_a_card_says_how_sure_it_is(qtbot: QtBot, page: Today) -> None:
    assert page._fact.isHidden()
    card = show_fact(page, "walkback")
    assert not page._fact.isHidden()
    assert "208 days" in page._fact._amounts.accessibleName()
    badge, grade = page._fact._badge, CONTENT.grades[card.grade]
    assert badge.accessibleName() == grade.name
    assert badge.accessibleDescription() == grade.meaning
    with qtbot.waitSignal(page.claim_wanted) as wanted:
        page._fact._link.click()
    assert wanted.args == ["walkback"]


@pytest.mark.parametrize(
    ("occasion", "caption"),
    [
        (Occasion.ORDINARY, "Worth knowing"),
        (Occasion.FIRST_WALK, "Your first walk"),
        (Occasion.AFTER_GAP, "Back after a break"),
        (Occasion.RED_RATING, "After a hard day"),
        (Occasion.WEEK_KEPT, "A week kept"),
    ],
)
def test_a_card_says_what_it_was_chosen_for_with_room_for_the_words(
    qtbot: QtBot, page: Today, occasion: Occasion, caption: str
) -> None:
    card = CONTENT.card("walkback")
    page.show_card(card, CONTENT.grades[card.grade], occasion=occasion)
    with qtbot.waitExposed(page):
        page.show()
    shown = page._fact._caption
    assert page._fact.accessibleName() == caption
    assert shown.width() >= shown.minimumSizeHint().width()


def test_a_card_says_when_it_was_checked_and_that_it_was_no_clinician(
    page: Today,
) -> None:
    card = show_fact(page, "walkback")
    checked = page._fact._checked
    assert checked.text() == "Checked Nov 2026, not by a clinician."
    page.show_card(card, CONTENT.grades[card.grade])
    assert checked.text() == ""


@pytest.mark.parametrize("name", SHORT)
def test_who_checked_a_card_makes_it_no_higher(page: Today, name: str) -> None:
    card = show_fact(page, name)
    width = page._fact.width()
    checked = page._fact.heightForWidth(width)
    page.show_card(card, CONTENT.grades[card.grade], CONTENT.labels.days)
    link = page._fact._link.sizeHint().height()
    assert checked - page._fact.heightForWidth(width) <= 32 - link


@pytest.mark.parametrize("width", [584, 768])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, page: Today, width: int) -> None:
    page.resize(width, 480)
    page.show()
    qtbot.waitExposed(page)
    page.show_days(DAILY, 0)
    for state, scene in STATES.values():
        page.show_state(state, scene)
        assert page.room is (Room.COMPACT if width < 740 else Room.FULL)
        assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_large_letters_in_a_small_window_still_fit(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    themes.enlarge(1.5)
    page = Today(themes, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(556, 480)
    page.show()
    page.show_days(DAILY, 0)
    assert page.room is Room.TIGHT
    for state, scene in STATES.values():
        page.show_state(state, scene)
        assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_a_quiet_that_ended_leaves_no_trace(page: Today) -> None:
    page.show_state(replace(WAITING, quiet=Quiet(NOW)), SCENE)
    page.show_state(WAITING, SCENE)
    assert page._hero is not None
    assert page._hero.notice is None


def test_every_part_of_today_is_drawn_both_ways(page: Today) -> None:
    show_fact(page, "walkback")
    page.show_state(*STATES["next"])
    page.show_days(DAILY, 0)
    there = page.grab().toImage()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    back = page.grab().toImage()
    assert there.size() == back.size()
    assert there != back


@pytest.mark.parametrize("name", SHORT)
def test_under_a_notice_only_the_lower_row_gives_way(
    qtbot: QtBot, page: Today, name: str
) -> None:
    page.show()
    page.show_days(DAILY, 0)
    show_fact(page, name)
    for state in ("next", "quiet", "next"):
        page.show_state(*STATES[state])
        qtbot.waitUntil(partial(is_settled, page, state == "quiet"))
        lower, hero = page._pair.geometry(), page._card.geometry()
        assert (hero.height(), lower.top() - hero.bottom() - 1) == (232, 16)
        assert page.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", ["cadence", "holding-up"])
def test_a_short_fact_also_says_what_it_does_not_show_all_of_it_or_nothing(
    qtbot: QtBot, page: Today, name: str
) -> None:
    page.show_state(*STATES["next"])
    page.show_days({})
    page.show()
    card = show_fact(page, name)
    limits = page._fact._limits
    qtbot.waitUntil(lambda: limits.text() == card.more)
    for height in range(page.height(), 400, -8):
        page.resize(page.width(), height)
        QCoreApplication.processEvents()
        assert limits.text() in ("", card.more)
    assert limits.text() == ""


def is_settled(page: Today, low: bool) -> bool:  # noqa: FBT001 - it is the value
    return page._pair.geometry().height() in (range(216, 288) if low else (288,))
