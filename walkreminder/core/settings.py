"""What the user has chosen, as one frozen value with a default for every key."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import time, timedelta

from walkreminder.core.timetable import ClockTimes, DaysOff, Reminder, Timetable


class GoalMet(enum.StrEnum):
    """What a slot does once today's goal is met."""

    REMIND = "remind"
    QUIET = "quiet"


class TimeIsUp(enum.StrEnum):
    """What a walk does at its goal."""

    FINISH = "finish"
    KEEP_COUNTING = "keep-counting"


class HoldReason(enum.StrEnum):
    """What may keep a prompt back for now."""

    AWAY = "away"
    DO_NOT_DISTURB = "do-not-disturb"
    BUSY = "busy"


class Weekday(enum.StrEnum):
    """The day on which a week starts."""

    MON = "mon"
    SUN = "sun"
    SAT = "sat"


class ThemeName(enum.StrEnum):
    """Which colours the app wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class PromptSettings:
    """How the app asks."""

    patience: timedelta = timedelta(minutes=45)
    snooze: timedelta = timedelta(minutes=10)
    repeat_after: timedelta = timedelta(minutes=10)
    settle: timedelta = timedelta(seconds=5)
    covered_by_walk_within: timedelta = timedelta(minutes=30)
    when_goal_met: GoalMet = GoalMet.REMIND
    away_after: timedelta = timedelta(minutes=5)
    hold_when: tuple[HoldReason, ...] = tuple(HoldReason)


@dataclass(frozen=True, slots=True)
class WalkSettings:
    """How a walk goes."""

    minutes: int = 20
    warm_up: timedelta = timedelta(minutes=2)
    cool_down: timedelta = timedelta(minutes=2)
    when_time_is_up: TimeIsUp = TimeIsUp.FINISH
    cap: timedelta = timedelta(hours=3)
    voice: bool = False


@dataclass(frozen=True, slots=True)
class RatingSettings:
    """Whether the app asks how the back feels."""

    ask: bool = True


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """What is heard; `volume` is 0 to 100."""

    prompt: bool = False
    cues: bool = True
    volume: int = 60
    file: str = ""


@dataclass(frozen=True, slots=True)
class GoalSettings:
    """What a week aims at."""

    minutes_per_week: int = 150
    spare_days: int = 2
    week_starts: Weekday = Weekday.MON


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """Whether the graded programme decides minutes and days."""

    follow: bool = False
    prompt_on_rest_days: bool = False


@dataclass(frozen=True, slots=True)
class AppearanceSettings:
    """How it looks."""

    theme: ThemeName = ThemeName.SYSTEM
    language: str = ""
    reduced_motion: bool = False


@dataclass(frozen=True, slots=True)
class StartupSettings:
    """What happens at login."""

    autostart: bool = False


@dataclass(frozen=True, slots=True)
class HookSettings:
    """Programs of the user's, as argument lists; none by default."""

    prompt: tuple[str, ...] = ()
    walk_started: tuple[str, ...] = ()
    walk_finished: tuple[str, ...] = ()


DAILY = Reminder("daily", ClockTimes((time(15),)))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user may choose; its defaults are those of an absent file."""

    reminders: tuple[Reminder, ...] = (DAILY,)
    days_off: tuple[DaysOff, ...] = ()
    prompt: PromptSettings = PromptSettings()
    walk: WalkSettings = WalkSettings()
    rating: RatingSettings = RatingSettings()
    sound: SoundSettings = SoundSettings()
    goal: GoalSettings = GoalSettings()
    programme: ProgrammeSettings = ProgrammeSettings()
    appearance: AppearanceSettings = AppearanceSettings()
    startup: StartupSettings = StartupSettings()
    hooks: HookSettings = HookSettings()

    @property
    def timetable(self) -> Timetable:
        """The reminders and days off, with the minutes they fall back to."""
        return Timetable(self.reminders, self.days_off, self.walk.minutes)

    @property
    def goal_today(self) -> int:
        """Today's goal in minutes: the week's, spread over its walking days.

        At least one: a goal of nothing would be met, and silence all, before a step.
        """
        a_day = self.goal.minutes_per_week / (7 - self.goal.spare_days)
        return max(1, round(a_day))
