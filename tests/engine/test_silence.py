"""What keeps a slot from being asked, and what is promised as the next."""

from __future__ import annotations

from datetime import date, time, timedelta

from tests.engine.safety import emergency
from tests.engine.test_prompts import asks_at, times, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Cancel,
    Finish,
    Held,
    QuietOn,
    Skip,
    SkipToday,
    Start,
    Unskip,
    Woke,
)
from walkreminder.core.ledger import Reason
from walkreminder.core.settings import GoalMet, HoldReason, Settings
from walkreminder.core.state import StateName
from walkreminder.core.timetable import Interval, Reminder
from walkreminder.core.walking import MOST_KEPT

QUIET = [("10:00", "quiet", "by-user")]


def test_the_next_one_is_none_that_the_last_walk_covers() -> None:
    world = World("2026-11-19 14:30", asks_at("15:00", "18:00"))
    world.send(Start(20))
    world.let_until("14:51")
    assert world.next_asked() == "2026-11-19 18:00"


def test_the_next_one_is_none_that_the_goal_of_the_day_makes_quiet() -> None:
    settings = with_prompt(asks_at("15:00"), when_goal_met=GoalMet.QUIET)
    world = World("2026-11-19 12:00", settings)
    world.send(Start(40))
    world.let_until("13:00")
    assert world.next_asked() == "2026-11-20 15:00"


def test_skipping_ahead_skips_what_would_be_asked() -> None:
    world = World("2026-11-19 14:30", asks_at("15:00", "18:00", "20:00"))
    world.send(Start(20))
    world.let_until("14:51")
    world.send(QuietOn(world.at("14:55")))
    world.send(Skip())
    world.let_until("14:56")
    assert world.next_asked() == "2026-11-19 20:00"


def test_nothing_is_next_under_the_lock_and_yet_it_may_be_skipped() -> None:
    world = World("2026-11-19 14:30", asks_at("15:00"))
    world.send(emergency())
    assert world.next_asked() is None
    world.send(Skip())
    assert [key.time for key in world.state.skips] == [time(15)]


def test_quiet_in_a_walk_holds_for_what_the_walk_met_before() -> None:
    world = World("2026-11-19 09:50", Settings(reminders=(times("10:00", minutes=60),)))
    world.send(Start(30))
    world.let_until("10:05")
    world.send(QuietOn())
    world.send(Cancel())
    world.let_until("11:00")
    assert world.ledger == QUIET


def test_quiet_outlives_a_clock_set_back() -> None:
    world = World("2026-11-19 10:30", asks_at("10:00"))
    world.send(QuietOn())
    world.set_clock("09:31")
    assert world.state.quiet is not None
    assert world.state.quiet.since == world.now
    world.let_until("11:00")
    assert world.ledger == QUIET


def test_a_wake_with_a_set_clock_settles_no_longer_than_another() -> None:
    world = World("2026-11-19 09:30", asks_at("10:00"))
    at = world.at("10:10")
    world.set_by += at - world.now
    world.now = at
    world.send(Woke())
    world.let(seconds=6)
    assert world.name is StateName.PROMPTING


def test_a_short_walk_does_not_take_away_what_a_long_one_covers() -> None:
    world = World("2026-11-19 09:35", asks_at("10:20"))
    world.send(Start(20))
    world.let_until("09:56")
    world.send(Start(20))
    world.let(minutes=1)
    world.send(Finish())
    world.let_until("10:20")
    assert world.ledger == [("10:20", "covered", None)]
    long = next(walk for walk in world.walks() if walk.seconds == 1200)
    assert world.lines()[0].walk == long.id


def test_a_walk_covers_also_after_the_clock_was_ahead_for_a_while() -> None:
    world = World("2026-11-19 14:30", asks_at("15:00"))
    world.send(Start(20))
    world.let_until("14:52")
    world.set_clock("2026-11-25 14:00")
    world.set_clock("2026-11-19 14:52")
    world.let_until("15:01")
    assert world.ledger == [("15:00", "covered", None)]


def test_only_the_latest_walks_are_kept_for_what_they_cover() -> None:
    world = World()
    for _ in range(MOST_KEPT + 10):
        world.send(Start(1))
        world.let(minutes=2)
    assert len(world.state.walks) == MOST_KEPT
    assert world.state.walks[-1].id == world.walks()[-1].id


def test_not_today_past_midnight_ends_the_window_of_the_prompt() -> None:
    window = Interval(timedelta(minutes=30), time(22), time(2))
    night = Reminder("night", window, minutes=10)
    world = World("2026-11-19 21:00", Settings(reminders=(night,)))
    world.let_until("2026-11-20 00:31")
    world.send(SkipToday())
    world.let_until("2026-11-20 01:05")
    assert world.ledger[-1] == ("01:00", "skipped", "not-today")
    world.let_until("2026-11-20 22:31")
    assert world.name is StateName.PROMPTING


EVENING = Reminder("night", Interval(timedelta(minutes=30), time(22), time(2)))


def test_not_today_after_midnight_leaves_the_evening_before_skipped() -> None:
    morning = times("00:45", "10:00", name="morning", minutes=10)
    world = World("2026-11-19 22:31", Settings(reminders=(EVENING, morning)))
    world.send(SkipToday(Reason.UNWELL))
    world.let_until("2026-11-20 00:10")
    world.send(SkipToday())
    world.let_until("2026-11-20 10:30")
    assert world.ledger == [
        ("23:00", "skipped", "unwell"),
        ("23:30", "skipped", "unwell"),
        ("00:00", "skipped", "unwell"),
        ("00:30", "skipped", "unwell"),
        ("00:45", "skipped", "not-today"),
        ("01:00", "skipped", "unwell"),
        ("01:30", "skipped", "unwell"),
        ("02:00", "skipped", "unwell"),
        ("10:00", "skipped", "not-today"),
    ]


def test_not_today_for_the_evening_before_leaves_this_day_skipped() -> None:
    world = World(
        "2026-11-20 00:10",
        Settings(reminders=(EVENING, times("10:00", name="morning"))),
    )
    world.send(SkipToday())
    world.let_until("2026-11-20 00:31")
    assert world.open.slot.day == date(2026, 11, 19)
    world.send(SkipToday(Reason.UNWELL))
    world.let_until("2026-11-20 10:30")
    assert world.ledger[-2:] == [
        ("02:00", "skipped", "unwell"),
        ("10:00", "skipped", "not-today"),
    ]
    assert world.next_asked() == "2026-11-21 10:00"


def test_unskip_takes_back_both_days() -> None:
    world = World("2026-11-19 22:31", Settings(reminders=(EVENING,)))
    world.send(SkipToday())
    world.let_until("2026-11-20 00:10")
    world.send(SkipToday())
    world.send(Unskip())
    world.let_until("2026-11-20 00:31")
    assert world.name is StateName.PROMPTING
    world.send(Skip())
    world.let_until("2026-11-20 22:31")
    assert world.name is StateName.PROMPTING


def test_days_that_are_over_are_forgotten() -> None:
    world = World("2026-11-19 22:31", Settings(reminders=(EVENING,)))
    world.send(SkipToday())
    world.let_until("2026-11-20 00:10")
    world.send(SkipToday())
    world.let_until("2026-11-22 00:00")
    assert world.state.not_today is None
    assert world.state.days_before == ()


def test_an_offer_ignored_over_midnight_leaves_the_next_day_alone() -> None:
    world = World("2026-11-16 09:00", asks_at("10:00", "12:00", "14:00", "23:30"))
    world.let_until("2026-11-16 23:31")
    assert world.open.offer
    world.let_until("2026-11-17 10:01")
    assert world.name is StateName.PROMPTING


def test_a_hold_runs_on_for_the_newer_slot() -> None:
    world = World("2026-11-19 14:50", asks_at("15:00", "15:10"))
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:11")
    assert world.open.since == world.at("15:00")
    assert world.ledger == [("15:00", "missed", "superseded")]


def test_of_a_walk_and_a_missed_slot_the_later_is_told() -> None:
    world = World("2026-11-19 09:00", asks_at("11:00", "18:00"))
    world.send(Start(20))
    world.let_until("12:00")
    assert world.why.walked is None
    assert world.why.last is not None
    world.send(Start(20))
    world.let_until("13:00")
    assert world.why.last is None
    assert world.why.walked is not None


def test_of_a_slot_that_was_walked_the_walk_is_told() -> None:
    world = World("2026-11-19 10:50", asks_at("11:00", "18:00"))
    world.let_until("11:00")
    world.send(Start(20))
    world.let_until("11:30")
    assert world.why.last is None
    assert world.why.walked == world.walks()[0]
