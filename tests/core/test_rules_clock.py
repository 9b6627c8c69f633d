"""By how much the clock was set: what passed is told by the computer's own time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from walkreminder.core.clock import follow, jump_since, least_jump
from walkreminder.core.remembered import InForce
from walkreminder.core.settings import Settings
from walkreminder.core.state import Quiet, Scene, State

LOOKED = datetime(2026, 11, 19, 12, tzinfo=UTC)
DAY = 86_400


def seconds(count: float | None) -> timedelta | None:
    return None if count is None else timedelta(seconds=count)


def scene(at: float, running: float | None) -> Scene:
    now = LOOKED + timedelta(seconds=at)
    return Scene(now, ZoneInfo("UTC"), Settings(), running=seconds(running))


@pytest.mark.parametrize(
    ("was", "at", "running", "jump"),
    [
        (DAY, 60, DAY + 60, 0),
        # A correction of less than five seconds is how clocks are kept right.
        (DAY, 64.9, DAY + 60, 0),
        (DAY, 65, DAY + 60, 5),
        (DAY, 55.1, DAY + 60, 0),
        (DAY, 55, DAY + 60, -5),
        (DAY, 3660, DAY + 60, 3600),
        # Where nobody knows what passed, or another computer start lies between,
        # a clock ahead may be right; one behind was set back at least so much.
        (None, 3600, DAY, 0),
        (DAY, 3600, None, 0),
        (None, -3600, None, -3600),
        (DAY, -3600, None, -3600),
        (None, -3600, DAY, -3600),
        (DAY, 3600, 10, 0),
        (DAY, -3600, 10, -3600),
        (DAY, -4.9, None, 0),
        (DAY, -5, None, -5),
    ],
)
def test_a_jump_is_what_the_clock_went_and_the_computer_did_not(
    was: float | None, at: float, running: float | None, jump: float
) -> None:
    state = State(looked=LOOKED, running=seconds(was))
    assert jump_since(state, scene(at, running)) == timedelta(seconds=jump)


@pytest.mark.parametrize(
    ("at", "jump"), [(3600, 0), (0, 0), (-4.9, 0), (-5, -5), (-3600, -3600)]
)
def test_a_new_process_knows_only_of_a_clock_set_back(at: float, jump: float) -> None:
    state = State(looked=LOOKED, running=seconds(DAY))
    assert least_jump(state, scene(at, 10)) == timedelta(seconds=jump)


def test_a_clock_set_ahead_takes_no_line_back() -> None:
    _, records = follow(State(looked=LOOKED), timedelta(hours=1), scene(3600, 0))
    assert records == ()


@pytest.mark.parametrize(("at", "begins"), [(-60, -60), (0, 0), (60, 0)])
def test_a_rule_that_the_clock_says_is_yet_to_come_is_in_force_now(
    at: float, begins: float
) -> None:
    state = State(looked=LOOKED, in_force=(InForce("daily", "rule", LOOKED),))
    state, _ = follow(state, timedelta(0), scene(at, None))
    assert state.in_force[0].begins == LOOKED + timedelta(seconds=begins)


@pytest.mark.parametrize(("at", "ago"), [(60, -60), (0, 0), (-60, 0)])
def test_what_was_done_on_a_clock_ahead_counts_as_done_now(
    at: float, ago: float
) -> None:
    state = State(looked=LOOKED, answered=LOOKED, offered=LOOKED, quiet=Quiet(LOOKED))
    now = scene(at, None)
    state, _ = follow(state, timedelta(0), now)
    assert state.quiet is not None
    instants = {state.answered, state.offered, state.quiet.since}
    assert instants == {now.now + timedelta(seconds=ago)}
