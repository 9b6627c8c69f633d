from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.walk import (
    Phase,
    Walk,
    elapsed,
    ends_at,
    extend,
    pause,
    phase_at,
    phase_ends,
    phases,
    remaining,
    resume,
)

START = datetime(2026, 11, 19, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CAP = timedelta(hours=3)


def walk_of(minutes: int, warm_up: int = 2, cool_down: int = 2) -> Walk:
    return Walk(
        UUID(int=1),
        START,
        "UTC",
        minutes * MINUTE,
        warm_up * MINUTE,
        cool_down * MINUTE,
    )


@pytest.mark.parametrize(
    ("minute", "phase"),
    [
        (0, Phase.WARM_UP),
        (1.9, Phase.WARM_UP),
        (2, Phase.WALK),
        (17.9, Phase.WALK),
        (18, Phase.COOL_DOWN),
        (20, Phase.EXTRA),
        (60, Phase.EXTRA),
    ],
)
def test_a_walk_warms_up_walks_and_cools_down(minute: float, phase: Phase) -> None:
    assert phase_at(walk_of(20), START + minute * MINUTE) is phase


def test_a_short_walk_keeps_half_of_its_time_for_walking() -> None:
    lengths = [length for _phase, length in phases(walk_of(4))]
    assert lengths == [MINUTE, 2 * MINUTE, MINUTE]


def test_pausing_twice_and_resuming_twice_is_pausing_and_resuming_once() -> None:
    walk = pause(walk_of(20), START + 5 * MINUTE)
    assert pause(walk, START + 6 * MINUTE) == walk
    again = resume(walk, START + 8 * MINUTE)
    assert resume(again, START + 9 * MINUTE) == again
    assert elapsed(again, START + 10 * MINUTE) == 7 * MINUTE


def test_the_end_moves_with_the_pauses() -> None:
    walk = resume(pause(walk_of(20), START + 5 * MINUTE), START + 8 * MINUTE)
    assert ends_at(walk, walk.goal) == START + 23 * MINUTE
    assert phase_ends(walk)[-1] == START + 23 * MINUTE


def test_fewer_minutes_never_end_a_walk_at_once() -> None:
    walk = extend(walk_of(20), -5 * MINUTE, START + 18 * MINUTE, CAP)
    assert walk.goal == 19 * MINUTE
    assert extend(walk_of(20), 5 * MINUTE, START, CAP).goal == 25 * MINUTE
    assert extend(walk_of(20), 500 * MINUTE, START, CAP).goal == CAP


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(-3000, 3000)),
        max_size=20,
    )
)
def test_counted_time_is_never_negative_nor_more_than_has_passed(
    moves: list[tuple[bool, int]],
) -> None:
    walk, now, latest = walk_of(20), START, START
    for pauses, seconds in moves:
        now += timedelta(seconds=seconds)
        latest = max(latest, now)
        walk = pause(walk, now) if pauses else resume(walk, now)
        assert timedelta(0) <= elapsed(walk, now) <= latest - START
        assert timedelta(0) <= remaining(walk, now) <= walk.goal
