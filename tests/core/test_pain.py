from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.ledger import WalkRecord
from walkreminder.core.pain import (
    Colour,
    colour,
    insist_on_rating,
    is_rated,
    is_red,
    usual,
)
from walkreminder.core.trouble import Refused

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


NO_RATINGS: tuple[object, ...] = (
    *(-1, 11, 2.5, 3.0, float("nan"), float("inf")),
    *(True, "3", "", b"3", [3], Decimal(3), 10**400),
)


@pytest.mark.parametrize("value", NO_RATINGS)
def test_a_rating_is_a_whole_number_from_0_to_10_and_nothing_else(
    value: object,
) -> None:
    with pytest.raises(
        Refused, match=r"is no rating\. Choose a number from 0, no pain"
    ):
        insist_on_rating(value)


@pytest.mark.parametrize("value", range(11))
def test_a_rating_is_taken_as_it_is(value: int) -> None:
    assert insist_on_rating(value) == value


def test_what_is_no_rating_is_not_repeated_at_length() -> None:
    with pytest.raises(Refused) as refusal:
        insist_on_rating("9" * 5000)
    assert len(str(refusal.value)) < 200


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


# A walk, the usual pain, and its colour by the row that is quoted.
COLOURS = [
    (walk(2, 2), 2, "green", "rise of 1 or less"),
    (walk(2, 3), 2, "green", "rise of 1 or less"),
    (walk(4, 1), 2, "green", "rise of 1 or less: it fell"),
    (walk(2, 3, 3), 2, "green", "next morning within 1 of usual"),
    (walk(2, 3, 0), 2, "green", "next morning within 1 of usual: better is no worse"),
    (walk(1, 3), 2, "amber", "rise of 2"),
    (walk(3, 4), 3, "amber", "peak of 4-5 when usual is under 4"),
    (walk(4, 5), 3, "amber", "peak of 4-5 when usual is under 4"),
    (walk(None, 4), 0, "amber", "peak of 4-5 when usual is under 4"),
    (walk(4, 4), 4, "green", "usual is 4: a peak of 4-5 is nothing new"),
    (walk(4, 5), 4, "green", "usual is 4: a peak of 4-5 is nothing new"),
    (walk(2, 2, 4), 2, "amber", "next morning 2 above usual"),
    (walk(None, None, 4), 2, "amber", "next morning 2 above usual"),
    (walk(0, 3), 2, "red", "rise of 3+"),
    (walk(0, 10), 2, "red", "rise of 3+"),
    (walk(5, 6), 3, "red", "peak of 6+ when usual is under 5"),
    (walk(5, 6), 4, "red", "peak of 6+ when usual is under 5"),
    (walk(None, 9), 4, "red", "peak of 6+ when usual is under 5"),
    (walk(2, 2, 5), 2, "red", "next morning 3+ above usual"),
    (walk(2, 2, 9), 2, "red", "next morning 3+ above usual"),
    (walk(5, 6), 5, "green", "usual is 5 or more: only the change rules apply"),
    (walk(6, 7), 6, "green", "usual is 5 or more: only the change rules apply"),
    (walk(5, 7), 5, "amber", "usual is 5 or more: a rise of 2"),
    (walk(5, 8), 5, "red", "usual is 5 or more: a rise of 3+"),
    (walk(5, 5, 7), 5, "amber", "usual is 5 or more: next morning 2 above"),
    (walk(5, 5, 8), 5, "red", "usual is 5 or more: next morning 3+ above"),
    (walk(8, 9), 7, "green", "usual is 7 or more: a rise of 1"),
    (walk(7, 9), 7, "amber", "usual is 7 or more: a rise of 2"),
    (walk(7, 10), 7, "red", "usual is 7 or more: a rise of 3+"),
    (walk(), 2, None, "not rated"),
    (walk(9), 2, None, "not rated but before"),
    (walk(None, 9), None, None, "nothing to compare with"),
    (walk(None, 9), 5, None, "only the change rules apply, and the change is unknown"),
    (walk(None, None, 9), None, None, "nothing to compare with"),
    (walk(2, 3), None, "green", "the rise is known without the usual"),
]


@pytest.mark.parametrize(
    ("ratings", "usually", "shade"),
    [
        pytest.param(*row[:3], id=f"{row[2]}: {row[3]} ({number})")
        for number, row in enumerate(COLOURS)
    ],
)
def test_a_walk_has_the_colour_of_its_row(
    ratings: WalkRecord, usually: int | None, shade: str | None
) -> None:
    assert colour(ratings, usually) == shade


@given(PAIN, PAIN, PAIN, PAIN)
def test_pain_that_spreads_down_the_leg_is_red_whatever_the_ratings(
    before: int | None, after: int | None, morning: int | None, usually: int | None
) -> None:
    """Red: or pain spreading down the leg."""
    ratings = walk(before, after, morning)
    assert colour(ratings, usually, down_the_leg=True) is Colour.RED


SHADES = list(Colour)


@given(
    st.integers(0, 10),
    st.integers(0, 9),
    st.none() | st.integers(0, 9),
    st.integers(0, 10),
)
def test_more_pain_is_never_a_better_colour(
    before: int, after: int, morning: int | None, usually: int
) -> None:
    was = colour(walk(before, after, morning), usually)
    worse = colour(walk(before, after + 1, morning), usually)
    assert was is not None
    assert worse is not None
    assert SHADES.index(worse) >= SHADES.index(was)
    if morning is not None:
        worse = colour(walk(before, after, morning + 1), usually)
        assert worse is not None
        assert SHADES.index(worse) >= SHADES.index(was)


@given(PAIN, PAIN, PAIN, PAIN)
def test_red_by_ratings_is_the_colour_red(
    before: int | None, after: int | None, morning: int | None, usually: int | None
) -> None:
    ratings = walk(before, after, morning)
    assert (colour(ratings, usually) is Colour.RED) == is_red(ratings, usually)


@given(PAIN, PAIN, PAIN, PAIN)
def test_only_a_rated_walk_has_a_colour(
    before: int | None, after: int | None, morning: int | None, usually: int | None
) -> None:
    ratings = walk(before, after, morning)
    assert is_rated(ratings) or colour(ratings, usually) is None
