"""The programme in the engine's own time: what it asks for, and when it is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from tests.engine.world import World
from walkreminder.core.events import Finish, Rate, Remind, Say, Snooze, Start, Tick
from walkreminder.core.ledger import Part
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    NoLegPain,
    Said,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.settings import (
    GoalMet,
    ProgrammeSettings,
    PromptSettings,
    Settings,
)
from walkreminder.core.standing import Change
from walkreminder.core.state import StateName
from walkreminder.core.timetable import ClockTimes, Reminder, local_date
from walkreminder.core.trouble import Refused

MONDAY = "2026-11-16 09:00"
DAILY = Reminder("daily", ClockTimes((time(10),)))
FIXED = Reminder("fixed", ClockTimes((time(12),)), minutes=20)
FOLLOWS = Settings(reminders=(DAILY,), programme=ProgrammeSettings(follow=True))


def started(settings: Settings = FOLLOWS, answer: Answer | None = None) -> World:
    """A world in which somebody began on a Monday morning, at level 3."""
    world = World(MONDAY, settings)
    world.send(Say(Checked()))
    world.send(Say(answer or Answer(able=15, usual=2)))
    return world


def walk(world: World, before: int | None = None, after: int | None = None) -> None:
    """Walk what is asked for, and rate it."""
    world.send(Start())
    assert world.state.walk is not None
    number, goal = world.state.walk.id, world.state.walk.goal
    if before is not None:
        world.send(Rate(number, Part.BEFORE, before))
    world.let(minutes=goal.total_seconds() / 60)
    assert world.state.walk is None
    if after is not None:
        world.send(Rate(number, Part.AFTER, after))


def level(world: World) -> str:
    standing = world.engine.scene().past.standing
    assert standing is not None
    return standing.level.name


def day_after_day(world: World, days: int, **ratings: int) -> None:
    """Answer every prompt that comes on so many days with a walk."""
    for _ in range(days):
        world.let_until("10:00")
        if world.name is StateName.PROMPTING:
            walk(world, **ratings)
        world.let_until("23:59")
        world.let(minutes=2)


def test_only_who_follows_it_and_has_answered_is_led_by_it() -> None:
    world = World(MONDAY, Settings(reminders=(DAILY,)))
    world.send(Say(Answer(able=15)))
    assert world.engine.scene().plan is None
    assert World(MONDAY, FOLLOWS).engine.scene().plan is None
    assert started().engine.scene().plan is not None


def test_a_first_week_asks_on_its_three_days_and_rests_on_the_others() -> None:
    world = started()
    assert level(world) == "3"
    day_after_day(world, 7, before=2, after=2)
    told = [(line.key.date.day, line.outcome, line.reason) for line in world.lines()]
    assert told == [
        (16, "walked", None),
        (17, "quiet", "rest-day"),
        (18, "walked", None),
        (19, "quiet", "rest-day"),
        (20, "walked", None),
        (21, "quiet", "rest-day"),
        (22, "quiet", "rest-day"),
    ]
    assert [each.seconds for each in world.walks()] == [600, 600, 600]


def test_a_missed_walking_day_moves_to_the_next_free_one_of_the_week() -> None:
    world = started()
    world.let_until("23:59")
    world.let(minutes=2)
    day_after_day(world, 6)
    walked = [line.key.date.day for line in world.lines() if line.outcome == "walked"]
    assert walked == [17, 18, 20]


def test_reminders_with_minutes_of_their_own_do_not_follow_it() -> None:
    settings = Settings(
        reminders=(DAILY, FIXED), programme=ProgrammeSettings(follow=True)
    )
    world = started(settings)
    world.let_until("10:00")
    walk(world)
    world.let_until("2026-11-17 10:30")
    assert world.name is StateName.WAITING
    world.let_until("12:00")
    assert world.name is StateName.PROMPTING
    assert world.open.slot.minutes == 20


def test_rest_days_prompt_where_that_is_wanted() -> None:
    wanted = ProgrammeSettings(follow=True, prompt_on_rest_days=True)
    world = started(Settings(reminders=(DAILY,), programme=wanted))
    world.let_until("2026-11-17 10:00")
    assert world.name is StateName.PROMPTING


def test_the_goal_of_today_is_that_of_the_programme() -> None:
    world = started()
    assert world.engine.scene().goal_today == 10
    assert World(MONDAY, Settings()).engine.scene().goal_today == 30


def test_a_rest_day_has_no_goal_but_its_week_is_still_measured_by_one() -> None:
    world = started()
    day_after_day(world, 1)
    scene = world.engine.scene()
    assert local_date(scene.now, scene.zone) == date(2026, 11, 17)
    assert (scene.goal_today, scene.goal_of_a_day) == (0, 10)


def test_without_a_reminder_that_follows_no_day_is_a_rest_day() -> None:
    settings = Settings(reminders=(FIXED,), programme=ProgrammeSettings(follow=True))
    world = started(settings)
    walk(world)
    world.let_until("2026-11-17 09:00")
    scene = world.engine.scene()
    assert scene.plan is not None
    # It spreads its days all the same: somebody may walk by themselves.
    assert scene.plan.is_rest_day(scene.plan.today)
    assert scene.goal_today == 10
    assert not world.why.rests


def test_a_week_in_which_no_day_is_left_is_one_of_rest_days() -> None:
    on_weekdays = Reminder("daily", ClockTimes((time(10),)), frozenset(range(5)))
    world = World("2026-11-21 09:00", replace(FOLLOWS, reminders=(on_weekdays,)))
    world.send(Say(Answer(able=15, usual=2)))
    assert world.next_asked() == "2026-11-23 10:00"
    assert world.engine.scene().goal_today == 0
    assert world.why.rests


def test_what_is_asked_for_once_is_as_long_as_the_programme_asks_by_then() -> None:
    world = started()
    world.send(Remind(world.at("15:00")))
    world.let_until("10:00")
    walk(world, before=2, after=8)
    world.let_until("15:00")
    assert world.name is StateName.PROMPTING
    assert world.open.slot.minutes == 5


def test_pain_down_the_leg_can_be_taken_back_after_the_clock_was_set_back() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=3)
    number = world.walks()[-1].id
    world.let_until("12:00")
    world.send(Say(LegPain(number)))
    world.set_clock("11:00")
    world.send(Say(NoLegPain(number)))
    assert number not in world.engine.scene().past.down_the_leg


LITTLE_AND_OFTEN = Settings(
    reminders=(
        Reminder("often", ClockTimes((time(10), time(13), time(16), time(19)))),
    ),
    prompt=PromptSettings(when_goal_met=GoalMet.QUIET),
    programme=ProgrammeSettings(follow=True),
)


def test_at_the_first_level_two_little_walks_are_the_goal_of_a_day() -> None:
    """| L0 settle | 3-5, two or three times a day |."""
    world = started(LITTLE_AND_OFTEN, Answer(able=4, usual=2))
    assert level(world) == "0"
    assert world.engine.scene().goal_today == 10
    world.let_until("10:00")
    walk(world)
    world.let_until("13:00")
    assert world.name is StateName.PROMPTING
    walk(world)
    world.let_until("16:01")
    assert world.name is StateName.WAITING
    assert world.ledger[-1] == ("16:00", "quiet", "goal-met")


def test_two_walks_that_were_shorter_leave_room_for_the_third() -> None:
    world = started(LITTLE_AND_OFTEN, Answer(able=4, usual=2))
    for at in ("10:00", "13:00"):
        world.let_until(at)
        world.send(Start())
        world.let(minutes=3)
        world.send(Finish())
    world.let_until("16:00")
    assert world.name is StateName.PROMPTING
    walk(world)
    world.let_until("19:01")
    assert world.ledger[-1] == ("19:00", "quiet", "goal-met")


def test_in_a_flare_up_the_second_little_walk_is_asked_for_as_well() -> None:
    world = started(LITTLE_AND_OFTEN, Answer(able=24, usual=2))
    world.let(minutes=1)
    world.send(Say(FlareUp()))
    world.let_until("10:00")
    walk(world)
    world.let_until("13:00")
    assert world.name is StateName.PROMPTING


def test_a_red_walk_halves_the_next_one_and_asks_about_the_signs() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=5)
    scene = world.engine.scene()
    assert scene.walk_minutes == 5
    world.let_until("2026-11-18 10:00")
    walk(world, before=2, after=2)
    assert [each.seconds for each in world.walks()] == [600, 300]
    assert world.engine.scene().walk_minutes == 10


def test_a_walk_begun_by_mistake_after_a_red_one_is_not_the_half_one() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=5)
    world.send(Start())
    world.let(seconds=2)
    world.send(Finish())
    assert world.engine.scene().walk_minutes == 5


def test_a_red_morning_told_while_a_walk_is_asked_for_halves_that_walk() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=2)
    world.let_until("2026-11-18 10:00")
    assert world.open.slot.minutes == 10
    world.send(Rate(world.walks()[0].id, Part.NEXT_MORNING, 6))
    assert world.open.slot.minutes == 5
    assert world.open.asked == 1
    world.send(Snooze())
    assert world.open.slot.minutes == 5
    world.let(minutes=11)
    walk(world)
    assert [each.seconds for each in world.walks()] == [600, 300]


def test_a_flare_up_told_while_a_walk_is_asked_for_shortens_that_walk() -> None:
    world = started(
        Settings(
            reminders=(DAILY, replace(FIXED, rule=DAILY.rule)),
            programme=ProgrammeSettings(follow=True),
        ),
        Answer(able=24, usual=2),
    )
    world.let_until("10:00")
    world.send(Say(FlareUp()))
    # What names its own minutes keeps them.
    assert [slot.minutes for slot in world.open.slots] == [20, 5]


def test_of_two_due_at_once_the_longer_one_is_asked_for_also_once_one_is_halved() -> (
    None
):
    eight = replace(FIXED, rule=DAILY.rule, minutes=8)
    world = started(replace(FOLLOWS, reminders=(DAILY, eight)))
    world.let_until("10:00")
    walk(world, before=2, after=2)
    world.let_until("2026-11-18 10:00")
    assert [slot.minutes for slot in world.open.slots] == [10, 8]
    world.send(Rate(world.walks()[0].id, Part.NEXT_MORNING, 6))
    assert [slot.minutes for slot in world.open.slots] == [8, 5]
    walk(world)
    assert [each.seconds for each in world.walks()] == [600, 480]


def test_a_rating_that_was_a_slip_gives_the_walk_its_minutes_back() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=2)
    world.let_until("2026-11-18 10:00")
    morning = world.walks()[0].id
    world.send(Rate(morning, Part.NEXT_MORNING, 6))
    world.send(Rate(morning, Part.NEXT_MORNING, 2))
    assert world.open.slot.minutes == 10
    walk(world)
    assert [each.seconds for each in world.walks()] == [600, 600]


def test_the_walk_of_a_prompt_that_a_rating_has_shortened_is_that_long() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=2)
    world.let_until("2026-11-18 10:00")
    world.send(Rate(world.walks()[0].id, Part.NEXT_MORNING, 6))
    walk(world)
    assert [each.seconds for each in world.walks()] == [600, 300]


def test_a_crash_right_after_a_red_rating_lengthens_nothing() -> None:
    world = started()
    world.let_until("10:00")
    walk(world, before=2, after=2)
    world.let_until("2026-11-18 10:00")
    world.send(Rate(world.walks()[0].id, Part.NEXT_MORNING, 6))
    world.crash(minutes=1)
    assert world.open.slot.minutes == 5


def test_two_weeks_offer_a_step_up_that_changes_minutes_or_days() -> None:
    world = started()
    day_after_day(world, 13, before=2, after=2)
    with pytest.raises(Refused, match="not open yet"):
        world.send(Say(StepTo(4)))
    day_after_day(world, 1, before=2, after=2)
    world.send(Say(StepTo(4)))
    assert level(world) == "4"
    world.let(minutes=1)
    with pytest.raises(Refused, match="not open yet"):
        world.send(Say(StepTo(5)))
    world.send(Say(StepTo(3)))
    assert level(world) == "3"


def test_a_flare_up_settles_down_and_finds_its_way_back() -> None:
    world = started(answer=Answer(able=24, usual=2))
    assert level(world) == "6"
    day_after_day(world, 3, before=2, after=2)
    world.send(Say(FlareUp()))
    assert level(world) == "0"
    assert world.engine.scene().walk_minutes == 5
    with pytest.raises(Refused, match="two days"):
        world.send(Say(FlareOver()))
    # Little and often: none of its days is a rest day.
    day_after_day(world, 3)
    walked = [line.key.date.day for line in world.lines() if line.outcome == "walked"]
    assert walked[-3:] == [19, 20, 21]
    world.send(Say(FlareOver()))
    assert level(world) == "4"
    reached = [level(world)]
    for _ in range(21):
        day_after_day(world, 1, before=2, after=2)
        if level(world) != reached[-1]:
            reached.append(level(world))
    assert reached == ["4", "5", "6"]
    standing = world.engine.scene().past.standing
    assert standing is not None
    assert standing.way_back is None


def test_an_emergency_sign_stops_prompts_and_timer_until_it_is_cleared() -> None:
    world = started()
    world.let_until("10:00")
    world.send(Start())
    world.let(minutes=4)
    world.send(Say(Checked(Sign.EMERGENCY)))
    assert world.name is StateName.LOCKED
    assert world.state.walk is not None
    assert world.state.walk.paused
    world.let(minutes=10)
    world.send(Finish())
    assert [each.seconds for each in world.walks()] == [240]
    with pytest.raises(Refused, match="clinician"):
        world.send(Start())
    world.let_until("2026-11-18 10:00")
    assert world.ledger[-1] == ("10:00", "quiet", "safety")
    world.send(Say(Cleared()))
    world.let_until("2026-11-20 10:00")
    assert world.name is StateName.PROMPTING


def test_a_sign_that_was_named_elsewhere_locks_here_too() -> None:
    world = started()
    world.let_until("10:00")
    assert world.name is StateName.PROMPTING
    # As it comes in with the history of another machine.
    named = Entry(uuid4(), world.now, world.today, Checked(Sign.EMERGENCY))
    world.history.save(world.state, (named,))
    world.send(Tick())
    assert world.name is StateName.LOCKED
    assert world.ledger == [("10:00", "quiet", "safety")]
    world.send(Say(Cleared()))
    assert world.name is StateName.WAITING
    world.send(Tick())
    assert world.name is StateName.WAITING


@pytest.mark.parametrize(
    ("answer", "why"), [(Answer(-1), "no answer"), (Answer(15, 11), "no rating")]
)
def test_an_answer_that_makes_no_sense_begins_nothing(answer: Answer, why: str) -> None:
    world = World(MONDAY, FOLLOWS)
    with pytest.raises(Refused, match=why):
        world.send(Say(answer))
    assert world.engine.scene().past.standing is None


def test_no_flare_up_can_be_over_that_never_was() -> None:
    world = started()
    with pytest.raises(Refused, match="No flare-up is going on"):
        world.send(Say(FlareOver()))


def test_sore_feet_end_what_is_being_asked_for() -> None:
    world = started()
    world.let_until("10:00")
    world.send(Say(SoreFeet()))
    assert world.ledger == [("10:00", "quiet", "rest-day")]


def test_red_never_steps_up_whoever_asks_for_it() -> None:
    world = started()
    day_after_day(world, 14, before=2, after=2)
    world.let_until("10:00")
    walk(world, before=2, after=5)
    with pytest.raises(Refused, match="not open yet"):
        world.send(Say(StepTo(4)))


def test_a_new_process_stands_where_the_old_one_did() -> None:
    world = started()
    day_after_day(world, 3, before=2, after=2)
    world.send(Say(Hold()))
    before = world.engine.scene().past.standing
    world.stop()
    assert world.engine.scene().past.standing == before


def test_twenty_days_away_cost_two_levels() -> None:
    world = started(answer=Answer(able=24, usual=2))
    day_after_day(world, 1)
    world.sleep(seconds=timedelta(days=20).total_seconds())
    standing = world.engine.scene().past.standing
    assert standing is not None
    assert (level(world), standing.change) == ("4", Change.MISSED)
    assert standing.since == date(2026, 11, 16) + timedelta(days=3 + 14)


@pytest.mark.parametrize("said", [StepTo(1), Hold(), FlareUp(), FlareOver()], ids=repr)
def test_nothing_can_be_said_of_a_programme_that_never_began(said: Said) -> None:
    world = World(MONDAY, FOLLOWS)
    with pytest.raises(Refused, match="has not been started"):
        world.send(Say(said))


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_is_from_0_to_10(value: int) -> None:
    world = started()
    walk(world)
    with pytest.raises(Refused, match="is no rating"):
        world.send(Rate(world.walks()[0].id, Part.AFTER, value))
    assert world.walks()[0].after is None
