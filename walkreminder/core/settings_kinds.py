"""What each value in the settings document may be, how it is read and written."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, TypeVar

from walkreminder.core.durations import format_duration, parse_duration
from walkreminder.core.timetable import DaysOff

Found = TypeVar("Found")
Plain: TypeAlias = bool | int | str | list[str]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CLOCK_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what is allowed in words, and how one is read.

    `read` raises ValueError where the value is not allowed.
    """

    allowed: str
    read: Callable[[object], object]


def flag(value: object) -> bool:
    """Read true or false."""
    return _expect(bool, value)


def text(value: object) -> str:
    """Read a text."""
    return _expect(str, value)


def items(value: object) -> list[object]:
    """Read a list."""
    return _expect(list, value)


def clock_time(value: object) -> time:
    """Read a local time of TOML's, or a text such as "10:30"."""
    if isinstance(value, time):
        if value.second or value.microsecond:
            raise ValueError
        return value
    found = _CLOCK_TIME.fullmatch(text(value))
    if found is None:
        raise ValueError
    return time(int(found[1]), int(found[2]))


def clock_times(value: object) -> tuple[time, ...]:
    """Read one clock time or more."""
    times = tuple(clock_time(each) for each in items(value))
    if not times:
        raise ValueError
    return times


def weekdays(value: object) -> frozenset[int]:
    """Read one weekday or more; Monday is 0."""
    days = frozenset(WEEKDAYS.index(text(each)) for each in items(value))
    if not days:
        raise ValueError
    return days


def days_off(value: object) -> tuple[DaysOff, ...]:
    """Read dates and ranges of dates."""
    return tuple(_dates(each) for each in items(value))


def arguments(value: object) -> tuple[str, ...]:
    """Read a program and its arguments, or nothing."""
    words = tuple(text(each) for each in items(value))
    if words and not words[0]:
        raise ValueError
    return words


def number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers in a range."""

    def read(value: object) -> int:
        found = _expect(int, value)
        if isinstance(value, bool) or not least <= found <= most:
            raise ValueError
        return found

    return Kind(f"a whole number from {least} to {most}", read)


def duration(shortest: str, longest: str, unit: str = "1 s") -> Kind:
    """Return the kind of lengths of time in a range, in whole units."""
    least, most = parse_duration(shortest), parse_duration(longest)
    step = parse_duration(unit)

    def read(value: object) -> timedelta:
        length = parse_duration(text(value))
        if not least <= length <= most or length % step:
            raise ValueError
        return length

    whole = " in whole minutes" if step == parse_duration("1 min") else ""
    return Kind(f'a duration from "{shortest}" to "{longest}"{whole}', read)


def one_of(choices: type[enum.StrEnum]) -> Kind:
    """Return the kind of one choice among some."""

    def read(value: object) -> enum.StrEnum:
        return choices(text(value))

    return Kind(f"one of {_listed(choices)}", read)


def some_of(choices: type[enum.StrEnum]) -> Kind:
    """Return the kind of lists of choices, each at most once."""

    def read(value: object) -> tuple[enum.StrEnum, ...]:
        return tuple(dict.fromkeys(choices(text(each)) for each in items(value)))

    return Kind(f"a list of {_listed(choices)}", read)


FLAG = Kind("true or false", flag)
TEXT = Kind("a text in quotes", text)
ARGUMENTS = Kind('a list of texts such as ["program", "argument"], or []', arguments)
CLOCK_TIME = Kind('a clock time from "00:00" to "23:59"', clock_time)
CLOCK_TIMES = Kind('a list of clock times such as ["10:30", "15:00"]', clock_times)
DAYS = Kind('a list of "mon", "tue", "wed", "thu", "fri", "sat", "sun"', weekdays)
DATES = Kind(
    'a list of dates and ranges such as ["2026-12-24..2027-01-02", "2027-05-01"]',
    days_off,
)


def to_plain(value: object) -> Plain:
    """Return how a value is written in the document."""
    match value:
        case enum.StrEnum():
            return value.value
        case bool() | int() | str():
            return value
        case timedelta():
            return format_duration(value)
        case time():
            return value.isoformat("minutes")
        case frozenset():
            return [name for day, name in enumerate(WEEKDAYS) if day in value]
        case DaysOff(first, last):
            return f"{first}" if first == last else f"{first}..{last}"
        case tuple():
            return [str(to_plain(each)) for each in value]
        case _:
            raise TypeError(f"nothing in the settings is a {type(value).__name__}")


def _expect(kind: type[Found], value: object) -> Found:
    if not isinstance(value, kind):
        # The one error that `read` may raise, whatever is wrong.
        raise ValueError  # noqa: TRY004 - as said
    return value


def _dates(value: object) -> DaysOff:
    if isinstance(value, date) and not isinstance(value, datetime):
        return DaysOff(value, value)
    first, dots, last = text(value).partition("..")
    begins = _date(first)
    ends = _date(last) if dots else begins
    if ends < begins:
        raise ValueError
    return DaysOff(begins, ends)


def _date(told: str) -> date:
    day = date.fromisoformat(told.strip())
    # Python reads 20261224 and 2026-W52-4 too; people are promised one form.
    if day.isoformat() != told.strip():
        raise ValueError
    return day


def _listed(choices: type[enum.StrEnum]) -> str:
    return ", ".join(f'"{choice.value}"' for choice in choices)
