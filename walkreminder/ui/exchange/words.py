"""The words about a file on its way in: what is new in it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core.exchange import MOST_SHOWN
from walkreminder.core.timetable import local_date, zone_or_utc
from walkreminder.ui.mend_dialog import full_date, walk_count
from walkreminder.ui.wording import (
    clock,
    date_short,
    listing,
    sentences,
    span,
    tr,
    weekday_short,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from walkreminder.core.exchange import Change, Overlap, Preview
    from walkreminder.core.ledger import WalkRecord

CALENDAR = ".ics"


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that would change, and lines that show what it is like."""

    head: str
    lines: tuple[str, ...] = ()


def walk_words(walk: WalkRecord) -> str:
    """Return "Thu 19 Nov 2026, 15:00, 20 min", as the clocks were there."""
    return listing((_when(walk), _length(walk)))


def change_words(change: Change) -> str:
    """Return what becomes another in a walk."""
    before, after = change.before, change.after
    told = [*_times(before, after), *_ratings(before, after)]
    if before.note != after.note:
        told.append(tr("another note") if before.note else tr("a note"))
    when = _when(before)
    if not told:
        return when
    return tr("{walk}: {changes}", walk=when, changes=listing(told))


def overlap_words(overlap: Overlap) -> str:
    """Return the two walks that are at one time; the day once, where it is one."""
    new, other = overlap.walk, overlap.other
    told = walk_words(other)
    if _day(new) == _day(other):
        told = listing((clock(other.started, zone_or_utc(other.zone)), _length(other)))
    return tr("{new}, beside {other}", new=walk_words(new), other=told)


def new_walks(preview: Preview) -> Group:
    """Return the walks that are not here yet."""
    glimpse, walks = preview.glimpse, walk_count(preview.new)
    head = tr("New: {walks}", walks=walks)
    since, until = glimpse.since, glimpse.until
    if since is not None and until is not None:
        head = tr("New: {walks}, {days}", walks=walks, days=_days(since, until))
    lines = tuple(map(walk_words, glimpse.newest))
    earlier = preview.new - len(lines)
    if lines and earlier:
        lines += (tr("and {count} before that", count=earlier),)
    return Group(head, lines)


def rest(preview: Preview) -> list[Group]:
    """Return what else a file would change, and what in it would change nothing."""
    found = (
        (preview.changed, _changed(preview)),
        (preview.new_lines + preview.changed_lines, _reminders(preview)),
        (preview.new_said, _said(preview.new_said)),
        (preview.kept, _kept(preview)),
        (preview.same, Group(tr("Already here: {w}", w=walk_count(preview.same)))),
    )
    return [group for count, group in found if count]


def overlaps(preview: Preview) -> Group:
    """Return the new walks at whose time there is another one."""
    count = len(preview.overlaps)
    shown = map(overlap_words, preview.overlaps[:MOST_SHOWN])
    lines = (*shown, *_more(count))
    return Group(tr("Overlapping: {walks}", walks=walk_count(count)), lines)


def counted(preview: Preview, *, leaves_out: bool) -> int:
    """Return how many new walks would be taken in."""
    return preview.new - len(preview.overlaps) * leaves_out


def is_anything_left(preview: Preview, *, leaves_out: bool) -> bool:
    """Whether anything would change, with or without those that overlap."""
    new = counted(preview, leaves_out=leaves_out)
    lines = preview.new_lines + preview.changed_lines
    return bool(new + preview.changed + lines + preview.new_said)


def nothing_new(name: str, preview: Preview) -> str:
    """Return what is said of a file that would change nothing."""
    if not preview.walks:
        first = tr("There is nothing to import in {name}.", name=name)
    elif preview.kept:
        first = tr(
            "There is nothing to import in {name}: what is here is newer or says more.",
            name=name,
        )
    else:
        walks = walk_count(preview.walks)
        first = tr(
            "There is nothing to import in {name}: {walks} already here.",
            name=name,
            walks=walks,
        )
    return sentences(first, *preview.remarks)


def taken_in(name: str, preview: Preview, *, leaves_out: bool) -> str:
    """Return what came of an import."""
    new = counted(preview, leaves_out=leaves_out)
    told = tr("Imported from {name}: {walks}.", name=name, walks=_new_count(new))
    changed = tr("Changed: {walks}.", walks=walk_count(preview.changed))
    left = preview.new - new
    left_out = tr("Left out, overlapping: {walks}.", walks=walk_count(left))
    return sentences(told, changed if preview.changed else "", left_out if left else "")


def written(name: str, walks: int) -> str:
    """Return what is in a file that was written: "412 walks are in walks.json."."""
    if name.lower().endswith(CALENDAR):
        return tr(
            "The reminders of the coming weeks and {walks} are in {name}.",
            walks=walk_count(walks),
            name=name,
        )
    if walks == 1:
        return tr("1 walk is in {name}.", name=name)
    return tr("{count} walks are in {name}.", count=walks, name=name)


def _days(since: date, until: date) -> str:
    if since == until:
        return full_date(since)
    return tr("from {since} to {until}", since=full_date(since), until=full_date(until))


def _changed(preview: Preview) -> Group:
    changes = preview.glimpse.changes
    lines = (*map(change_words, changes), *_more(preview.changed))
    head = tr("Changed: {walks}", walks=walk_count(preview.changed))
    return Group(head, lines)


def _reminders(preview: Preview) -> Group:
    count = preview.new_lines + preview.changed_lines
    what = tr("what became of one") if count == 1 else tr("what became of {n}", n=count)
    return Group(tr("Reminders: {what}", what=what))


def _said(count: int) -> Group:
    what = tr("1 entry") if count == 1 else tr("{count} entries", count=count)
    return Group(tr("Programme and warning signs: {entries}", entries=what))


def _kept(preview: Preview) -> Group:
    walks = walk_count(preview.kept)
    return Group(tr("Changed here since, and kept so: {walks}", walks=walks))


def _more(count: int) -> Sequence[str]:
    more = count - MOST_SHOWN
    return (tr("and {count} more", count=more),) if more > 0 else ()


def _new_count(count: int) -> str:
    if not count:
        return tr("no new walks")
    return tr("1 new walk") if count == 1 else tr("{count} new walks", count=count)


def _when(walk: WalkRecord) -> str:
    day = _day(walk)
    words = tr(
        "{weekday} {day} {year}",
        weekday=weekday_short(day),
        day=date_short(day),
        year=day.year,
    )
    return listing((words, clock(walk.started, zone_or_utc(walk.zone))))


def _day(walk: WalkRecord) -> date:
    return local_date(walk.started, zone_or_utc(walk.zone))


def _length(walk: WalkRecord) -> str:
    return span(timedelta(seconds=walk.seconds))


def _times(before: WalkRecord, after: WalkRecord) -> Iterator[str]:
    if _when(before) != _when(after):
        yield tr("begins {when}", when=_when(after))
    if before.seconds != after.seconds:
        old, new = _length(before), _length(after)
        yield tr("{old} becomes {new}", old=old, new=new)


def _ratings(before: WalkRecord, after: WalkRecord) -> Iterator[str]:
    rated = (
        (tr("before"), before.before, after.before),
        (tr("after"), before.after, after.after),
        (tr("next morning"), before.next_morning, after.next_morning),
    )
    for name, old, new in rated:
        if old != new:
            number = tr("none") if new is None else str(new)
            yield tr("{name} {rating}", name=name, rating=number)
