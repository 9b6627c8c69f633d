from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, QSize, Qt

from tests.ui.seed import NOW, SCENE, SETTINGS, TODAY, WALKED, ZONE, at, line
from walkreminder.core.day_records import DayRecords, days_of
from walkreminder.core.days import day_of
from walkreminder.core.events import LogWalk, Start
from walkreminder.core.glance import Lately, Long, glance_of
from walkreminder.core.insight import Begun, Fate, Total
from walkreminder.core.ledger import Outcome, Reason, Source, WalkRecord
from walkreminder.core.stats import Week
from walkreminder.ui.glance_words import figures_of
from walkreminder.ui.history_view import HistoryPage
from walkreminder.ui.history_words import day_told, day_words, weeks_sentence
from walkreminder.ui.parts.heat_map import HeatMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from walkreminder.core.glance import Glance
    from walkreminder.core.ledger import Line
    from walkreminder.core.state import Scene
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.history_words import Figure

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


def glance(
    walks: Sequence[WalkRecord], lines: Sequence[Line] = (), today: date = TODAY
) -> Glance:
    """Return what the store would tell of these walks and lines."""
    daily = by_day(walks)
    dates = (*daily, *(each.key.date for each in lines))
    seconds = [each.seconds for each in walks if day_of(each).year == today.year]
    fates = tuple(Fate(each.key.date, each.outcome, each.reason) for each in lines)
    lately = Lately(
        daily,
        Counter(map(day_of, walks)),
        tuple(Begun(each.started, each.zone, each.seconds) for each in walks),
        fates,
        this_year=Total(sum(seconds), len(seconds)),
    )
    long = Long(min(dates, default=None), walked=tuple(daily))
    return glance_of(long, lately, today, SETTINGS)


def figures(*walks: WalkRecord) -> tuple[Figure, ...]:
    return figures_of(glance(walks), SETTINGS.goal)


def show(
    page: HistoryPage,
    walks: Sequence[WalkRecord] = (),
    lines: Sequence[Line] = (),
    scene: Scene = SCENE,
) -> None:
    page.show_glance(glance(walks, lines, scene.now.date()), scene)
    page.show_days(days_of(walks, lines, lambda _id: False), more=False)


def test_the_numbers_are_those_of_the_records() -> None:
    last_year = walk(date(2025, 12, 31), 35)
    found = figures(WALKED, walk(date(2026, 11, 2), 30), last_year)
    told = [(each.number, each.unit, each.meaning) for each in found]
    assert told == [
        ("20", "min", "130 to go to 150"),
        ("2", "weeks", "2 spare days a week"),
        ("2", "walks", "50 min in all"),
        ("30", "min", "The longest: 35 min"),
    ]


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


def test_before_a_week_is_kept_days_are_counted() -> None:
    one, two = walk(TODAY, 20), walk(date(2026, 11, 18), 20)
    told = figures(one, two)[1]
    assert (told.number, told.unit, told.title) == ("2", "days", "With a walk")


def test_a_walked_slot_is_told_once_by_its_walk() -> None:
    lines = [
        replace(line(19, 10, Outcome.WALKED), walk=WALKED.id),
        replace(line(17, 10, Outcome.WALKED), walk=UUID(int=8)),
        replace(line(16, 10, Outcome.WALKED), walk=UUID(int=7)),
        line(18, 15, Outcome.COVERED),
    ]
    found = days_of([WALKED], lines, lambda number: number.int == 8)
    assert [each.day.day for each in found] == [19, 18, 16]
    assert found[0] == DayRecords(TODAY, (WALKED,))
    said = [day_words(each.day, each.walks, each.lines, TODAY) for each in found]
    assert [day.rows[0].spoken for day in said[1:]] == [
        "15:00 Work days: covered by a walk",
        "10:00 Work days: walked, and the walk was deleted",
    ]


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
    show(page)
    assert page.empty.isVisible()
    assert not page.days.isVisible()
    assert page._wait.text() == "Or wait: the next reminder comes at 15:00."
    with qtbot.waitSignal(page.asked) as asked:
        page._start.click()
    assert isinstance(asked.args[0], Start)


def test_no_reminder_is_promised_where_there_is_none(page: HistoryPage) -> None:
    none = replace(SCENE, settings=replace(SETTINGS, reminders=()))
    show(page, scene=none)
    assert page._wait.text() == ""


def test_one_unwalked_slot_is_a_history(page: HistoryPage) -> None:
    show(page, lines=[line(19, 10, Outcome.SKIPPED)])
    assert not page.empty.isVisible()
    assert len(page.days.blocks) == 1


def test_the_first_day_shows_its_walk(page: HistoryPage) -> None:
    show(page, [WALKED])
    spoken = page.days.blocks[0].accessibleName()
    assert spoken == "Today, 20 minutes: 10:30 20 minutes Work days"
    assert not page.days.more.isVisible()


def test_older_days_come_as_they_are_wanted(qtbot: QtBot, page: HistoryPage) -> None:
    walks = [walk(TODAY - timedelta(days=n), 20, n + 1) for n in range(40)]
    days = days_of(walks, (), lambda _id: False)
    page.show_glance(glance(walks), SCENE)
    page.show_days(days[:14], more=True)
    assert len(page.days.blocks) == page.days.count == 14
    with qtbot.waitSignal(page.days_wanted) as wanted:
        page.days.more.click()
    assert wanted.args == [days[13].day]
    page.add_days(days[14:], more=False)
    assert len(page.days.blocks) == 40
    assert not page.days.more.isVisible()


def test_older_days_come_before_the_last_one_is_seen(
    qtbot: QtBot, page: HistoryPage
) -> None:
    walks = [walk(TODAY - timedelta(days=n), 20, n + 1) for n in range(60)]
    page.show_glance(glance(walks), SCENE)
    days = days_of(walks, (), lambda _id: False)
    page.show_days(days[:59], more=True)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 4 * bar.pageStep())
    with qtbot.assertNotEmitted(page.days_wanted):
        bar.setValue(40)
    with qtbot.waitSignal(page.days_wanted):
        bar.setValue(bar.maximum() - bar.pageStep())
    page.add_days(days[59:], more=False)
    with qtbot.assertNotEmitted(page.days_wanted):
        bar.setValue(bar.maximum())


def test_arrow_keys_walk_along_the_days(qtbot: QtBot, page: HistoryPage) -> None:
    walks = [walk(TODAY - timedelta(days=n), 20, n + 1) for n in range(3)]
    show(page, walks)
    first, second, third = page.days.blocks
    first.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(page.focusWidget(), key)
    assert second.hasFocus()
    stops = [b.focusPolicy() is Qt.FocusPolicy.StrongFocus for b in page.days.blocks]
    assert stops == [False, True, False]
    with qtbot.waitSignal(page.day_wanted) as wanted:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert wanted.args == [TODAY - timedelta(days=1)]
    assert third.accessibleName().startswith("Tuesday 17 November")


def test_what_is_shown_again_keeps_its_place(qtbot: QtBot, page: HistoryPage) -> None:
    walks = [walk(TODAY - timedelta(days=n), 20, n + 1) for n in range(40)]
    show(page, walks)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    show(page, walks)
    assert bar.value() == 300


def test_a_narrow_page_shows_fewer_weeks(qtbot: QtBot, page: HistoryPage) -> None:
    show(page, [WALKED])
    squares = page.findChild(HeatMap)
    assert squares is not None
    qtbot.waitUntil(lambda: squares.weeks_in(squares.width()) == 53)
    page.resize(584, 480)
    assert squares.isVisible()
    qtbot.waitUntil(lambda: 8 < squares.weeks_in(squares.width()) < 53)
    assert squares.day_at(QPointF(squares.width() - 9, 60)) is not None
    assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_a_report_is_wanted_where_there_is_something_to_tell(
    qtbot: QtBot, page: HistoryPage
) -> None:
    show(page)
    assert not page._report.isVisible()
    show(page, [WALKED])
    with qtbot.waitSignal(page.wanted) as told:
        page._report.click()
    assert told.args == ["report"]


def test_a_walk_done_elsewhere_is_added(qtbot: QtBot, page: HistoryPage) -> None:
    show(page, [WALKED])
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
    show(page, [WALKED])
    page._add.click()
    page.form.time.show_again(time(13, 45))
    with qtbot.assertNotEmitted(page.asked):
        page.form.add.click()
    assert page.form.isVisible()
    assert page.form.trouble.isVisible()


def test_escape_closes_the_form(qtbot: QtBot, page: HistoryPage) -> None:
    show(page, [WALKED])
    page._add.click()
    qtbot.keyClick(page.form.minutes, Qt.Key.Key_Escape)
    assert not page.form.isVisible()


def test_every_record_has_room(page: HistoryPage) -> None:
    missed = line(18, 15, Outcome.MISSED, Reason.AWAY)
    show(page, [WALKED], [missed])
    assert [block.sizeHint() for block in page.days.blocks] == [
        QSize(240, 50),
        QSize(240, 50),
    ]


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
