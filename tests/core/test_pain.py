from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.ledger import WalkRecord
from walkreminder.core.pain import is_rated, is_red, usual

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
PAIN = st.none() | st.integers(0, 10)


def walk(
    before: int | None = None,
    after: int | None = None,
    next_morning: int | None = None,
    number: int = 0,
) -> WalkRecord:
    started = NOON + timedelta(days=number)
    return WalkRecord(
        UUID(int=number),
        started,
        started + timedelta(minutes=20),
        "UTC",
        1200,
        before=before,
        after=after,
        next_morning=next_morning,
    )


def rated_before(*ratings: int | None) -> list[WalkRecord]:
    return [walk(before, number=number) for number, before in enumerate(ratings)]


@pytest.mark.parametrize(
    ("ratings", "answer", "usually"),
    [
        ((), None, None),
        ((), 4, 4),
        ((None, None), None, None),
        ((2,), None, 2),
        ((2, 4), None, 2),
        ((1, None, 5, 3), None, 3),
        ((1, 1, 1, 1, 1, 1), 5, 5),
        ((1, 1, 1, 1, 1, 1, 1), 5, 1),
        ((9, 9, 9, 1, 2, 3, 4, 5, 6, 7), None, 4),
    ],
)
def test_usual_is_the_middle_of_the_last_seven_ratings_before_a_walk(
    ratings: tuple[int | None, ...], answer: int | None, usually: int | None
) -> None:
    assert usual(rated_before(*ratings), answer) == usually


def test_the_last_seven_are_the_newest_in_whatever_order_they_come() -> None:
    walks = rated_before(9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1)
    assert usual(reversed(walks)) == 1


@pytest.mark.parametrize(
    ("ratings", "usually", "red"),
    [
        (walk(), 2, False),
        (walk(2), 2, False),
        (walk(2, 4), 2, False),
        (walk(2, 5), 2, True),
        (walk(2, 5), None, True),
        (walk(2, 5), 7, True),
        (walk(None, 5), 2, False),
        (walk(None, 6), 4, True),
        (walk(4, 6), 4, True),
        (walk(4, 6), 5, False),
        (walk(4, 6), None, False),
        (walk(2, 2, 4), 2, False),
        (walk(2, 2, 5), 2, True),
        (walk(2, 2, 8), 5, True),
        (walk(2, 2, 9), None, False),
        (walk(None, None, 5), 2, True),
    ],
)
def test_a_walk_is_red_where_the_table_says_so(
    ratings: WalkRecord, usually: int | None, *, red: bool
) -> None:
    assert is_red(ratings, usually) is red


@pytest.mark.parametrize(
    ("ratings", "rated"),
    [(walk(), False), (walk(3), False), (walk(3, 3), True), (walk(3, None, 3), True)],
)
def test_a_rating_before_a_walk_says_nothing_of_it(
    ratings: WalkRecord, *, rated: bool
) -> None:
    assert is_rated(ratings) is rated


@given(PAIN, PAIN, PAIN, PAIN)
def test_a_walk_without_any_rating_of_it_is_never_red(
    before: int | None, after: int | None, morning: int | None, usually: int | None
) -> None:
    ratings = walk(before, after, morning)
    assert is_rated(ratings) or not is_red(ratings, usually)


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_makes_a_red_walk_another_colour(
    before: int, after: int, usually: int
) -> None:
    if is_red(walk(before, after), usually) and after < 10:
        assert is_red(walk(before, after + 1), usually)
