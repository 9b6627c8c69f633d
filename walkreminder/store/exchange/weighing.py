"""What taking in a file would change in a history, worked out in portions."""

from __future__ import annotations

import heapq
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from walkreminder.core.exchange import (
    MOST_SHOWN,
    MOST_TOLD,
    Change,
    Flaw,
    Glimpse,
    Overlap,
    Preview,
    Verdict,
    judge,
    merge_lines,
    overlapping,
)
from walkreminder.core.timetable import local_date, zone_or_utc
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import shelf
from walkreminder.store.exchange.parcel import Parcel
from walkreminder.store.exchange.shelf import PORTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from typing import TypeVar
    from uuid import UUID

    from walkreminder.core.exchange import Edition
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.timetable import SlotKey
    from walkreminder.store.exchange.contents import Contents
    from walkreminder.store.history import History

    T = TypeVar("T")

_began: Final = attrgetter("started")
_AHEAD: Final = (
    "{} of its walks end later than now. Look at the dates, and at the clock."
)


class Weighing:
    """One look at what a file would change; `parcel` is what would be written.

    It is right for as long as the history stays as it was: `changes` tells that.
    """

    def __init__(self, contents: Contents, history: History, now: datetime) -> None:
        self._contents = contents
        self._history = history
        self._now = now
        self._verdicts: Counter[Verdict] = Counter()
        self._new: list[WalkRecord] = []
        self._changes: list[Change] = []
        self._changed_lines = 0
        self._overlaps: tuple[Overlap, ...] = ()
        self.parcel = Parcel(history)
        self.changes = history.changes

    def weigh(self) -> Iterator[int]:
        """Do it, and yield how many records were looked at each time."""
        for portion in _portions(list(self._contents.walks)):
            self._weigh_walks(portion)
            yield len(portion)
        in_order = sorted(self._contents.lines, key=lambda key: (key.date, key.time))
        for keys in _portions(in_order):
            self._weigh_lines(keys)
            yield len(keys)
        self._weigh_log()
        yield len(self._contents.log)
        yield from self._look_for_overlaps()

    def preview(self, remarks: tuple[str, ...]) -> Preview:
        """Return what was found."""
        ahead = sum(each.ended > self._now for each in self._new)
        if ahead:
            remarks += (_AHEAD.format(ahead),)
        count, parcel = self._verdicts, self.parcel
        return Preview(
            new=count[Verdict.NEW],
            same=count[Verdict.SAME],
            changed=count[Verdict.CHANGED],
            kept=count[Verdict.KEPT],
            new_lines=parcel.sizes["ledger"] - self._changed_lines,
            changed_lines=self._changed_lines,
            new_said=parcel.sizes["event"],
            overlaps=self._overlaps,
            remarks=remarks,
            glimpse=self._glimpse(),
        )

    def _glimpse(self) -> Glimpse:
        changes, days = tuple(self._changes), [_day_of(each) for each in self._new]
        if not days:
            return Glimpse(changes=changes)
        newest = heapq.nlargest(MOST_SHOWN, self._new, _began)
        return Glimpse(tuple(newest), min(days), max(days), changes)

    def _weigh_walks(self, ids: Sequence[UUID]) -> None:
        kept = shelf.kept_walks(self._history, ids)
        better: list[Edition] = []
        for name in ids:
            mine, theirs = kept.get(name), self._contents.walks[name]
            verdict, merged = judge(mine, theirs)
            self._verdicts[verdict] += 1
            if verdict is Verdict.NEW:
                self._new.append(theirs.walk)
            elif mine is not None and verdict is Verdict.CHANGED:
                self._show_change(Change(mine.walk, merged.walk))
            if merged != mine:
                better.append(merged)
        self.parcel.add_walks(better)

    def _show_change(self, change: Change) -> None:
        if len(self._changes) < MOST_SHOWN:
            self._changes.append(change)

    def _weigh_lines(self, keys: Sequence[SlotKey]) -> None:
        kept = shelf.kept_lines(self._history, keys[0].date, keys[-1].date)
        better: list[Line] = []
        for key in keys:
            mine, theirs = kept.get(key), self._contents.lines[key]
            # What lies ahead has not come to anything, whatever clock says so.
            if theirs.due > self._now:
                continue
            merged = theirs if mine is None else merge_lines(mine, theirs)
            if merged != mine:
                better.append(merged)
                self._changed_lines += mine is not None
        self.parcel.add_lines(better)

    def _weigh_log(self) -> None:
        if not self._contents.log:
            return
        kept = {entry.id: entry for entry in self._history.log()}
        told = self._contents.log
        for entry in told.values():
            if kept.get(entry.id, entry) != entry:
                raise Refused(
                    "What the file says of the programme on"
                    f" {entry.day} is kept here otherwise, and such words never"
                    " change: the file was edited. Nothing was taken in."
                )
        self.parcel.add_entries(told[name] for name in told if name not in kept)

    def _look_for_overlaps(self) -> Iterator[int]:
        if not self._new:
            return
        new = {walk.id: walk for walk in self._new}
        since = min(walk.started for walk in self._new)
        until = max(walk.ended for walk in self._new)
        kept = shelf.spans(self._history, since, until)
        yield 0
        found = overlapping(
            ((each.started, each.ended, each.id) for each in self._new), kept
        )
        yield 0
        overlaps = []
        for portion in _portions(found):
            others = shelf.kept_walks(
                self._history, [other for _, other in portion if other not in new]
            )
            for name, other in portion:
                walk = new[other] if other in new else others[other].walk
                overlaps.append(Overlap(new[name], walk))
            yield 0
        self._overlaps = tuple(overlaps)


def refusal(contents: Contents, remarks: tuple[str, ...], *, asks: bool) -> Preview:
    """Return what is told of a file with mistakes in it."""
    flaws = sorted(contents.flaws, key=lambda flaw: flaw.line)[:MOST_TOLD]
    if len(contents.flaws) >= MOST_TOLD:
        flaws.append(Flaw(0, "Nothing further was looked at."))
    return Preview(flaws=tuple(flaws), asks_order=asks, remarks=remarks)


def _day_of(walk: WalkRecord) -> date:
    return local_date(walk.started, zone_or_utc(walk.zone))


def _portions(records: Sequence[T]) -> Iterator[Sequence[T]]:
    return (records[n : n + PORTION] for n in range(0, len(records), PORTION))
