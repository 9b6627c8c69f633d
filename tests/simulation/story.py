"""A story: what befalls one computer, from a seed; played, judged and shortened."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.simulation.choices import any_settings
from tests.simulation.odds import FAULTS, WEIGHTS
from tests.simulation.user import User
from tests.simulation.world import Rings, World, utc

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.simulation.findings import Tally

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
FAULTS_A_DAY = 0.8
MOST_EVENTS = 40_000  # a minute or two of playing

# Zones and years in which something rare happened.
REMARKABLE = {
    "Pacific/Apia": (2011, 10),
    "Pacific/Fakaofo": (2011, 11),
    "Pacific/Kwajalein": (1993, 7),
    "Pacific/Kiritimati": (1994, 11),
    "Africa/Monrovia": (1971, 11),
    "Asia/Pyongyang": (2018, 3),
    "America/Caracas": (2007, 10),
    "Europe/Lisbon": (1992, 8),
    "Africa/Juba": (2020, 12),
    "Asia/Gaza": (2011, 7),
    "America/Godthab": (2023, 2),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A fault and when it strikes; some wait for the next alarm to come near it."""

    at: timedelta
    fault: str
    seed: int
    near: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All that befalls one computer in one zone."""

    seed: str
    zone: str
    days: float
    chapters: tuple[Chapter, ...]

    @property
    def command(self) -> str:
        """The one command that plays it again."""
        years = self.days / 365
        return f"make simulate SEED={self.seed} ZONE={self.zone} YEARS={years:g}"


def tell(seed: str, zone: str, days: float) -> Story:
    """Make up the story of a seed."""
    chance = Random(f"story {seed} {zone}")
    names = [fault.__name__ for fault in WEIGHTS]
    weights = list(WEIGHTS.values())
    chapters = []
    at = 0.0
    while (at := at + chance.expovariate(FAULTS_A_DAY)) < days:
        fault = chance.choices(names, weights)[0]
        near = (
            chance.choice((-30, -1, 0, 1, 20, 100, 900))
            if chance.random() < 0.7
            else None
        )
        chapters.append(
            Chapter(
                timedelta(days=at),
                fault,
                chance.getrandbits(32),
                None if near is None else timedelta(seconds=near * chance.random()),
            )
        )
    return Story(seed, zone, days, tuple(chapters))


def play(story: Story) -> Tally:
    """Play a story from its start to its end, and return what was found."""
    return _play_while(story, lambda _: True)


def play_until_found(story: Story) -> Tally:
    """Play a story up to the chapter in which something is found."""
    return _play_while(story, lambda tally: not tally.findings)


def _play_while(story: Story, goes_on: Callable[[Tally], bool]) -> Tally:
    chance = Random(f"world {story.seed} {story.zone}")
    year, month = REMARKABLE.get(story.zone, (chance.randint(1976, 2036), 0))
    start = utc(year, month or chance.randint(1, 12), chance.randint(1, 28))
    start += timedelta(minutes=chance.randrange(24 * 60), seconds=chance.randrange(60))
    with tempfile.TemporaryDirectory(prefix="simulation-") as folder:
        world = World(ZoneInfo(story.zone), start, any_settings(chance), Path(folder))
        world.react = User(world, f"{story.seed} {story.zone}").react
        tally = world.oracle.tally
        try:
            world.start_process()
            for chapter in takewhile(lambda _: goes_on(tally), story.chapters):
                _play(chapter, world, start)
            if goes_on(tally):
                world.rings, world.fault = Rings(), "the end"
                world.let_until(start + story.days * DAY)
                world.oracle.at_the_end(world.shelf.history.lines())
        except Exception as bug:  # noqa: BLE001  # a crash is a finding, too
            world.oracle.crash(bug)
        world.shelf.history.close()
    tally.days = min((world.real - start) / DAY, story.days)
    return tally


def _play(chapter: Chapter, world: World, start: datetime) -> None:
    world.let_until(start + chapter.at)
    alarm = world.next_alarm()
    if chapter.near is not None and alarm is not None:
        at = alarm - world.error + chapter.near
        if at - world.real < DAY:
            world.let_until(at)
    world.rings = Rings()
    world.injected(chapter.fault)
    FAULTS[chapter.fault](world, Random(chapter.seed))


def shorten(story: Story, most_events: int = MOST_EVENTS) -> Story:
    """Drop the end, then chapters one by one, while the same is still found.

    Ends after so many events at the latest, be it as short as it can be or not: who
    waits for it has a time-out.
    """
    tally = play_until_found(story)
    if not tally.findings:
        return story
    first, left = tally.findings[0].kind, most_events - tally.events

    def still_fails(shorter: Story) -> bool:
        nonlocal left
        if left <= 0:
            return False
        tally = play_until_found(shorter)
        left -= tally.events
        return bool(tally.findings) and tally.findings[0].kind == first

    ended = replace(story, days=tally.days, chapters=_before(tally.days, story))
    story = ended if still_fails(ended) else story
    width = max(len(story.chapters) // 2, 1)
    while width and left > 0:
        at = 0
        while at < len(story.chapters):
            kept = story.chapters[:at] + story.chapters[at + width :]
            shorter = replace(story, chapters=kept)
            if still_fails(shorter):
                story = shorter
            else:
                at += width
        width //= 2
    return story


def _before(days: float, story: Story) -> tuple[Chapter, ...]:
    return tuple(each for each in story.chapters if each.at <= days * DAY)
