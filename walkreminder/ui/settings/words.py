"""Every sentence of the settings window that is made from values."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from walkreminder.core.settings import Weekday
from walkreminder.core.timetable import EVERY_DAY, ClockTimes, Interval
from walkreminder.ui import wording
from walkreminder.ui.settings.edits import Refusal, times_in
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.timetable import DaysOff, Reminder, Rule

SHORT = QLocale.FormatType.ShortFormat
WORK_DAYS = frozenset(range(5))
FIRST_DAY = {Weekday.MON: 0, Weekday.SAT: 5, Weekday.SUN: 6}
FEW = 3
SHOWN_OF_MANY = 2
TIMES_SHOWN = 4


def refusal(reason: Refusal) -> str:
    """Return why an edit was not taken, and what to do."""
    return {
        Refusal.SAME_TIME: tr("That time is already here."),
        Refusal.LAST_TIME: tr(
            "A reminder needs a time. Switch it off, or remove it from its menu."
        ),
        Refusal.LAST_DAY: tr("A reminder needs a day. Switch it off to silence it."),
        Refusal.NO_WINDOW: tr("From and until must be two different times."),
        Refusal.TOO_LONG: tr("That is longer than the time from start to end."),
        Refusal.TOO_MANY: tr("That would be too many times. Choose a longer interval."),
        Refusal.BACKWARDS: tr("The last day must not come before the first."),
        Refusal.SAME_DATES: tr("These days are off already."),
        Refusal.OVER_CAP: tr(
            "No walk may be longer than the longest one, set in the Walk tab."
        ),
    }[reason]


def clock_time(at: time) -> str:
    """Return "09:50"."""
    return f"{at:%H:%M}"


def length(of: timedelta) -> str:
    """Return "45 min", "1 h 30 min", "5 s" or "1 min 30 s"."""
    whole, seconds = divmod(round(of.total_seconds()), 60)
    rest = tr("{count} s", count=seconds)
    if not whole:
        return rest
    return f"{wording.span(of)} {rest}" if seconds else wording.span(of)


def seconds(count: int) -> str:
    """Return a count of seconds as "45 min" and the like."""
    return length(timedelta(seconds=count))


def weekday_full(day: Weekday) -> str:
    """Return "Monday"."""
    return QLocale().standaloneDayName(FIRST_DAY[day] + 1)


def weekday_short(day: int) -> str:
    """Return "Mon" for 0."""
    return QLocale().standaloneDayName(day + 1, SHORT)


def week(starts: Weekday) -> list[tuple[int, str, str]]:
    """Return the days as (number, short, full) in the order of a week."""
    numbers = [(FIRST_DAY[starts] + ahead) % 7 for ahead in range(7)]
    return [(n, weekday_short(n), QLocale().standaloneDayName(n + 1)) for n in numbers]


def days(of: frozenset[int]) -> str:
    """Return "Every day", "Mon - Fri" or "Sat, Sun"."""
    if of == EVERY_DAY:
        return tr("Every day")
    if of == WORK_DAYS:
        return tr(
            "{first} \N{EN DASH} {last}", first=weekday_short(0), last=weekday_short(4)
        )
    return wording.listing(weekday_short(each) for each in sorted(of))


def rule(of: Rule) -> str:
    """Return "at 10:30, 15:00" or "every 50 min, 09:00 - 17:30"."""
    match of:
        case ClockTimes(times):
            return tr("at {times}", times=_few(sorted(times)))
        case Interval(every, opens, until):
            return tr(
                "every {length}, {opens} \N{EN DASH} {until}",
                length=length(every),
                opens=clock_time(opens),
                until=clock_time(until),
            )


def in_a_line(reminder: Reminder, usual: int) -> tuple[str, ...]:
    """Return "Sat, Sun at 11:00, 20 min", then with less and less of it."""
    when = rule(reminder.rule)
    if reminder.days == EVERY_DAY and isinstance(reminder.rule, Interval):
        whole = capital(when)
    else:
        whole = tr("{days} {rule}", days=days(reminder.days), rule=when)
    minutes = reminder.minutes or usual
    with_minutes = tr("{when}, {minutes} min", when=whole, minutes=minutes)
    if isinstance(reminder.rule, Interval):
        every = tr("Every {length}", length=length(reminder.rule.every))
        return with_minutes, whole, capital(when), every
    return with_minutes, whole, capital(when)


def capital(words: str) -> str:
    """Return words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def window(of: Interval, minutes: int) -> str:
    """Return "5 minutes at 09:50, 10:40, 11:30, 12:20 and 6 more times a day"."""
    times = [clock_time(each) for each in times_in(of)]
    walk, more = wording.minutes(minutes), len(times) - TIMES_SHOWN
    if more <= 0:
        return tr("{walk} at {times}", walk=walk, times=wording.listing(times))
    shown = wording.listing(times[:TIMES_SHOWN])
    if more == 1:
        return tr("{walk} at {times} and once more a day", walk=walk, times=shown)
    return tr(
        "{walk} at {times} and {more} more times a day",
        walk=walk,
        times=shown,
        more=more,
    )


def stretch(of: DaysOff, today: date) -> str:
    """Return "24 Dec - 2 Jan" or "1 May"; the year where it is not this or next."""
    first, last = _date(of.first, today), _date(of.last, today)
    if of.first == of.last:
        return first
    return tr("{first} \N{EN DASH} {last}", first=first, last=last)


def days_off(of: Sequence[DaysOff], today: date) -> str:
    """Return "Days off: 24 Dec - 2 Jan and 2 more", or "Days off" without any."""
    ahead = [each for each in of if each.last >= today]
    if not ahead:
        return tr("Days off")
    first = stretch(ahead[0], today)
    if len(ahead) == 1:
        return tr("Days off: {dates}", dates=first)
    return tr("Days off: {dates} and {more} more", dates=first, more=len(ahead) - 1)


def a_day(goal: GoalSettings, minutes: int) -> str:
    """Return what a week's goal means for a day."""
    count = 7 - goal.spare_days
    if count == 1:
        return tr("That is {minutes} on one day.", minutes=wording.minutes(minutes))
    return tr(
        "That is {minutes} on each of {days} days.",
        minutes=wording.minutes(minutes),
        days=count,
    )


def removed(title: str) -> str:
    """Return that a reminder is gone."""
    return tr("{reminder} is removed.", reminder=title)


def minute_count(count: int) -> str:
    """Return "150 min"."""
    return tr("{count} min", count=count)


def percent(count: int) -> str:
    """Return "60 %"."""
    return tr("{count} %", count=count)


def day_count(count: int) -> str:
    """Return "2 days"."""
    return tr("1 day") if count == 1 else tr("{count} days", count=count)


def slot_day(day: date, previous: date | None) -> str:
    """Return "Thu 19 Nov", or "Fri 20" in the month of the line above."""
    name = wording.weekday_short(day)
    if previous is not None and (day.year, day.month) == (
        previous.year,
        previous.month,
    ):
        return tr("{weekday} {day}", weekday=name, day=day.day)
    return tr("{weekday} {date}", weekday=name, date=wording.date_short(day))


def _date(day: date, today: date) -> str:
    short = wording.date_short(day)
    if day.year in (today.year, today.year + 1):
        return short
    return tr("{date} {year}", date=short, year=day.year)


def _few(times: Iterable[time]) -> str:
    written = [clock_time(each) for each in times]
    if len(written) <= FEW:
        return wording.listing(written)
    return tr(
        "{times} and {more} more",
        times=wording.listing(written[:SHOWN_OF_MANY]),
        more=len(written) - SHOWN_OF_MANY,
    )
