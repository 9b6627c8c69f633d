"""What a date in a spreadsheet means: decided for a whole file, never row by row."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from walkreminder.core.exchange import Flaw, Order
from walkreminder.core.timetable import instant_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DATE: Final = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T,]+(.*))?")
_TIME: Final = re.compile(
    r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,6}))?)?(?:\s*([ap])\.?m\.?)?",
    re.IGNORECASE,
)
_MONTHS: Final = 12
_HALF_DAY: Final = 12
_YEAR_DIGITS: Final = 4
_CENTURY: Final = 2000
_EXAMPLE: Final = "Write it like 2026-11-23 08:00."


class Unordered(Exception):  # noqa: N818  a question, not an error
    """Raised where nothing tells in which order the dates of a file are."""

    def __init__(self, flaw: Flaw, *, can_be_told: bool) -> None:
        super().__init__(str(flaw))
        self.flaw = flaw
        self.can_be_told = can_be_told


def order_of(cells: Iterable[tuple[int, str]], told: Order | None) -> Order:
    """Return the order of a file's dates, by those that can be read in one way only.

    The cells come with their lines. Unordered where two of them differ, or where all
    can be read in two ways and nobody has told which.
    """
    certain: dict[Order, tuple[int, str]] = {}
    unsure: tuple[int, str] | None = None
    for line, cell in cells:
        order, is_unsure = _vote(cell)
        if order is not None:
            certain.setdefault(order, (line, cell))
        elif is_unsure and unsure is None:
            unsure = line, cell
    if told is not None:
        return told
    if len(certain) > 1:
        day, month = certain[Order.DAY_FIRST], certain[Order.MONTH_FIRST]
        raise Unordered(
            Flaw(
                max(day, month)[0],
                f"the dates are not all in one order: {day[1]} in line {day[0]} names"
                f" the day first, {month[1]} in line {month[0]} the month.",
            ),
            can_be_told=False,
        )
    if unsure is not None and not certain:
        line, cell = unsure
        what = (
            f"{cell} may name the day or the month first, and no other line tells."
            " Say which, or write dates like 2026-11-23."
        )
        raise Unordered(Flaw(line, what), can_be_told=True)
    return next(iter(certain), Order.DAY_FIRST)


def _vote(cell: str) -> tuple[Order | None, bool]:
    """Return which order a date can have only, and whether it could have either."""
    found = None if _ISO.match(cell) else _DATE.fullmatch(cell.strip())
    if found is None or len(found[1]) == _YEAR_DIGITS:
        return None, False
    first, second = int(found[1]), int(found[3])
    # Nobody writes the month first with dots.
    if found[2] == "." or first > _MONTHS:
        return Order.DAY_FIRST, False
    if second > _MONTHS:
        return Order.MONTH_FIRST, False
    return None, first != second


def read_instant(cell: str, order: Order, zone: ZoneInfo | None) -> datetime:
    """Return the instant of a date with its time; without an offset it is local."""
    cell = cell.strip()
    if _ISO.match(cell):
        try:
            found = datetime.fromisoformat(cell)
        except ValueError:
            raise ValueError(f"{cell[:40]!r} is no time. {_EXAMPLE}") from None
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        if len(cell) == len("2026-11-23"):
            raise ValueError(f"{cell} has no time of day. {_EXAMPLE}")
        return _local(found.date(), found.time(), zone)
    told = _DATE.fullmatch(cell)
    if told is None or told[5] is None:
        raise ValueError(f"{cell[:40]!r} is no date with a time. {_EXAMPLE}")
    return _local(read_date(cell, order), read_time(told[5]), zone)


def read_local(day: str, at: str, order: Order, zone: ZoneInfo | None) -> datetime:
    """Return the instant of a date and a time of day in columns of their own."""
    return _local(read_date(day, order), read_time(at), zone)


def read_date(cell: str, order: Order) -> date:
    """Return a date in the order of its file."""
    told = _DATE.fullmatch(cell.strip())
    if told is None:
        raise ValueError(f"{cell[:40]!r} is no date. Write it like 2026-11-23.")
    first, second, third = int(told[1]), int(told[3]), int(told[4])
    if len(told[1]) == _YEAR_DIGITS:
        year, month, day = first, second, third
    else:
        year = third if len(told[4]) == _YEAR_DIGITS else _CENTURY + third
        is_day_first = order is Order.DAY_FIRST
        day, month = (first, second) if is_day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(
            f"{cell[:40]} is no date with the {order.value.replace('-', ' ')}."
        ) from None


def read_time(cell: str) -> time:
    """Return a time of day, also one by a clock of twelve hours."""
    told = _TIME.fullmatch(cell.strip())
    found = None if told is None else _time(told)
    if found is None:
        raise ValueError(f"{cell[:40]!r} is no time of day. Write it like 08:00.")
    return found


def _time(told: re.Match[str]) -> time | None:
    hour, half = int(told[1]), (told[5] or "").lower()
    if half:
        if hour not in range(1, _HALF_DAY + 1):
            return None
        hour = hour % _HALF_DAY + _HALF_DAY * (half == "p")
    try:
        parts = int(told[3] or 0), int((told[4] or "0").ljust(6, "0"))
        return time(hour, int(told[2]), *parts)
    except ValueError:
        return None


def _local(day: date, at: time, zone: ZoneInfo | None) -> datetime:
    if zone is None:
        raise ValueError("its zone is not known here, and its times have no offset.")
    # The years are looked at later; these two cannot be reckoned with.
    if not date.min.year < day.year < date.max.year:
        raise ValueError(f"{day} is too far away.")
    found = instant_of(day, at, zone)
    if found is None:
        raise ValueError(f"{day} does not exist in {zone.key}.")
    return found
