"""What a settings file may say at its edges, and what two hands make of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from walkreminder.core.settings import Settings
from walkreminder.core.settings_document import read_document
from walkreminder.core.settings_merge import merge
from walkreminder.core.timetable import EVERY_DAY, ClockTimes, Reminder, Timetable


@pytest.mark.parametrize("version", [0, 2, 99, True, "1", None])
def test_of_a_file_of_another_version_nothing_is_used(version: object) -> None:
    document = {"version": version, "walk": {"minutes": 5}, "unheard": 1}
    settings, problems = read_document(document)
    assert settings == Settings()
    assert [problem.path for problem in problems] == [("version",)]


@pytest.mark.parametrize(
    ("minutes", "told"), [(29, []), (30, []), (31, ["the 31 min of reminder long"])]
)
def test_no_reminder_asks_for_a_walk_longer_than_the_cap(
    minutes: int, told: list[str]
) -> None:
    long = {"id": "long", "at": ["10:00"], "minutes": minutes}
    plain = {"id": "plain", "at": ["11:00"]}
    _, problems = read_document(
        {"walk": {"cap": "30 min"}, "reminder": [plain, long, plain | {"id": "p"}]}
    )
    assert len(problems) == len(told)
    assert all(text in str(problems[0]) for text in told)


@pytest.mark.parametrize(
    ("minutes", "right"), [(0, False), (1, True), (10_080, True), (10_081, False)]
)
def test_the_goal_of_a_week_is_from_one_minute_to_all_of_them(
    minutes: int, *, right: bool
) -> None:
    settings, problems = read_document({"goal": {"minutes_per_week": minutes}})
    assert (problems == []) is right
    assert (settings.goal.minutes_per_week == minutes) is right


@pytest.mark.parametrize(
    ("table", "key", "told", "allowed"),
    [
        ("prompt", "settle", "11 min", 'a duration from "0 s" to "10 min"'),
        ("walk", "cap", "25 h", 'a duration from "1 min" to "24 h"'),
        ("goal", "spare_days", 7, "a whole number from 0 to 6"),
        ("goal", "spare_days", True, "a whole number from 0 to 6"),
        ("goal", "week_starts", "fri", 'one of "mon", "sun", "sat"'),
    ],
)
def test_a_mistake_says_what_is_allowed(
    table: str, key: str, told: object, allowed: str
) -> None:
    settings, [problem] = read_document({table: {key: told}})
    assert problem.path == (table, key)
    assert problem.message == f"it has to be {allowed}"
    assert settings == Settings(reminders=())


def test_an_interval_is_of_whole_minutes() -> None:
    often = {"id": "a", "every": "90 s", "from": "09:00", "until": "10:00"}
    _, [problem] = read_document({"reminder": [often]})
    assert problem.message == (
        'it has to be a duration from "1 min" to "24 h" in whole minutes'
    )


@pytest.mark.parametrize("id_", ["", " a", "a ", "a\n", "a\x07b", "once"])
def test_an_id_that_cannot_name_lines_for_ever_is_refused(id_: str) -> None:
    settings, problems = read_document({"reminder": [{"id": id_, "at": ["10:00"]}]})
    assert settings.reminders == ()
    assert [problem.path for problem in problems] == [("reminder", 0, "id")]


def test_a_reminder_without_days_asks_every_day_of_the_week() -> None:
    settings, _ = read_document({"reminder": [{"id": "a", "at": ["10:00"]}]})
    assert settings.reminders[0].days == EVERY_DAY == {0, 1, 2, 3, 4, 5, 6}
    assert settings.reminders[0].enabled


@pytest.mark.parametrize(
    ("at", "right"),
    [
        (time(10, 30), True),
        (time(10, 30, 1), False),
        (time(10, 30, 0, 1), False),
        ("7:05", True),
        ("24:00", False),
        ("10:60", False),
        (" 10:30", False),
    ],
)
def test_a_clock_time_is_a_whole_minute_of_the_day(
    at: time | str, *, right: bool
) -> None:
    settings, problems = read_document({"reminder": [{"id": "a", "at": [at]}]})
    assert (problems == []) is right
    assert len(settings.reminders) == right


@pytest.mark.parametrize(
    ("minutes", "spare", "today"),
    [(150, 2, 30), (150, 0, 21), (100, 6, 100), (3, 0, 1), (1, 2, 1)],
)
def test_the_goal_of_a_day_is_its_share_of_the_days_that_are_not_spare(
    minutes: int, spare: int, today: int
) -> None:
    goal = {"minutes_per_week": minutes, "spare_days": spare}
    settings, _ = read_document({"goal": goal})
    assert repr(settings.goal_today) == f"{today}"


def test_without_a_file_there_is_one_reminder_every_day_at_three() -> None:
    [reminder] = Settings().reminders
    rule = ClockTimes((time(15),))
    assert reminder == Reminder("daily", rule, EVERY_DAY, None, enabled=True)
    assert Settings().timetable == Timetable((reminder,), (), 20)


BASE = Settings()
[DAILY] = BASE.reminders


def called(id_: str, minutes: int | None = None) -> Reminder:
    return replace(DAILY, id=id_, minutes=minutes)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        # Mine deleted, theirs left alone: it is gone.
        ([called("a"), called("b")], [called("a")], "same", [called("a")]),
        # Both added one of the same name: mine, and once.
        (
            [called("a")],
            [called("a"), called("new", 5)],
            [called("a"), called("new", 9)],
            [called("a"), called("new", 5)],
        ),
        # Mine added, theirs changed another: both.
        (
            [called("a")],
            [called("a"), called("new")],
            [called("a", 7)],
            [called("a", 7), called("new")],
        ),
        # Mine untouched: theirs, in their order.
        ([called("a"), called("b")], "same", [called("b")], [called("b")]),
        (
            [called("a"), called("b")],
            "same",
            [called("b"), called("a")],
            [called("b"), called("a")],
        ),
    ],
)
def test_reminders_of_two_hands_are_each_kept_once(
    base: list[Reminder],
    mine: list[Reminder] | str,
    theirs: list[Reminder] | str,
    merged: list[Reminder],
) -> None:
    def of(reminders: list[Reminder] | str) -> Settings:
        kept = base if isinstance(reminders, str) else reminders
        return replace(BASE, reminders=tuple(kept))

    assert merge(of(base), of(mine), of(theirs)).reminders == tuple(merged)
