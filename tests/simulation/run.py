"""Plays many stories on all processors, and shortens one that fails."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from tests.simulation.findings import DOUBLED, LOST, WRONG, Finding, Tally
from tests.simulation.story import Story, play, play_until_found, shorten, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST = 183.0  # days in one story; more years are more stories

FORTY = (
    "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "Asia/Kathmandu",
    "Pacific/Chatham", "America/New_York", "Europe/London", "Africa/Casablanca",
    "America/St_Johns", "Africa/Monrovia", "UTC", "Pacific/Kiritimati",
    "Pacific/Kwajalein", "Pacific/Fakaofo", "Europe/Berlin", "Europe/Lisbon",
    "Europe/Dublin", "Europe/Istanbul", "Europe/Moscow", "America/Los_Angeles",
    "America/Sao_Paulo", "America/Havana", "America/Santiago", "America/Caracas",
    "America/Godthab", "America/Phoenix", "America/Asuncion", "Asia/Tokyo",
    "Asia/Kolkata", "Asia/Tehran", "Asia/Gaza", "Asia/Amman", "Asia/Beirut",
    "Asia/Pyongyang", "Asia/Shanghai", "Australia/Sydney", "Antarctica/Troll",
    "Atlantic/Azores", "Pacific/Auckland", "Africa/Juba", "Africa/Nairobi",
)  # fmt: skip


def stories(seed: str, zones: Sequence[str], years: float) -> Iterator[Story]:
    """Yield stories that spread the years evenly over the zones."""
    days = years * 365 / len(zones)
    parts = max(1, -int(-days // LONGEST))
    for part in range(parts):
        for zone in zones:
            # The first part keeps the seed's own name, so that it reads well.
            yield tell(f"{seed}.{part}" if part else seed, zone, days / parts)


def every_zone() -> list[str]:
    """Return the zones of the system's database, without doubles of the layout."""
    names = available_timezones()
    return sorted(n for n in names if not n.startswith(("posix/", "right/")))


def play_all(
    told: Sequence[Story], show: Callable[[int, Tally], None] | None = None
) -> tuple[Tally, list[Story]]:
    """Play stories side by side; return the sum, and those that found something."""
    total, failed = Tally(), []
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_unwatched
    ) as pool:
        for done, (story, tally) in enumerate(
            zip(told, pool.map(play, told), strict=True), 1
        ):
            total.add(tally)
            if tally.findings:
                failed.append(story)
            if show is not None:
                show(done, total)
    return total, failed


def again(story: Story) -> str:
    """Return how to play a failed story again: told before anything that takes long."""
    return f"again with: {story.command}"


def explain(story: Story) -> str:
    """Return a shorter story that fails alike, and what is found in it."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_unwatched) as pool:
        short, found = pool.submit(_shortened, story).result()
    lines = [again(story), "shortened to:"]
    lines += [f"  day {c.at.days}: {c.fault}" for c in short.chapters]
    lines += [f"  {finding}" for finding in found[:5]]
    return "\n".join(lines)


def _shortened(story: Story) -> tuple[Story, list[Finding]]:
    short = shorten(story)
    return short, play_until_found(short).findings


def summary(total: Tally) -> str:
    """Return the table and the sum in one line."""
    return (
        f"{total.table()}\n\n{total.fate_lines()}\n\n"
        f"{total.days / 365:.1f} years, {total.due.total()} slots due,"
        f" {total.events} events: {total.count(LOST)} lost,"
        f" {total.count(DOUBLED)} doubled, {total.count(WRONG)} wrongly reasoned."
    )


def _unwatched() -> None:
    """Let a worker run untraced: its coverage is nobody's question."""
    sys.settrace(None)
