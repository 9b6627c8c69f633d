"""When the back had flared up, by what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.programme_log import Answer, Entry, FlareOver, FlareUp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Flare:
    """The days of one flare-up, both ends included; without a last one it lasts."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def flares_of(log: Iterable[Entry]) -> tuple[Flare, ...]:
    """Return the flare-ups that were told, in order.

    One ends when that is said, and by a new answer to the question at the start,
    which may say that the back has flared up just then.
    """
    found: list[Flare] = []
    since: date | None = None
    for entry in sorted(log, key=lambda each: (each.at, str(each.id))):
        said = entry.said
        ends = isinstance(said, FlareOver | Answer)
        if ends and since is not None:
            found.append(Flare(since, max(since, entry.day)))
            since = None
        begins = isinstance(said, FlareUp) or (
            isinstance(said, Answer) and said.flared_up
        )
        if begins and since is None:
            since = entry.day
    if since is not None:
        found.append(Flare(since))
    return tuple(found)
