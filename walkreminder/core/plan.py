"""What the programme asks for: how long a walk is, and which days are walking days.

Only reminders that leave the minutes open follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from walkreminder.core.levels import WHOLE_WEEK
from walkreminder.core.programme import Standing, minutes_of, rests_sore
from walkreminder.core.stats import week_of
from walkreminder.core.timetable import ONE_DAY
from walkreminder.core.walking_days import spread, walking_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Slot


@dataclass(frozen=True, slots=True)
class Plan:
    """The programme on a day, for somebody's standing and reminders."""

    standing: Standing
    settings: Settings
    today: date

    @property
    def minutes(self) -> int:
        """The minutes of the next walk."""
        return minutes_of(self.standing)

    @property
    def days_a_week(self) -> int:
        """On how many days it asks for walks; in a flare-up every day, a little."""
        if self.standing.flared_up is not None:
            return WHOLE_WEEK
        return self.standing.level.days

    def rests(self, slot: Slot) -> bool:
        """Tell whether a slot falls on a rest day, and follows the programme."""
        if self.settings.programme.prompt_on_rest_days:
            return False
        follows = any(
            each.id == slot.key.reminder and each.minutes is None
            for each in self.settings.reminders
        )
        return follows and self.is_rest_day(slot.day)

    def is_rest_day(self, day: date) -> bool:
        """Tell whether nothing is asked for on a day."""
        return rests_sore(self.standing, day) or day not in self.week(day)

    def week(self, day: date) -> tuple[date, ...]:
        """Return the walking days of the week that a day is in."""
        first_day = self.settings.goal.week_starts
        first = week_of(day, first_day)
        level = self.standing.level
        done = {each.day for each in self.standing.days if each.is_done(level)}
        return walking_days(
            tuple(self._asked_on(first)),
            self.days_a_week,
            {each for each in done if week_of(each, first_day) == first},
            self.today,
            self.standing.begins,
        )

    def planned(self) -> frozenset[date]:
        """Return the days planned for as long as the level asks for, up to today.

        Of one that was missed and made good on another day only the first is.
        """
        first = max(self.standing.begins, self.today - self.standing.level.steady)
        weeks = range(-((self.today - first).days // WHOLE_WEEK + 1), 1)
        days = (self._spread(self.today + timedelta(weeks=back)) for back in weeks)
        return frozenset(
            day for week in days for day in week if first <= day <= self.today
        )

    def _spread(self, day: date) -> tuple[date, ...]:
        first = week_of(day, self.settings.goal.week_starts)
        return spread(tuple(self._asked_on(first)), self.days_a_week)

    def _asked_on(self, first: date) -> Iterator[date]:
        """Yield the days of a week that have slots which follow the programme.

        Where no reminder follows it every day will do: one walks by oneself.
        """
        following = [
            each
            for each in self.settings.reminders
            if each.enabled and each.minutes is None
        ]
        for number in range(WHOLE_WEEK):
            day = first + number * ONE_DAY
            has_slots = any(day.weekday() in each.days for each in following)
            off = any(day in each for each in self.settings.days_off)
            if not following or (has_slots and not off):
                yield day
