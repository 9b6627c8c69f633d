"""What History says of the records: numbers, weeks and days, as values."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from walkreminder.core.days import day_of
from walkreminder.core.goal import Reach, reach_of
from walkreminder.core.ledger import Line, Outcome, Source, WalkRecord
from walkreminder.core.timetable import ONE_DAY, zone_or_utc
from walkreminder.ui.theme import Tone
from walkreminder.ui.wording import (
    clock,
    date_words,
    minutes,
    outcome,
    reminder_title,
    span,
    tr,
    weekday,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, timedelta

    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.stats import Week

YEAR: Final = 365 * ONE_DAY
MINUTE: Final = 60

# The icon and the tone of a slot that no walk of its own answered.
MARKS: Final = {
    Outcome.COVERED: ("check", Tone.LEAF),
    Outcome.SKIPPED: ("skip", Tone.MUTED),
    Outcome.MISSED: ("none", Tone.MUTED),
    Outcome.QUIET: ("moon", Tone.MUTED),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the records: what it counts, its title, a line of meaning."""

    number: str
    unit: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a day: a walk, or a slot that was not walked."""

    at: datetime
    icon: str
    tone: Tone
    time: str
    strong: str
    words: str

    @property
    def spoken(self) -> str:
        """The whole line for screen readers."""
        return " ".join(part for part in (self.time, self.strong, self.words) if part)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the history, its rows in the order of time."""

    day: date
    title: str
    total: str
    rows: tuple[Row, ...]

    @property
    def spoken(self) -> str:
        """The whole day for screen readers."""
        said = "; ".join(row.spoken for row in self.rows)
        return f"{self.title}, {self.total}: {said}" if self.total else said


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that was, up to a local date, as the store gives it."""

    walks: tuple[WalkRecord, ...]
    lines: tuple[Line, ...]
    daily: Mapping[date, int]
    today: date

    @property
    def since(self) -> date | None:
        """The first date with a record, if there is one."""
        return min((*self.daily, *(line.key.date for line in self.lines)), default=None)


def figures_of(
    records: Records,
    week: Week,
    goal: GoalSettings,
    kept: Figure | None = None,
    pain: Figure | None = None,
) -> tuple[Figure, ...]:
    """Return the four numbers at the top; each is true of the records alone.

    Where weeks kept and pain are told of, they take the places of what is walked in
    four weeks and of the usual walk.
    """
    return (
        _this_week(week, goal),
        kept or _days_walked(records),
        _this_year(records),
        pain or _usual(records),
    )


def _this_week(week: Week, goal: GoalSettings) -> Figure:
    aim, walked = goal.minutes_per_week, week.total
    match reach_of(walked, aim):
        case Reach.NO_GOAL:
            meaning = tr("No goal is set")
        case Reach.REACHED:
            meaning = tr("{goal} reached", goal=aim)
        case _:
            meaning = tr("{left} to go to {goal}", left=aim - walked, goal=aim)
    return Figure(str(walked), tr("min"), tr("This week"), meaning)


def _days_walked(records: Records) -> Figure:
    last = [records.today - n * ONE_DAY for n in range(28)]
    count = sum(records.daily.get(day, 0) > 0 for day in last)
    unit = tr("day") if count == 1 else tr("days")
    return Figure(str(count), unit, tr("With a walk"), tr("In the last four weeks"))


def _this_year(records: Records) -> Figure:
    year = records.today.year
    # Zones are slow to ask: only walks that may be of this year are worth it.
    near = (each for each in records.walks if each.started.year >= year - 1)
    walks = [each for each in near if day_of(each).year == year]
    unit = tr("walk") if len(walks) == 1 else tr("walks")
    whole = span(_sum(walks))
    in_all = tr("{length} in all", length=whole) if walks else tr("The year is open")
    return Figure(str(len(walks)), unit, tr("This year"), in_all)


def _usual(records: Records) -> Figure:
    lengths = [walk.seconds for walk in records.walks]
    if not lengths:
        return Figure("0", tr("min"), tr("A usual walk"), tr("None yet"))
    usual, most = map(_whole_minutes, (median(lengths), max(lengths)))
    meaning = tr("The longest: {count} min", count=most)
    if len(lengths) == 1:
        meaning = tr("Your first one")
    elif most < 1:
        meaning = tr("The longest: less than one")
    return Figure(str(usual or "< 1"), tr("min"), tr("A usual walk"), meaning)


def _whole_minutes(seconds: float) -> int:
    # Less than a minute is none, here as in all sums.
    return 0 if seconds < MINUTE else round(seconds / MINUTE)


def weeks_sentence(weeks: Sequence[Week], goal: int) -> str:
    """Return how many of the weeks reached the goal."""
    count = sum(week.total >= goal for week in weeks)
    if goal <= 0:
        return tr("Minutes a week, without a goal.")
    if not count:
        return tr("The line is at {goal} minutes. Every walk counts.", goal=goal)
    return tr(
        "{count} of the last twelve reached {goal} minutes.",
        count=_first_word(count),
        goal=goal,
    )


def year_sentence(records: Records) -> str:
    """Return on how many days of the past year there was a walk."""
    start = records.today - YEAR
    days = sum(day > start and spent > 0 for day, spent in records.daily.items())
    if days == 1:
        return tr("A walk on one day.")
    return tr("Walks on {count} days.", count=days)


def _first_word(count: int) -> str:
    """Return how many of twelve, as a sentence begins."""
    words = (
        *(tr("One"), tr("Two"), tr("Three"), tr("Four"), tr("Five"), tr("Six")),
        *(tr("Seven"), tr("Eight"), tr("Nine"), tr("Ten"), tr("Eleven"), tr("All")),
    )
    return words[count - 1]


def day_told(day: date, count: int) -> str:
    """Return what one square of the year says."""
    length = minutes(count) if count else tr("no walk")
    return tr("{weekday} {date}: {length}", **_named(day), length=length)


def week_told(week: Week) -> str:
    """Return what one week of the chart says."""
    length = minutes(week.total) if week.total else tr("no walk")
    return tr("Week of {date}: {length}", date=date_words(week.first), length=length)


def days_of(records: Records) -> dict[date, tuple[list[WalkRecord], list[Line]]]:
    """Return walks and unwalked slots by date, the latest date first."""
    found: dict[date, tuple[list[WalkRecord], list[Line]]] = {}
    for walk in records.walks:
        found.setdefault(day_of(walk), ([], []))[0].append(walk)
    for line in records.lines:
        if line.outcome is not Outcome.WALKED:
            found.setdefault(line.key.date, ([], []))[1].append(line)
    return dict(sorted(found.items(), reverse=True))


def day_words(
    day: date, walks: Sequence[WalkRecord], lines: Sequence[Line], today: date
) -> Day:
    """Return one day in words."""
    rows = [*map(_walk_row, walks), *map(_line_row, lines)]
    rows.sort(key=lambda row: row.at)
    total = minutes(max(1, round(_sum(walks).total_seconds() / 60))) if walks else ""
    return Day(day, _title(day, today), total, tuple(rows))


def _title(day: date, today: date) -> str:
    if day == today:
        return tr("Today")
    if day == today - ONE_DAY:
        return tr("Yesterday")
    title = tr("{weekday} {date}", **_named(day))
    return title if day.year == today.year else f"{title} {day.year}"


def _named(day: date) -> dict[str, str]:
    return {"weekday": weekday(day), "date": date_words(day)}


def _walk_row(walk: WalkRecord) -> Row:
    length = minutes(max(1, walk.seconds // 60))
    source = {
        Source.TIMER: reminder_title(walk.reminder),
        Source.LOGGED: tr("Added by hand"),
        Source.IMPORTED: tr("Imported"),
    }[walk.source]
    words = f"{source}: {walk.note}" if walk.note else source
    time = clock(walk.started, zone_or_utc(walk.zone))
    return Row(walk.started, "check", Tone.LEAF, time, length, words)


def _line_row(line: Line) -> Row:
    icon, tone = MARKS[line.outcome]
    time, title = line.key.time.strftime("%H:%M"), reminder_title(line.key.reminder)
    words = tr("{reminder}: {outcome}", reminder=title, outcome=outcome(line))
    return Row(line.due, icon, tone, time, "", words)


def _sum(walks: Sequence[WalkRecord]) -> timedelta:
    start = ONE_DAY - ONE_DAY
    return sum((walk.counted for walk in walks), start)
