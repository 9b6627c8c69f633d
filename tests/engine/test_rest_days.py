"""On a rest day the why sentence says so, and when it asks next."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from tests.engine.test_programme import DAILY, FOLLOWS, started, walk
from walkreminder.core.programme_log import Answer
from walkreminder.core.settings import ProgrammeSettings, Settings
from walkreminder.core.timetable import ClockTimes, Reminder
from walkreminder.ui.tray_words import title
from walkreminder.ui.wording import why_sentence

if TYPE_CHECKING:
    from tests.engine.world import World

TWICE = Reminder("twice", ClockTimes((time(10), time(15))))


def sentence(world: World) -> str:
    return why_sentence(world.state, world.engine.scene())


def on_tuesday(settings: Settings = FOLLOWS, at: str = "09:00") -> World:
    """The second day of level 3, which walks on Monday, Wednesday and Friday."""
    world = started(settings, Answer(15, 2))
    world.let_until("10:00")
    walk(world)
    world.let_until("23:59")
    world.let(minutes=2)
    world.let_until(at)
    return world


def test_before_its_reminder_a_rest_day_is_told_with_when_it_asks_next() -> None:
    world = on_tuesday()
    assert sentence(world) == "Rest day. I will ask tomorrow at 10:00."
    assert title(world.state, world.engine.scene()) == "Next walk tomorrow at 10:00"


def test_after_its_last_reminder_it_is_a_rest_day_still() -> None:
    world = on_tuesday(at="11:00")
    assert sentence(world) == "Rest day. I will ask tomorrow at 10:00."
    assert [line.reason for line in world.lines()][-1] == "rest-day"


def test_who_wants_to_be_asked_on_rest_days_is_told_of_both() -> None:
    follow = ProgrammeSettings(follow=True, prompt_on_rest_days=True)
    world = on_tuesday(Settings(reminders=(DAILY,), programme=follow))
    assert sentence(world) == "Rest day. I will ask at 10:00."


@pytest.mark.parametrize("at", ["09:00", "11:00"])
def test_of_two_reminders_on_a_rest_day_neither_is_told_apart(at: str) -> None:
    follow = ProgrammeSettings(follow=True)
    world = on_tuesday(Settings(reminders=(TWICE,), programme=follow), at)
    assert sentence(world) == "Rest day. I will ask tomorrow at 10:00."


def test_on_a_walking_day_nothing_is_said_of_rest() -> None:
    assert sentence(started()) == "I will ask at 10:00."
