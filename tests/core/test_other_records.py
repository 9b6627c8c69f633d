"""What goes on, and what ends, when other records take the place of the present."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from walkreminder.core.other_records import from_long_ago, over_other_records
from walkreminder.core.remembered import InForce, Start
from walkreminder.core.state import Quiet, State
from walkreminder.core.walk import Walk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTES = timedelta(minutes=20)
BUSY = State(
    looked=NOON,
    walk=Walk(UUID(int=1), NOON, "Europe/Berlin", MINUTES, MINUTES, MINUTES),
    quiet=Quiet(NOON),
    in_force=(InForce("daily", "a rule", NOON),),
    start=Start(NOON, NOON),
)


def test_the_present_goes_on_and_no_slot_before_now_is_known() -> None:
    state = over_other_records(BUSY)
    assert (state.walk, state.quiet) == (BUSY.walk, BUSY.quiet)
    assert (state.in_force, state.start) == ((), None)


def test_of_a_copy_only_the_wishes_go_on() -> None:
    state = from_long_ago(BUSY)
    assert state.quiet == BUSY.quiet
    assert (state.walk, state.question, state.open) == (None, None, None)
    assert (state.in_force, state.start) == ((), None)
