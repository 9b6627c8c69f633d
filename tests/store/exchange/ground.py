"""Shared by the tests of files that travel: jobs led to their end, and values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from walkreminder.core.ledger import Line, Outcome, Reason, Source, WalkRecord
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    SoreFeet,
    StepTo,
)
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey
from walkreminder.store.exchange import shelf
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Circumstances, Import

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from walkreminder.core.exchange import Edition, Order, Preview
    from walkreminder.core.ledger import Record
    from walkreminder.store.history import History

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")

texts = st.text(st.characters(codec="utf-8"), max_size=12)
_names = st.text("abc-=+@'\t\r ;,\"0", min_size=1, max_size=6)
_ratings = st.none() | st.integers(0, 10)
_instants = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001 - Hypothesis wants its bounds without a zone
    datetime(8999, 12, 30),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
_zones = st.sampled_from(
    ["Europe/Berlin", "UTC", "Asia/Kathmandu", "Europe/Amsterdam", "Mars/Base", "=1"]
)


@st.composite
def walks(draw: st.DrawFn) -> WalkRecord:
    """Draw any walk that the app could keep."""
    started = draw(_instants)
    return WalkRecord(
        draw(st.uuids()),
        started,
        started + draw(st.timedeltas(timedelta(0), timedelta(days=3))),
        draw(_zones),
        draw(st.integers(0, 86_400)),
        draw(st.sampled_from(Source)),
        draw(st.none() | _names),
        draw(_ratings),
        draw(_ratings),
        draw(_ratings),
        draw(texts | _names),
    )


_said = st.one_of(
    st.builds(Answer, st.integers(0, 1440), _ratings, flared_up=st.booleans()),
    st.builds(StepTo, st.integers(0, 11)),
    st.sampled_from((Hold(), FlareUp(), FlareOver(), Cleared(), SoreFeet())),
    st.builds(LegPain, st.uuids()),
    st.from_type(Checked),
)
_days = st.dates(date(1900, 1, 2), date(8999, 12, 30))
entries = st.builds(Entry, st.uuids(), _instants, _days, _said)
lines = st.builds(
    Line,
    st.builds(SlotKey, _names, _days, st.times()),
    _instants,
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Reason),
    _instants,
    st.none() | st.uuids(),
)


def keep(history: History, *records: Record) -> None:
    history.save(State(looked=NOW), records)


def export(history: History, file: Path) -> bytes:
    job = Export(file, history)
    while job.step():
        assert 0 <= job.progress.done <= job.progress.total
    return file.read_bytes()


def look(
    history: History, file: Path, order: Order | None = None, state: State | None = None
) -> Import:
    around = Circumstances(NOW, BERLIN, lambda: state, order)
    job = Import(file, history, around)
    while job.step():
        assert 0 <= job.progress.done <= job.progress.total
    return job


def finish(job: Import | Export) -> None:
    while job.step():
        pass


def take_in(history: History, file: Path, order: Order | None = None) -> Preview:
    job = look(history, file, order)
    assert job.preview is not None
    job.take_in()
    finish(job)
    assert job.is_done
    return job.preview


def kept(history: History) -> list[Edition]:
    found = [each for portion in shelf.editions(history) for each in portion]
    return sorted(found, key=lambda each: each.walk.id)


def told(
    history: History, file: Path, text: str | bytes, order: Order | None = None
) -> Preview:
    content = text.encode() if isinstance(text, str) else text
    file.write_bytes(content)
    preview = look(history, file, order).preview
    assert preview is not None
    return preview


def by_id(walks: Iterable[WalkRecord]) -> list[WalkRecord]:
    return sorted({walk.id: walk for walk in walks}.values(), key=lambda each: each.id)


def uuid(number: int) -> UUID:
    return UUID(int=number)
