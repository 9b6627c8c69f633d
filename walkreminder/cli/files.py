"""Answer from the files, and keep a walk in them while no app runs."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from walkreminder.cli import times
from walkreminder.cli.alone import alone
from walkreminder.cli.output import say, say_json
from walkreminder.cli.settings import settings_in
from walkreminder.core import documents, walking
from walkreminder.core.events import Began
from walkreminder.core.ledger import Line, Past, WalkRecord
from walkreminder.core.reminder import first_state, step
from walkreminder.core.settings import Settings
from walkreminder.core.state import Scene
from walkreminder.core.timetable import coming_slots, local_date, zone_or_utc
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.history import History
from walkreminder.store.schema import read_database, refuse_to_start_anew

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from walkreminder.core.documents import Document
    from walkreminder.core.timetable import Slot, Timetable
    from walkreminder.desktop.paths import Paths

NOT_RUNNING = "Walk Reminder is not running, so it will not ask."


class Files:
    """The settings and the history of one user, at one instant.

    The zone is asked for only where an answer depends on it.
    """

    def __init__(
        self, paths: Paths, now: datetime, zone: Callable[[], ZoneInfo]
    ) -> None:
        self._paths = paths
        self._now = now
        self._zone = zone

    def show_next(self, wish: Namespace) -> None:
        """Print the coming slots, from the settings alone."""
        zone = self._zone() if wish.zone is None else _named_zone(wish.zone)
        after = self._now if wish.after is None else times.instant(wish.after, zone)
        timetable = settings_in(self._paths.settings).timetable
        found = list(islice(_coming(timetable, after, zone), wish.count))
        if wish.json:
            say_json([documents.slot_document(slot, zone) for slot in found])
            return
        for slot in found:
            due = slot.due.astimezone(zone)
            say(f"{due:%a %Y-%m-%d %H:%M}  {slot.minutes:>3} min  {slot.key.reminder}")
        if not found:
            say("No reminder lies ahead.")

    def status(self) -> Document:
        """Return what can be said of an app that is not running."""
        settings, past, state, walks = (
            settings_in(self._paths.settings),
            Past(),
            None,
            0,
        )
        zone = self._zone()
        if self._has_history():
            with History(self._paths.history, read_database) as history:
                state = history.state()
                looked = self._now if state is None else state.looked
                past = history.past(self._now, zone, looked)
                today = local_date(self._now, zone)
                walks = len(history.walks(today, today))
        scene = Scene(self._now, zone, settings, past)
        # What was on when the app ended may be long over: tell what it will take up.
        state, _ = step(state or first_state(scene), Began(), scene)
        status = documents.status_document(state, scene, NOT_RUNNING, walks)
        return status | {"running": False}

    def show_history(self, wish: Namespace) -> None:
        """Print the walks, or the lines of the ledger, of a span of days."""
        since, until = times.day(wish.since, date.min), times.day(wish.until, date.max)
        walks: list[WalkRecord] = []
        lines: list[Line] = []
        if self._has_history():
            with History(self._paths.history, read_database) as history:
                if wish.ledger:
                    lines = history.lines(since, until)
                else:
                    walks = history.walks(since, until)
        if wish.json:
            say_json(
                [documents.line_document(line) for line in lines]
                if wish.ledger
                else [documents.walk_document(walk) for walk in walks]
            )
            return
        for line in lines:
            say(_line_words(line))
        for walk in walks:
            say(_walk_words(walk))
        if not lines and not walks:
            spanned = wish.since is not None or wish.until is not None
            say("Nothing in these days." if spanned else "Nothing yet.")

    def show_stats(self, wish: Namespace) -> None:
        """Print what the records come to, by the goal of the settings."""
        # Imported here: no other command needs them.
        from walkreminder.cli.stats import lines_of
        from walkreminder.core.insight import Sums, insight_of
        from walkreminder.core.insight_document import insight_document
        from walkreminder.store.insight_rows import read_sums

        settings = settings_in(self._paths.settings)
        today, goal, sums = local_date(self._now, self._zone()), settings.goal, Sums()
        if self._has_history():
            with History(self._paths.history, read_database) as history:
                sums = read_sums(history, today, goal.week_starts)
        seen = insight_of(sums, today, settings)
        if wish.json:
            say_json(insight_document(seen, goal))
            return
        for line in lines_of(seen, goal):
            say(line)

    def log(self, document: Document) -> Document:
        """Keep a walk done elsewhere while no app runs."""
        walk = documents.logged_walk(document)
        with alone(self._paths), History(self._paths.history) as history:
            scene = Scene(self._now, self._zone(), self._settings_at_hand())
            state = history.state() or first_state(scene)
            # Not a whole step: what came due while the app was off is for the app
            # to judge when it starts.
            step = walking.log(state, walk, scene)
            # An app that was lost while it answered may have kept it already.
            if not history.has_walk(walk.id):
                history.save(*step)
        return {"text": f"Kept: {walk.seconds // 60} min."}

    def _settings_at_hand(self) -> Settings:
        """Return the settings; a mistake in them is no reason to lose a walk."""
        try:
            return settings_in(self._paths.settings)
        except Trouble:
            return Settings()

    def _has_history(self) -> bool:
        try:
            with suppress(FileNotFoundError):
                if self._paths.history.stat().st_size:
                    return True
        except OSError as problem:
            raise Trouble(
                f"The history {self._paths.history} cannot be reached:"
                f" {problem.strerror}.",
                "Give yourself the right to read its folder.",
            ) from problem
        refuse_to_start_anew(self._paths.history)
        return False


def _coming(timetable: Timetable, after: datetime, zone: ZoneInfo) -> Iterator[Slot]:
    """Yield the slots later than `after`, horizon by horizon."""
    last: datetime | None = after
    # A zone leads up to a year out of those that can be named.
    while last is not None and last.year <= times.YEARS.stop:
        after, last = last, None
        for slot in coming_slots(timetable, after, zone):
            yield slot
            last = slot.due


def _named_zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(
            f"There is no time zone {name!r}. Write it like Europe/Berlin."
        ) from None


def _walk_words(walk: WalkRecord) -> str:
    started = walk.started.astimezone(zone_or_utc(walk.zone))
    reminder = walk.reminder or walk.source.value
    return f"{started:%a %Y-%m-%d %H:%M}  {walk.seconds // 60:>3} min  {reminder}"


def _line_words(line: Line) -> str:
    reason = "" if line.reason is None else f" ({line.reason.value})"
    when = f"{line.key.date:%a %Y-%m-%d} {line.key.time:%H:%M}"
    return f"{when}  {line.outcome.value}{reason}  {line.key.reminder}"
