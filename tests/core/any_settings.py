"""Settings of every kind that the document allows, for Hypothesis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from walkreminder.core import settings as chosen
from walkreminder.core.settings import Settings
from walkreminder.core.timetable import ONCE, ClockTimes, DaysOff, Interval, Reminder

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    .filter(lambda text: text.isprintable() and text.strip() == text != ONCE)
    .filter(bool)
)
clock_times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def durations(least: int, most: int, unit: int = 1) -> SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda n: timedelta(seconds=n * unit))


rules = st.one_of(
    st.builds(ClockTimes, st.lists(clock_times, min_size=1, max_size=4).map(tuple)),
    st.builds(Interval, durations(1, 1440, 60), clock_times, clock_times).filter(
        lambda rule: rule.opens != rule.until
    ),
)
reminders = st.lists(
    st.builds(
        Reminder,
        id=names,
        rule=rules,
        days=st.frozensets(st.integers(0, 6), min_size=1),
        minutes=st.none() | st.integers(1, 180),
        enabled=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda reminder: reminder.id,
).map(tuple)
days_off = st.lists(
    st.tuples(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1))).map(
        lambda ends: DaysOff(min(ends), max(ends))
    ),
    max_size=3,
).map(tuple)
minute_to_half_day = durations(60, 12 * 3600)
programs = st.lists(texts, max_size=3).map(tuple).filter(lambda p: not p or bool(p[0]))

any_settings = st.builds(
    Settings,
    reminders=reminders,
    days_off=days_off,
    prompt=st.builds(
        chosen.PromptSettings,
        patience=minute_to_half_day,
        snooze=minute_to_half_day,
        repeat_after=minute_to_half_day,
        settle=durations(0, 600),
        covered_by_walk_within=durations(0, 12 * 3600),
        when_goal_met=...,
        away_after=minute_to_half_day,
        hold_when=st.lists(st.sampled_from(chosen.HoldReason), unique=True).map(tuple),
    ),
    walk=st.builds(
        chosen.WalkSettings,
        minutes=st.integers(1, 180),
        warm_up=durations(0, 3600),
        cool_down=durations(0, 3600),
        when_time_is_up=...,
        cap=durations(3 * 3600, 24 * 3600),
        voice=...,
    ),
    rating=...,
    sound=st.builds(
        chosen.SoundSettings, volume=st.integers(0, 100), file=texts, prompt=...,
        cues=...,
    ),
    goal=st.builds(
        chosen.GoalSettings,
        minutes_per_week=st.integers(1, 10_080),
        spare_days=st.integers(0, 6),
        week_starts=...,
    ),
    programme=...,
    appearance=st.builds(
        chosen.AppearanceSettings, theme=..., language=texts, reduced_motion=...
    ),
    startup=...,
    hooks=st.builds(
        chosen.HookSettings,
        prompt=programs,
        walk_started=programs,
        walk_finished=programs,
    ),
)  # fmt: skip
