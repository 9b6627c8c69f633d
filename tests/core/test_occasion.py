from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.claims import Occasion
from walkreminder.core.days import costs_of
from walkreminder.core.ledger import Outcome, Reason, WalkRecord
from walkreminder.core.occasion import WEIGHT, may_be_first, occasion, weightier
from walkreminder.core.settings import GoalSettings

TODAY = date(2026, 11, 19)  # a Thursday
MONDAY = date(2026, 11, 16)
GOAL = GoalSettings()

End: TypeAlias = tuple[date, Outcome, Reason | None]


def walk(
    days_ago: int,
    before: int | None = None,
    after: int | None = None,
    today: date = TODAY,
    seconds: int = 1200,
) -> WalkRecord:
    day = today - timedelta(days=days_ago)
    started = datetime.combine(day, time(12), UTC)
    ended = started + timedelta(seconds=seconds)
    return WalkRecord(
        uuid4(), started, ended, "UTC", seconds, before=before, after=after
    )


def missed(days_ago: int, today: date = TODAY) -> End:
    day = today - timedelta(days=days_ago)
    return day, Outcome.MISSED, None


OFTEN = [walk(days) for days in range(1, 30, 2)]


@pytest.mark.parametrize(
    ("walks", "found"),
    [
        ([], Occasion.ORDINARY),
        (OFTEN, Occasion.ORDINARY),
        ([walk(0), walk(0)], Occasion.FIRST_WALK),
        ([walk(1)], Occasion.FIRST_WALK),
        ([walk(2)], Occasion.ORDINARY),
        ([walk(2), walk(0)], Occasion.ORDINARY),
        ([walk(0, seconds=59)], Occasion.ORDINARY),
        ([walk(0, seconds=60)], Occasion.FIRST_WALK),
        ([walk(-1)], Occasion.ORDINARY),
        ([walk(4), walk(0)], Occasion.ORDINARY),
        ([walk(5), walk(0)], Occasion.AFTER_GAP),
        ([walk(5), walk(3, seconds=20), walk(0)], Occasion.AFTER_GAP),
        ([walk(90), walk(0), walk(0)], Occasion.AFTER_GAP),
        ([walk(90)], Occasion.ORDINARY),
        ([*OFTEN, walk(2, 2, 5)], Occasion.RED_RATING),
        ([*OFTEN, walk(3, 2, 5)], Occasion.ORDINARY),
        ([*OFTEN, walk(2, 2, 5), walk(1, 2, 2)], Occasion.ORDINARY),
        ([*OFTEN, walk(2, 2, 5), walk(1, 6)], Occasion.RED_RATING),
        ([*OFTEN, walk(-1, 2, 5)], Occasion.ORDINARY),
        ([walk(0, 2, 5)], Occasion.RED_RATING),
        ([walk(9), walk(0, 2, 5)], Occasion.RED_RATING),
    ],
)
def test_the_walks_say_what_today_is(walks: list[WalkRecord], found: Occasion) -> None:
    assert occasion(walks, {}, TODAY, GOAL) is found


def test_usual_is_what_it_was_when_the_walk_was_rated() -> None:
    calm = [walk(days, 3, 3) for days in range(10, 3, -1)]
    assert occasion([*calm, walk(2, 4, 6)], {}, TODAY, GOAL) is Occasion.RED_RATING
    sore = [walk(days, 5, 5) for days in range(10, 3, -1)]
    assert occasion([*sore, walk(2, 5, 6)], {}, TODAY, GOAL) is Occasion.ORDINARY
    later = [walk(1, 1), *[walk(0, 1)] * 6]
    assert occasion([*sore, walk(2, 5, 6), *later], {}, TODAY, GOAL) is (
        Occasion.ORDINARY
    )


@pytest.mark.parametrize(
    ("day", "lost", "found"),
    [
        (MONDAY, 0, Occasion.WEEK_KEPT),
        (MONDAY, 2, Occasion.WEEK_KEPT),
        (MONDAY, 3, Occasion.ORDINARY),
        (MONDAY + timedelta(days=1), 2, Occasion.WEEK_KEPT),
        (MONDAY + timedelta(days=2), 0, Occasion.ORDINARY),
    ],
)
def test_a_week_kept_is_told_in_the_first_two_days_of_the_next(
    day: date, lost: int, found: Occasion
) -> None:
    since = (day - MONDAY).days
    walks = [walk(since + back, today=day) for back in (1, 4, 9)]
    ends = [missed(since + back, day) for back in (2, 3, 5)[:lost]]
    assert occasion(walks, costs_of(ends), day, GOAL) is found


def test_a_week_without_a_walk_is_not_praised() -> None:
    assert occasion([walk(8, today=MONDAY)], {}, MONDAY, GOAL) is Occasion.ORDINARY


def test_of_two_the_weightier_one_counts_and_red_comes_first() -> None:
    kept_and_new = [walk(1, today=MONDAY)]
    assert occasion(kept_and_new, {}, MONDAY, GOAL) is Occasion.FIRST_WALK
    kept_and_back = [walk(7, today=MONDAY), walk(0, today=MONDAY)]
    assert occasion(kept_and_back, {}, MONDAY, GOAL) is Occasion.AFTER_GAP
    red = [walk(7, today=MONDAY), walk(0, 2, 6, today=MONDAY)]
    assert occasion(red, {}, MONDAY, GOAL) is Occasion.RED_RATING
    assert set(WEIGHT) == set(Occasion)
    assert weightier(Occasion.RED_RATING, Occasion.FIRST_WALK)
    assert not weightier(Occasion.ORDINARY, Occasion.ORDINARY)


@pytest.mark.parametrize(
    ("walks", "asks"),
    [
        ([], False),
        ([walk(0)], True),
        ([walk(1), walk(0)], True),
        ([walk(2), walk(0)], False),
        ([walk(0, seconds=10)], False),
        ([walk(9, seconds=10), walk(0)], True),
    ],
)
def test_older_walks_are_asked_for_only_where_all_known_ones_are_new(
    walks: list[WalkRecord], *, asks: bool
) -> None:
    assert may_be_first(walks, TODAY) is asks


@given(
    st.lists(
        st.tuples(
            st.integers(-3, 40),
            st.none() | st.integers(0, 10),
            st.none() | st.integers(0, 10),
        )
    ),
    st.randoms(),
)
def test_the_order_of_the_walks_does_not_matter(
    told: list[tuple[int, int | None, int | None]], luck: object
) -> None:
    # Two walks of one instant have no order, so each day has one here.
    walks = [walk(*each) for each in {each[0]: each for each in told}.values()]
    mixed = list(walks)
    luck.shuffle(mixed)  # type: ignore[attr-defined] # a Random
    assert occasion(walks, {}, TODAY, GOAL) is occasion(mixed, {}, TODAY, GOAL)
