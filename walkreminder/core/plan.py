"""What the programme asks for: how long a walk is, and which days are walking days.

Only reminders that leave the minutes open follow it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from walkreminder.core.levels import WHOLE_WEEK
from walkreminder.core.programme import minutes_of, rests_sore
from walkreminder.core.standing import Standing
from walkreminder.core.stats import week_of
from walkreminder.core.timetable import ONCE, ONE_DAY
from walkreminder.core.walking_days import spread, walking_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Slot


# Without slots: a decision asks of many slots, and most of them of one week.
@dataclass(frozen=True)
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
    def minutes_a_day(self) -> int:
        """The minutes of a walking day: of more than one walk at the first level."""
        return self.minutes * self.standing.level.walks_a_day

    @property
    def days_a_week(self) -> int:
        """On how many days it asks for walks; in a flare-up every day, a little."""
        if self.standing.flared_up is not None:
            return WHOLE_WEEK
        return self.standing.level.days

    @property
    def rests_today(self) -> bool:
        """Whether today is a rest day of somebody whom a reminder leads.

        Where none follows the programme, its days are nobody's rest days: the other
        reminders ask on them as ever.
        """
        return bool(self._following) and self.is_rest_day(self.today)

    def rests(self, slot: Slot) -> bool:
        """Tell whether a slot falls on a rest day, and follows the programme."""
        if self.settings.programme.prompt_on_rest_days:
            return False
        return self.follows(slot) and self.is_rest_day(slot.day)

    def follows(self, slot: Slot) -> bool:
        """Tell whether a slot leaves its minutes to the programme."""
        return slot.key.reminder in self._following

    def fitted(self, slot: Slot) -> Slot:
        """Return a slot with what the programme asks for, if it leaves that open.

        One that was asked for once does, too: on whichever day that is.
        """
        is_open = slot.key.reminder == ONCE or self.follows(slot)
        return replace(slot, minutes=self.minutes) if is_open else slot

    def is_rest_day(self, day: date) -> bool:
        """Tell whether nothing is asked for on a day."""
        return rests_sore(self.standing, day) or day not in self.week(day)

    def week(self, day: date) -> tuple[date, ...]:
        """Return the walking days of the week that a day is in."""
        first = self._first_of_week(day)
        if first not in self._weeks:
            self._weeks[first] = walking_days(
                tuple(self._asked_on(first)),
                self.days_a_week,
                self._done_in(first),
                self.today,
                self.standing.begins,
            )
        return self._weeks[first]

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

    @cached_property
    def _weeks(self) -> dict[date, tuple[date, ...]]:
        """The walking days of each week that was asked for, by its first day."""
        return {}

    @cached_property
    def _following(self) -> dict[str, frozenset[int]]:
        """The reminders that follow the programme, with their weekdays."""
        return {
            each.id: each.days
            for each in self.settings.reminders
            if each.enabled and each.minutes is None
        }

    def _done_in(self, first: date) -> frozenset[date]:
        """Return the days of a week on which enough was walked, at this level."""
        level, last = self.standing.level, first + (WHOLE_WEEK - 1) * ONE_DAY
        week = self.standing.days_within(first, last)
        return frozenset(day.day for day in week if day.is_done(level))

    def _first_of_week(self, day: date) -> date:
        return week_of(day, self.settings.goal.week_starts)

    def _spread(self, day: date) -> tuple[date, ...]:
        first = self._first_of_week(day)
        return spread(tuple(self._asked_on(first)), self.days_a_week)

    def _asked_on(self, first: date) -> Iterator[date]:
        """Yield the days of a week that have slots which follow the programme.

        Where no reminder follows it every day will do: one walks by oneself.
        """
        weekdays = frozenset[int]().union(*self._following.values())
        for number in range(WHOLE_WEEK):
            day = first + number * ONE_DAY
            off = any(day in each for each in self.settings.days_off)
            if not self._following or (day.weekday() in weekdays and not off):
                yield day
