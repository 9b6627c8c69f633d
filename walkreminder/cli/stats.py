"""What the records come to, in calm columns for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from walkreminder.core.goal import Reach
from walkreminder.core.insight import busiest
from walkreminder.core.trend import Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.goal import WeekGoal
    from walkreminder.core.insight import Insight, Month, OutcomeCount
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.streak import Streak
    from walkreminder.core.trend import Trend

_TITLE: Final = 14
_HOURS: Final = 24


def lines_of(seen: Insight, goal: GoalSettings) -> Iterator[str]:
    """Yield what is told, line by line; nothing that was missed is scolded."""
    if seen.since is None:
        yield "Nothing yet."
        return
    yield _line("This week", _week(seen.week))
    if goal.spare_days:
        yield _line("Spare days", f"{seen.spare_left} of {goal.spare_days} in hand")
    yield _line("Weeks kept", _streak(seen.streak))
    total = seen.total
    walked = f"{_count(total.walks, 'walk')}, {_span(total.minutes)}"
    yield _line("In all", f"{walked}, since {seen.since}")
    hour = busiest(seen.hours)
    if hour is not None:
        ends = (hour + 1) % _HOURS
        times = f"between {hour:02}:00 and {ends:02}:00"
        yield _line("Most minutes", f"begin {times}, in the past year")
    if seen.trend is not None:
        yield _line("Pain before", _pain(seen.trend))
        if seen.trend.pain is not Move.SAME:
            yield _line("", _beside(seen.trend))
    yield from _months(seen)
    yield from _slots(seen)


def _months(seen: Insight) -> Iterator[str]:
    """Yield the months, none before the first one with a record."""
    assert seen.since is not None
    first = seen.since.replace(day=1)
    yield ""
    yield from (_month(month) for month in seen.months if month.first >= first)


def _slots(seen: Insight) -> Iterator[str]:
    if seen.outcomes:
        yield ""
        yield f"Reminders since {seen.fate_weeks[0].first}"
        yield from map(_outcome, seen.outcomes)


def _line(title: str, words: str) -> str:
    return f"{title:<{_TITLE}}{words}"


def _week(week: WeekGoal) -> str:
    match week.reach:
        case Reach.NO_GOAL:
            return f"{week.walked} min"
        case Reach.REACHED:
            return f"{week.walked} min, {week.aim} reached"
        case Reach.FRESH:
            return f"0 of {week.aim} min, a fresh week"
        case _:
            return f"{week.walked} of {week.aim} min, {week.left} to go"


def _streak(streak: Streak) -> str:
    if not streak.weeks:
        return "this one is open"
    return f"{streak.weeks} in a row" if streak.is_whole else str(streak.weeks)


def _pain(trend: Trend) -> str:
    now, was = f"{float(trend.now):.1f}", f"{float(trend.was):.1f}"
    if trend.pain is Move.SAME:
        return f"{now} of 10, about the same as {trend.weeks} weeks ago"
    way = "lower" if trend.pain is Move.LESS else "higher"
    return f"{now} of 10, {way} than {trend.weeks} weeks ago ({was})"


def _beside(trend: Trend) -> str:
    """Return the minutes beside it: they go together, which is no proof."""
    minutes = {
        Move.MORE: "more minutes",
        Move.LESS: "fewer minutes",
        Move.SAME: "about the same minutes",
    }
    return f"goes together with {minutes[trend.minutes]}; that is no proof of cause"


def _month(month: Month) -> str:
    total = month.total
    walks = f"{total.walks:>4} {'walk ' if total.walks == 1 else 'walks'}"
    days = f"{total.days:>4} {'day' if total.days == 1 else 'days'}"
    return f"{month.first:%Y-%m}{total.minutes:>7} min{walks:>12}{days:>10}".rstrip()


def _outcome(each: OutcomeCount) -> str:
    because = ", ".join(f"{reason.value} {count}" for reason, count in each.reasons)
    return f"{each.outcome.value:<8}{each.count:>6}" + (
        f"  {because}" if because else ""
    )


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
