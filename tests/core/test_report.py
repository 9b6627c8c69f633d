from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.ledger import Part
from walkreminder.core.report import Kept, Report, Scores, report_of
from walkreminder.core.report_period import (
    Asked,
    Period,
    Span,
    Unit,
    period_between,
    period_of,
)
from walkreminder.core.settings import GoalSettings, Weekday
from walkreminder.core.trend import Move, Rated
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from walkreminder.core.report_log import Told

THURSDAY = date(2026, 11, 19)
GOAL = GoalSettings()


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (Span.FOUR_WEEKS, day(10, 26)),
        (Span.TWELVE_WEEKS, day(8, 31)),
        (Span.TWELVE_MONTHS, day(12, 1, 2025)),
        (Span.ALL, day(3, 19)),
    ],
)
def test_a_span_ends_today_and_counts_the_running_week_or_month(
    span: Span, first: date
) -> None:
    period = period_of(span, THURSDAY, day(3, 19), Weekday.MON)
    assert period == Period(first, THURSDAY)


def test_all_of_nothing_is_today_and_so_is_all_that_lies_ahead() -> None:
    today = Period(THURSDAY, THURSDAY)
    assert period_of(Span.ALL, THURSDAY, None, Weekday.MON) == today
    assert period_of(Span.ALL, THURSDAY, day(12, 24), Weekday.MON) == today


@pytest.mark.parametrize(
    ("first", "last", "since", "period"),
    [
        (None, None, day(3, 19), Period(day(3, 19), THURSDAY)),
        (None, None, None, Period(THURSDAY, THURSDAY)),
        (day(4, 1), day(4, 30), day(3, 19), Period(day(4, 1), day(4, 30))),
        (date.min, date.max, day(3, 19), Period(day(3, 19), THURSDAY)),
        (day(1, 1), day(1, 31), day(3, 19), Period(day(1, 31), day(1, 31))),
        (day(1, 1), day(1, 31), None, Period(day(1, 31), day(1, 31))),
    ],
)
def test_dates_are_taken_as_far_as_there_can_be_walks(
    first: date | None, last: date | None, since: date | None, period: Period
) -> None:
    assert period_between(first, last, THURSDAY, since) == period


def test_what_is_asked_for_is_all_of_it_unless_dates_are_named() -> None:
    asked = Asked(THURSDAY, GOAL)
    assert asked.period(day(3, 19)) == Period(day(3, 19), THURSDAY)
    asked = Asked(THURSDAY, GOAL, day(4, 1), day(4, 30))
    assert asked.period(day(3, 19)) == Period(day(4, 1), day(4, 30))


def test_dates_in_the_wrong_order_are_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="19 is later than 2026-11-18"):
        period_between(THURSDAY, day(11, 18), THURSDAY, None)


def report(
    walks: list[Kept],
    first: date,
    last: date = THURSDAY,
    told: Told | None = None,
    since: date | None = None,
) -> Report:
    return report_of(walks, told, Period(first, last), THURSDAY, GOAL, since)


def test_it_counts_minutes_days_and_walks_of_the_period_alone() -> None:
    walks = [
        Kept(day(10, 25), 6000),
        Kept(day(11, 2), 1230),
        Kept(day(11, 2), 600),
        Kept(day(11, 9), 0),
        Kept(day(11, 19), 1200),
        Kept(day(11, 20), 6000),
    ]
    found = report(walks, day(10, 26), since=day(10, 25))
    assert (found.minutes, found.walks, found.walked) == (50, 4, 2)
    assert found.days == 25
    assert found.minutes_a_week == 3030 * 7 // 25 // 60
    assert found.goal == 150


def test_days_before_the_first_walk_are_nobodys_fault() -> None:
    found = report([Kept(day(11, 16), 1200)], day(8, 31))
    assert (found.since, found.days) == (day(11, 16), 4)
    assert found.minutes_a_week is None
    assert [column.known for column in found.columns] == [False] * 11 + [True]


def test_an_empty_history_has_columns_and_nothing_in_them() -> None:
    found = report([], day(10, 26))
    assert found.unit is Unit.WEEK
    assert [column.first for column in found.columns] == [
        day(10, 26),
        day(11, 2),
        day(11, 9),
        day(11, 16),
    ]
    assert (found.minutes, found.walks, found.days) == (0, 0, 0)
    assert not any(column.known for column in found.columns)
    assert not found.is_rated
    assert found.change is None
    for scores in found.scores.values():
        assert (scores.median, scores.average, scores.ends) == (None, None, None)


def test_a_single_day_is_a_period_too() -> None:
    found = report([Kept(THURSDAY, 900, 3)], THURSDAY)
    (column,) = found.columns
    assert (column.minutes, column.partial, column.known) == (15, True, True)
    assert found.is_rated
    assert (found.days, found.walked) == (1, 1)


def test_a_column_is_partial_where_days_lie_outside_or_ahead() -> None:
    found = report([], day(11, 4), day(11, 29))
    assert [column.partial for column in found.columns] == [True, False, True, True]
    # The last week ends with the period, but is yet to come.
    assert [column.known for column in found.columns] == [False] * 4
    walked = report([Kept(day(11, 10), 60)], day(11, 2), day(11, 29))
    assert [column.partial for column in walked.columns] == [True] * 4
    walked = report([Kept(day(11, 4), 60)], day(11, 4), day(11, 29))
    assert [column.known for column in walked.columns] == [True, True, True, False]


@pytest.mark.parametrize(
    ("first", "unit", "count", "begins"),
    [
        (day(8, 3), Unit.WEEK, 16, day(8, 3)),
        (day(7, 27), Unit.MONTH, 5, day(7, 1)),
        (day(11, 30, 2024), Unit.MONTH, 25, day(11, 1, 2024)),
        (day(10, 30, 2024), Unit.YEAR, 3, day(1, 1, 2024)),
        (day(11, 18, 1996), Unit.YEAR, 31, day(1, 1, 1996)),
    ],
)
def test_the_longer_the_period_the_longer_its_columns(
    first: date, unit: Unit, count: int, begins: date
) -> None:
    found = report([Kept(first, 600), Kept(THURSDAY, 60)], first)
    assert (found.unit, len(found.columns)) == (unit, count)
    assert found.columns[0].first == begins
    assert [found.columns[0].minutes, found.columns[-1].minutes] == [10, 1]


def test_a_column_adds_up_its_ratings() -> None:
    walks = [Kept(day(11, 16), 60, 2, 3), Kept(day(11, 18), 60, 5, None)]
    (column,) = report(walks, day(11, 16)).columns
    assert (column.before, column.after) == (Rated(7, 2), Rated(3, 1))


def test_ratings_are_told_with_median_average_ends_and_count() -> None:
    walks = [
        Kept(day(11, 10), 60, 2, 4, 1),
        Kept(day(11, 11), 60, 3, 6),
        Kept(day(11, 12), 60, 3),
        Kept(day(11, 13), 60, 9),
        Kept(day(11, 13), 60, 99),  # nobody can have given it
    ]
    scores = report(walks, day(11, 9)).scores
    before = scores[Part.BEFORE]
    assert (before.count, before.median, before.ends) == (4, 3, (2, 9))
    assert before.average == Fraction(17, 4)
    assert scores[Part.AFTER].median == 5
    assert scores[Part.NEXT_MORNING].ends == (1, 1)


def test_between_two_middle_ratings_the_median_is_halfway() -> None:
    counts = [0] * 11
    counts[2] = counts[5] = 1
    assert Scores(tuple(counts)).median == Fraction(7, 2)
    with pytest.raises(IndexError):
        Scores()._at(0)


def rated(first: date, ratings: list[int], seconds: int) -> list[Kept]:
    return [
        Kept(first + timedelta(days=2 * number), seconds, rating)
        for number, rating in enumerate(ratings)
    ]


@pytest.mark.parametrize(
    ("early", "late", "pain"),
    [
        ([5, 5, 5, 5], [3, 3, 3, 3], Move.LESS),
        ([2, 2, 2, 2], [3, 3, 3, 3], Move.MORE),
        ([5, 5, 5, 5], [4, 4, 4, 4], Move.SAME),
    ],
)
def test_a_change_is_named_past_two_points_or_a_third(
    early: list[int], late: list[int], pain: Move
) -> None:
    walks = rated(day(10, 1), early, 600) + rated(day(11, 10), late, 1200)
    change = report(walks, day(9, 28)).change
    assert change is not None
    assert (change.since, change.pain) == (day(10, 1), pain)
    assert (change.was, change.now) == (early[0], late[0])
    assert change.minutes is Move.MORE


@pytest.mark.parametrize(
    ("early", "late", "first"),
    [
        ([], [], day(10, 1)),
        ([4, 4, 4], [3, 3, 3], day(10, 1)),  # six, and seven are asked for
        ([4, 4], [3, 3, 3, 3, 3], day(10, 1)),
        ([4, 4, 4, 4], [3, 3, 3, 3], day(10, 24)),  # the two overlap
    ],
)
def test_too_little_to_compare_is_no_change(
    early: list[int], late: list[int], first: date
) -> None:
    walks = rated(first, early, 600) + rated(day(11, 10), late, 1200)
    assert report(walks, day(9, 28)).change is None


def test_walks_before_the_first_rating_are_not_beside_it() -> None:
    walks = [Kept(day(9, 30), 99999)]
    walks += rated(day(10, 1), [4] * 4, 600) + rated(day(11, 10), [4] * 4, 600)
    change = report(walks, day(9, 28)).change
    assert change is not None
    assert change.minutes is Move.SAME
