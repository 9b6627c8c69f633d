"""A refused wish is answered with one sentence, and with what can be done instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.engine.safety import emergency
from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Cancel,
    Extend,
    Finish,
    KeepTime,
    LogWalk,
    Pause,
    QuietOn,
    Remind,
    Resume,
    Skip,
    SkipToday,
    Snooze,
    Start,
    StillWalking,
    Unskip,
    Walked,
)
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.settings import GoalMet, Settings
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.events import Event

    Situation = Callable[[World], None]

MINUTE = timedelta(minutes=1)
AT_NINE = World("2026-11-19 09:00").now
OVER = WalkRecord(UUID(int=1), AT_NINE - 9 * MINUTE, AT_NINE, "Europe/London", 540)
THREE_DAYS = replace(OVER, started=AT_NINE - 4320 * MINUTE, seconds=4320 * 60)


def at_nine(_: World) -> None:
    """Wait for the reminder at ten."""


def prompting(world: World) -> None:
    world.let_until("10:01")


def all_skipped(world: World) -> None:
    world.choose(Settings(reminders=()))


def reminded(world: World) -> None:
    world.send(Remind(world.at("09:30")))


def walking(world: World) -> None:
    world.send(Start())


def asked(world: World) -> None:
    walking(world)
    world.sleep(minutes=10)


def locked(world: World) -> None:
    world.send(emergency())


def quiet(world: World) -> None:
    world.send(QuietOn(AT_NINE + 60 * MINUTE))


def not_today(world: World) -> None:
    world.send(SkipToday())


def walked(world: World) -> None:
    world.send(LogWalk(replace(OVER, started=AT_NINE - 20 * MINUTE, seconds=1200)))


def three_went_by(world: World) -> None:
    world.choose(asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:46")


def goal_met(world: World) -> None:
    settings = asks_at("10:00")
    prompt = replace(settings.prompt, when_goal_met=GoalMet.QUIET)
    world.choose(replace(settings, prompt=prompt))
    world.send(LogWalk(replace(OVER, started=AT_NINE - 90 * MINUTE, seconds=5400)))
    world.let(minutes=31)


SITUATIONS: dict[str, tuple[Situation, Event]] = {
    "snooze of nothing": (at_nine, Snooze()),
    "snooze of no length": (prompting, Snooze(timedelta(0))),
    "snooze of a day": (prompting, Snooze(timedelta(days=1))),
    "skip of nothing": (all_skipped, Skip()),
    "unskip of nothing": (at_nine, Unskip()),
    "keep without an offer": (prompting, KeepTime()),
    "quiet until before": (at_nine, QuietOn(AT_NINE - MINUTE)),
    "remind before": (at_nine, Remind(AT_NINE - MINUTE)),
    "remind twice": (reminded, Remind(AT_NINE + 30 * MINUTE)),
    "remind under the lock": (locked, Remind(AT_NINE + 30 * MINUTE)),
    "remind in quiet": (quiet, Remind(AT_NINE + 59 * MINUTE)),
    "remind on a skipped day": (not_today, Remind(AT_NINE + 30 * MINUTE)),
    "remind soon after a walk": (walked, Remind(AT_NINE + 30 * MINUTE)),
    "remind with the goal met": (goal_met, Remind(AT_NINE + 45 * MINUTE)),
    "remind after three that went by": (three_went_by, Remind(AT_NINE + 400 * MINUTE)),
    "log of the future": (at_nine, LogWalk(replace(OVER, ended=AT_NINE + MINUTE))),
    "log of nothing": (at_nine, LogWalk(replace(OVER, seconds=0))),
    "log of three days": (at_nine, LogWalk(THREE_DAYS)),
    "start of nothing": (at_nine, Start(0)),
    "still walking without a walk": (at_nine, StillWalking()),
    "start under the lock": (locked, Start()),
    "start in a walk": (walking, Start()),
    "start for days": (at_nine, Start(9999)),
    "pause of nothing": (at_nine, Pause()),
    "resume in a question": (asked, Resume()),
    "extend of nothing": (at_nine, Extend()),
    "finish of nothing": (at_nine, Finish()),
    "cancel of nothing": (at_nine, Cancel()),
    "answer to nothing": (at_nine, Answer(Walked.ALL)),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_refusal_tells_what_can_be_done_instead(name: str) -> None:
    come_about, wish = SITUATIONS[name]
    world = World("2026-11-19 09:00", asks_at("10:00"))
    come_about(world)
    with pytest.raises(Refused) as refusal:
        world.send(wish)
    what, remedy = str(refusal.value).removesuffix(".").split(". ")
    assert what
    assert remedy
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 110, "it has to fit into a line of a window"
