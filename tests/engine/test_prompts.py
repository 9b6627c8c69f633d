"""How a due slot asks, waits, repeats and ends: behaviour.md, "Late policy"."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from tests.engine.world import World
from walkreminder.core.events import (
    Dismissed,
    Finish,
    Held,
    KeepTime,
    QuietOff,
    QuietOn,
    Released,
    Remind,
    Skip,
    SkipToday,
    Snooze,
    Start,
    Unskip,
)
from walkreminder.core.ledger import Reason
from walkreminder.core.settings import GoalMet, HoldReason, Settings
from walkreminder.core.state import Mode, StateName
from walkreminder.core.timetable import ClockTimes, DaysOff, Reminder
from walkreminder.core.trouble import Refused


def times(*at: str, minutes: int | None = None, name: str = "r") -> Reminder:
    rule = ClockTimes(tuple(time.fromisoformat(each) for each in at))
    return Reminder(name, rule, minutes=minutes)


def asks_at(*at: str) -> Settings:
    return Settings(reminders=(times(*at),))


def with_prompt(settings: Settings, **changes: object) -> Settings:
    return replace(settings, prompt=replace(settings.prompt, **changes))  # type: ignore[arg-type]  # keywords of a test


def test_a_due_slot_prompts_at_its_minute() -> None:
    world = World()
    world.let_until("14:59:59")
    assert world.name is StateName.WAITING
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.open.asked == 1


def test_nothing_exists_before_the_first_start() -> None:
    world = World("2026-11-19 16:00")
    world.let(hours=2)
    assert world.ledger == []
    assert world.name is StateName.WAITING


def test_an_ignored_prompt_repeats_once_and_is_missed_at_the_end_of_patience() -> None:
    world = World()
    world.let_until("15:09:59")
    assert world.open.asked == 1
    world.let_until("15:10")
    assert world.open.asked == 2
    world.let_until("15:44:59")
    assert world.open.asked == 2
    world.let_until("15:45")
    assert world.ledger == [("15:00", "missed", "ignored")]
    assert world.name is StateName.WAITING


def test_a_prompt_closed_by_hand_does_not_repeat_and_can_still_be_answered() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Dismissed())
    world.let_until("15:40")
    assert world.open.asked == 1
    world.send(Start())
    world.send(Finish())
    assert world.ledger == [("15:00", "walked", None)]


def test_a_prompt_closed_by_hand_ends_as_dismissed() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Dismissed())
    world.let_until("15:46")
    assert world.ledger == [("15:00", "missed", "dismissed")]


def test_a_snooze_asks_again_and_gives_what_patience_was_left() -> None:
    world = World()
    world.let_until("15:05")
    world.send(Snooze())
    assert world.name is StateName.SNOOZED
    world.let_until("15:15")
    assert world.name is StateName.PROMPTING
    assert world.open.expires == world.at("15:55")
    assert world.open.asked == 2


def test_after_a_late_snooze_at_least_ten_minutes_are_left() -> None:
    world = World()
    world.let_until("15:44")
    world.send(Snooze(timedelta(minutes=20)))
    world.let_until("16:04")
    assert world.open.expires == world.at("16:14")
    world.let_until("16:14")
    assert world.ledger == [("15:00", "missed", "ignored")]


def test_without_a_prompt_a_snooze_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="no reminder to snooze"):
        World().send(Snooze())


def test_skip_ends_the_current_prompt() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Skip())
    assert world.ledger == [("15:00", "skipped", None)]


def test_skipping_ahead_can_be_undone_and_becomes_a_line_when_due() -> None:
    world = World(settings=asks_at("10:00", "15:00"))
    world.send(Skip())
    assert world.next_asked() == "2026-11-19 15:00"
    world.send(Unskip())
    assert world.next_asked() == "2026-11-19 10:00"
    world.send(Skip())
    assert world.ledger == []
    world.let_until("10:00")
    assert world.ledger == [("10:00", "skipped", None)]


def test_not_today_skips_the_rest_of_the_local_day() -> None:
    world = World(settings=asks_at("10:00", "12:00", "15:00"))
    world.let_until("10:01")
    world.send(SkipToday(Reason.UNWELL))
    assert world.next_asked() == "2026-11-20 10:00"
    world.let_until("2026-11-20 10:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == [
        ("10:00", "skipped", "unwell"),
        ("12:00", "skipped", "unwell"),
        ("15:00", "skipped", "unwell"),
    ]


def test_a_newer_slot_takes_the_place_of_an_open_one() -> None:
    world = World(settings=asks_at("15:00", "15:20"))
    world.let_until("15:20")
    assert world.ledger == [("15:00", "missed", "superseded")]
    assert f"{world.open.slot.key.time:%H:%M}" == "15:20"
    assert world.open.asked == 3, "the prompt on screen is put up anew"


def test_a_running_snooze_runs_on_when_a_newer_slot_comes_due() -> None:
    world = World(settings=asks_at("15:00", "15:20"))
    world.let_until("15:15")
    world.send(Snooze(timedelta(minutes=30)))
    world.let_until("15:20")
    assert world.name is StateName.SNOOZED
    assert world.open.until == world.at("15:45")
    assert world.ledger == [("15:00", "missed", "superseded")]


def test_of_slots_at_one_instant_the_longest_walk_opens_and_covers_the_rest() -> None:
    both = (times("15:00", minutes=5, name="a"), times("15:00", minutes=30, name="b"))
    world = World(settings=Settings(reminders=both))
    world.let_until("15:01")
    assert world.open.slot.key.reminder == "b"
    world.send(Start())
    world.let(minutes=30)
    outcomes = {line.key.reminder: line.outcome.value for line in world.lines()}
    assert outcomes == {"a": "covered", "b": "walked"}


def test_quiet_settles_the_open_slot_and_asks_nothing_due_in_it() -> None:
    world = World(settings=asks_at("10:00", "11:00", "15:00"))
    world.let_until("10:01")
    world.send(QuietOn(world.at("12:00")))
    assert world.name is StateName.QUIET
    assert world.next_asked() == "2026-11-19 15:00"
    world.let_until("12:00")
    assert world.name is StateName.WAITING
    assert world.ledger == [
        ("10:00", "quiet", "by-user"),
        ("11:00", "quiet", "by-user"),
    ]


def test_quiet_without_an_end_lasts_until_switched_off() -> None:
    world = World()
    world.send(QuietOn())
    world.let(days=2)
    assert world.next_asked() is None
    world.send(QuietOff())
    assert world.next_asked() == "2026-11-21 15:00"
    assert {row[1:] for row in world.ledger} == {("quiet", "by-user")}


def test_quiet_survives_a_restart_and_wins_over_off() -> None:
    world = World()
    world.send(QuietOn(world.at("16:00")))
    world.let_until("14:00")
    world.stop(hours=3)
    assert world.ledger == [("15:00", "quiet", "by-user")]
    assert world.name is StateName.WAITING


def test_quiet_into_the_past_is_refused() -> None:
    world = World()
    with pytest.raises(Refused, match="has passed"):
        world.send(QuietOn(world.at("08:00")))


def test_the_goal_of_the_day_may_bring_quiet() -> None:
    settings = with_prompt(asks_at("10:00", "15:00"), when_goal_met=GoalMet.QUIET)
    world = World(settings=settings)
    world.send(Start(30))
    world.let_until("15:00")
    assert world.ledger == [
        ("10:00", "covered", None),
        ("15:00", "quiet", "goal-met"),
    ]


def test_a_hold_keeps_the_prompt_back_until_it_ends() -> None:
    world = World()
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:00")
    assert world.name is StateName.HOLDING
    assert world.open.asked == 0
    world.let_until("15:20")
    world.send(Released(HoldReason.BUSY))
    assert world.open.asked == 0, "the settle time comes first"
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_hold_longer_than_patience_is_missed_with_its_reason() -> None:
    world = World()
    world.send(Held(HoldReason.DO_NOT_DISTURB))
    world.let_until("15:45")
    assert world.ledger == [("15:00", "missed", "do-not-disturb")]


def test_a_hold_that_the_user_does_not_want_is_no_hold() -> None:
    world = World(settings=with_prompt(Settings(), hold_when=()))
    world.send(Held(HoldReason.BUSY))
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING


def test_three_ignored_in_a_row_bring_one_offer_and_then_silence() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00", "16:00"))
    world.let_until("14:00")
    assert world.open.offer
    world.let_until("18:00")
    assert [row[1:] for row in world.ledger] == [("missed", "ignored")] * 5
    world.let_until("2026-11-20 10:00")
    assert world.name is StateName.PROMPTING
    assert not world.open.offer, "at most one offer in seven days"


def test_keeping_the_offered_time_makes_it_a_plain_prompt() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("14:00")
    world.send(KeepTime())
    assert world.open.mode is Mode.PROMPTING
    assert not world.open.offer


def test_any_answer_breaks_the_row_of_ignored_prompts() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00"))
    world.let_until("11:50")
    world.let_until("12:01")
    world.send(Snooze(timedelta(minutes=1)))
    world.let_until("14:00")
    assert world.ledger[-1] == ("12:00", "missed", "ignored")
    assert not world.open.offer


def test_a_one_off_reminder_is_a_slot_like_any_other() -> None:
    world = World(settings=Settings(reminders=()))
    world.now += timedelta(seconds=20)
    world.send(Remind(world.now + timedelta(minutes=30)))
    assert world.next_asked() == "2026-11-19 09:31"
    world.let_until("09:31")
    assert world.open.slot.key.reminder == "once"
    world.send(Skip())
    assert world.ledger == [("09:31", "skipped", None)]
    assert world.state.once == ()


def test_a_one_off_reminder_is_refused_for_the_past_and_twice_for_one_time() -> None:
    world = World()
    with pytest.raises(Refused, match="has passed"):
        world.send(Remind(world.at("08:00")))
    world.send(Remind(world.at("10:00")))
    with pytest.raises(Refused, match="already"):
        world.send(Remind(world.at("10:00")))


def test_an_edited_reminder_counts_from_the_edit_on() -> None:
    world = World()
    world.let_until("14:00")
    world.choose(asks_at("12:00", "15:00"))
    assert world.name is StateName.WAITING
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.ledger == []


def test_a_day_off_taken_back_does_not_bring_up_the_past() -> None:
    off = DaysOff(World().today, World().today)
    world = World(settings=replace(Settings(), days_off=(off,)))
    world.let_until("15:30")
    world.choose(Settings())
    world.let_until("23:00")
    assert world.ledger == []


def test_a_slot_that_an_edit_removes_while_it_prompts_stays_answerable() -> None:
    world = World()
    world.let_until("15:01")
    world.choose(asks_at("18:00"))
    assert world.name is StateName.PROMPTING
    world.send(Skip())
    assert world.ledger == [("15:00", "skipped", None)]


def test_a_slot_due_just_before_an_edit_is_judged_by_the_old_settings() -> None:
    world = World()
    world.let_until("14:59")
    world.now += timedelta(seconds=90)
    world.choose(asks_at("18:00"))
    assert world.name is StateName.PROMPTING


def test_a_reminder_switched_off_and_on_does_not_bring_up_the_past() -> None:
    world = World()
    world.let_until("14:00")
    off = replace(Settings().reminders[0], enabled=False)
    world.choose(Settings(reminders=(off,)))
    world.let_until("15:10")
    world.choose(Settings())
    world.let_until("18:00")
    assert world.ledger == []
