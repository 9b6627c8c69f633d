"""When pain beside minutes is called a trend, and when it is about the same."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.settings import Weekday
from walkreminder.core.trend import (
    Move,
    PainWeek,
    Rated,
    Trend,
    move,
    pain_weeks,
    trend_of,
)

MONDAY = date(2026, 11, 16)
THURSDAY = date(2026, 11, 19)
LESS, SAME, MORE = Move.LESS, Move.SAME, Move.MORE


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        # Two points, whatever they are of.
        ("8", "6", LESS),
        ("8", "6.1", SAME),
        ("8", "10", MORE),
        ("8", "9.9", SAME),
        # Thirty percent, where that is less.
        ("4", "2.8", LESS),
        ("4", "2.9", SAME),
        ("4", "5.2", MORE),
        ("4", "5.1", SAME),
        ("3", "2.1", LESS),
        ("1", "0.7", LESS),
        ("1", "0.8", SAME),
        ("5", "5", SAME),
        # From nothing, only points tell.
        ("0", "0", SAME),
        ("0", "1.9", SAME),
        ("0", "2", MORE),
        ("2", "0", LESS),
        ("0.1", "0", LESS),
    ],
)
def test_pain_moves_by_two_points_or_thirty_percent(
    was: str, now: str, moved: Move
) -> None:
    assert move(Fraction(was), Fraction(now), 2) is moved


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        (100, 130, MORE),
        (100, 129, SAME),
        (100, 70, LESS),
        (100, 71, SAME),
        (0, 0, SAME),
        (0, 1, MORE),
        (1, 0, LESS),
    ],
)
def test_minutes_move_by_thirty_percent(was: int, now: int, moved: Move) -> None:
    assert move(Fraction(was), Fraction(now)) is moved


def week(
    ago: int, total: int = 0, count: int = 0, minutes: int = 100, days: int = 14
) -> PainWeek:
    first = MONDAY - timedelta(weeks=ago)
    return PainWeek(first, minutes * 30, minutes * 60, days, Rated(total, count))


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        ([], None),
        ([week(0, 12, 4)], None),
        # Of two weeks in a row, the averages share one week.
        ([week(1, 20, 4), week(0, 12, 4)], None),
        ([week(2, 20, 4), week(1), week(0, 12, 4)], (2, LESS, SAME)),
        # Nothing is told where too little is rated, now or then or in all.
        ([week(2, 20, 4), week(1, 12, 4), week(0, 6, 2)], None),
        ([week(2, 10, 2), week(1), week(0, 12, 4)], None),
        ([week(2, 15, 3), week(1), week(0, 9, 3)], None),
        ([week(2, 15, 3), week(1), week(0, 12, 4)], (2, LESS, SAME)),
        # The first weeks that are rated are the ones to compare with.
        ([week(4), week(3, 20, 4), week(2, 0, 4), week(1), week(0, 20, 4)],
         (3, SAME, SAME)),
        ([week(3, 8, 4), week(2), week(1), week(0, 16, 4)], (3, MORE, SAME)),
        # Minutes are compared by days: the running week is not over yet.
        ([week(2, 20, 4, 140), week(1), week(0, 20, 4, 70, 7)], (2, SAME, SAME)),
        ([week(2, 20, 4, 140), week(1), week(0, 20, 4, 98)], (2, SAME, LESS)),
        ([week(2, 20, 4, 100), week(1), week(0, 20, 4, 130)], (2, SAME, MORE)),
    ],
)  # fmt: skip
def test_a_trend_goes_from_the_first_rated_weeks_to_the_latest(
    weeks: list[PainWeek], found: tuple[int, Move, Move] | None
) -> None:
    trend = trend_of(weeks)
    told = None if trend is None else (trend.weeks, trend.pain, trend.minutes)
    assert told == found


def test_a_trend_names_both_averages() -> None:
    trend = trend_of([week(2, 18, 4), week(1), week(0, 11, 4)])
    assert trend is not None
    assert (trend.was, trend.now) == (Fraction(9, 2), Fraction(11, 4))
    bare = Trend(week(1), week(0), SAME, SAME)
    assert (bare.was, bare.now) == (0, 0)


def test_a_week_has_its_minutes_and_the_ratings_of_two() -> None:
    days = {MONDAY + timedelta(days=n): 60 * (n + 20) for n in range(-14, 4)}
    rated = {day: Rated(3, 1) for day in days}
    weeks = pain_weeks(days, rated, THURSDAY, Weekday.MON, 3)
    assert [each.first for each in weeks] == [
        MONDAY - timedelta(weeks=back) for back in (2, 1, 0)
    ]
    assert [each.minutes for each in weeks] == [63, 112, 86]
    assert [each.rated.count for each in weeks] == [7, 14, 11]
    # Before the first record there is nothing to know, and after today neither.
    assert [each.days for each in weeks] == [7, 14, 11]
    assert [each.both // 60 for each in weeks] == [63, 175, 198]
    assert weeks[0].average == 3
    assert weeks[1].seconds_a_day == Fraction(175 * 60, 14)


def test_without_any_record_weeks_are_empty() -> None:
    (only,) = pain_weeks({}, {}, THURSDAY, Weekday.MON, 1)
    assert (only.minutes, only.average, only.seconds_a_day) == (0, None, 0)
    (old, _) = pain_weeks({}, {}, MONDAY, Weekday.MON, 2)
    assert (old.days, old.seconds_a_day) == (0, 0)


def test_walks_of_a_day_that_has_not_come_are_not_compared() -> None:
    ahead = {THURSDAY: 60, THURSDAY + timedelta(days=1): 6000}
    (only,) = pain_weeks(ahead, {}, THURSDAY, Weekday.MON, 1)
    assert (only.both, only.days) == (60, 1)


POINTS = st.fractions(0, 10, max_denominator=30)


@given(POINTS, POINTS)
def test_there_and_back_never_goes_the_same_way(was: Fraction, now: Fraction) -> None:
    there, back = move(was, now, 2), move(now, was, 2)
    assert there is SAME or there is not back
    if there is MORE:
        assert now > was
    if there is LESS:
        assert now < was


@given(POINTS, POINTS)
def test_no_trend_is_named_within_both_bounds(was: Fraction, now: Fraction) -> None:
    small = abs(now - was) < min(Fraction(2), max(was * Fraction(3, 10), Fraction(0)))
    if small or was == now:
        assert move(was, now, 2) is SAME
    if abs(now - was) >= 2:
        assert move(was, now, 2) is not SAME


@given(
    st.dictionaries(st.integers(0, 90), st.integers(0, 7200)),
    st.dictionaries(st.integers(0, 90), st.lists(st.integers(0, 10), min_size=1)),
    st.sampled_from(Weekday),
)
def test_averages_are_ratings_and_all_minutes_are_in_one_week(
    seconds: dict[int, int], ratings: dict[int, list[int]], starts: Weekday
) -> None:
    days = {THURSDAY - timedelta(days=ago): spent for ago, spent in seconds.items()}
    rated = {
        THURSDAY - timedelta(days=ago): Rated(sum(each), len(each))
        for ago, each in ratings.items()
    }
    weeks = pain_weeks(days, rated, THURSDAY, starts, 15)
    assert sum(each.seconds for each in weeks) == sum(days.values())
    assert all(0 <= each.average <= 10 for each in weeks if each.average is not None)
    trend = trend_of(weeks)
    if trend is not None:
        assert trend.weeks >= 2
        assert trend.latest is weeks[-1]
