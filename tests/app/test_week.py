"""The reserve of the week on Today, and the weeks kept on History."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.programme_log import Answer, Entry, FlareUp
from walkreminder.core.timetable import SlotKey
from walkreminder.ui.history_view import HistoryPage
from walkreminder.ui.today import Today

if TYPE_CHECKING:
    from tests.app.stage import Stage

MONDAY = date(2026, 11, 16)


@pytest.fixture
def missed(stage: Stage) -> Stage:
    """Return an app of a Thursday, whose Monday and Tuesday passed unwalked."""
    for number in range(2):
        day = MONDAY + timedelta(days=number)
        due = stage.now - timedelta(days=3 - number)
        line = Line(
            SlotKey("old", day, due.time()), due, Outcome.MISSED, Reason.OFF, due
        )
        stage.history.save(stage.state, (line,))
    return stage


def reserve(stage: Stage) -> str:
    stage.app.open("today")
    main = stage.app._windows._main
    assert main is not None
    page = main.page("today")
    assert isinstance(page, Today)
    return page._week._spare.text()


def test_days_that_passed_unwalked_take_the_spare_ones(missed: Stage) -> None:
    assert reserve(missed) == "Spare days taken"


def test_a_day_off_takes_none(missed: Stage) -> None:
    missed.ask(command="set", key="days_off.dates", value='["2026-11-16"]')
    assert reserve(missed) == "1 spare day left"


def test_a_flare_up_takes_none(missed: Stage) -> None:
    at = missed.now - timedelta(days=2)
    log = [
        Entry(UUID(int=1), at, MONDAY, Answer(20)),
        Entry(UUID(int=2), at, MONDAY + timedelta(days=1), FlareUp()),
    ]
    missed.history.save(missed.state, tuple(log))
    assert reserve(missed) == "1 spare day left"


def test_history_tells_the_weeks_kept(stage: Stage) -> None:
    walks = []
    for week in range(1, 4):
        at = stage.now - timedelta(weeks=week)
        number = UUID(int=week)
        ended = at + timedelta(minutes=20)
        walks.append(WalkRecord(number, at, ended, "Europe/London", 1200, before=3))
    stage.history.save(stage.state, tuple(walks))
    stage.app.open("history")
    main = stage.app._windows._main
    assert main is not None
    page = main.page("history")
    assert isinstance(page, HistoryPage)
    kept = page._figures._cards[1]
    assert kept._number.accessibleName() == "3 weeks"
    assert kept._title.text() == "Kept in a row"
    assert kept._meaning.text() == "2 spare days a week"
