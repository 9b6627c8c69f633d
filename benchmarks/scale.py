"""What many reminders and many years cost; `python -m benchmarks.scale` prints it.

Needs no desktop. The history is in memory, for a commit weighs what the disk does:
of old years it holds the lines of ten reminders, two a day, of the last days those
of all. "reading it" is what a day's first event and one that settles a slot cost.

Those are the reminders of a machine. The third table is what people may come to: 200
reminders at a time of day each, with every line of ten years. It tells the Ticks
apart that only look, and those at which a slot comes due and another is settled.

Beside them: what following the programme costs after years of a walk a day, most of
them at its goal. The first look of a process reads all of it, and no later one.
The last table is what walks and slots come to, as History and `stats` tell it, and
which dates of a week passed without a walk, as Today does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from benchmarks.report import Report
from walkreminder.core.events import Finish, Rate, Say, Start, Tick
from walkreminder.core.insight import insight_of
from walkreminder.core.ledger import Line, Outcome, Part, Reason, WalkRecord
from walkreminder.core.programme_log import Answer, Checked, Entry, Hold, StepTo
from walkreminder.core.reminder import next_asked, step
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.core.state import State
from walkreminder.core.stats import ONE_WEEK
from walkreminder.core.timetable import (
    ClockTimes,
    Interval,
    Reminder,
    SlotKey,
    next_slot,
    slots_between,
)
from walkreminder.engine import Engine
from walkreminder.store.history import History
from walkreminder.store.insight_rows import read_sums
from walkreminder.store.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from walkreminder.core.events import Event
    from walkreminder.core.insight import Insight
    from walkreminder.core.ledger import Record
    from walkreminder.core.programme_log import Said
    from walkreminder.core.timetable import Slot

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 19, 11, 3, tzinfo=UTC)
REMINDERS, YEARS = (10, 100, 1000), (1, 10, 30)
WALKS = (1_000, 100_000)
OLD, LATELY = 10, timedelta(days=5)
TICKS = 15
MANY_SLOTS = "100000"
PEOPLE, DECADE = 200, 10
SLOT_EVERY = timedelta(minutes=7)  # 200 of them are spread over a day


def main() -> int:
    """Measure and print the tables, in milliseconds; the last one's MiB are kept."""
    ticks, listing = Report("engine"), Report("command")
    for many, years in product(REMINDERS, YEARS):
        for figures in weigh_ticks(many, years):
            ticks.note(f"{many} reminders, {years} years", figures)
    for many in REMINDERS:
        took = weigh_listing(many)
        listing.note(f"next -n {MANY_SLOTS}, {many} reminders", {"ms": took})
    daily = Report("a Tick")
    for kind, took in weigh_days(PEOPLE, DECADE):
        daily.note(f"{PEOPLE} a day, {DECADE} years, {kind}", {"ms": took})
    programme = Report("the programme")
    for years in (1, DECADE):
        for kind, took in weigh_programme(years):
            programme.note(f"a walk a day, {years} years, {kind}", {"ms": took})
    sums = Report("what records come to")
    for many in WALKS:
        for weighed in weigh_insight(many):
            sums.note(f"{many} walks, {YEARS[-1]} years", weighed)
    tables = (ticks, listing, daily, programme, sums)
    print(*(each.table() for each in tables), sep="\n\n")
    return 0


def weigh_ticks(many: int, years: int) -> Iterator[dict[str, float]]:
    """Yield what each of some Ticks took, on a history of those years."""
    settings = every_ten_minutes(many)
    now = NOW
    with History(":memory:") as history:
        engine = Engine(history, lambda: now, lambda: ZONE, settings)
        engine.begin()
        history.save(engine.state, tuple(_lines(settings, years)))
        for _ in range(TICKS):
            now += timedelta(seconds=20)
            scene = engine.scene()
            yield {
                "tick ms": _took(engine.send, Tick()),
                "decision ms": _took(step, engine.state, Tick(), scene),
                "next asked ms": _took(next_asked, engine.state, scene),
                "reading it ms": _took(history.past, now, ZONE, now),
            }


def weigh_days(many: int, years: int) -> Iterator[tuple[str, float]]:
    """Yield what Ticks took, by what they had to do: look, or ask and settle."""
    settings = once_a_day(many)
    now = NOW
    with History(":memory:") as history:
        engine = Engine(history, lambda: now, lambda: ZONE, settings)
        engine.begin()
        every = slots_between(
            settings.timetable, NOW - timedelta(days=365 * years), NOW, ZONE
        )
        history.save(engine.state, tuple(map(_superseded, every)))
        for _ in range(TICKS):
            slot = next_slot(settings.timetable, now, ZONE)
            assert slot is not None
            now = slot.due
            yield "a slot is due", _took(engine.send, Tick())
            now += timedelta(seconds=20)
            yield "nothing is due", _took(engine.send, Tick())


def weigh_programme(years: int) -> Iterator[tuple[str, float]]:
    """Yield what is said and walked takes, by what it is."""
    settings = Settings(programme=ProgrammeSettings(follow=True))
    now = NOW
    with History(":memory:") as history:
        engine = Engine(history, lambda: now, lambda: ZONE, settings)
        engine.begin()
        history.save(engine.state, tuple(_followed(years)))
        yield "the first look", _took(engine.send, Tick())
        for _ in range(TICKS):
            walk = Start(30)
            wishes: tuple[tuple[str, Event], ...] = (
                ("a walk begins", walk),
                ("it ends", Finish()),
                ("it is rated", Rate(walk.id, Part.AFTER, 2)),
                ("something is said", Say(Hold())),
                ("nothing is due", Tick()),
            )
            for kind, wish in wishes:
                now += timedelta(minutes=1)
                yield kind, _took(engine.send, wish)
            yield "what is asked next", _took(next_asked, engine.state, engine.scene())


def _followed(years: int) -> Iterator[Record]:
    """Yield the records of somebody who walks every day, and once stepped up."""
    begin = NOW - timedelta(days=365 * years)
    said: tuple[tuple[int, Said], ...] = (
        (0, Answer(30, 2)),
        (20, StepTo(10)),
        (40, StepTo(11)),
        *((30 * month, Checked()) for month in range(12 * years)),
    )
    for count, (days, what) in enumerate(said):
        at = begin + timedelta(days=days, minutes=count)
        yield Entry(UUID(int=count), at, at.date(), what)
    for day in range(365 * years):
        at = begin + timedelta(days=day, hours=-2)
        ended, number = at + timedelta(minutes=30), UUID(int=10**6 + day)
        walk = WalkRecord(number, at, ended, "UTC", 1800)
        yield replace(walk, before=2, after=2, next_morning=2)


def weigh_insight(many: int) -> Iterator[dict[str, float | None]]:
    """Yield what it takes to tell what so many walks and as many slots come to."""
    settings, day = Settings(), NOW.date()
    with History(":memory:") as history:
        history.save(State(looked=NOW), tuple(_walked(many)))
        for _ in range(TICKS):
            yield {
                "insight ms": _took(_insight, history, day, settings),
                "a week ms": _took(history.unwalked, day - ONE_WEEK, day),
                "MiB": None,
            }
        tracemalloc.start()
        seen = _insight(history, day, settings)
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert seen.total.walks == many
        yield {"insight ms": None, "a week ms": None, "MiB": kept / 2**20}


def weigh_listing(many: int) -> float:
    """Return how long the command takes that lists very many slots."""
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        SettingsFile(Path(folder) / "settings.toml").save(every_ten_minutes(many))
        command = (sys.executable, "-m", "walkreminder", "next", "-n", MANY_SLOTS)
        environment = os.environ | {"WALKREMINDER_HOME": folder}
        listing = partial(subprocess.run, env=environment, check=True)
        return _took(partial(listing, stdout=subprocess.DEVNULL), command)


def every_ten_minutes(many: int) -> Settings:
    """Return so many reminders, every ten minutes of an office day."""
    rule = Interval(timedelta(minutes=10), clock_time(9), clock_time(17, 30))
    return Settings(tuple(Reminder(f"r{number}", rule) for number in range(many)))


def once_a_day(many: int) -> Settings:
    """Return so many reminders, each at a time of day of its own."""
    midnight = datetime(2026, 1, 1, tzinfo=UTC)
    times = [(midnight + number * SLOT_EVERY).time() for number in range(many)]
    named = enumerate(ClockTimes((at,)) for at in times)
    return Settings(tuple(Reminder(f"r{number}", rule) for number, rule in named))


def _insight(history: History, day: date, settings: Settings) -> Insight:
    return insight_of(read_sums(history, day, settings.goal.week_starts), day, settings)


def _walked(many: int) -> Iterator[Record]:
    """Yield walks spread over the years, and slots of which some passed unwalked."""
    between = timedelta(days=365 * YEARS[-1]) / many
    for number in range(many):
        began = NOW - (number + 1) * between
        ended = began + timedelta(minutes=20)
        yield WalkRecord(
            UUID(int=number), began, ended, ZONE.key, 1200, before=number % 6
        )
        due = began - timedelta(days=number % 3)
        key = SlotKey(f"r{number}", due.date(), due.time().replace(microsecond=0))
        outcome = Outcome.WALKED if number % 3 else Outcome.MISSED
        yield Line(key, due, outcome, None, due)


def _superseded(slot: Slot) -> Line:
    return Line(slot.key, slot.due, Outcome.MISSED, Reason.SUPERSEDED, slot.due)


def _lines(settings: Settings, years: int) -> Iterator[Line]:
    lately = slots_between(settings.timetable, NOW - LATELY, NOW, ZONE)
    yield from map(_superseded, lately)
    few = every_ten_minutes(OLD)
    begin = NOW - timedelta(days=365 * years)
    for slot in slots_between(few.timetable, begin, NOW - LATELY, ZONE):
        if slot.key.time in (clock_time(10), clock_time(15)):
            yield Line(slot.key, slot.due, Outcome.MISSED, Reason.OFF, slot.due)


def _took(todo: Callable[..., object], *given: object) -> float:
    start = time.perf_counter()
    todo(*given)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
