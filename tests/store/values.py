"""Values that the tests of the store share: a walk, a line, states of any kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import strategies as st

from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey
from walkreminder.core.walk import Walk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def walk(number: int = 1, started: datetime = NOON, **changes: object) -> WalkRecord:
    fields: dict[str, object] = {
        "id": UUID(int=number),
        "started": started,
        "ended": started + timedelta(minutes=25),
        "zone": "Europe/Berlin",
        "seconds": 1200,
    }
    return WalkRecord(**(fields | changes))  # type: ignore[arg-type] # by name


def line(
    day: date = date(2026, 3, 10),
    at: time = time(10, 30),
    outcome: Outcome = Outcome.WALKED,
    reason: Reason | None = None,
    settled: datetime = NOON,
) -> Line:
    due = datetime.combine(day, at, UTC)
    return Line(SlotKey("workday", day, at), due, outcome, reason, settled)


instants = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - Hypothesis wants its bounds without a zone
    datetime(2200, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
st.register_type_strategy(datetime, instants)
st.register_type_strategy(Walk, st.builds(Walk, before=st.none() | st.integers(0, 10)))
states = st.from_type(State)
walks = st.from_type(WalkRecord)
lines = st.from_type(Line)
