"""What the open slot does: it repeats once, waits, runs on, and ends truly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.engine.test_prompts import asks_at
from tests.engine.world import World
from walkreminder.core.asking import snoozed
from walkreminder.core.events import (
    Dismissed,
    Held,
    KeepTime,
    QuietOn,
    Released,
    Remind,
    Skip,
    SkipToday,
    Snooze,
    Tick,
    Unskip,
)
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.state import Mode, StateName
from walkreminder.core.trouble import Refused


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_a_prompt_repeats_once_however_often_somebody_looks() -> None:
    world = World()
    world.let_until("15:10")
    for _ in range(3):
        world.send(Tick())
        world.let(minutes=1)
    assert world.open.asked == 2


@pytest.mark.parametrize(
    ("gap", "until", "reason"),
    [
        ("sleep", "15:45:59", "ignored"),
        # A ring of a minute late is a busy moment and no sleep.
        ("sleep", "15:46:00", "ignored"),
        ("sleep", "15:46:01", "asleep"),
        ("stop", "15:45:30", "off"),
        ("stop", "18:00:00", "off"),
    ],
)
def test_a_prompt_whose_patience_ended_in_a_gap_says_which(
    gap: str, until: str, reason: str
) -> None:
    world = World()
    world.let_until("15:40")
    getattr(world, gap)(seconds=(world.at(until) - world.now).total_seconds())
    assert world.ledger == [("15:00", "missed", reason)]


@pytest.mark.parametrize("until", ["15:55:30", "18:00"])
def test_a_snooze_whose_patience_ended_while_the_app_was_off_says_so(
    until: str,
) -> None:
    world = World()
    world.let_until("15:01")
    world.send(Snooze(minutes(10)))
    world.stop(seconds=(world.at(until) - world.now).total_seconds())
    assert world.ledger == [("15:00", "missed", "off")]


def test_a_dismissed_prompt_that_is_snoozed_asks_and_repeats_as_before() -> None:
    world = World()
    world.let_until("15:05")
    world.send(Dismissed())
    world.send(Snooze(minutes(10)))
    world.let_until("15:15")
    assert not world.open.dismissed
    world.let_until("15:25")
    assert world.open.asked == 3
    world.let_until("16:00")
    assert world.ledger == [("15:00", "missed", "ignored")]


@pytest.mark.parametrize(("length", "until"), [(30, "16:05"), (60, "16:25")])
def test_a_running_snooze_runs_on_for_the_newer_slot(length: int, until: str) -> None:
    world = World(settings=asks_at("15:00", "15:20"))
    world.let_until("15:15")
    world.send(Snooze(minutes(length)))
    world.let_until("15:20")
    assert f"{world.open.slot.key.time:%H:%M}" == "15:20"
    # The newer one's patience, and ten minutes after the snooze at the least.
    assert world.open.expires == world.at(until)
    world.let_until(until)
    assert world.ledger == [
        ("15:00", "missed", "superseded"),
        ("15:20", "missed", "ignored"),
    ]


def test_a_snoozed_slot_that_only_the_clock_brought_comes_again_in_its_time() -> None:
    world = World(settings=asks_at("10:00", "12:00"))
    world.let_until("10:05")
    world.send(Snooze(minutes(30)))
    world.set_clock("12:01")
    world.set_clock("10:06")
    assert world.name is StateName.WAITING
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING


def test_a_snooze_outlives_a_restart() -> None:
    world = World()
    world.let_until("15:05")
    world.send(Snooze(minutes(10)))
    world.crash(minutes=1)
    world.let_until("15:14:59")
    assert world.name is StateName.SNOOZED
    world.let_until("15:15")
    assert world.name is StateName.PROMPTING


@pytest.mark.parametrize("length", [0, -1, 12 * 60 + 1])
def test_a_snooze_of_no_minute_or_of_half_a_day_and_more_is_refused(
    length: int,
) -> None:
    world = World()
    world.let_until("15:05")
    with pytest.raises(Refused, match="from 1 minute to 12 hours"):
        world.send(Snooze(minutes(length)))


def test_a_snooze_takes_up_to_twelve_hours() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("10:05")
    world.send(Snooze(minutes(12 * 60)))
    assert world.open.until == world.at("22:05")


def test_a_snoozed_offer_comes_back_as_a_plain_prompt() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:00")
    assert world.open.offer
    assert not snoozed(world.open, minutes(10), world.now).offer
    world.send(Snooze(minutes(10)))
    world.let_until("14:10")
    assert world.name is StateName.PROMPTING
    assert not world.open.offer


def test_a_hold_ends_with_its_last_reason() -> None:
    world = World()
    world.send(Held(HoldReason.DO_NOT_DISTURB))
    world.send(Held(HoldReason.BUSY))
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:00")
    world.send(Released(HoldReason.BUSY))
    world.let(minutes=1)
    assert world.name is StateName.HOLDING
    assert world.open.hold is HoldReason.DO_NOT_DISTURB
    world.send(Released(HoldReason.DO_NOT_DISTURB))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_new_process_knows_of_no_hold_until_it_is_told() -> None:
    world = World()
    world.send(Held(HoldReason.BUSY))
    world.crash(minutes=1)
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_a_hold_tells_since_when_it_has_kept_the_prompt_back() -> None:
    world = World(settings=asks_at("15:00", "15:30"))
    world.let_until("15:05")
    world.send(Snooze(minutes(10)))
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:16")
    assert world.why.at == world.at("15:15"), "not since the snooze began"
    world.crash(minutes=4)
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:21")
    assert world.why.at == world.at("15:20"), "nobody knows of one before the start"


def test_a_hold_that_began_over_a_prompt_counts_from_the_newer_slot_on() -> None:
    world = World(settings=asks_at("15:00", "15:20"))
    world.let_until("15:10")
    world.send(Held(HoldReason.BUSY))
    assert world.name is StateName.PROMPTING, "what is on screen stays there"
    world.let_until("15:21")
    assert world.why.at == world.at("15:20")


def test_the_kept_time_of_an_offer_waits_for_a_hold_without_repeating() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:00")
    world.send(Held(HoldReason.BUSY))
    world.send(KeepTime())
    asked = world.open.asked
    world.let_until("14:30")
    assert world.open.mode is Mode.HOLDING
    assert world.open.asked == asked


def test_a_notification_closed_after_its_answer_does_no_harm() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    for prepare in (Tick(), Held(HoldReason.BUSY), Released(HoldReason.BUSY)):
        world.send(prepare)
        world.send(Dismissed())
    assert world.name is StateName.WAITING
    world.let_until("10:01")
    world.send(Snooze(minutes(5)))
    before = world.state
    world.send(Dismissed())
    assert world.state == before


@pytest.mark.parametrize("at", ["09:59", "10:01"])
def test_the_time_can_only_be_kept_where_another_was_offered(at: str) -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until(at)
    with pytest.raises(Refused, match="No other time"):
        world.send(KeepTime())


@pytest.mark.parametrize("wish", [QuietOn, Remind])
def test_a_time_that_is_now_has_passed(wish: type[QuietOn | Remind]) -> None:
    world = World()
    with pytest.raises(Refused, match="has passed"):
        world.send(wish(world.now))


@pytest.mark.parametrize("seconds", [0, 20])
def test_a_one_off_reminder_is_due_at_a_whole_minute_no_sooner_than_asked(
    seconds: int,
) -> None:
    world = World("2026-11-19 09:00", Settings(reminders=()))
    world.send(Remind(world.now + timedelta(minutes=30, seconds=seconds)))
    due = "09:31" if seconds else "09:30"
    assert world.next_asked() == f"2026-11-19 {due}"


def test_each_skip_takes_one_more_and_one_undo_brings_all_back() -> None:
    world = World(settings=asks_at("10:00", "12:00", "15:00"))
    world.send(Skip())
    world.send(Skip())
    assert world.next_asked() == "2026-11-19 15:00"
    world.let_until("12:01")
    assert world.ledger == [("10:00", "skipped", None), ("12:00", "skipped", None)]
    world.send(SkipToday())
    assert world.next_asked() == "2026-11-20 10:00"
    world.send(Unskip())
    assert world.next_asked() == "2026-11-19 15:00"


def test_skip_reaches_past_a_quiet_that_has_no_end() -> None:
    world = World()
    world.send(QuietOn())
    world.send(Skip())
    assert [key.time.hour for key in world.state.skips] == [15]


def test_the_next_one_is_the_soonest_of_one_off_reminders_and_timetable() -> None:
    world = World(settings=asks_at("09:30", "15:00"))
    world.send(Remind(world.at("14:00")))
    world.send(Remind(world.at("10:00")))
    seen = []
    for at in ("09:00", "09:31", "10:01", "14:01"):
        world.let_until(at)
        if world.state.open is not None:
            world.send(Skip())
        seen.append(world.next_asked())
    times = ("09:30", "10:00", "14:00", "15:00")
    assert seen == [f"2026-11-19 {at}" for at in times]


def test_the_next_one_is_none_that_a_clock_set_back_brings_by_again() -> None:
    world = World(settings=asks_at("10:00", "11:00", "15:00"))
    world.let_until("10:01")
    world.send(Skip())
    world.let_until("11:01")
    world.set_clock("09:00")
    assert world.name is StateName.PROMPTING
    assert world.next_asked() == "2026-11-19 15:00"


def test_a_slot_met_at_the_very_end_of_its_patience_was_never_ignored() -> None:
    world = World(settings=asks_at("10:00"))
    world.let_until("09:00")
    world.set_clock("10:45")
    assert world.ledger == [("10:00", "missed", "clock")]


def test_a_snooze_slept_over_is_not_ignored_however_soon_the_wake_comes() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Snooze())
    world.sleep_until("15:55:30")
    assert world.ledger == [("15:00", "missed", "asleep")]
