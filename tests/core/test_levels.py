from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.levels import (
    GOAL,
    LEVELS,
    MOST_AT_START,
    SETTLE,
    TOP,
    Level,
    start_level,
)

ROWS = (
    ("1", 5, 3, 15, "| L1 | 5 | 3 | 15 |"),
    ("2", 8, 3, 24, "| L2 | 8 | 3 | 24 |"),
    ("3", 10, 3, 30, "| L3 | 10 | 3 | 30 |"),
    ("4", 10, 4, 40, "| L4 | 10 | 4 | 40 |"),
    ("5", 13, 4, 52, "| L5 | 13 | 4 | 52 |"),
    ("6", 15, 4, 60, "| L6 | 15 | 4 | 60 |"),
    ("7", 15, 5, 75, "| L7 | 15 | 5 | 75 |"),
    ("8", 18, 5, 90, "| L8 | 18 | 5 | 90 |"),
    ("9", 20, 5, 100, "| L9 | 20 | 5 | 100 |"),
    ("10", 25, 5, 125, "| L10 | 25 | 5 | 125 |"),
    ("11", 30, 5, 150, "| **L11 goal** | **30** | **5** | **150** |"),
    ("A", 30, 5, 150, "| Extra A | 30, with 5 x 1 min brisker | 3 of the 5 | 150 |"),
    ("B", 30, 5, 150, "| Extra B | 30 = 5 x (3 + 3 min) | 3 of the 5 | 150 |"),
    ("C", 35, 5, 175, "| Extra C | 35-45 | up to 5 | 175-225 |"),
)


@pytest.mark.parametrize(
    ("index", "row"), [pytest.param(i, r, id=r[-1]) for i, r in enumerate(ROWS, 1)]
)
def test_a_level_is_its_row_of_the_table(
    index: int, row: tuple[str, int, int, int, str]
) -> None:
    level = LEVELS[index]
    assert (level.name, level.minutes, level.days, level.week, row[-1]) == row


def test_the_table_has_no_other_rows() -> None:
    assert [level.name for level in LEVELS] == ["0", *(row[0] for row in ROWS)]
    assert LEVELS[GOAL].name == "11"
    assert LEVELS[TOP].name == "C"


def test_the_first_level_is_to_settle() -> None:
    """| L0 settle | 3-5, two or three times a day | 3-7 as tolerated |."""
    level = LEVELS[SETTLE]
    assert (level.done_from, level.minutes) == (3, 5)
    assert 2 <= level.walks_a_day <= 3
    assert 3 <= level.days <= 7
    assert all(each.walks_a_day == 1 for each in LEVELS if each is not level)


@pytest.mark.parametrize(
    ("index", "brisk", "row"),
    [
        (TOP - 2, 3, "Extra A: 3 of the 5"),
        (TOP - 1, 3, "Extra B: 3 of the 5"),
        (TOP, 0, "Extra C: add one thing at a time"),
        (GOAL, 0, "L11: brisk for you, all the time"),
    ],
)
def test_two_extras_are_brisker_on_some_days(index: int, brisk: int, row: str) -> None:
    assert LEVELS[index].brisk_days == brisk, row


@pytest.mark.parametrize(
    ("one", "next_one"),
    [
        pytest.param(a, b, id=f"L{a.name} to L{b.name}")
        for a, b in pairwise(LEVELS[SETTLE + 1 :])
    ],
)
def test_a_step_changes_minutes_or_days_and_never_both(
    one: Level, next_one: Level
) -> None:
    """Each step changes minutes **or** days, never both."""
    assert (one.minutes == next_one.minutes) or (one.days == next_one.days)
    assert one.week <= next_one.week


def test_eleven_levels_of_two_weeks_lead_to_the_goal() -> None:
    """11 levels x 2 weeks = 22 weeks."""
    way = LEVELS[SETTLE:GOAL]
    assert len(way) == 11
    assert sum((level.steady for level in way), timedelta()) == timedelta(weeks=22)


@pytest.mark.parametrize(
    ("index", "row"),
    [
        (GOAL, "Extra A: after 4 steady weeks at L11"),
        (TOP - 2, "Extra B: after 4 good weeks of A"),
        (TOP - 1, "Extra C: no sooner than the others"),
    ],
)
def test_an_extra_comes_after_four_weeks(index: int, row: str) -> None:
    assert LEVELS[index].steady == timedelta(weeks=4), row


def test_two_days_a_week_and_more_are_rest() -> None:
    """**Rest**: 2+ days off a week."""
    assert all(7 - level.days >= 2 for level in LEVELS)


@pytest.mark.parametrize(
    ("able", "name", "why"),
    [
        (0, "0", "if under 5 min: start at L0"),
        (4, "0", "if under 5 min: start at L0"),
        (5, "1", "two thirds of 5 are 3.3: nearest 5"),
        (9, "1", "6: nearest 5"),
        (10, "2", "6.7: nearer to 8 than to 5"),
        (13, "2", "8.7: nearest 8"),
        (14, "3", "9.3: nearest 10, on the fewer days"),
        (15, "3", "10 on the nose"),
        (17, "3", "11.3: nearest 10"),
        (18, "5", "12: nearest 13"),
        (21, "5", "14: as near to 13 as to 15, so the gentler"),
        (22, "6", "14.7: nearest 15, on the fewer days"),
        (25, "8", "16.7: nearest 18"),
        (28, "8", "18.7: nearest 18"),
        (29, "9", "19.3: nearest 20"),
        (30, "9", "20 on the nose"),
        (45, "9", "30, but never above L9"),
        (600, "9", "never above L9"),
    ],
)
def test_one_starts_nearest_two_thirds_of_what_one_can(
    able: int, name: str, why: str
) -> None:
    """Start at the level nearest **two thirds** of that (never above L9)."""
    assert LEVELS[start_level(able)].name == name, why


@given(st.integers(0, 24 * 60))
def test_in_a_flare_one_starts_at_the_first_level(able: int) -> None:
    """Or in a flare, start at L0."""
    assert start_level(able, flared_up=True) == SETTLE


@given(st.integers(0, 24 * 60))
def test_one_never_starts_too_high_nor_outside_of_the_table(able: int) -> None:
    index = start_level(able)
    assert SETTLE <= index <= MOST_AT_START
    assert start_level(able + 1) >= index
    minutes = LEVELS[index].minutes
    # Nothing of the table lies between the level and two thirds of the answer.
    assert able < 5 or minutes <= max(5, 2 * able / 3 + 1.5)
