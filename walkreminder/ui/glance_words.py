"""What History says of the records as a whole: numbers, and a sentence a chart."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from walkreminder.core.goal import Reach, reach_of
from walkreminder.core.ledger import Outcome
from walkreminder.core.timetable import ONE_DAY
from walkreminder.ui.history_words import Figure, week_label
from walkreminder.ui.insight_words import (
    average,
    hour_told,
    month_told,
    pain_figure,
    streak_figure,
)
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.shares import Share
from walkreminder.ui.wording import because, date_words, span, tr

if TYPE_CHECKING:
    from walkreminder.core.glance import Glance
    from walkreminder.core.insight import Month, OutcomeCount
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.trend import PainWeek

YEAR: Final = 365 * ONE_DAY
MINUTE: Final = 60
HOUR_LABELS: Final = (0, 6, 12, 18)
COLOURS: Final = {
    Outcome.WALKED: "leaf",
    Outcome.COVERED: "heat2",
    Outcome.SKIPPED: "edge",
    Outcome.MISSED: "",
    Outcome.QUIET: "track",
}


def figures_of(glance: Glance, goal: GoalSettings) -> tuple[Figure, ...]:
    """Return the four numbers at the top; each is true of the records alone."""
    kept = streak_figure(glance.streak, goal.spare_days, glance.spare_left)
    trend = glance.trend
    return (
        _this_week(glance, goal),
        kept or _days_walked(glance),
        _this_year(glance),
        _usual(glance) if trend is None else pain_figure(trend),
    )


def _this_week(glance: Glance, goal: GoalSettings) -> Figure:
    aim, walked = goal.minutes_per_week, glance.weeks[-1].total
    match reach_of(walked, aim):
        case Reach.NO_GOAL:
            meaning = tr("No goal is set")
        case Reach.REACHED:
            meaning = tr("{goal} reached", goal=aim)
        case _:
            meaning = tr("{left} to go to {goal}", left=aim - walked, goal=aim)
    return Figure(str(walked), tr("min"), tr("This week"), meaning)


def _days_walked(glance: Glance) -> Figure:
    last = [glance.today - n * ONE_DAY for n in range(28)]
    days = sum(glance.daily.get(day, 0) > 0 for day in last)
    unit = tr("day") if days == 1 else tr("days")
    return Figure(str(days), unit, tr("With a walk"), tr("In the last four weeks"))


def _this_year(glance: Glance) -> Figure:
    year = glance.this_year
    unit = tr("walk") if year.walks == 1 else tr("walks")
    whole = tr("{length} in all", length=span(timedelta(seconds=year.seconds)))
    meaning = whole if year.walks else tr("The year is open")
    return Figure(str(year.walks), unit, tr("This year"), meaning)


def _usual(glance: Glance) -> Figure:
    usual = glance.usual
    if not usual.walks:
        return Figure("0", tr("min"), tr("A usual walk"), tr("None lately"))
    length, most = map(_whole_minutes, (usual.seconds, usual.longest))
    meaning = tr("The longest: {count} min", count=most)
    if usual.walks == 1:
        is_new = glance.since is not None and glance.since > glance.today - YEAR
        meaning = tr("Your first one") if is_new else tr("The only one lately")
    elif most < 1:
        meaning = tr("The longest: less than one")
    return Figure(str(length or "< 1"), tr("min"), tr("A usual walk"), meaning)


def _whole_minutes(seconds: float) -> int:
    # Less than a minute is none, here as in all sums.
    return 0 if seconds < MINUTE else round(seconds / MINUTE)


def year_sentence(glance: Glance) -> str:
    """Return on how many days of the past year there was a walk."""
    start = glance.today - YEAR
    days = sum(day > start and spent > 0 for day, spent in glance.daily.items())
    if days == 1:
        return tr("A walk on one day.")
    return tr("Walks on {count} days.", count=days)


def pain_columns(weeks: tuple[PainWeek, ...]) -> list[Column]:
    """Return weeks as columns with the averages of two weeks above."""
    last = len(weeks) - 1
    return [
        Column(
            week.minutes,
            week_label(week.first, at, last),
            at == last,
            None if week.average is None else float(week.average),
            _pain_told(week),
        )
        for at, week in enumerate(weeks)
    ]


def _pain_told(week: PainWeek) -> str:
    length = span(timedelta(minutes=week.minutes)) if week.minutes else tr("no walk")
    pain = tr("too few ratings")
    if week.average is not None:
        pain = tr("pain {average} of 10", average=average(week.average))
    day = date_words(week.first)
    return tr("Week of {date}: {pain}, {length}", date=day, pain=pain, length=length)


def months_sentence(months: tuple[Month, ...]) -> str:
    """Return what was walked in the month that runs."""
    month = months[-1]
    length = span(timedelta(seconds=month.total.seconds))
    name = QLocale().standaloneMonthName(month.first.month)
    if not month.total.minutes:
        return tr("{month} is open.", month=name)
    return tr("{month} so far: {length}.", month=name, length=length)


def month_columns(months: tuple[Month, ...]) -> list[Column]:
    """Return months as columns that carry their minutes."""
    short, last = QLocale.FormatType.ShortFormat, len(months) - 1
    return [
        Column(
            month.total.minutes,
            QLocale().standaloneMonthName(month.first.month, short),
            at == last,
            told=month_told(month),
            numbered=True,
        )
        for at, month in enumerate(months)
    ]


def hour_columns(hours: tuple[int, ...]) -> list[Column]:
    """Return the hours of a day as columns of minutes."""
    return [
        Column(
            seconds // MINUTE,
            f"{hour:02}:00" if hour in HOUR_LABELS else "",
            told=hour_told(hour, seconds),
        )
        for hour, seconds in enumerate(hours)
    ]


def fate_shares(outcomes: tuple[OutcomeCount, ...]) -> list[Share]:
    """Return how reminders ended, as shares of all of them."""
    whole = sum(each.count for each in outcomes)
    return [_share(each, whole) for each in outcomes]


def _share(each: OutcomeCount, whole: int) -> Share:
    word = {
        Outcome.WALKED: tr("walked"),
        Outcome.COVERED: tr("covered by a walk"),
        Outcome.SKIPPED: tr("skipped"),
        Outcome.MISSED: tr("missed"),
        Outcome.QUIET: tr("quiet"),
    }[each.outcome]
    told = tr("{count} of {whole}: {word}", count=each.count, whole=whole, word=word)
    reasons = [f"{because(reason)} {count}" for reason, count in each.reasons]
    if reasons:
        told = f"{told} ({', '.join(reasons)})"
    return Share(each.count, word, told, COLOURS[each.outcome])
