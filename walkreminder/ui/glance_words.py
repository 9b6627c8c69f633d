"""What History says of the records as a whole: numbers, and a sentence a chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from walkreminder.core.insight import busiest
from walkreminder.core.ledger import Outcome
from walkreminder.core.timetable import ONE_DAY
from walkreminder.core.trend import Move
from walkreminder.ui.history_words import week_label
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.shares import Share
from walkreminder.ui.wording import because, date_words, span, tr

if TYPE_CHECKING:
    from walkreminder.core.glance import Glance
    from walkreminder.core.insight import Month, OutcomeCount
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.trend import PainWeek, Trend

YEAR: Final = 365 * ONE_DAY
MINUTE: Final = 60
HOUR_LABELS: Final = (0, 6, 12, 18)
ANSWERED: Final = (Outcome.WALKED, Outcome.COVERED)
COLOURS: Final = {
    Outcome.WALKED: "leaf",
    Outcome.COVERED: "heat2",
    Outcome.SKIPPED: "edge",
    Outcome.MISSED: "",
    Outcome.QUIET: "track",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the records: what it counts, its title, a line of meaning."""

    number: str
    unit: str
    title: str
    meaning: str


def figures_of(glance: Glance, goal: GoalSettings) -> tuple[Figure, ...]:
    """Return the four numbers at the top; each is true of the records alone."""
    return (
        _this_week(glance, goal),
        _kept(glance, goal),
        _this_year(glance),
        _pain(glance) if glance.is_rated else _usual(glance),
    )


def _this_week(glance: Glance, goal: GoalSettings) -> Figure:
    aim, walked = goal.minutes_per_week, glance.weeks[-1].total
    if aim <= 0:
        meaning = tr("No goal is set")
    elif walked >= aim:
        meaning = tr("{goal} reached", goal=aim)
    else:
        meaning = tr("{left} to go to {goal}", left=aim - walked, goal=aim)
    return Figure(str(walked), tr("min"), tr("This week"), meaning)


def _kept(glance: Glance, goal: GoalSettings) -> Figure:
    """Return the weeks kept; before there is one, the days that had a walk."""
    count = glance.streak.weeks
    if not count:
        last = [glance.today - n * ONE_DAY for n in range(28)]
        days = sum(glance.daily.get(day, 0) > 0 for day in last)
        unit = tr("day") if days == 1 else tr("days")
        return Figure(str(days), unit, tr("With a walk"), tr("In the last four weeks"))
    unit = tr("week") if count == 1 else tr("weeks")
    if not glance.streak.is_whole:
        return Figure(str(count), unit, tr("Kept"), tr("A week missed takes one off"))
    spare = goal.spare_days
    meaning = tr("{count} spare days a week", count=spare)
    if spare == 1:
        meaning = tr("1 spare day a week")
    return Figure(str(count), unit, tr("Kept in a row"), meaning)


def _this_year(glance: Glance) -> Figure:
    year = glance.this_year
    unit = tr("walk") if year.walks == 1 else tr("walks")
    whole = tr("{length} in all", length=span(timedelta(seconds=year.seconds)))
    meaning = whole if year.walks else tr("The year is open")
    return Figure(str(year.walks), unit, tr("This year"), meaning)


def _pain(glance: Glance) -> Figure:
    average = next(week.average for week in reversed(glance.pain) if week.average)
    number = f"{float(average or 0):.1f}"
    meaning = tr("Average of two weeks")
    if glance.trend is not None:
        meaning = tr(
            "Was {was}, {weeks} weeks ago",
            was=f"{float(glance.trend.was):.1f}",
            weeks=glance.trend.weeks,
        )
    return Figure(number, tr("of 10"), tr("Back pain before"), meaning)


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


def pain_sentence(trend: Trend | None) -> str:
    """Return what can be said of pain beside minutes; it is never a cause."""
    if trend is None:
        return tr("Averages of two weeks. There are too few to compare yet.")
    if trend.pain is Move.SAME:
        return tr("About the same as {weeks} weeks ago.", weeks=trend.weeks)
    words = {
        Move.LESS: tr("Lower than {weeks} weeks ago.", weeks=trend.weeks),
        Move.MORE: tr("Higher than {weeks} weeks ago.", weeks=trend.weeks),
    }[trend.pain]
    beside = {
        Move.MORE: tr("It goes together with more minutes. That is no proof of cause."),
        Move.LESS: tr(
            "It goes together with fewer minutes. That is no proof of cause."
        ),
        Move.SAME: tr("You walk about as much as then."),
    }[trend.minutes]
    return f"{words} {beside}"


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
        pain = tr("pain {average} of 10", average=f"{float(week.average):.1f}")
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
            told=_month_told(month),
            numbered=True,
        )
        for at, month in enumerate(months)
    ]


def _month_told(month: Month) -> str:
    name = QLocale().standaloneMonthName(month.first.month)
    total, year = month.total, month.first.year
    if not total.seconds:
        return tr("{month} {year}: no walk", month=name, year=year)
    days = tr("1 day") if total.days == 1 else tr("{count} days", count=total.days)
    length = span(timedelta(seconds=total.seconds))
    return tr(
        "{month} {year}: {length} on {days}",
        month=name,
        year=year,
        length=length,
        days=days,
    )


def hours_sentence(hours: tuple[int, ...]) -> str:
    """Return when most minutes began."""
    hour = busiest(hours)
    if hour is None:
        return ""
    return tr("Most minutes began from {begin} to {end}.", **_hour(hour))


def hour_columns(hours: tuple[int, ...]) -> list[Column]:
    """Return the hours of a day as columns of minutes."""
    return [
        Column(
            seconds // MINUTE,
            f"{hour:02}:00" if hour in HOUR_LABELS else "",
            told=_hour_told(hour, seconds),
        )
        for hour, seconds in enumerate(hours)
    ]


def _hour_told(hour: int, seconds: int) -> str:
    length = span(timedelta(seconds=seconds)) if seconds else tr("no walk")
    return tr("{begin} to {end}: {length}", length=length, **_hour(hour))


def _hour(hour: int) -> dict[str, str]:
    return {"begin": f"{hour:02}:00", "end": f"{(hour + 1) % 24:02}:00"}


def fates_sentence(outcomes: tuple[OutcomeCount, ...]) -> str:
    """Return how many reminders of the latest weeks were answered by a walk."""
    whole = sum(each.count for each in outcomes)
    walked = sum(each.count for each in outcomes if each.outcome in ANSWERED)
    if whole == 1:
        return tr("One reminder in the last twelve weeks.")
    return tr(
        "{walked} of {count} in the last twelve weeks led to a walk.",
        walked=walked,
        count=whole,
    )


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
