"""What a file from elsewhere means for a history: what is new, and which copy wins.

Pure: files are read and written in `store/exchange`. Two histories that take in each
other's files say the same afterwards, in whatever order that is done.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID, uuid5

from walkreminder.core.ledger import Line, Outcome, WalkRecord
from walkreminder.core.pain import LEAST_PAIN, WORST_PAIN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from walkreminder.core.state import State
    from walkreminder.core.timetable import SlotKey

    # When a walk began and ended, and which one it was.
    Span: TypeAlias = tuple[datetime, datetime, UUID]

LONGEST: Final = timedelta(days=1)
# Outside of them a zone may lead out of what Python can tell.
YEARS: Final = range(1899, 9001)
MOST_TOLD: Final = 20  # mistakes of one file
MOST_SHOWN: Final = 5  # walks that show what many are like
# Walks without an id get one by what they say: the same row is the same walk.
_IDS: Final = UUID("5f0c6f55-2f0e-4a8e-9d3b-0f9c1c6f7a11")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# Of two computers that saw one slot, the one on which somebody walked knows best.
_WEIGHT: Final = {
    Outcome.WALKED: 4,
    Outcome.COVERED: 3,
    Outcome.SKIPPED: 2,
    Outcome.QUIET: 1,
    Outcome.MISSED: 0,
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A walk, and how often it has been changed since it was kept."""

    walk: WalkRecord
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a file; lines count from 1, 0 is the file as a whole."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}" if self.line else self.what


class Order(enum.StrEnum):
    """In which order the numbers of a date are, where the year comes last."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Verdict(enum.Enum):
    """What taking in a walk comes to."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"  # the file knows better, or the two are joined
    KEPT = "kept"  # the file says otherwise, and what is kept here stays


@dataclass(frozen=True, slots=True)
class Overlap:
    """A new walk at a time at which there is another; it may be the same one."""

    walk: WalkRecord
    other: WalkRecord


@dataclass(frozen=True, slots=True)
class Change:
    """A walk as it is kept here, and as it would be afterwards."""

    before: WalkRecord
    after: WalkRecord


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What some of many are like, for somebody to look at.

    `since` and `until` are the days of the first and the last new walk: dates that
    were read in the wrong order are seen there.
    """

    newest: tuple[WalkRecord, ...] = ()
    since: date | None = None
    until: date | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change; nothing has, and with a flaw nothing can.

    `asks_order`: the dates of the file can be read in two ways, and somebody has to
    say which. `remarks` are worth a look, and no reason to refuse the file.
    """

    new: int = 0
    same: int = 0
    changed: int = 0
    kept: int = 0
    new_lines: int = 0
    changed_lines: int = 0
    new_said: int = 0
    overlaps: tuple[Overlap, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    asks_order: bool = False
    remarks: tuple[str, ...] = ()
    glimpse: Glimpse = field(default=Glimpse(), compare=False)

    @property
    def walks(self) -> int:
        """How many walks the file tells."""
        return self.new + self.same + self.changed + self.kept

    @property
    def changes_anything(self) -> bool:
        """Whether the history would be another one afterwards."""
        walks = self.new + self.changed
        return bool(walks + self.new_lines + self.changed_lines + self.new_said)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long work has come."""

    done: int = 0
    total: int = 1


def id_of(walk: WalkRecord) -> UUID:
    """Return the id of a walk that was told without one: always the same."""
    ratings = (walk.before, walk.after, walk.next_morning)
    told = (walk.started.isoformat(), walk.seconds, walk.reminder, ratings, walk.note)
    return uuid5(_IDS, repr(told))


def flaw_of(walk: WalkRecord) -> str:
    """Return what is wrong with a walk, or nothing."""
    if walk.started.year not in YEARS or walk.ended.year not in YEARS:
        return f"a walk is from {YEARS.start + 1} to {YEARS.stop - 1}."
    if walk.seconds < 0:
        return "a walk cannot take less than no time."
    if walk.seconds > LONGEST.total_seconds():
        return "a walk cannot be longer than a day. Write down each day by itself."
    if walk.ended < walk.started:
        return "a walk cannot end before it begins."
    for rating in (walk.before, walk.after, walk.next_morning):
        if rating is not None and not LEAST_PAIN <= rating <= WORST_PAIN:
            return f"{rating} is no rating; one is from {LEAST_PAIN} to {WORST_PAIN}."
    return ""


def judge(mine: Edition | None, theirs: Edition) -> tuple[Verdict, Edition]:
    """Return what taking in a walk comes to, and what is kept afterwards."""
    if mine is None:
        return Verdict.NEW, theirs
    merged = merge(mine, theirs)
    if merged.walk != mine.walk:
        return Verdict.CHANGED, merged
    return (Verdict.SAME if theirs.walk == mine.walk else Verdict.KEPT), merged


def merge(one: Edition, other: Edition) -> Edition:
    """Return what two copies of a walk come to, whichever of them is here.

    The one changed more often wins, for it is the later. Where both were changed as
    often, nothing that only one of them knows is lost, and of two times, ratings or
    notes the greater counts: no better a rule than another, but the same everywhere.
    """
    if one.revision != other.revision:
        return max(one, other, key=lambda each: each.revision)
    a, b = one.walk, other.walk
    walk = replace(
        max(a, b, key=_when),
        before=_known(a.before, b.before),
        after=_known(a.after, b.after),
        next_morning=_known(a.next_morning, b.next_morning),
        note=max(a.note, b.note, key=lambda note: (len(note), note)),
    )
    return Edition(walk, one.revision)


def merge_lines(one: Line, other: Line) -> Line:
    """Return which of two lines about one slot is kept, whichever of them is here."""
    return max(one, other, key=_line_order)


def overlapping(new: Iterable[Span], kept: Iterable[Span]) -> list[tuple[UUID, UUID]]:
    """Return the new walks that overlap another, each once, with that other one.

    Without them no new walk overlaps any that is left.
    """
    found: list[tuple[UUID, UUID]] = []
    told = [(span, True) for span in new] + [(span, False) for span in kept]
    furthest: Span | None = None  # of those that are kept
    last: Span | None = None  # the last new one that overlaps none
    for span, is_new in sorted(told):
        begins, _, name = span
        if not is_new:
            if last is not None and begins < last[1]:
                found.append((last[2], name))
                last = None
            if furthest is None or span[1] > furthest[1]:
                furthest = span
            continue
        others = (each for each in (furthest, last) if each and begins < each[1])
        other = next(others, None)
        if other is not None:
            found.append((name, other[2]))
        else:
            last = span
    return found


def held_keys(state: State | None) -> frozenset[SlotKey]:
    """Return the slots whose lines the running app has yet to write."""
    if state is None:
        return frozenset()
    slots = (*state.once, *state.jumped_once)
    if state.open is not None:
        slots += state.open.slots
    if state.walk is not None:
        slots += state.walk.slots + state.walk.met
    return frozenset((*(slot.key for slot in slots), *state.skips))


def _when(walk: WalkRecord) -> tuple[object, ...]:
    reminder = walk.reminder or ""
    times = walk.seconds, walk.ended, walk.started
    return (*times, walk.zone, walk.source, reminder)


def _known(one: int | None, other: int | None) -> int | None:
    return max((each for each in (one, other) if each is not None), default=None)


def _line_order(line: Line) -> tuple[object, ...]:
    # Of two that weigh the same the earlier counts, by whatever clock.
    age = _EPOCH - line.settled
    rest = line.reason or "", line.due, str(line.walk or "")
    return (_WEIGHT[line.outcome], age, *rest)
