from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.ui.seed import TODAY, WEEKEND, WORK
from tests.ui.settings.seed import DESK, HOLIDAYS, HOURLY
from walkreminder.core.settings import GoalSettings, Weekday
from walkreminder.core.timetable import ClockTimes, DaysOff, Interval
from walkreminder.ui.settings import words
from walkreminder.ui.settings.edits import Refusal

pytestmark = pytest.mark.usefixtures("qapp")
DASH = "\N{EN DASH}"


@pytest.mark.parametrize("reason", list(Refusal))
def test_every_refusal_is_a_sentence(reason: Refusal) -> None:
    assert words.refusal(reason).endswith(".")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "5 s"),
        (0, "0 s"),
        (90, "1 min 30 s"),
        (45 * 60, "45 min"),
        (5400, "1 h 30 min"),
        (3 * 3600, "3 h"),
    ],
)
def test_a_length_is_said_in_its_units(seconds: int, said: str) -> None:
    assert words.seconds(seconds) == said


def test_a_closed_reminder_is_one_line() -> None:
    assert words.in_a_line(WEEKEND, 25)[0] == "Sat, Sun at 11:00, 20 min"
    work = words.in_a_line(replace(WORK, minutes=None), 25)
    assert work[0] == f"Mon {DASH} Fri at 10:30, 15:00, 25 min"
    assert work[1:] == (f"Mon {DASH} Fri at 10:30, 15:00", "At 10:30, 15:00")
    daily = replace(WORK, days=frozenset(range(7)))
    assert words.in_a_line(daily, 25)[1] == "Every day at 10:30, 15:00"


def test_an_interval_in_one_line_begins_with_it() -> None:
    desk = words.in_a_line(DESK, 20)
    assert desk[0] == f"Every 50 min, 09:00 {DASH} 17:30, 5 min"
    assert desk[-1] == "Every 50 min"


def test_many_times_are_counted() -> None:
    many = replace(WORK, rule=ClockTimes(tuple(time(hour) for hour in range(8, 14))))
    assert "at 08:00, 09:00 and 4 more, 20 min" in words.in_a_line(many, 20)[0]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (
            time(17, 30),
            "5 minutes at 09:50, 10:40, 11:30, 12:20 and 6 more times a day",
        ),
        (time(13, 10), "5 minutes at 09:50, 10:40, 11:30, 12:20 and once more a day"),
        (time(11), "5 minutes at 09:50, 10:40"),
    ],
)
def test_a_window_says_what_it_comes_to(until: time, said: str) -> None:
    assert words.window(replace(HOURLY, until=until), 5) == said


def test_a_window_past_midnight_goes_on_in_its_order() -> None:
    night = Interval(timedelta(hours=1), time(22), time(1))
    assert words.window(night, 1) == "1 minute at 23:00, 00:00, 01:00"


def test_the_week_begins_where_the_user_says() -> None:
    assert [short for _, short, _ in words.week(Weekday.SUN)][:2] == ["Sun", "Mon"]
    assert words.week(Weekday.MON)[0] == (0, "Mon", "Monday")
    assert words.week(Weekday.SAT)[0][0] == 5


def test_days_off_name_those_that_are_to_come() -> None:
    over = DaysOff(date(2026, 11, 1), date(2026, 11, 2))
    day = DaysOff(date(2027, 5, 1), date(2027, 5, 1))
    assert words.days_off((), TODAY) == "Days off"
    assert words.days_off((over,), TODAY) == "Days off"
    christmas = f"Days off: 24 Dec {DASH} 2 Jan"
    assert words.days_off((over, HOLIDAYS), TODAY) == christmas
    assert words.days_off((HOLIDAYS, day), TODAY) == f"{christmas} and 1 more"


def test_a_far_date_has_its_year() -> None:
    assert words.stretch(DaysOff(date(2031, 5, 1), date(2031, 5, 1)), TODAY) == (
        "1 May 2031"
    )


def test_the_day_of_a_slot_has_its_month_where_it_is_new() -> None:
    assert words.slot_day(TODAY, None) == "Thu 19 Nov"
    assert words.slot_day(date(2026, 11, 20), TODAY) == "Fri 20"
    assert words.slot_day(date(2026, 12, 1), TODAY) == "Tue 1 Dec"
    assert words.slot_day(date(2027, 11, 20), TODAY) == "Sat 20 Nov"


def test_the_goal_says_what_it_means_for_a_day() -> None:
    assert words.a_day(GoalSettings(), 30) == "That is 30 minutes on each of 5 days."
    alone = words.a_day(GoalSettings(spare_days=6), 150)
    assert alone == "That is 150 minutes on one day."
    assert words.day_count(1) == "1 day"
