"""What was wanted silent stays so, and what was edited begins alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.engine.test_prompts import asks_at, times, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Held,
    KeepTime,
    Left,
    QuietOff,
    QuietOn,
    Released,
    Skip,
    SkipToday,
    Start,
    Unskip,
)
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.core.settings import GoalMet, HoldReason, Settings
from walkreminder.core.state import StateName
from walkreminder.core.timetable import DaysOff, Interval, Reminder
from walkreminder.core.trouble import Refused
from walkreminder.core.why import WhyKind

LATER = (DaysOff(date(2027, 5, 1), date(2027, 5, 3)),)
TODAY = (DaysOff(date(2026, 11, 19), date(2026, 11, 19)),)


def started_after_an_edit(before: Settings, after: Settings) -> World:
    """Return a world whose settings were changed while the app was off."""
    world = World(settings=before)
    world.let_until("09:30")
    world.send(Left())
    world.settings = after
    world.crash(hours=5, minutes=40)
    world.let(seconds=5)
    return world


def test_skipping_ahead_skips_all_that_are_due_together() -> None:
    long, short = times("15:00", minutes=30), times("15:00", minutes=5, name="short")
    world = World(settings=Settings(reminders=(short, long)))
    world.send(Skip())
    assert world.next_asked() == "2026-11-20 15:00"
    world.let_until("15:01")
    assert [row[1] for row in world.ledger] == ["skipped", "skipped"]


def test_skipping_ahead_into_a_gap_skips_all_that_it_put_together() -> None:
    world = World("2026-03-28 20:00", asks_at("01:10", "01:20", "01:50", "03:00"))
    world.send(Skip())
    world.let_until("2026-03-29 02:01")
    assert {row[1] for row in world.ledger} == {"skipped"}
    assert world.next_asked() == "2026-03-29 03:00"


@pytest.mark.parametrize(
    "after",
    [
        replace(asks_at("10:00", "15:00"), days_off=LATER),
        asks_at("15:00", "10:00", "10:00"),
    ],
)
def test_an_edit_that_leaves_times_and_days_as_they_were_begins_nothing(
    after: Settings,
) -> None:
    world = started_after_an_edit(asks_at("10:00", "15:00"), after)
    assert world.ledger == [("10:00", "missed", "off")]
    assert world.name is StateName.PROMPTING


def test_a_day_off_that_was_taken_back_while_off_begins_now() -> None:
    before = replace(asks_at("10:00", "15:00", "16:00"), days_off=TODAY)
    world = started_after_an_edit(before, replace(before, days_off=()))
    assert (world.name, world.ledger) == (StateName.WAITING, [])
    world.let_until("16:00")
    assert world.name is StateName.PROMPTING


def test_a_second_edit_brings_up_no_day_off_that_the_first_took_back() -> None:
    before = replace(asks_at("15:00", "18:00"), days_off=TODAY)
    world = World(settings=before)
    world.let_until("15:10")
    world.choose(replace(before, days_off=()))
    world.let(minutes=1)
    world.choose(replace(before, days_off=LATER))
    assert (world.name, world.ledger) == (StateName.WAITING, [])
    world.set_clock("15:05")
    world.let(minutes=1)
    assert (world.name, world.ledger) == (StateName.WAITING, [])


def test_a_day_that_is_back_on_is_noted_once_however_often() -> None:
    before = replace(asks_at("15:00"), days_off=TODAY)
    world = World(settings=before)
    world.choose(replace(before, days_off=()))
    assert len(world.state.back_on) == 1
    for _ in range(3):
        world.choose(before)
        world.choose(replace(before, days_off=()))
    assert len(world.state.back_on) == 1, "one entry a day"


@pytest.mark.parametrize(
    ("wish", "fate"),
    [
        (QuietOn(World().at("18:00")), ("quiet", "by-user")),
        (SkipToday(), ("skipped", "not-today")),
        (Skip(), ("skipped", None)),
    ],
)
def test_a_silence_outlives_a_clock_that_is_days_ahead_for_a_moment(
    wish: QuietOn | SkipToday | Skip, fate: tuple[str, str | None]
) -> None:
    world = World(settings=asks_at("15:00"))
    world.send(wish)
    world.set_clock("2026-11-23 12:00")
    world.let(seconds=30)
    world.set_clock("2026-11-19 09:01")
    world.let_until("15:01")
    assert world.ledger == [("15:00", *fate)]


def test_a_quiet_that_was_taken_back_does_not_come_again_with_the_clock() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(QuietOn(world.at("18:00")))
    world.set_clock("2026-11-23 12:00")
    world.send(QuietOff())
    world.set_clock("2026-11-19 09:01")
    assert world.state.quiet is None


def test_a_skip_that_was_taken_back_does_not_come_again_with_the_clock() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(SkipToday())
    world.set_clock("2026-11-23 12:00")
    world.send(SkipToday())
    world.send(Unskip())
    world.set_clock("2026-11-19 09:01")
    assert world.state.days_skipped == ()


def test_an_ignored_day_outlives_a_clock_that_is_days_ahead_for_a_moment() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00", "18:00"))
    world.let_until("14:46")
    assert world.state.ignored_day == date(2026, 11, 19)
    world.set_clock("2026-11-23 12:00")
    world.let(seconds=30)
    world.set_clock("2026-11-19 14:47")
    world.let_until("18:01")
    assert world.ledger[-1] == ("18:00", "missed", "ignored")


def test_a_quiet_of_now_is_not_replaced_by_one_that_a_set_clock_ended() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(QuietOn(world.at("18:00")))
    world.set_clock("2026-11-23 12:00")
    world.send(QuietOn())
    world.set_clock("2026-11-19 09:01")
    assert world.state.quiet is not None
    assert world.state.quiet.until is None


@pytest.mark.parametrize("silence", [QuietOn(), SkipToday(), Skip()])
def test_the_newest_slot_jumped_over_in_silence_comes_again_with_the_clock(
    silence: QuietOn | SkipToday | Skip,
) -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("14:00")
    world.send(silence)
    world.set_clock("15:10")
    assert world.ledger == [("15:00", "missed", "clock")]
    world.set_clock("14:01")
    assert world.ledger == []
    world.send(QuietOff() if isinstance(silence, QuietOn) else Unskip())
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_an_offer_is_still_one_after_a_restart_and_silences_the_day() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00", "17:00"))
    world.let_until("14:05")
    world.crash(minutes=2)
    world.let(seconds=5)
    assert (world.name, world.open.offer) == (StateName.PROMPTING, True)
    world.let_until("17:01")
    assert world.ledger[-1] == ("17:00", "missed", "ignored")
    assert world.state.open is None


def test_a_repeat_waits_for_what_holds_prompts() -> None:
    world = World()
    world.let_until("15:05")
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:20")
    assert (world.name, world.open.asked) == (StateName.PROMPTING, 1)
    world.send(Released(HoldReason.BUSY))
    assert world.open.asked == 1, "the settle time comes first"
    world.let(seconds=5)
    assert world.open.asked == 2


def test_a_prompt_that_was_repeated_is_not_repeated_after_a_restart() -> None:
    world = World()
    world.let_until("15:11")
    assert world.open.asked == 2
    world.crash(minutes=1)
    world.let(seconds=5)
    assert world.open.asked == 3, "a new process shows it anew"
    world.let(minutes=20)
    assert world.open.asked == 3


def test_the_kept_time_of_an_offer_is_a_plain_prompt_after_a_restart_too() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:05")
    world.send(KeepTime())
    world.crash(minutes=2)
    world.let(seconds=5)
    assert (world.name, world.open.offer) == (StateName.PROMPTING, False)


def test_where_nothing_that_is_skipped_has_yet_to_come_unskip_is_refused() -> None:
    world = World(settings=asks_at("15:00"))
    world.send(Skip())
    world.let_until("15:01")
    with pytest.raises(Refused):
        world.send(Unskip())
    world.send(SkipToday())
    world.let_until("2026-11-20 00:01")
    with pytest.raises(Refused):
        world.send(Unskip())


def test_a_window_of_the_evening_before_can_be_taken_up_again() -> None:
    night = Reminder("night", Interval(timedelta(hours=1), time(22), time(3)))
    world = World("2026-11-19 22:30", Settings(reminders=(night,)))
    world.send(SkipToday())
    world.let_until("2026-11-20 00:30")
    world.send(Unskip())
    world.let_until("2026-11-20 01:00")
    assert world.name is StateName.PROMPTING


def test_while_waiting_it_says_why_the_next_of_this_day_will_not_be_asked() -> None:
    settings = with_prompt(asks_at("10:00", "15:00"), when_goal_met=GoalMet.QUIET)
    settings = replace(settings, goal=replace(settings.goal, minutes_per_week=50))

    def walked(world: World) -> None:
        world.send(Start(20))
        world.let(minutes=21)

    for at, wish, end in (
        ("09:00", SkipToday(), (Outcome.SKIPPED, Reason.NOT_TODAY)),
        ("09:00", SkipToday(Reason.UNWELL), (Outcome.SKIPPED, Reason.UNWELL)),
        ("09:00", Skip(), (Outcome.SKIPPED, None)),
        ("09:20", walked, (Outcome.COVERED, None)),
        ("11:00", walked, (Outcome.QUIET, Reason.GOAL_MET)),
    ):
        world = World(settings=settings)
        world.let_until(at)
        if callable(wish):
            wish(world)
        else:
            world.send(wish)
        silent = world.why.silent
        assert world.why.kind is WhyKind.NEXT
        assert silent is not None
        assert (silent.outcome, silent.reason) == end
        assert silent.slot.due > world.now


def test_of_another_day_nothing_is_said_before_it_comes() -> None:
    world = World(settings=asks_at("15:00"))
    world.let_until("16:00")
    world.send(Skip())
    assert (world.why.silent, world.next_asked()) == (None, "2026-11-21 15:00")


def test_a_skip_of_many_at_once_outlives_a_clock_that_is_days_ahead() -> None:
    many = tuple(times("15:00", name=f"r{number}") for number in range(30))
    world = World(settings=Settings(reminders=many))
    world.send(Skip())
    world.set_clock("2026-11-23 12:00")
    world.set_clock("2026-11-19 09:01")
    world.let_until("15:01")
    assert [row[1] for row in world.ledger] == ["skipped"] * 30


def test_a_day_off_of_long_ago_that_was_taken_back_while_off_has_no_slots() -> None:
    holiday = (DaysOff(date(2026, 11, 20), date(2026, 12, 10)),)
    world = World(settings=replace(asks_at("10:00"), days_off=holiday))
    world.let_until("11:00")
    world.send(Left())
    world.settings = asks_at("10:00")
    world.crash(days=12)
    assert [line.key.date for line in world.lines()] == [date(2026, 11, 19)]


def test_what_is_skipped_but_settled_or_edited_away_cannot_be_taken_back() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(Skip())
    world.let_until("10:01")
    world.set_clock("09:00")
    with pytest.raises(Refused):
        world.send(Unskip())
    world.send(Skip())
    world.choose(asks_at("16:00"))
    with pytest.raises(Refused):
        world.send(Unskip())


def test_a_day_that_stays_off_is_not_back_on() -> None:
    before = replace(asks_at("15:00"), days_off=TODAY)
    world = World(settings=before)
    world.choose(replace(before, days_off=TODAY + LATER))
    assert world.state.back_on == ()
    world.let_until("15:01")
    assert (world.name, world.ledger) == (StateName.WAITING, [])
