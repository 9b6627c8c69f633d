"""What files of many walks cost; `python -m benchmarks.exchange` prints it.

Needs no desktop. Thirty years of walks lie in a real file, written and read as the
command line does it, with every commit on the disk. `longest step` is for how long a
window would stand still.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from benchmarks.report import Report
from walkreminder.core.ledger import Line, Outcome, WalkRecord
from walkreminder.core.state import State
from walkreminder.core.timetable import SlotKey, Timetable
from walkreminder.store.exchange import ics_file
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Circumstances, Import
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from walkreminder.core.ledger import Record

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 19, 11, 3, tzinfo=UTC)
SIZES = (1_000, 100_000)
YEARS = 30
ENDINGS = (".json", ".csv")
ROUNDS = 3
# Ids as the app has them: in no order.
NAMES = UUID(int=5)


def main() -> int:
    """Measure and print a table, in milliseconds and MiB."""
    report = Report("files")
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="exchange-") as folder:
            for what, figures in weigh(Path(folder), size):
                report.note(f"{size} walks, {what}", figures)
    print(report.table())
    return 0


def weigh(folder: Path, size: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what it took to write and to read files of so many walks."""
    with History(folder / "history.sqlite3") as history:
        history.save(State(looked=NOW), tuple(records(size)))
        for turn in range(ROUNDS):
            for ending in ENDINGS:
                file = folder / f"all{ending}"
                yield f"{ending} out", led(Export(file, history))
                with History(folder / f"fresh{turn}{ending}.sqlite3") as fresh:
                    yield f"{ending} in", taken_in(file, fresh)
                    yield f"{ending} again", taken_in(file, fresh)
        calendar = partial(ics_file.written, timetable=Timetable(), now=NOW, zone=ZONE)
        for _ in range(ROUNDS):
            job = Export(folder / "all.ics", history, {".ics": calendar})
            yield ".ics out", led(job)
        yield from _memory(folder, history)


def _memory(folder: Path, history: History) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what taking in needs at most, apart: measuring it takes time."""
    file = folder / "all.json"
    led(Export(file, history))
    with History(":memory:") as fresh:
        tracemalloc.start()
        taken_in(file, fresh)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    yield "memory of .json in, MiB", {"ms": peak / 2**20, "longest step ms": 0}


def taken_in(file: Path, history: History) -> dict[str, float]:
    """Take in a file and return what it took."""
    job = Import(file, history, Circumstances(NOW, ZONE, lambda: None))
    looked = led(job)
    job.take_in()
    took = led(job)
    longest = max(looked["longest step ms"], took["longest step ms"])
    return {"ms": looked["ms"] + took["ms"], "longest step ms": longest}


def led(job: Export | Import) -> dict[str, float]:
    """Lead a job to its end and return what it took."""
    steps: list[float] = []
    begin = time.perf_counter()
    while _timed(job.step, steps):
        pass
    took = (time.perf_counter() - begin) * 1000
    return {"ms": took, "longest step ms": max(steps)}


def _timed(step: Callable[[], bool], steps: list[float]) -> bool:
    begin = time.perf_counter()
    goes_on = step()
    steps.append((time.perf_counter() - begin) * 1000)
    return goes_on


def records(size: int) -> Iterator[Record]:
    """Yield so many walks, spread over thirty years, and a line for each tenth."""
    apart = timedelta(days=365 * YEARS) / size
    named = partial(uuid5, NAMES)
    for number in range(size):
        started = NOW - (number + 1) * apart
        ended = started + timedelta(minutes=20)
        walk = WalkRecord(named(str(number)), started, ended, ZONE.key, 1200, before=3)
        yield walk
        if number % 10 == 0:
            key = SlotKey(
                "daily", started.date(), started.time().replace(microsecond=0)
            )
            yield Line(key, started, Outcome.WALKED, None, ended, walk.id)


if __name__ == "__main__":
    sys.exit(main())
