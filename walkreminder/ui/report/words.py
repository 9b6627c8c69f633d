"""What the report says, in words: it names what was kept, and no cause of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from walkreminder.core.ledger import Part
from walkreminder.core.report_period import Unit
from walkreminder.core.trend import Move
from walkreminder.ui.wording import date_words, sentences, tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from walkreminder.core.report import Column, PainChange, Report
    from walkreminder.core.report_period import Period

SECONDS_AN_HOUR: Final = 3600
DASH: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Number:
    """One of the four numbers: its title, what it counts, and a line of meaning."""

    title: str
    number: str
    unit: str
    meaning: str


def title() -> str:
    """Return what the page is called."""
    return tr("Walks and back pain")


def full_date(day: date) -> str:
    """Return "19 November 2026"."""
    return f"{date_words(day)} {day.year}"


def period_words(period: Period) -> str:
    """Return "26 October to 19 November 2026", or one date."""
    first, last = period.first, period.last
    if first == last:
        return full_date(last)
    from_ = date_words(first) if first.year == last.year else full_date(first)
    return tr("{from_} to {until}", from_=from_, until=full_date(last))


def since_words(report: Report) -> str:
    """Return since when there are walks, where that is within the period or never."""
    if report.since is None:
        return tr("No walk has been kept yet.")
    if report.since > report.period.first:
        return tr("The first walk kept is of {date}.", date=full_date(report.since))
    return ""


def numbers(report: Report) -> tuple[Number, ...]:
    """Return the four numbers at the top."""
    walks = tr("in 1 walk") if report.walks == 1 else tr("in {n} walks", n=report.walks)
    days = tr("of 1 day") if report.days == 1 else tr("of {n} days", n=report.days)
    unit = tr("day") if report.walked == 1 else tr("days")
    return (
        Number(tr("Walked"), whole(report.minutes), tr("min"), walks),
        Number(tr("With a walk"), whole(report.walked), unit, days),
        _a_week(report),
        _pain(report),
    )


def _a_week(report: Report) -> Number:
    title_, average_ = tr("A week, on average"), report.minutes_a_week
    goal = tr("Goal: {goal}", goal=report.goal)
    if report.goal <= 0:
        goal = tr("No goal is set")
    if average_ is None:
        return Number(title_, DASH, "", tr("Less than a week is kept"))
    return Number(title_, whole(average_), tr("min"), goal)


def _pain(report: Report) -> Number:
    title_, scores = tr("Back pain before walks"), report.scores[Part.BEFORE]
    if scores.median is None:
        return Number(title_, DASH, "", tr("Not rated"))
    one, many = tr("1 rating"), tr("Median of {n} ratings", n=scores.count)
    meaning = one if scores.count == 1 else many
    return Number(title_, decimal(scores.median), tr("of 10"), meaning)


def whole(number: int) -> str:
    """Return a whole number as people of the country write it."""
    return QLocale().toString(number)


def decimal(value: Fraction) -> str:
    """Return "3", or "2.7"."""
    places = 0 if value.denominator == 1 else 1
    return QLocale().toString(float(value), "f", places)


def average(value: Fraction) -> str:
    """Return "3.0"."""
    return QLocale().toString(float(value), "f", 1)


def charts_title(report: Report) -> str:
    """Return what the charts show."""
    if report.is_rated:
        return {
            Unit.WEEK: tr("Back pain and minutes, week by week"),
            Unit.MONTH: tr("Back pain and minutes, month by month"),
            Unit.YEAR: tr("Back pain and hours, year by year"),
        }[report.unit]
    return {
        Unit.WEEK: tr("Minutes, week by week"),
        Unit.MONTH: tr("Minutes, month by month"),
        Unit.YEAR: tr("Hours, year by year"),
    }[report.unit]


def change_words(change: PainChange | None) -> str:
    """Return how pain before walks went; too little rated is no finding."""
    if change is None:
        return ""
    told = tr(
        "Before walks: {was} on average in the two weeks from {date}, {now} in the last"
        " two.",
        was=average(change.was),
        date=full_date(change.since),
        now=average(change.now),
    )
    return f"{told} {_moved(change)}"


def _moved(change: PainChange) -> str:
    if change.pain is Move.SAME:
        return tr("That is about the same.")
    lower = change.pain is Move.LESS
    match change.minutes:
        case Move.SAME:
            with_lower = tr("The lower pain goes together with about as many minutes.")
            with_higher = tr(
                "The higher pain goes together with about as many minutes."
            )
        case Move.MORE:
            with_lower = tr("The lower pain goes together with more minutes.")
            with_higher = tr("The higher pain goes together with more minutes.")
        case _:
            with_lower = tr("The lower pain goes together with fewer minutes.")
            with_higher = tr("The higher pain goes together with fewer minutes.")
    no_proof = tr("That is no proof of cause.")
    return f"{with_lower if lower else with_higher} {no_proof}"


def part_name(part: Part) -> str:
    """Return when a rating is of."""
    return {
        Part.BEFORE: tr("Before a walk"),
        Part.AFTER: tr("Highest during or just after"),
        Part.NEXT_MORNING: tr("The next morning"),
    }[part]


def column_name(column: Column, unit: Unit) -> tuple[str, str]:
    """Return the label of a column, and its year where one begins."""
    locale, first = QLocale(), column.first
    short = QLocale.FormatType.ShortFormat
    match unit:
        case Unit.WEEK:
            month = locale.monthName(first.month, short)
            return tr("{day} {month}", day=first.day, month=month), ""
        case Unit.MONTH:
            year = str(first.year) if first.month == 1 else ""
            return locale.standaloneMonthName(first.month, short), year
        case _:
            return str(first.year), ""


def column_amount(column: Column, unit: Unit) -> str:
    """Return what was walked in a column: minutes, or hours of a year."""
    if not column.known:
        return DASH
    if unit is not Unit.YEAR:
        return whole(column.minutes)
    hours = round(column.seconds / SECONDS_AN_HOUR)
    return whole(hours) if hours or not column.minutes else tr("< 1")


def made_words(day: date, version: str) -> str:
    """Return when and by what the page was made."""
    return tr(
        "Made on {date} with Walk Reminder {version}",
        date=full_date(day),
        version=version,
    )


def spoken(report: Report) -> str:
    """Return the page in a few sentences, for screen readers."""
    told: Iterable[str] = (
        f"{each.title}: {sentences(each.number, each.unit)}, {each.meaning}"
        for each in numbers(report)
    )
    return f"{title()}, {period_words(report.period)}. {'. '.join(told)}."
