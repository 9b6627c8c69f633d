"""How a length of time is written and read: "45 min", "10 s", "1 h 30 min"."""

from __future__ import annotations

import re
from datetime import timedelta

_DURATION = re.compile(
    r"(?:(?P<hours>[0-9]{1,5})\s*h)?\s*"
    r"(?:(?P<minutes>[0-9]{1,6})\s*(?:min|m))?\s*"
    r"(?:(?P<seconds>[0-9]{1,7})\s*s)?"
)


def parse_duration(text: str) -> timedelta:
    """Return the length that a text tells; ValueError where it tells none."""
    text = text.strip()
    found = _DURATION.fullmatch(text)
    if not text or found is None:
        raise ValueError(f'{text!r} is no duration such as "45 min"')
    parts = {unit: int(number or 0) for unit, number in found.groupdict().items()}
    return timedelta(**parts)


def format_duration(length: timedelta) -> str:
    """Return how a length is written, in whole seconds."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    units = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in units if number) or "0 s"
