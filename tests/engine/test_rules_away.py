"""Back from away: one question, and only the answer counts minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.test_prompts import asks_at, with_prompt
from tests.engine.world import World
from walkreminder.core.events import (
    Answer,
    Dismissed,
    Held,
    KeepTime,
    LogWalk,
    QuietOn,
    Released,
    Skip,
    Snooze,
    Start,
    Tick,
    Walked,
)
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.state import Mode, StateName
from walkreminder.core.trouble import Refused
from walkreminder.core.why import WhyKind

AWAY, BUSY = HoldReason.AWAY, HoldReason.BUSY
ZERO = timedelta(0)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def away(
    since: str = "14:50", until: str = "15:15", settings: Settings | None = None
) -> World:
    """Return a world whose user was away; they are found to be after five minutes."""
    world = World(settings=settings)
    world.let_until(since)
    world.let(minutes=5)
    world.send(Held(AWAY, world.at(since)))
    world.let_until(until)
    world.send(Released(AWAY))
    return world


def test_back_from_away_for_as_long_as_the_walk_it_asks_once_things_settled() -> None:
    world = away("14:50", "15:10")
    assert world.open.mode is Mode.HOLDING
    world.let(seconds=5)
    assert world.name is StateName.ASKING
    assert world.why.kind is WhyKind.ASKING_AWAY
    assert world.why.length == minutes(20)
    assert world.open.asked == 0, "no prompt stands beside the question"
    assert world.walks() == []


def test_back_a_second_sooner_than_the_walk_takes_it_simply_prompts() -> None:
    world = away("14:50", "15:09:59")
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_the_time_away_begins_when_the_user_was_last_there() -> None:
    world = World()
    world.let_until("15:00")
    world.send(Held(AWAY, world.at("14:55")))
    # Told again, as sources do: that changes nothing.
    world.let(minutes=1)
    world.send(Held(AWAY, world.at("15:00")))
    world.let_until("15:20")
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.why.length == minutes(25)


def test_whoever_leaves_with_no_earlier_instant_known_leaves_now() -> None:
    world = World()
    world.let_until("14:50")
    world.send(Held(AWAY))
    world.let_until("15:10")
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.why.length == minutes(20)


def test_yes_makes_it_a_walk_of_those_minutes_and_the_slot_walked() -> None:
    world = away("14:50", "15:15")
    world.let(seconds=5)
    world.send(Answer(Walked.ALL))
    assert world.ledger == [("15:00", "walked", None)]
    (walk,) = world.walks()
    assert (walk.started, walk.ended) == (world.at("14:50"), world.at("15:15"))
    assert (walk.seconds, walk.source, walk.reminder) == (
        25 * 60,
        Source.LOGGED,
        "daily",
    )
    assert world.lines()[0].walk == walk.id
    assert world.name is StateName.WAITING
    assert world.engine.scene().past.today == minutes(25)


def test_yes_covers_what_is_due_soon_after_as_any_walk_does() -> None:
    world = away(settings=asks_at("15:00", "15:40"))
    world.let(seconds=5)
    world.send(Answer(Walked.ALL))
    world.let_until("15:41")
    assert world.ledger[-1] == ("15:40", "covered", None)


def test_yes_makes_the_slots_of_the_same_instant_covered() -> None:
    reminders = asks_at("15:00").reminders
    twice = (replace(reminders[0], id="other", minutes=5), *reminders)
    world = away(settings=Settings(reminders=twice))
    world.let(seconds=5)
    world.send(Answer(Walked.ALL))
    assert sorted(outcome for _, outcome, _ in world.ledger) == ["covered", "walked"]


def test_no_brings_the_prompt_at_once() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Answer(Walked.NONE))
    assert world.name is StateName.PROMPTING
    assert (world.open.asked, world.walks(), world.ledger) == (1, [], [])


def test_no_waits_for_what_holds_prompts_now() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Held(BUSY))
    world.send(Answer(Walked.NONE))
    assert world.name is StateName.HOLDING
    world.send(Released(BUSY))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING, "the question was answered"


def test_until_the_break_is_no_answer_to_an_absence() -> None:
    world = away()
    world.let(seconds=5)
    with pytest.raises(Refused, match="while you were away"):
        world.send(Answer(Walked.UNTIL_BREAK))
    assert world.name is StateName.ASKING


def test_unanswered_it_ends_with_patience_as_ignored_and_counts_nothing() -> None:
    world = away()
    world.let_until("15:44:59")
    assert world.name is StateName.ASKING
    world.let(seconds=1)
    assert world.ledger == [("15:00", "missed", "ignored")]
    assert world.walks() == []


def test_closed_by_hand_it_can_be_answered_until_patience_ends() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Dismissed())
    assert (world.name, world.open.dismissed) == (StateName.ASKING, True)
    world.let_until("15:45")
    assert world.ledger == [("15:00", "missed", "dismissed")]


def test_closed_by_hand_and_then_answered_no_it_prompts() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Dismissed())
    world.send(Answer(Walked.NONE))
    assert (world.name, world.open.dismissed) == (StateName.PROMPTING, False)


def test_a_snooze_of_the_question_asks_again_with_the_plain_prompt() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Snooze())
    world.let(minutes=10)
    assert world.name is StateName.PROMPTING


def test_the_question_can_be_skipped_or_walked_or_made_quiet() -> None:
    for wish, fate in (
        (Skip(), [("15:00", "skipped", None)]),
        (QuietOn(), [("15:00", "quiet", "by-user")]),
        (Start(), []),
    ):
        world = away()
        world.let(seconds=5)
        world.send(wish)
        assert (world.ledger, world.state.open) == (fate, None)


def test_a_walk_logged_for_the_time_away_covers_the_question() -> None:
    world = away()
    world.let(seconds=5)
    ended = world.at("15:15")
    walk = WalkRecord(
        Start().id, ended - minutes(20), ended, "Europe/London", 1200, Source.LOGGED
    )
    world.send(LogWalk(walk))
    assert world.ledger == [("15:00", "covered", None)]


def test_another_hold_keeps_the_question_back_too() -> None:
    world = World()
    world.let_until("14:50")
    world.send(Held(AWAY))
    world.let_until("15:10")
    world.send(Held(BUSY))
    world.send(Released(AWAY))
    world.let(minutes=5)
    assert world.name is StateName.HOLDING
    world.send(Released(BUSY))
    world.let(seconds=5)
    assert world.name is StateName.ASKING


def test_a_prompt_on_screen_makes_room_for_the_question() -> None:
    world = World()
    world.let_until("15:01")
    assert world.name is StateName.PROMPTING
    world.let_until("15:06")
    world.send(Held(AWAY, world.at("15:01")))
    assert world.name is StateName.PROMPTING, "it is not taken away from anybody"
    world.let_until("15:25")
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert (world.name, world.why.length) == (StateName.ASKING, minutes(24))


def test_what_was_snoozed_or_closed_by_hand_stays_so_after_an_absence() -> None:
    for wish, mode in ((Snooze(minutes(40)), Mode.SNOOZED), (Dismissed(), "prompting")):
        world = World()
        world.let_until("15:01")
        world.send(wish)
        world.send(Held(AWAY))
        world.let(minutes=25)
        world.send(Released(AWAY))
        world.let(seconds=5)
        assert world.open.mode is Mode(mode)
        assert world.open.away is None


def test_without_a_slot_nobody_asks_where_the_user_was() -> None:
    world = World()
    world.let_until("10:00")
    world.send(Held(AWAY))
    world.let(minutes=40)
    world.send(Released(AWAY))
    world.let(minutes=1)
    assert (world.name, world.walks()) == (StateName.WAITING, [])


def test_back_after_the_patience_the_slot_was_missed_for_being_away() -> None:
    world = away("14:50", "16:00")
    world.let(minutes=1)
    assert (world.name, world.ledger) == (
        StateName.WAITING,
        [("15:00", "missed", "away")],
    )


def test_of_several_absences_the_longest_is_asked_about() -> None:
    world = World()
    world.let_until("14:55")
    for stays in (21, 1, 22, 1, 2):
        if world.state.away_since is None and stays > 1:
            world.send(Held(AWAY))
            world.let(minutes=stays)
            world.send(Released(AWAY))
        else:
            world.let(seconds=3)
    world.let(seconds=5)
    assert world.why.length == minutes(22)


def test_a_newer_slot_takes_the_question_over_if_it_may_have_been_its_walk() -> None:
    for length, mode in ((30, Mode.ASKING), (40, Mode.PROMPTING)):
        first, second = asks_at("15:00").reminders[0], asks_at("15:30").reminders[0]
        second = replace(second, id="second", minutes=length)
        settings = Settings(reminders=(first, second))
        world = away("14:50", "15:20", settings)
        world.let_until("15:30")
        assert world.ledger == [("15:00", "missed", "superseded")]
        assert (world.open.slot.key.reminder, world.open.mode) == ("second", mode)


def test_the_question_outlives_a_restart() -> None:
    world = away()
    world.let(seconds=5)
    world.crash(minutes=1)
    assert world.open.mode is Mode.HOLDING
    world.let(seconds=5)
    assert (world.name, world.why.length) == (StateName.ASKING, minutes(25))


def test_a_question_closed_by_hand_stays_closed_over_a_restart() -> None:
    world = away()
    world.let(seconds=5)
    world.send(Dismissed())
    world.crash(minutes=1)
    world.let(seconds=5)
    assert (world.name, world.open.dismissed) == (StateName.ASKING, True)


def test_a_new_process_knows_of_no_absence_until_it_is_told() -> None:
    world = World()
    world.let_until("15:00")
    world.send(Held(AWAY))
    world.crash(minutes=25)
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_a_set_clock_makes_no_absence_longer_or_shorter() -> None:
    for to in ("13:00", "15:20"):
        world = World()
        world.let_until("15:01")
        world.send(Held(AWAY))
        world.let(minutes=10)
        world.set_clock(to)
        world.let(minutes=10)
        world.send(Released(AWAY))
        world.let(seconds=5)
        assert (world.name, world.why.length) == (StateName.ASKING, minutes(20))
        world.set_clock("15:00")
        assert world.why.length == minutes(20)


def test_what_a_walk_has_counted_is_no_absence() -> None:
    settings = with_prompt(asks_at("15:30"), covered_by_walk_within=ZERO)
    world = World(settings=settings)
    world.let_until("15:00")
    world.send(Start(20))
    world.send(Held(AWAY, world.at("14:58")))
    world.let_until("15:39")
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING, "away for 19 minutes since the walk"


def test_who_wants_no_hold_for_being_away_is_not_asked_either() -> None:
    world = away(settings=with_prompt(Settings(), hold_when=(BUSY,)))
    world.let(seconds=5)
    assert world.name is StateName.PROMPTING


def test_minutes_of_an_absence_end_at_the_cap() -> None:
    settings = asks_at("15:00")
    settings = replace(settings, walk=replace(settings.walk, cap=minutes(60)))
    world = away("13:00", "15:20", settings)
    world.let(seconds=5)
    world.send(Answer(Walked.ALL))
    [walk] = world.walks()
    assert walk.seconds == 3600
    assert (walk.started, walk.ended) == (world.at("14:20"), world.at("15:20"))


def test_an_absence_is_an_answer_that_ends_a_row_of_ignored_prompts() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "15:00"))
    world.let_until("14:59")
    assert [reason for *_, reason in world.ledger] == ["ignored"] * 3
    world.send(Held(AWAY))
    world.let_until("15:21")
    world.send(Released(AWAY))
    world.let(seconds=5)
    world.send(Answer(Walked.NONE))
    assert (world.name, world.open.offer) == (StateName.PROMPTING, False)
    with pytest.raises(Refused):
        world.send(KeepTime())


def test_where_nothing_needs_to_settle_the_end_of_a_hold_asks_at_once() -> None:
    for reason in HoldReason:
        world = World(settings=with_prompt(Settings(), settle=ZERO))
        world.let_until("14:58")
        world.send(Held(reason))
        world.let_until("15:10")
        world.send(Released(reason))
        assert world.name is StateName.PROMPTING
    world = away(settings=with_prompt(Settings(), settle=ZERO))
    assert world.name is StateName.ASKING


@given(
    events=st.lists(
        st.tuples(
            st.sampled_from(
                [Held(AWAY), Released(AWAY), Held(BUSY), Released(BUSY), Tick()]
            ),
            st.integers(0, 50),
        ),
        max_size=12,
    )
)
def test_being_away_is_never_counted_unasked(
    events: list[tuple[Held | Released | Tick, int]],
) -> None:
    world = World("2026-11-19 14:30", asks_at("15:00", "15:30", "16:00"))
    for event, length in events:
        world.send(event)
        world.let(minutes=length)
    assert world.walks() == []


def test_travel_while_away_leaves_the_absence_as_long_as_it_was() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Held(AWAY))
    world.let(minutes=10)
    world.travel(ZoneInfo("Europe/Berlin"))
    world.let(minutes=12)
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert (world.name, world.why.length) == (StateName.ASKING, minutes(22))


def test_what_was_logged_of_an_absence_is_not_counted_twice() -> None:
    world = away("14:45", "15:15")
    world.let(seconds=5)
    ended = world.at("15:10")
    walk = WalkRecord(
        Start().id, ended - minutes(9), ended, "Europe/London", 540, Source.LOGGED
    )
    world.send(LogWalk(walk))
    assert world.name is StateName.ASKING, "too short to be the walk"
    world.send(Answer(Walked.ALL))
    assert sorted(each.seconds for each in world.walks()) == [540, 21 * 60]


def test_a_snooze_after_a_closed_prompt_asks_about_an_absence_as_any() -> None:
    world = World()
    world.let_until("15:01")
    world.send(Dismissed())
    world.send(Snooze(minutes(10)))
    world.send(Held(AWAY))
    world.let_until("15:30")
    assert world.name is StateName.HOLDING
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.name is StateName.ASKING


def test_an_offer_that_an_absence_came_into_still_silences_the_day() -> None:
    world = World(settings=asks_at("10:00", "11:00", "12:00", "14:00", "17:00"))
    world.let_until("14:01")
    assert world.open.offer
    world.send(Held(AWAY))
    world.let(minutes=25)
    world.send(Released(AWAY))
    world.let(seconds=5)
    assert world.name is StateName.ASKING
    with pytest.raises(Refused):
        world.send(KeepTime())
    world.let_until("17:01")
    assert world.ledger[-2:] == [
        ("14:00", "missed", "ignored"),
        ("17:00", "missed", "ignored"),
    ]
