from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date, time, timedelta

import pytest
from hypothesis import given

from tests.core.any_settings import any_settings
from walkreminder.core.problems import Problem, Severity
from walkreminder.core.reminder_document import KEYS
from walkreminder.core.settings import GoalMet, HoldReason, Settings
from walkreminder.core.settings_document import read_document, to_document
from walkreminder.core.settings_kinds import to_plain
from walkreminder.core.timetable import ClockTimes, DaysOff, Interval, Reminder

DEFAULTS = """
version = 1
[prompt]
patience = "45 min"
snooze = "10 min"
repeat_after = "10 min"
settle = "5 s"
covered_by_walk_within = "30 min"
when_goal_met = "remind"
away_after = "5 min"
hold_when = ["away", "do-not-disturb", "busy"]
[walk]
minutes = 20
warm_up = "2 min"
cool_down = "2 min"
when_time_is_up = "finish"
cap = "3 h"
voice = false
[rating]
ask = true
[sound]
prompt = false
cues = true
volume = 60
file = ""
[goal]
minutes_per_week = 150
spare_days = 2
week_starts = "mon"
[programme]
follow = false
prompt_on_rest_days = false
[appearance]
theme = "system"
language = ""
reduced_motion = false
[startup]
autostart = false
[hooks]
prompt = []
walk_started = []
walk_finished = []
[days_off]
dates = []
"""


def read(text: str) -> tuple[Settings, list[Problem]]:
    return read_document(tomllib.loads(text))


def problems_in(text: str) -> list[Problem]:
    return read(text)[1]


def test_the_written_defaults_are_the_defaults() -> None:
    document = {**to_document(Settings()), "reminder": []}
    assert document == {**tomllib.loads(DEFAULTS), "reminder": []}
    assert read(DEFAULTS) == (Settings(reminders=()), [])


def test_an_empty_document_has_no_reminders() -> None:
    assert read("") == (Settings(reminders=()), [])


@given(any_settings)
def test_settings_come_back_from_their_document(settings: Settings) -> None:
    again, problems = read_document(to_document(settings))
    assert again == settings
    assert all(problem.severity is Severity.WARNING for problem in problems)


def test_every_setting_has_a_place_in_the_document() -> None:
    document = to_document(Settings())
    tables = {each.name for each in fields(Settings)} - {"reminders", "days_off"}
    assert tables | {"version", "reminder", "days_off"} == set(document)
    for table in tables:
        names = {each.name for each in fields(getattr(Settings(), table))}
        assert document[table].keys() == names  # type: ignore[union-attr] # a table
    rule = {"rule"}
    assert {each.name for each in fields(Reminder)} - rule < KEYS.keys()


def test_the_reminders_of_the_manual_are_understood() -> None:
    settings, problems = read(
        """
        [[reminder]]
        id = "workday"
        days = ["mon", "tue", "wed", "thu", "fri"]
        at = ["10:30", 15:00:00]
        minutes = 20
        [[reminder]]
        id = "desk"
        enabled = false
        every = "50 min"
        from = "9:00"
        until = 17:30:00
        [days_off]
        dates = ["2026-12-24..2027-01-02", "2027-05-01", 2027-05-02]
        [prompt]
        when_goal_met = "quiet"
        hold_when = ["busy", "away", "busy"]
        """
    )
    assert problems == []
    assert settings.reminders == (
        Reminder(
            "workday", ClockTimes((time(10, 30), time(15))), frozenset(range(5)), 20
        ),
        Reminder(
            "desk",
            Interval(timedelta(minutes=50), time(9), time(17, 30)),
            enabled=False,
        ),
    )
    assert settings.days_off == (
        DaysOff(date(2026, 12, 24), date(2027, 1, 2)),
        DaysOff(date(2027, 5, 1), date(2027, 5, 1)),
        DaysOff(date(2027, 5, 2), date(2027, 5, 2)),
    )
    assert settings.prompt.when_goal_met is GoalMet.QUIET
    assert settings.prompt.hold_when == (HoldReason.BUSY, HoldReason.AWAY)


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ('[prompt]\nsnooze = "soon"', "prompt.snooze", '"1 min" to "12 h"'),
        ("[prompt]\nsnooze = 10", "prompt.snooze", "duration"),
        ('[prompt]\npatience = "0 s"', "prompt.patience", "duration"),
        ('[prompt]\nwhen_goal_met = "sing"', "prompt.when_goal_met", '"quiet"'),
        ('[prompt]\nhold_when = "busy"', "prompt.hold_when", '"do-not-disturb"'),
        ('[prompt]\nhold_when = ["games"]', "prompt.hold_when", '"busy"'),
        ("[walk]\nminutes = 0", "walk.minutes", "1 to 180"),
        ("[walk]\nminutes = 181", "walk.minutes", "1 to 180"),
        ("[walk]\nminutes = true", "walk.minutes", "whole number"),
        ("[walk]\nminutes = 20.0", "walk.minutes", "whole number"),
        ('[walk]\nvoice = "yes"', "walk.voice", "true or false"),
        ('[walk]\ncap = "10 min"', "walk.cap", "20 min of walk.minutes"),
        ("[goal]\nspare_days = 7", "goal.spare_days", "0 to 6"),
        ('[goal]\nweek_starts = "tue"', "goal.week_starts", '"sat"'),
        ("[sound]\nvolume = 101", "sound.volume", "0 to 100"),
        ("[sound]\nfile = 1", "sound.file", "text"),
        ('[hooks]\nprompt = "ls"', "hooks.prompt", "list of texts"),
        ("[hooks]\nprompt = ['']", "hooks.prompt", "list of texts"),
        ("[hooks]\nprompt = [1]", "hooks.prompt", "list of texts"),
        ("walk = 20", "walk", "[walk]"),
        ("[reminder]\nid = 'a'", "reminder", "[[reminder]]"),
        ("reminder = [1]", "reminder 1", "[[reminder]]"),
        ("days_off = ['2026-01-01']", "days_off", "[days_off]"),
        ("[days_off]\ndates = ['2026-02-30']", "days_off.dates", "2027-05-01"),
        ("[days_off]\ndates = ['20260201']", "days_off.dates", "dates"),
        ("[days_off]\ndates = ['2026-02-02..2026-02-01']", "days_off.dates", "ranges"),
        ("[days_off]\ndates = [2026-02-02T10:00:00]", "days_off.dates", "dates"),
        ("version = 2", "version", "newer Walk Reminder; update"),
        ("version = true", "version", "1"),
        ("version = 'one'", "version", "1"),
        ("version = 0", "version", "1"),
    ],
)
def test_a_mistake_names_the_key_and_what_is_allowed(
    text: str, key: str, words: str
) -> None:
    [problem] = problems_in(text)
    assert problem.severity is Severity.MISTAKE
    assert problem.key == key
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("at = ['10:30']", "id", "missing"),
        ("id = ''\nat = ['10:30']", "id", "name"),
        ("id = ' a'\nat = ['10:30']", "id", "spaces"),
        ("id = 5\nat = ['10:30']", "id", "text"),
        ("id = 'once'\nat = ['10:30']", "id", "another name"),
        ("id = 'first'\nat = ['10:30']", "id", "unique"),
        ("id = 'a'", "", "exactly one of"),
        (
            "id = 'a'\nat = ['10:30']\nevery = '1 h'\nfrom = '09:00'\nuntil = '17:00'",
            "",
            "exactly one of",
        ),
        ("id = 'a'\nat = []", "at", "list of clock times"),
        ("id = 'a'\nat = '10:30'", "at", "list of clock times"),
        ("id = 'a'\nat = ['24:00']", "at", "list of clock times"),
        ("id = 'a'\nat = ['10:30:20']", "at", "list of clock times"),
        ("id = 'a'\nat = [10:30:20]", "at", "list of clock times"),
        ("id = 'a'\nat = ['10:30']\ndays = []", "days", '"mon"'),
        ("id = 'a'\nat = ['10:30']\ndays = ['Mon']", "days", '"mon"'),
        ("id = 'a'\nat = ['10:30']\nminutes = 0", "minutes", "1 to 180"),
        ("id = 'a'\nat = ['10:30']\nenabled = 1", "enabled", "true or false"),
        ("id = 'a'\nevery = '1 h'\nuntil = '17:00'", "from", "missing"),
        ("id = 'a'\nevery = '1 h'\nfrom = '09:00'", "until", "missing"),
        (
            "id = 'a'\nevery = '1 h'\nfrom = '09:00'\nuntil = '09:00'",
            "until",
            "differ",
        ),
        (
            "id = 'a'\nevery = '90 s'\nfrom = '09:00'\nuntil = '17:00'",
            "every",
            "whole minutes",
        ),
        (
            "id = 'a'\nevery = '0 s'\nfrom = '09:00'\nuntil = '17:00'",
            "every",
            '"1 min" to',
        ),
    ],
)
def test_a_mistake_in_a_reminder_is_told_and_the_others_are_kept(
    text: str, key: str, words: str
) -> None:
    first = "[[reminder]]\nid = 'first'\nat = ['09:00']\n"
    settings, [problem] = read(f"{first}[[reminder]]\n{text}")
    assert problem.severity is Severity.MISTAKE
    assert problem.key == f"reminder 2.{key}".removesuffix(".")
    assert words in problem.message
    assert [each.id for each in settings.reminders] == ["first"]


def test_all_mistakes_are_told_at_once() -> None:
    settings, problems = read(
        """
        [[reminder]]
        at = ["25:00"]
        minutes = 500
        [walk]
        minutes = 30
        voice = "no"
        [prompt]
        snooze = "x"
        """
    )
    keys = {problem.key for problem in problems}
    assert keys == {
        "reminder 1.id",
        "reminder 1.at",
        "reminder 1.minutes",
        "walk.voice",
        "prompt.snooze",
    }
    assert settings.walk.minutes == 30
    assert settings.prompt.snooze == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("[prompt]\nsnoze = '5 min'", "prompt.snoze", 'did you mean "snooze"?'),
        ("[promt]\nsnooze = '5 min'", "promt", 'did you mean "prompt"?'),
        ("zzzzzz = 1", "zzzzzz", "nobody knows"),
        (
            "[[reminder]]\nid = 'a'\nat = ['10:30']\nminuts = 5",
            "reminder 1.minuts",
            '"minutes"',
        ),
        (
            "[[reminder]]\nid = 'a'\nat = ['10:30']\nfrom = '10:00'",
            "reminder 1.from",
            'beside "at"',
        ),
        (
            "[[reminder]]\nid = 'a'\nevery = '9 h'\nfrom = '10:00'\nuntil = '11:00'",
            "reminder 1.until",
            "never asks",
        ),
    ],
)
def test_what_means_nothing_is_a_warning_and_the_rest_is_used(
    text: str, key: str, words: str
) -> None:
    settings, [problem] = read(f"{text}\n[walk]\nminutes = 33")
    assert problem.severity is Severity.WARNING
    assert problem.key == key
    assert words in problem.message
    assert settings.walk.minutes == 33


def test_a_problem_is_a_sentence_with_key_and_value() -> None:
    [problem] = problems_in("[walk]\nminutes = 200")
    assert str(problem) == (
        "walk.minutes = 200: it has to be a whole number from 1 to 180"
    )


def test_a_long_value_is_shortened() -> None:
    [problem] = problems_in(f"[walk]\nminutes = '{'x' * 500}'")
    assert len(problem.value) < 80


def test_a_value_of_no_known_kind_is_a_bug() -> None:
    with pytest.raises(TypeError, match="nothing in the settings is a"):
        to_plain(object())
