"""What History says of weeks and days, and of their walks and slots, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from walkreminder.core.days import day_of
from walkreminder.core.ledger import Line, Outcome, Source, WalkRecord
from walkreminder.core.timetable import ONE_DAY, zone_or_utc
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.theme import Tone
from walkreminder.ui.wording import (
    clock,
    date_short,
    date_words,
    listing,
    minutes,
    outcome,
    reminder_title,
    tr,
    weekday,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, timedelta

    from walkreminder.core.stats import Week

LABEL_EVERY: Final = 4

# The icon and the tone of a slot that no walk of its own answered.
MARKS: Final = {
    Outcome.WALKED: ("check", Tone.MUTED),
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


def week_columns(weeks: Sequence[Week]) -> list[Column]:
    """Return weeks as columns, the running one last."""
    last = len(weeks) - 1
    return [
        Column(week.total, week_label(week.first, at, last), at == last, None, told)
        for at, week in enumerate(weeks)
        if (told := week_told(week))
    ]


def week_label(first: date, at: int, last: int) -> str:
    """Return what stands below a week of a chart, if anything does."""
    if at == last:
        return tr("now")
    return "" if at % LABEL_EVERY else date_short(first)


def week_told(week: Week) -> str:
    """Return what one week of the chart says."""
    length = minutes(week.total) if week.total else tr("no walk")
    return tr("Week of {date}: {length}", date=date_words(week.first), length=length)


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


def walk_words(walk: WalkRecord) -> tuple[str, str]:
    """Return a walk in words: what it was, and how the back was, if that is known."""
    zone, row = zone_or_utc(walk.zone), _walk_row(walk)
    times = tr("{began} to {ended}", began=row.time, ended=clock(walk.ended, zone))
    told = (
        (tr("before {rating}", rating=walk.before), walk.before),
        (tr("at its worst {rating}", rating=walk.after), walk.after),
        (tr("next morning {rating}", rating=walk.next_morning), walk.next_morning),
    )
    rated = [words for words, value in told if value is not None]
    back = tr("Back pain: {rated}", rated=listing(rated)) if rated else ""
    return listing([times, row.strong, row.words]), back


def line_words(line: Line) -> str:
    """Return what became of a slot that no walk answers, with its time."""
    return _line_row(line).spoken


def edited_words(walk: WalkRecord) -> str:
    """Return that a walk was put right."""
    return tr("Changed: the walk of {moment}.", moment=_moment(walk))


def deleted_words(walk: WalkRecord) -> str:
    """Return that a walk is kept no longer."""
    return tr("Deleted: the walk of {moment}.", moment=_moment(walk))


def _moment(walk: WalkRecord) -> str:
    at, day = clock(walk.started, zone_or_utc(walk.zone)), day_of(walk)
    return tr("{date} at {time}", date=date_words(day), time=at)


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
    said = outcome(line)
    if line.outcome is Outcome.WALKED:
        said = tr("walked, and the walk was deleted")
    words = tr("{reminder}: {outcome}", reminder=title, outcome=said)
    return Row(line.due, icon, tone, time, "", words)


def _sum(walks: Sequence[WalkRecord]) -> timedelta:
    start = ONE_DAY - ONE_DAY
    return sum((walk.counted for walk in walks), start)
