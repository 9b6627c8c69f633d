"""Which slots exist, what covers them, and what late ones are told."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.engine.test_prompts import asks_at, times, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Finish,
    Held,
    LogWalk,
    QuietOn,
    Released,
    Remind,
    SettingsChanged,
    Skip,
    SkipToday,
    Snooze,
    Start,
    Tick,
    Woke,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import GoalMet, HoldReason, Settings
from walkreminder.core.state import StateName
from walkreminder.core.timetable import DaysOff, Interval, Reminder

if TYPE_CHECKING:
    from walkreminder.core.events import Event


def test_a_slot_due_at_the_very_first_start_exists() -> None:
    world = World("2026-11-19 15:00")
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_rule_of_its_own_counts_from_its_own_edit_on() -> None:
    old, new = times("09:30", name="old"), times("12:00", "15:00", name="new")
    world = World(settings=Settings(reminders=(old,)))
    world.let_until("14:00")
    world.choose(Settings(reminders=(old, new)))
    assert [each.key.reminder for each in world.lines()] == ["old"]
    assert world.name is StateName.WAITING
    world.let_until("15:00")
    assert world.open.slot.key.reminder == "new"


def test_a_new_rule_takes_nothing_from_the_slots_of_an_old_one() -> None:
    old, new = times("10:00", name="old"), times("09:30", "20:00", name="new")
    world = World(settings=Settings(reminders=(old,)))
    world.settings = Settings(reminders=(old, new))
    world.crash(hours=5)
    assert [(each.key.reminder, each.reason) for each in world.lines()] == [
        ("old", "off")
    ]


def test_a_slot_due_as_the_quiet_ends_is_asked_and_promised() -> None:
    world = World(settings=asks_at("14:59", "15:00"))
    world.send(QuietOn(world.at("15:00")))
    assert world.next_asked() == "2026-11-19 15:00"
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [("14:59", "quiet", "by-user")]


@pytest.mark.parametrize("yesterday", [True, False])
def test_only_todays_minutes_meet_the_goal_and_only_of_todays_slots(
    *, yesterday: bool
) -> None:
    settings = with_prompt(asks_at("23:50"), when_goal_met=GoalMet.QUIET)
    world = World("2026-11-19 12:00", settings)
    if yesterday:
        world.send(Start(60))
        world.let_until("2026-11-20 12:00")
        assert world.ledger == [("23:50", "quiet", "goal-met")]
        world.let_until("2026-11-20 23:51")
        assert world.name is StateName.PROMPTING
    else:
        # Slept over midnight: today's goal says nothing of yesterday's slot.
        world.now = world.at("2026-11-20 00:40")
        done = world.at("2026-11-20 00:00")
        walk = WalkRecord(uuid4(), done, world.now, "Europe/London", 2400)
        world.history.save(world.state, (walk,))
        world.sleep(hours=1)
        assert world.ledger == [("23:50", "missed", "asleep")]


@pytest.mark.parametrize(
    ("begins", "seconds", "covered"),
    [
        ("14:45", 600, True),
        ("14:45", 599, False),
        ("15:00", 600, True),
        # It covers what comes due from its start on, not what came before.
        ("15:01", 1200, False),
    ],
)
def test_a_walk_covers_slots_after_its_start_with_half_of_their_minutes(
    begins: str, seconds: int, *, covered: bool
) -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("15:30")
    start = world.at(begins)
    end = start + timedelta(seconds=seconds)
    walk = WalkRecord(uuid4(), start, end, "Europe/London", seconds, Source.LOGGED)
    world.send(LogWalk(walk))
    assert world.walks() == [walk]
    assert world.ledger == ([("15:00", "covered", None)] if covered else [])


@pytest.mark.parametrize(
    ("wakes", "told"),
    [
        # An alarm with a busy minute is not told as a sleep.
        ("15:02:00", "superseded"),
        ("15:02:01", "asleep"),
    ],
)
def test_two_slots_found_at_once_were_asleep_only_if_a_minute_late(
    wakes: str, told: str
) -> None:
    world = World(settings=asks_at("15:01", "15:02"))
    world.let_until("15:00")
    world.sleep_until(wakes)
    assert world.ledger == [("15:01", "missed", told)]


def test_a_change_of_the_clocks_in_one_zone_is_no_travel() -> None:
    world = World("2026-03-28 20:00", asks_at("02:10", "02:30"))
    world.sleep_until("2026-03-29 02:40")
    assert world.ledger == [("02:10", "missed", "asleep")]


def test_all_of_the_day_that_the_longest_way_east_passes_by_is_told() -> None:
    world = World("2026-11-15 09:20", asks_at("09:10"), ZoneInfo("Etc/GMT+12"))
    world.let_until("2026-11-17 09:05")
    world.travel(ZoneInfo("Pacific/Kiritimati"))
    told = sorted((each.key.date.day, each.reason) for each in world.lines())
    assert told == [
        (16, "ignored"),
        (17, "travel"),
        (18, "travel"),
    ]


@pytest.mark.parametrize(
    "event",
    [
        Tick(),
        Woke(),
        SettingsChanged(),
        Held(HoldReason.BUSY),
        Released(HoldReason.AWAY),
        QuietOn(),
        Start(),
    ],
)
def test_a_change_of_zone_is_noticed_whatever_happens_first(event: Event) -> None:
    world = World("2026-11-18 16:00", asks_at("15:00"))
    world.let_until("2026-11-19 12:00")
    world.send(Tick())
    world.zone = ZoneInfo("Asia/Tokyo")
    world.send(event)
    assert world.ledger == [("15:00", "missed", "travel")]


def test_a_one_off_reminder_is_of_an_instant_and_knows_no_travel() -> None:
    world = World(settings=asks_at())
    world.send(Remind(world.at("10:00")))
    world.let_until("09:30")
    world.now = world.at("10:50")
    world.travel(ZoneInfo("Europe/Berlin"))
    assert world.ledger == [("10:00", "missed", "asleep")]


def test_of_a_one_off_reminder_and_a_later_slot_the_later_opens_after_a_sleep() -> None:
    world = World(settings=asks_at("10:05"))
    world.send(Remind(world.at("10:00")))
    world.sleep_until("10:10")
    assert f"{world.open.slot.key.time:%H:%M}" == "10:05"
    assert world.ledger == [("10:00", "missed", "asleep")]


def test_a_one_off_reminder_shares_the_fate_of_a_slot_due_with_it() -> None:
    world = World(settings=Settings(reminders=(times("10:00", minutes=5, name="a"),)))
    world.send(Remind(world.at("10:00")))
    world.let_until("10:01")
    assert [each.key.reminder for each in world.open.slots] == ["once", "a"]
    world.send(Start())
    world.let(minutes=21)
    outcomes = {line.key.reminder: line.outcome.value for line in world.lines()}
    assert outcomes == {"once": "walked", "a": "covered"}
    assert world.walks()[0].reminder == "once"


def test_not_today_holds_for_all_of_a_window_that_passes_midnight() -> None:
    window = Interval(timedelta(hours=1), time(22), time(3))
    night = Reminder("night", window, minutes=10)
    world = World("2026-11-19 21:00", Settings(reminders=(night,)))
    world.let_until("2026-11-19 23:01")
    world.send(SkipToday())
    world.let_until("2026-11-20 03:01")
    assert {row[1:] for row in world.ledger} == {("skipped", "not-today")}
    assert [row[0] for row in world.ledger] == [
        "23:00", "00:00", "01:00", "02:00", "03:00",
    ]  # fmt: skip
    world.let_until("2026-11-20 23:00")
    assert world.name is StateName.PROMPTING


def test_what_was_skipped_ahead_is_skipped_also_after_a_clock_a_day_ahead() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(Skip())
    world.set_clock("2026-11-20 18:00")
    world.set_clock("2026-11-19 09:30")
    world.let_until("15:01")
    assert world.ledger == [("15:00", "skipped", None)]


def test_a_snooze_that_is_put_off_again_keeps_the_patience_after_its_end() -> None:
    world = World()
    world.let_until("15:05")
    world.send(Snooze(timedelta(minutes=10)))
    world.let_until("15:08")
    world.send(Snooze(timedelta(minutes=30)))
    assert (world.open.until, world.open.expires) == (
        world.at("15:38"),
        world.at("16:18"),
    )


def test_a_met_goal_is_not_asked_about_where_reminders_go_on() -> None:
    world = World("2026-11-19 12:00", asks_at("15:00"))
    world.send(Start(60))
    world.let_until("13:01")
    world.send(Start(1))
    world.send(Finish())
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_a_window_past_midnight_is_off_as_a_whole_if_it_starts_on_a_day_off() -> None:
    night = Reminder("night", Interval(timedelta(hours=1), time(22), time(2)))
    off = DaysOff(date(2026, 11, 20), date(2026, 11, 20))
    world = World("2026-11-19 21:00", Settings(reminders=(night,), days_off=(off,)))
    world.let_until("2026-11-22 12:00")
    told = [f"{line.key.date:%d} {line.key.time:%H:%M}" for line in world.lines()]
    assert sorted(told) == [
        *("19 23:00", "20 00:00", "20 01:00", "20 02:00"),
        *("21 23:00", "22 00:00", "22 01:00", "22 02:00"),
    ]


@pytest.mark.parametrize("short", [0, 1, 19])
def test_a_long_walk_covers_also_when_another_and_a_row_of_short_ones_follow(
    short: int,
) -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("14:50")
    for seconds in (60, 600, 600, *[60] * short):
        start = world.now - timedelta(seconds=seconds)
        walk = WalkRecord(
            uuid4(), start, world.now, "Europe/London", seconds, Source.LOGGED
        )
        world.send(LogWalk(walk))
        world.let(seconds=1)
    world.let_until("15:00")
    assert world.ledger == [("15:00", "covered", None)]
    long = {walk.id for walk in world.walks() if walk.seconds == 600}
    assert world.lines()[0].walk in long
