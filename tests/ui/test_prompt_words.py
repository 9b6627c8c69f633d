from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui import seed
from tests.ui.seed import SETTINGS, TODAY, scene, slot
from walkreminder.core.settings import Settings
from walkreminder.core.state import Mode, Open
from walkreminder.core.timetable import (
    ONCE,
    ClockTimes,
    Interval,
    Reminder,
    Slot,
    SlotKey,
)
from walkreminder.ui.prompt_words import (
    PromptWords,
    open_prompt,
    other_time,
    prompt_words,
)


def opened(of: Slot | None = None, *, offer: bool = False) -> Open:
    state = seed.offering(of) if offer else seed.prompting(of=of)
    assert state.open is not None
    return state.open


def words(open_: Open, today: int = 20, settings: Settings = SETTINGS) -> PromptWords:
    return prompt_words(open_, scene(open_.slot.due, settings, today))


def test_a_prompt_names_its_slot_and_what_it_brings() -> None:
    assert words(opened()) == PromptWords(
        "15:00 · Work days",
        "Time for a 20 minute walk",
        "It brings today to 40 min. Start slowly.",
        (("start", "Start walking"), ("snooze", "Snooze 10 min"), ("skip", "Skip")),
    )


def test_a_prompt_without_a_reminder_of_its_own_is_named_once() -> None:
    assert words(opened(slot(reminder=ONCE))).caption == "15:00 · Once"


def test_a_prompt_offers_the_snooze_of_the_settings() -> None:
    prompt = replace(SETTINGS.prompt, snooze=timedelta(minutes=90))
    told = words(opened(), settings=replace(SETTINGS, prompt=prompt))
    assert told.choices[1] == ("snooze", "Snooze 1 h 30 min")


@pytest.mark.parametrize(
    ("minutes", "title"),
    [
        (1, "Time for a 1 minute walk"),
        (7, "Time for a 7 minute walk"),
        (8, "Time for an 8 minute walk"),
        (10, "Time for a 10 minute walk"),
        (11, "Time for an 11 minute walk"),
        (18, "Time for an 18 minute walk"),
        (28, "Time for a 28 minute walk"),
        (79, "Time for a 79 minute walk"),
        (80, "Time for an 80 minute walk"),
        (89, "Time for an 89 minute walk"),
        (90, "Time for a 90 minute walk"),
        (118, "Time for a 118 minute walk"),
        (180, "Time for a 180 minute walk"),
    ],
)
def test_the_title_is_said_as_one_would_say_it(minutes: int, title: str) -> None:
    assert words(opened(slot(minutes=minutes))).title == title


def test_seconds_of_today_do_not_make_a_minute() -> None:
    now = scene(opened().slot.due)
    now = replace(now, past=replace(now.past, today=timedelta(minutes=20, seconds=59)))
    assert prompt_words(opened(), now).sentence == (
        "It brings today to 40 min. Start slowly."
    )


def test_an_offer_names_another_time_and_asks_nothing_else() -> None:
    assert words(opened(offer=True)) == PromptWords(
        "15:00 · Work days",
        "Would another time suit you?",
        "The last three reminders went by.",
        (
            ("move", "Move to 16:00"),
            ("keep", "Keep 15:00"),
            ("not-today", "Not today"),
        ),
        time(16),
    )


def test_an_offer_that_knows_no_other_time_can_only_keep_it() -> None:
    told = words(opened(slot(reminder=ONCE), offer=True))
    assert [key for key, _label in told.choices] == ["keep", "not-today"]
    assert told.other is None


def at_times(*times: str) -> Settings:
    rule = ClockTimes(tuple(time.fromisoformat(each) for each in times))
    return Settings(reminders=(Reminder("other", rule), Reminder("work-days", rule)))


def slot_at(wall: str) -> Slot:
    key = SlotKey("work-days", TODAY, time.fromisoformat(wall))
    return Slot(key, seed.at(15), 20, TODAY)


@pytest.mark.parametrize(
    ("wall", "times", "other"),
    [
        ("15:00", ["15:00"], "16:00"),
        ("15:00", ["15:00", "16:00"], "17:00"),
        ("15:00", ["15:00", "16:00", "17:00"], "14:00"),
        ("15:00", ["14:00", "15:00", "16:00", "17:00"], "13:00"),
        ("15:00", ["13:00", "14:00", "15:00", "16:00", "17:00"], None),
        ("22:30", ["22:30"], "23:30"),
        ("23:30", ["23:30"], "22:30"),
        ("23:30", ["22:30", "23:30"], "21:30"),
        ("00:30", ["00:30", "01:30", "02:30"], None),
    ],
)
def test_the_other_time_is_free_and_on_the_same_day(
    wall: str, times: list[str], other: str | None
) -> None:
    expected = None if other is None else time.fromisoformat(other)
    assert other_time(slot_at(wall), at_times(*times)) == expected


def test_a_slot_of_an_interval_or_of_no_reminder_has_no_other_time() -> None:
    rule = Interval(timedelta(hours=1), time(9), time(17))
    interval = Settings(reminders=(Reminder("work-days", rule),))
    assert other_time(slot(), interval) is None
    assert other_time(slot(), Settings(reminders=())) is None


@given(st.times(), st.sets(st.times(), max_size=8))
def test_any_other_time_differs_from_every_time_there_is(
    at: time, more: set[time]
) -> None:
    at = at.replace(second=0, microsecond=0)
    rule = ClockTimes((at, *more))
    settings = Settings(reminders=(Reminder("work-days", rule),))
    key = SlotKey("work-days", date(2026, 11, 19), at)
    other = other_time(Slot(key, seed.at(15), 20, TODAY), settings)
    assert other not in rule.times
    if other is not None:
        apart = datetime.combine(TODAY, other) - datetime.combine(TODAY, at)
        assert abs(apart) <= timedelta(hours=2)


def test_only_a_slot_that_is_asked_about_is_an_open_prompt() -> None:
    state = seed.prompting()
    assert open_prompt(state) is state.open
    assert open_prompt(seed.waiting(seed.at(14))) is None
    for mode in (Mode.SNOOZED, Mode.HOLDING):
        assert state.open is not None
        assert open_prompt(replace(state, open=replace(state.open, mode=mode))) is None


def test_a_walk_or_a_lock_comes_before_a_prompt() -> None:
    state = seed.prompting()
    walking = replace(state, walk=seed.walking().walk)
    assert open_prompt(walking) is None
    assert open_prompt(replace(state, locked=True)) is None
