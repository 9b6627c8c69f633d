from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt

from tests.ui.seed import DAILY, NOW, SCENE, SETTINGS, TODAY, WALKED, ZONE, at, line
from walkreminder.core.days import day_of
from walkreminder.core.events import LogWalk, Start
from walkreminder.core.insight import Sums, insight_of
from walkreminder.core.ledger import Outcome, Reason, Source, WalkRecord
from walkreminder.core.stats import Week, week_with
from walkreminder.core.trend import Rated
from walkreminder.ui.history_view import DAYS_AT_ONCE, HistoryPage
from walkreminder.ui.history_words import (
    Figure,
    Records,
    day_told,
    day_words,
    days_of,
    figures_of,
    weeks_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from walkreminder.core.ledger import Line
    from walkreminder.ui.dressing import ThemeSource

pytestmark = pytest.mark.usefixtures("qapp")


def walk(day: date, minutes: int, number: int = 9) -> WalkRecord:
    started = datetime.combine(day, time(11), ZONE).astimezone(UTC)
    ended = started + timedelta(minutes=minutes)
    return WalkRecord(UUID(int=number), started, ended, ZONE.key, minutes * 60)


def by_day(walks: Sequence[WalkRecord]) -> dict[date, int]:
    daily: dict[date, int] = {}
    for each in walks:
        day = day_of(each)
        daily[day] = daily.get(day, 0) + each.seconds
    return daily


def records(walks: Sequence[WalkRecord], lines: Sequence[Line] = ()) -> Records:
    return Records(tuple(walks), tuple(lines), by_day(walks), TODAY)


def figures(*walks: WalkRecord) -> tuple[Figure, ...]:
    known = records(walks)
    week = week_with(TODAY, SETTINGS.goal.week_starts, known.daily)
    return figures_of(known, week, SETTINGS.goal)


def test_the_numbers_are_those_of_the_records() -> None:
    last_year = walk(date(2025, 12, 31), 35)
    found = figures(WALKED, walk(date(2026, 11, 2), 30), last_year)
    told = [(each.number, each.unit, each.meaning) for each in found]
    assert told == [
        ("20", "min", "130 to go to 150"),
        ("2", "days", "In the last four weeks"),
        ("2", "walks", "50 min in all"),
        ("30", "min", "The longest: 35 min"),
    ]


def test_weeks_kept_and_pain_take_the_place_of_lesser_numbers() -> None:
    known = records([WALKED])
    week = week_with(TODAY, SETTINGS.goal.week_starts, known.daily)
    kept = Figure("5", "weeks", "Kept in a row", "1 spare day left")
    pain = Figure("2.7", "of 10", "Back pain before", "About the same")
    plain = figures_of(known, week, SETTINGS.goal)
    told = figures_of(known, week, SETTINGS.goal, kept, pain)
    assert told == (plain[0], kept, plain[2], pain)
    assert figures_of(known, week, SETTINGS.goal, kept) == (*told[:3], plain[3])


def test_a_reached_week_says_so() -> None:
    assert figures(walk(TODAY, 155))[0].meaning == "150 reached"


def test_without_walks_no_number_is_made_up() -> None:
    assert [each.number for each in figures()] == ["0", "0", "0", "0"]


def test_a_day_tells_walks_and_slots_in_their_order() -> None:
    noted = replace(WALKED, source=Source.LOGGED, note="Round the lake")
    missed = line(19, 15, Outcome.MISSED, Reason.IGNORED)
    quiet = line(19, 9, Outcome.QUIET, Reason.BY_USER)
    day = day_words(TODAY, [noted], [missed, quiet], TODAY)
    assert (day.title, day.total) == ("Today", "20 minutes")
    assert [row.spoken for row in day.rows] == [
        "09:00 Work days: quiet, reminders were off",
        "10:30 20 minutes Added by hand: Round the lake",
        "15:00 Work days: missed, no answer",
    ]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (TODAY, "Today"),
        (date(2026, 11, 18), "Yesterday"),
        (date(2026, 11, 16), "Monday 16 November"),
        (date(2025, 11, 16), "Sunday 16 November 2025"),
    ],
)
def test_a_day_has_the_name_people_use(day: date, title: str) -> None:
    assert day_words(day, [], [], TODAY).title == title


def test_a_walked_slot_is_told_once_by_its_walk() -> None:
    lines = [line(19, 10, Outcome.WALKED), line(18, 15, Outcome.COVERED)]
    found = days_of(records([WALKED], lines))
    assert list(found) == [TODAY, date(2026, 11, 18)]
    assert found[TODAY] == ([WALKED], [])
    row = day_words(date(2026, 11, 18), *found[date(2026, 11, 18)], TODAY).rows[0]
    assert row.spoken == "15:00 Work days: covered by a walk"


@pytest.mark.parametrize(
    ("minutes", "goal", "words"),
    [
        ((0, 10), 150, "The line is at 150 minutes. Every walk counts."),
        ((150, 10), 150, "One of the last twelve reached 150 minutes."),
        ((150, 160), 150, "Two of the last twelve reached 150 minutes."),
        ((150,) * 11, 150, "Eleven of the last twelve reached 150 minutes."),
        ((150,) * 12, 150, "All of the last twelve reached 150 minutes."),
        ((150, 160), 0, "Minutes a week, without a goal."),
    ],
)
def test_weeks_are_told_kindly(minutes: tuple[int, ...], goal: int, words: str) -> None:
    weeks = [Week(TODAY, (each * 60,)) for each in minutes]
    assert weeks_sentence(weeks, goal) == words


def test_a_square_of_the_year_says_its_day() -> None:
    assert day_told(TODAY, 20) == "Thursday 19 November: 20 minutes"
    assert day_told(TODAY, 0) == "Thursday 19 November: no walk"


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource) -> Iterator[HistoryPage]:
    page = HistoryPage(themes, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(768, 660)
    page.show()
    yield page
    page.hide()


def test_before_the_first_walk_there_is_a_way_to_begin(
    qtbot: QtBot, page: HistoryPage
) -> None:
    page.show_history([], [], {}, SCENE)
    assert page.empty.isVisible()
    assert not page.days.isVisible()
    assert page._wait.text() == "Or wait: the next reminder comes at 15:00."
    with qtbot.waitSignal(page.asked) as asked:
        page._start.click()
    assert isinstance(asked.args[0], Start)


def test_no_reminder_is_promised_where_there_is_none(page: HistoryPage) -> None:
    none = replace(SCENE, settings=replace(SETTINGS, reminders=()))
    page.show_history([], [], {}, none)
    assert page._wait.text() == ""


def test_one_unwalked_slot_is_a_history(page: HistoryPage) -> None:
    page.show_history([], [line(19, 10, Outcome.SKIPPED)], {}, SCENE)
    assert not page.empty.isVisible()
    assert len(page.days.blocks) == 1


def test_the_first_day_shows_its_walk(page: HistoryPage) -> None:
    page.show_history([WALKED], [], {TODAY: 1200}, SCENE)
    spoken = page.days.blocks[0].accessibleName()
    assert spoken == "Today, 20 minutes: 10:30 20 minutes Work days"
    assert not page.days.more.isVisible()


def test_a_long_history_is_shown_piece_by_piece(page: HistoryPage) -> None:
    days = [TODAY - timedelta(days=n) for n in range(130)]
    walks = [walk(day, 20, n) for n, day in enumerate(days, 1)]
    page.show_history(walks, [], by_day(walks), SCENE)
    assert len(page.days.blocks) == DAYS_AT_ONCE
    page.days.more.click()
    page.days.more.click()
    assert len(page.days.blocks) == 130
    assert not page.days.more.isVisible()


def test_a_square_of_the_year_leads_to_its_day(qtbot: QtBot, page: HistoryPage) -> None:
    days = [TODAY - timedelta(days=n) for n in range(130)]
    walks = [walk(day, 20, n) for n, day in enumerate(days, 1)]
    page.show_history(walks, [], by_day(walks), SCENE)
    page._year.chosen.emit(days[100])
    block = page.days.blocks[100]
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    top = block.mapTo(page.viewport(), block.rect().topLeft()).y()
    assert 0 <= top < page.viewport().height()
    page._year.chosen.emit(TODAY - timedelta(days=200))


def test_what_is_shown_again_keeps_its_place(qtbot: QtBot, page: HistoryPage) -> None:
    walks = [walk(TODAY - timedelta(days=n), 20, n + 1) for n in range(40)]
    page.show_history(walks, [], by_day(walks), SCENE)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    page.show_history(walks, [], by_day(walks), SCENE)
    assert bar.value() == 300


def test_a_narrow_page_leaves_the_year_out(page: HistoryPage) -> None:
    page.show_history([WALKED], [], DAILY, SCENE)
    assert page._year.isVisible()
    page.resize(584, 480)
    assert not page._year.isVisible()
    page.show_history([WALKED], [], DAILY, SCENE)
    assert not page._year.isVisible()
    assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_a_walk_done_elsewhere_is_added(qtbot: QtBot, page: HistoryPage) -> None:
    page.show_history([WALKED], [], DAILY, SCENE)
    page._add.click()
    form = page.form
    assert form.isVisible()
    form.minutes.show_value(25)
    form.day.show_date(date(2026, 11, 18))
    form.time.show_again(time(17, 45))
    form.note.setText(" Round the lake ")
    with qtbot.waitSignal(page.asked) as asked:
        form.add.click()
    event = asked.args[0]
    assert isinstance(event, LogWalk)
    expected = WalkRecord(
        event.walk.id,
        at(17, 45, day=18),
        at(18, 10, day=18),
        ZONE.key,
        1500,
        Source.LOGGED,
        note="Round the lake",
    )
    assert event.walk == expected
    assert not form.isVisible()


def test_a_walk_that_is_not_over_is_not_added(qtbot: QtBot, page: HistoryPage) -> None:
    page.show_history([WALKED], [], DAILY, SCENE)
    page._add.click()
    page.form.time.show_again(time(13, 45))
    with qtbot.assertNotEmitted(page.asked):
        page.form.add.click()
    assert page.form.isVisible()
    assert page.form.trouble.isVisible()


def test_escape_closes_the_form(qtbot: QtBot, page: HistoryPage) -> None:
    page.show_history([WALKED], [], DAILY, SCENE)
    page._add.click()
    qtbot.keyClick(page.form.minutes, Qt.Key.Key_Escape)
    assert not page.form.isVisible()


def test_every_record_has_room(page: HistoryPage) -> None:
    missed = line(18, 15, Outcome.MISSED, Reason.AWAY)
    page.show_history([WALKED], [missed], DAILY, SCENE)
    assert [block.sizeHint() for block in page.days.blocks] == [
        QSize(240, 50),
        QSize(240, 50),
    ]


def test_the_same_records_are_not_told_again(
    page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Records] = []
    monkeypatch.setattr(page.days, "show_records", told.append)
    for minutes in (0, 5):
        scene = replace(SCENE, now=NOW + timedelta(minutes=minutes))
        page.show_history([WALKED], [], by_day([WALKED]), scene)
    assert len(told) == 1
    noted = replace(WALKED, note="Round the lake")
    page.show_history([noted], [], by_day([noted]), SCENE)
    page.show_history([noted], [], by_day([noted]), replace(SCENE, now=at(9, day=20)))
    assert [each.today.day for each in told] == [19, 19, 20]


@pytest.mark.parametrize(
    ("seconds", "usual", "meaning"),
    [
        ((2,), "< 1", "Your first one"),
        ((2, 59), "< 1", "The longest: less than one"),
        ((2, 2, 600), "< 1", "The longest: 10 min"),
        ((60,), "1", "Your first one"),
    ],
)
def test_a_walk_of_less_than_a_minute_is_not_told_as_one(
    seconds: tuple[int, ...], usual: str, meaning: str
) -> None:
    walks = [replace(walk(TODAY, 1, n), seconds=s) for n, s in enumerate(seconds)]
    figure = figures(*walks)[-1]
    assert (figure.number, figure.meaning) == (usual, meaning)


def test_what_the_records_come_to_is_shown_at_the_top(page: HistoryPage) -> None:
    days = [TODAY - timedelta(days=back) for back in range(60)]
    sums = Sums(
        seconds=dict.fromkeys(days, 1200),
        walks=dict.fromkeys(days, 1),
        rated={day: Rated(4 if day.month < 11 else 2, 1) for day in days},
    )
    seen = insight_of(sums, TODAY, SETTINGS)
    page.show_history([WALKED], [], by_day([WALKED]), SCENE, seen)
    cards = page._figures._cards
    assert [card._title.text() for card in cards] == [
        "This week",
        "Kept in a row",
        "This year",
        "Back pain before",
    ]
    assert cards[1]._number.accessibleName() == "8 weeks"
    assert cards[3]._meaning.text() == "4.0, 8 weeks ago"
    # More of it is shown, though records and goal are the same.
    page.show_history([WALKED], [], by_day([WALKED]), SCENE, replace(seen, trend=None))
    assert cards[3]._title.text() == "A usual walk"
