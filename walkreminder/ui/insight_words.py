"""What the records come to in words: weeks kept, pain beside minutes, hours, months.

Pain and minutes go together or they do not; that one makes the other is never said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from walkreminder.core.insight import busiest
from walkreminder.core.ledger import Outcome
from walkreminder.core.trend import Move
from walkreminder.ui.history_words import Figure
from walkreminder.ui.week_words import spare_words
from walkreminder.ui.wording import minutes, tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from walkreminder.core.insight import Month, OutcomeCount
    from walkreminder.core.streak import Streak
    from walkreminder.core.trend import Trend

_HOURS: Final = 24


def streak_figure(streak: Streak, spare: int, left: int) -> Figure | None:
    """Return the weeks kept, with the reserve of the running one.

    After a week that was not kept the rest stands, and no more is said of it. Of no
    week there is nothing to tell: nobody needs to be shown a nought.
    """
    if not streak.weeks:
        return None
    unit = tr("week") if streak.weeks == 1 else tr("weeks")
    title = tr("Kept in a row") if streak.is_whole else tr("Kept so far")
    return Figure(str(streak.weeks), unit, title, _reserve(spare, left))


def pain_figure(trend: Trend) -> Figure:
    """Return how the back was before walks, now and in the first weeks of the chart."""
    meaning = tr("About the same")
    if trend.pain is not Move.SAME:
        was = average(trend.was)
        meaning = tr("{was}, {count} weeks ago", was=was, count=trend.weeks)
    return Figure(average(trend.now), tr("of 10"), tr("Back pain before"), meaning)


def average(value: Fraction) -> str:
    """Return "2.7"."""
    return QLocale().toString(float(value), "f", 1)


def trend_sentence(trend: Trend | None) -> str:
    """Return what pain beside minutes comes to; too little of it is no finding."""
    if trend is None:
        return tr("A few more ratings, and the two can be compared.")
    then = _then(trend)
    match trend.pain:
        case Move.SAME:
            return tr("About the same as {then}.", then=then)
        case Move.LESS:
            change = tr("Lower than {then}.", then=then)
        case _:
            change = tr("Higher than {then}.", then=then)
    beside = {
        Move.MORE: tr("It goes together with more minutes. That is no proof of cause."),
        Move.LESS: tr(
            "It goes together with fewer minutes. That is no proof of cause."
        ),
        Move.SAME: tr("Minutes were about the same."),
    }
    return f"{change} {beside[trend.minutes]}"


def hours_sentence(hours: tuple[int, ...]) -> str:
    """Return at what time of day most minutes begin."""
    hour = busiest(hours)
    if hour is None:
        return tr("No walk in the past year yet.")
    return tr("Most minutes begin {between}.", between=_between(hour))


def hour_told(hour: int, seconds: int) -> str:
    """Return what one hour of the day says."""
    length = minutes(seconds // 60) if seconds else tr("no walk")
    return tr("{from_} to {until}: {length}", **_ends(hour), length=length)


def month_told(month: Month) -> str:
    """Return what one month says."""
    name = f"{_month_name(month.first)} {month.first.year}"
    total = month.total
    if not total.walks:
        return tr("{month}: no walk", month=name)
    length = minutes(total.minutes)
    walks = tr("1 walk") if total.walks == 1 else tr("{n} walks", n=total.walks)
    days = tr("1 day") if total.days == 1 else tr("{n} days", n=total.days)
    return tr(
        "{month}: {length}, {walks} on {days}",
        month=name,
        length=length,
        walks=walks,
        days=days,
    )


def outcomes_sentence(outcomes: Iterable[OutcomeCount]) -> str:
    """Return how many of the reminders had a walk, by a prompt or by itself."""
    counts = {each.outcome: each.count for each in outcomes}
    count = sum(counts.values())
    walked = counts.get(Outcome.WALKED, 0) + counts.get(Outcome.COVERED, 0)
    if not count:
        return tr("No reminders in these weeks.")
    if count == 1:
        return tr("The one reminder had a walk.") if walked else tr("One reminder.")
    return tr("{walked} of {count} reminders had a walk.", walked=walked, count=count)


def _reserve(spare: int, left: int) -> str:
    """Return the spare days in a line as short as a card of numbers has."""
    if spare <= 0:
        return tr("No spare days are set")
    if left < spare:
        return spare_words(spare, left)
    if spare == 1:
        return tr("1 spare day a week")
    return tr("{count} spare days a week", count=spare)


def _then(trend: Trend) -> str:
    """Return "in September", or "two weeks ago" of the same month."""
    first, latest = trend.earlier.first, trend.latest.first
    if first.month == latest.month:
        return tr("{count} weeks ago", count=trend.weeks)
    return tr("in {month}", month=_month_name(first))


def _month_name(day: date) -> str:
    return QLocale().standaloneMonthName(day.month)


def _between(hour: int) -> str:
    return tr("between {from_} and {until}", **_ends(hour))


def _ends(hour: int) -> dict[str, str]:
    return {"from_": f"{hour:02}:00", "until": f"{(hour + 1) % _HOURS:02}:00"}
