"""The page History on a real engine and store: days come, and walks are put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.engine.world import World
from walkreminder.app.history_feed import HistoryFeed
from walkreminder.core.events import Tick
from walkreminder.core.ledger import (
    Line,
    Outcome,
    Part,
    Reason,
    Source,
    WalkRecord,
)
from walkreminder.core.timetable import SlotKey
from walkreminder.core.trouble import Refused
from walkreminder.ui.day_list import DAYS_AT_FIRST, DAYS_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_view import HistoryPage

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = date(2026, 11, 19)
YESTERDAY = date(2026, 11, 18)


class Stage:
    """A page on an engine; what it refuses is kept in `refused`."""

    def __init__(self, themes: ThemeSource, days: int = 0) -> None:
        self.world = World("2026-11-19 14:00")
        self.refused: list[str] = []
        walks = tuple(self.walk(number, number) for number in range(days))
        self.world.history.save(self.world.state, walks)
        self.feed = HistoryFeed(themes, lambda: self.world.now, self.world.history)
        self.page.asked.connect(self._send)
        self.world.engine.watch(self.feed.feed)
        self.world.send(Tick())

    @property
    def page(self) -> HistoryPage:
        return self.feed.page

    def walk(self, number: int, back: int = 0, at: str = "08:00") -> WalkRecord:
        day = TODAY - timedelta(days=back)
        began = self.world.at(f"{day} {at}")
        length, zone = timedelta(minutes=20), self.world.zone.key
        return WalkRecord(
            UUID(int=number + 1), began, began + length, zone, 1200, Source.LOGGED
        )

    def open(self, day: date) -> None:
        self.page._year.chosen.emit(day)

    def walks(self) -> list[WalkRecord]:
        return self.world.walks()

    def _send(self, event: object) -> None:
        try:
            self.world.send(event)  # type: ignore[arg-type] # the page speaks of events
        except Refused as refusal:
            self.refused.append(str(refusal))


@pytest.fixture
def stage(themes: ThemeSource, qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage(themes, 4)
    qtbot.addWidget(stage.page)
    stage.page.resize(768, 660)
    stage.page.show()
    yield stage
    stage.page.hide()


def test_older_days_are_read_when_they_are_wanted(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    many = DAYS_AT_FIRST + DAYS_MORE + 3
    stage = Stage(themes, many)
    qtbot.addWidget(stage.page)
    stage.page.show()
    counts = [len(stage.page.days.blocks)]
    for _ in range(3):
        stage.page.days.want_more()
        counts.append(len(stage.page.days.blocks))
    assert counts == [DAYS_AT_FIRST, DAYS_AT_FIRST + DAYS_MORE, many, many]
    # What is shown stays when something has changed, and so does the rest.
    stage.world.history.delete_walk(UUID(int=1))
    stage.world.send(Tick())
    assert len(stage.page.days.blocks) == many - 1


def test_no_more_is_read_than_is_shown(stage: Stage) -> None:
    asked: list[str] = []
    database = stage.world.history.database
    database.set_trace_callback(asked.append)
    stage.world.now += timedelta(minutes=1)
    stage.world.send(Tick())
    database.set_trace_callback(None)
    assert not [query for query in asked if "FROM walk" in query]


def test_a_day_opens_with_what_it_holds(stage: Stage) -> None:
    key = SlotKey("tea", YESTERDAY, time(15))
    due = stage.world.at("2026-11-18 15:00")
    missed = Line(key, due, Outcome.MISSED, Reason.AWAY, due)
    stage.world.history.save(stage.world.state, (missed,))
    stage.open(YESTERDAY)
    card = stage.page.day
    assert card.isVisible()
    assert card.accessibleName() == "Yesterday"
    (line,) = card.lines.walks
    assert line.edit.accessibleName() == (
        "Edit: 08:00 to 08:20, 20 minutes, Added by hand"
    )
    card.after.click()
    assert card.accessibleName() == "Today"
    assert not card.after.isEnabled()
    for _ in range(5):
        card.before.click()
    assert card.accessibleName() == "Saturday 14 November"
    assert card.lines.walks == []


def test_a_walk_is_deleted_and_brought_back(qtbot: QtBot, stage: Stage) -> None:
    stage.open(YESTERDAY)
    card, before = stage.page.day, stage.walks()
    card.lines.walks[0].delete.click()
    assert len(stage.walks()) == 3
    assert card.lines.walks == []
    assert card.undo.isVisible()
    assert card.undo.accessibleName() == "Deleted: the walk of 18 November at 08:00."
    qtbot.keyClick(card, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    card.undo.asked.emit()
    assert stage.walks() == before
    assert len(card.lines.walks) == 1
    assert not card.undo.isVisible()
    card.take_back()
    assert stage.walks() == before


def test_the_only_walk_can_be_brought_back_too(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    stage = Stage(themes, 1)
    qtbot.addWidget(stage.page)
    stage.page.show()
    stage.open(TODAY)
    for _ in range(2):
        stage.page.day.lines.walks[0].delete.click()
        assert stage.walks() == []
        assert not stage.page.empty.isVisible()
        stage.page.day.undo.asked.emit()
        assert len(stage.walks()) == 1
    stage.page.day.lines.walks[0].delete.click()
    stage.page.day.leave.click()
    assert stage.page.empty.isVisible()
    assert not stage.page.days.isVisible()


def edit(stage: Stage) -> None:
    stage.page.day.lines.walks[0].edit.click()


def test_a_walk_is_put_right_and_the_change_undone(stage: Stage) -> None:
    stage.open(YESTERDAY)
    card, before = stage.page.day, stage.walks()
    edit(stage)
    form = card.lines.form
    assert form is not None
    assert form.isVisible()
    form.fields.minutes.show_value(25)
    form.fields.note.setText(" Round the lake ")
    form.ratings[Part.BEFORE].row._group.button(3).click()
    form.save.click()
    (changed,) = [each for each in stage.walks() if each.id == UUID(int=2)]
    was = before[2]
    assert changed == replace(
        was,
        ended=was.ended + timedelta(minutes=5),
        seconds=1500,
        note="Round the lake",
        before=3,
    )
    assert not form.isVisible()
    card.undo.asked.emit()
    assert stage.walks() == before


def test_a_walk_can_move_to_another_day(stage: Stage) -> None:
    stage.open(YESTERDAY)
    card = stage.page.day
    edit(stage)
    form = card.lines.form
    assert form is not None
    form.fields.day.show_date(TODAY)
    form.fields.time.show_again(time(10))
    form.save.click()
    assert card.day == TODAY
    assert len(card.lines.walks) == 2
    assert card.undo.isVisible()
    card.take_back()
    assert card.day == YESTERDAY
    assert len(card.lines.walks) == 1


def test_a_rating_is_taken_back(stage: Stage) -> None:
    rated = replace(stage.walk(1, 1), after=6)
    stage.world.history.replace_walk(rated)
    stage.open(YESTERDAY)
    edit(stage)
    form = stage.page.day.lines.form
    assert form is not None
    row = form.ratings[Part.AFTER]
    assert row.none.isVisible()
    row.none.click()
    form.save.click()
    assert all(each.after is None for each in stage.walks())


def test_what_was_not_touched_stays_to_the_second(stage: Stage) -> None:
    odd = replace(
        stage.walk(1, 1),
        started=stage.world.at("2026-11-18 08:00:17"),
        ended=stage.world.at("2026-11-18 08:31:40"),
        seconds=1234,
    )
    stage.world.history.replace_walk(odd)
    stage.open(YESTERDAY)
    edit(stage)
    form = stage.page.day.lines.form
    assert form is not None
    assert form.edited() == odd
    form.fields.minutes.show_value(30)
    longer = form.edited()
    assert longer is not None
    assert (longer.started, longer.seconds) == (odd.started, 1800)
    # The pauses stay as long as they were.
    assert longer.ended - longer.started - longer.counted == timedelta(seconds=649)
    form.save.click()
    form.cancel.click()
    assert not form.isVisible()


def test_what_cannot_have_been_is_refused_in_the_form(stage: Stage) -> None:
    stage.world.history.save(stage.world.state, (stage.walk(20, 1, "09:00"),))
    stage.open(YESTERDAY)
    before = stage.walks()
    edit(stage)
    form = stage.page.day.lines.form
    assert form is not None
    form.fields.minutes.show_value(75)
    form.save.click()
    assert "from 09:00 to 09:20" in form.trouble.text()
    form.fields.day.show_date(date(2026, 11, 20))
    form.save.click()
    assert "not be over yet" in form.trouble.text()
    assert form.trouble.isVisible()
    assert (stage.walks(), stage.refused) == (before, [])


def test_what_the_store_refuses_leaves_the_form_open(stage: Stage) -> None:
    stage.open(YESTERDAY)
    edit(stage)
    form = stage.page.day.lines.form
    assert form is not None
    form.fields.minutes.show_value(25)
    stage.world.history.database.execute("DELETE FROM walk WHERE id LIKE '%2'")
    form.save.click()
    assert stage.refused == ["That walk is gone. There is nothing to change."]
    assert form.isVisible()
    assert not stage.page.day.undo.isVisible()


def test_escape_goes_back_step_by_step(qtbot: QtBot, stage: Stage) -> None:
    block = stage.page.days.blocks[1]
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_Return)
    card = stage.page.day
    edit(stage)
    form = card.lines.form
    assert form is not None
    qtbot.keyClick(form.fields.minutes, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert card.isVisible()
    qtbot.keyClick(card.leave, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() in (block, None) or block.hasFocus()


def test_a_walk_is_added_to_the_day_that_is_open(stage: Stage) -> None:
    stage.open(date(2026, 11, 10))
    stage.page.day.add.click()
    form = stage.page.form
    assert form.isVisible()
    assert form.day.shown_date() == date(2026, 11, 10)
    form.add.click()
    assert len(stage.walks()) == 5
    assert len(stage.page.day.lines.walks) == 1
    # A second one at the same time is refused at once.
    stage.page.day.add.click()
    form.add.click()
    assert "Two walks cannot be at the same time." in form.trouble.text()
    assert len(stage.walks()) == 5


def test_without_ratings_none_are_asked_for(stage: Stage) -> None:
    asks = replace(
        stage.world.settings, rating=replace(stage.world.settings.rating, ask=False)
    )
    stage.world.choose(asks)
    stage.open(YESTERDAY)
    edit(stage)
    form = stage.page.day.lines.form
    assert form is not None
    assert not any(row.isVisible() for row in form.ratings.values())
