from __future__ import annotations

from datetime import timedelta

from tests.core.diary import AMBER, GREEN, MONDAY, RED, Diary
from walkreminder.core.levels import LEVELS
from walkreminder.core.plan import Plan
from walkreminder.core.programme import minutes_of
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    FlareOver,
    FlareUp,
    StepTo,
)
from walkreminder.core.safety import check_is_due
from walkreminder.core.settings import Settings
from walkreminder.core.standing import Change
from walkreminder.core.step_up import Holds, Next, next_level
from walkreminder.core.timetable import ClockTimes, Reminder

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
WEEKDAYS = Settings(
    reminders=(Reminder("daily", ClockTimes(()), days=frozenset(range(5))),)
)


def plan(diary: Diary, day: int) -> Plan:
    return Plan(diary.on(day), WEEKDAYS, MONDAY + timedelta(days=day))


def week(diary: Diary, day: int) -> list[int]:
    """Return the walking days of the week that a day is in."""
    asked = plan(diary, day)
    return [(each - MONDAY).days % 7 for each in asked.week(asked.today)]


def above(diary: Diary, day: int) -> Next:
    asked = plan(diary, day)
    return next_level(asked.standing, asked.planned(), asked.today)


def chosen() -> Diary:
    """Return the diary of somebody who can walk 15 minutes, with a pain of 2."""
    diary = Diary()
    diary.say(MON, Checked(), hour=7)
    diary.say(MON, Answer(15, usual=2), hour=8)
    return diary


def test_a_first_week_on_the_programme() -> None:
    diary = chosen()
    # Two thirds of 15 minutes are 10: "| L3 | 10 | 3 | 30 |".
    now = diary.on(MON)
    assert (now.level.name, minutes_of(now), now.level.days) == ("3", 10, 3)
    assert not check_is_due(now, MONDAY)
    assert week(diary, MON) == [MON, WED, FRI]

    diary.walk(MON, minutes=10, pain=GREEN)
    assert week(diary, TUE) == [MON, WED, FRI]
    assert plan(diary, TUE).is_rest_day(MONDAY + timedelta(days=TUE))

    # Wednesday is missed, so it moves to Thursday, and costs no level.
    assert week(diary, THU) == [MON, WED, THU, FRI]
    diary.walk(THU, minutes=11, pain=AMBER)
    assert minutes_of(diary.on(FRI)) == 10

    # Friday's walk is red: the signs are asked about, and the next walk is half.
    red = diary.walk(FRI, minutes=8, pain=RED)
    now = diary.on(FRI)
    assert check_is_due(now, MONDAY + timedelta(days=FRI))
    diary.say(FRI, Checked(walk=red), hour=13)
    assert not check_is_due(diary.on(FRI), MONDAY + timedelta(days=FRI))
    assert minutes_of(now) == 5

    # Three walks were asked for, and three were done.
    asked = plan(diary, SUN)
    assert asked.is_rest_day(asked.today)
    assert [day.is_done(LEVELS[3]) for day in diary.on(SUN).days] == [True] * 3
    assert diary.on(SUN).index == 3
    assert not above(diary, SUN).is_offered


def test_two_good_weeks_and_a_step_up() -> None:
    diary = chosen()
    diary.walk(MON, WED, FRI, 7 + MON, 7 + WED, 7 + FRI, minutes=10)
    assert not above(diary, 13).is_offered
    assert above(diary, 14).is_offered
    assert diary.on(17).index == 3  # it is offered, never forced
    diary.say(14, StepTo(4))
    # "| L4 | 10 | 4 | 40 |": a day more, the same minutes.
    assert minutes_of(diary.on(14)) == 10
    assert week(diary, 14) == [MON, TUE, WED, FRI]


def test_a_flare_up_and_its_way_back() -> None:
    diary = Diary()
    diary.say(MON, Answer(22, usual=2))
    diary.walk(MON, TUE, WED, FRI, minutes=15)
    assert diary.on(SUN).level.name == "6"

    # On Monday the back flares up: "L0 little and often for 2-3 days".
    diary.say(7, FlareUp())
    now = diary.on(7)
    assert (now.level.name, minutes_of(now)) == ("0", 5)
    assert week(diary, 7) == [MON, TUE, WED, THU, FRI]
    diary.walk(7, 8, 9, minutes=5, pain=(5, 5, 5))
    assert above(diary, 9).holds is Holds.FLARE_UP

    # On Thursday it has eased: "re-enter two levels below".
    diary.say(10, FlareOver())
    now = diary.on(10)
    assert (now.level.name, now.way_back, now.change) == ("4", 6, Change.FLARE_OVER)
    assert above(diary, 10).holds is Holds.WAY_BACK

    # "Move up after every 3 good walks until back"; an amber one is none of them.
    diary.walk(10, 11, minutes=10)
    diary.walk(14, minutes=10, pain=AMBER)
    assert diary.on(14).level.name == "4"
    diary.walk(15, minutes=10)
    assert diary.on(15).level.name == "5"
    diary.walk(16, 18, 21, minutes=13)
    now = diary.on(21)
    assert (now.level.name, now.way_back, now.change) == ("6", None, Change.WAY_BACK)

    # "Then normal rule": two weeks from the day that led back.
    diary.walk(22, 23, 25, 28, 29, 30, 32, minutes=15)
    assert not above(diary, 34).is_offered
    assert above(diary, 35).is_offered
    diary.say(35, StepTo(7))
    assert diary.on(35).level.name == "7"


def test_a_break_of_twenty_days() -> None:
    diary = Diary()
    diary.say(MON, Answer(22, usual=2))
    diary.walk(MON, TUE, WED, FRI, minutes=15)

    # The next walk was expected on Monday; "up to 3: same level".
    monday = SUN + 1
    assert [diary.on(monday + missed).index for missed in (0, 3)] == [6, 6]
    # "4-13: one down", though nobody looks.
    assert [diary.on(monday + missed).index for missed in (4, 13)] == [5, 5]
    # "14+: two down", and no more however long it takes.
    assert diary.on(monday + 14).change is Change.MISSED
    assert [diary.on(monday + missed).index for missed in (14, 20)] == [4, 4]

    # Back after twenty days: ten minutes, and two weeks until the next step up.
    back = SUN + 20
    assert minutes_of(diary.on(back)) == 10
    diary.walk(back, back + 2, back + 3, back + 5, minutes=10)
    assert diary.on(back + 5).index == 4
    assert not above(diary, back + 7).is_offered
    # "Or redo the start question": where one feels able, the answer decides.
    diary.say(back + 7, Answer(22, usual=2))
    assert diary.on(back + 7).index == 6
