"""The history: walks, the ledger and the state in one file, saved all or nothing.

Of the tables only this folder knows anything.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from walkreminder.core.ledger import (
    Corrected,
    Deleted,
    Line,
    Past,
    Rating,
    Record,
    Restored,
    WalkRecord,
    Withdrawn,
)
from walkreminder.core.timetable import ONE_DAY, local_date
from walkreminder.core.trouble import Trouble
from walkreminder.store import lines, rows
from walkreminder.store.ratings import Ratings, rate, read_ratings
from walkreminder.store.schema import open_database, transaction
from walkreminder.store.standings import Found, Standings
from walkreminder.store.telling import not_understood, telling
from walkreminder.store.unwalked_rows import read_unwalked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from walkreminder.core.programme_log import Entry
    from walkreminder.core.report import Kept
    from walkreminder.core.standing import Standing
    from walkreminder.core.state import State

_ADD_WALK = """
    INSERT INTO walk (
        id, started, ended, zone, local_date, seconds,
        source, reminder, before, after, next_morning, note
    ) VALUES (
        :id, :started, :ended, :zone, :local_date, :seconds,
        :source, :reminder, :before, :after, :next_morning, :note
    )
"""
_REPLACE_WALK = """
    UPDATE walk SET
        started = :started, ended = :ended, zone = :zone, local_date = :local_date,
        seconds = :seconds, source = :source, reminder = :reminder,
        before = :before, after = :after, next_morning = :next_morning, note = :note,
        revision = revision + 1
    WHERE id = :id
"""
_DELETE_WALK = "DELETE FROM walk WHERE id = ?"
_ADD_ENTRY = "INSERT INTO event (id, at, kind, body) VALUES (:id, :at, :kind, :body)"


class History:
    """An open history file; one process at a time writes to it.

    What the disk does wrong is raised as Trouble and leaves the file as it was;
    a second line for one slot, or a second walk of one id, is a bug and raises.
    `changes` counts how often walks or lines have changed since it was opened.
    """

    def __init__(
        self,
        place: Path | str,
        opened: Callable[[Path | str], sqlite3.Connection] = open_database,
    ) -> None:
        """Open the file, make it, or bring it up to date; ":memory:" needs none.

        With `read_database` it has to be there, and nothing can be saved.
        """
        self.place = place
        self.changes = -1
        self._opened = opened
        self._revisions: dict[UUID, int] = {}  # of walks that were deleted
        self.open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Take up what the file holds: after a close, it may be another one."""
        self.database = self._opened(self.place)
        self.database.row_factory = sqlite3.Row
        self._standings = Standings(self.database)
        self.changes += 1

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def save(self, state: State, records: tuple[Record, ...] = ()) -> None:
        """Keep a state and the records that led to it, in one transaction."""
        with telling(self.place), transaction(self.database):
            self.database.execute(
                "INSERT OR REPLACE INTO state VALUES (1, ?)",
                (rows.state_to_text(state),),
            )
            for record in records:
                match record:
                    case Line():
                        self.database.execute(
                            lines.ADD_LINE, rows.line_to_cells(record)
                        )
                    case WalkRecord():
                        self.database.execute(_ADD_WALK, rows.walk_to_cells(record))
                    case Withdrawn():
                        cells = rows.withdrawn_to_cells(record)
                        self.database.execute(lines.TAKE_BACK, cells)
                    case Rating():
                        rate(self.database, record)
                    case Corrected() | Deleted() | Restored():
                        self._correct(record)
                    case _:
                        self._add_entry(record)
        self.changes += bool(records)

    def state(self) -> State | None:
        """Return the state that was saved last."""
        found = self._rows("SELECT json FROM state")
        try:
            return rows.text_to_state(found[0]["json"]) if found else None
        except ValueError as problem:
            raise not_understood(self.place, problem) from problem

    def past(self, now: datetime, zone: ZoneInfo, looked: datetime) -> Past:
        """Return what a decision at `now` needs to know of the records.

        Of the ignored ones it tells fifty at most.
        """
        today = local_date(now, zone)
        # A day and two hours back lie up to three dates, where a zone has skipped one.
        since = local_date(min(now, looked), zone) - 3 * ONE_DAY
        settled = self._rows(
            "SELECT reminder, date, time FROM ledger WHERE date >= ?", since
        )
        by_clock = self._rows(lines.BY_CLOCK, since)
        line = self._rows(
            "SELECT * FROM ledger WHERE date = ? AND settled <= ?"
            " ORDER BY settled DESC, number DESC LIMIT 1",
            today,
            rows.instant_to_text(now),
        )
        walk = self._rows(
            "SELECT * FROM walk WHERE local_date = ? ORDER BY ended DESC, id LIMIT 1",
            today,
        )
        before = self._rows(
            "SELECT * FROM walk WHERE local_date = ? ORDER BY ended DESC, id LIMIT 1",
            today - ONE_DAY,
        )
        with telling(self.place):
            ignored = lines.read_ignored(self.database, now)
        found, unread = self._found_or_why_not(today)
        ratings = self._ratings(today)
        return Past(
            settled=frozenset(rows.row_to_key(row) for row in settled),
            by_clock=tuple(rows.row_to_line(row) for row in by_clock),
            ignored=ignored,
            today=timedelta(seconds=self.daily_seconds(today, today).get(today, 0)),
            last_line=rows.row_to_line(line[0]) if line else None,
            last_walk=rows.row_to_walk(walk[0]) if walk else None,
            last_yesterday=rows.row_to_walk(before[0]) if before else None,
            standing=found.standing,
            unread=unread,
            rated=ratings.rated,
            before=ratings.before,
            down_the_leg=found.down_the_leg,
            said_until=self._said_until(),
        )

    def walks(self, since: date = date.min, until: date = date.max) -> list[WalkRecord]:
        """Return the walks of these local dates, both included, oldest first."""
        found = self._rows(
            "SELECT * FROM walk WHERE local_date BETWEEN ? AND ? ORDER BY started, id",
            since,
            until,
        )
        return [rows.row_to_walk(row) for row in found]

    def has_walk(self, walk: UUID) -> bool:
        """Tell whether a walk of this id is kept."""
        return bool(self._rows("SELECT 1 FROM walk WHERE id = ?", str(walk)))

    def lines(self, since: date = date.min, until: date = date.max) -> list[Line]:
        """Return the ledger's lines of these dates, both included, in order of due."""
        found = self._rows(
            "SELECT * FROM ledger WHERE date BETWEEN ? AND ? ORDER BY due, number",
            since,
            until,
        )
        return [rows.row_to_line(row) for row in found]

    def daily_seconds(
        self, since: date = date.min, until: date = date.max
    ) -> dict[date, int]:
        """Return the counted seconds of each of these local dates with a walk."""
        found = self._rows(
            "SELECT local_date, sum(seconds) AS seconds FROM walk"
            " WHERE local_date BETWEEN ? AND ? GROUP BY local_date",
            since,
            until,
        )
        return {date.fromisoformat(row["local_date"]): row["seconds"] for row in found}

    def unwalked(
        self, since: date = date.min, until: date = date.max
    ) -> dict[date, bool]:
        """Return the dates with a slot and no walk; whether each costs a spare day.

        Where nobody can read what was said of flare-ups, none of them is known of.
        """
        log: list[Entry] = []
        with suppress(Trouble):
            log = self.log()
        with telling(self.place):
            return read_unwalked(self.database, since, until, log)

    def first_day(self) -> date | None:
        """Return the first local date with a walk, if there is one."""
        from walkreminder.store.report_rows import read_first_day  # noqa: PLC0415

        with telling(self.place):
            return read_first_day(self.database)

    def kept(self, since: date, until: date) -> list[Kept]:
        """Return the walks of these local dates as a report counts them."""
        from walkreminder.store.report_rows import read_kept  # noqa: PLC0415

        with telling(self.place):
            return read_kept(self.database, since, until)

    def log(self) -> list[Entry]:
        """Return what was ever said about the programme, oldest first."""
        found = self._rows("SELECT * FROM event ORDER BY at, id")
        if not found:
            return []
        # Imported here, as below: most follow no programme.
        from walkreminder.store.entries import row_to_entry  # noqa: PLC0415

        with self._understanding():
            return [row_to_entry(row) for row in found]

    def standing(self, today: date) -> Standing | None:
        """Return where somebody stands in the programme; None before it began."""
        return self._found(today).standing

    def _found(self, today: date) -> Found:
        with telling(self.place), self._understanding():
            return self._standings.read(today)

    def _found_or_why_not(self, today: date) -> tuple[Found, str]:
        """Return where somebody stands, or why nobody can tell: the rest goes on."""
        try:
            return self._found(today), ""
        except Trouble as trouble:
            return Found(), str(trouble)

    @contextmanager
    def _understanding(self) -> Iterator[None]:
        """Turn what was said of the programme in words unknown here into Trouble."""
        try:
            yield
        except (ValueError, KeyError, OverflowError) as problem:
            raise Trouble(
                f"The history {self.place} says something of the programme that this"
                " Walk Reminder does not understand.",
                "Update Walk Reminder; until then the programme rests, and nothing of"
                " it is lost.",
            ) from problem

    def _said_until(self) -> datetime | None:
        (last,) = self._rows("SELECT max(at) AS at FROM event")
        # What cannot be read is told elsewhere: the programme rests then.
        with suppress(TypeError, ValueError):
            at = datetime.fromisoformat(last["at"])
            return None if at.tzinfo is None else at
        return None

    def _ratings(self, today: date) -> Ratings:
        with telling(self.place):
            return read_ratings(self.database, today)

    def _correct(self, record: Corrected | Deleted | Restored) -> None:
        from walkreminder.store import corrections  # noqa: PLC0415 - seldom

        corrections.insist(self.database, record)
        match record:
            case Corrected(walk):
                self.database.execute(_REPLACE_WALK, rows.walk_to_cells(walk))
            case Deleted(number):
                self._remember_revision(number)
                self.database.execute(_DELETE_WALK, (str(number),))
            case Restored(walk):
                self.database.execute(_ADD_WALK, rows.walk_to_cells(walk))
                # It was changed once more: a copy elsewhere is older than this.
                revision = self._revisions.get(walk.id, 0) + 1
                self.database.execute(
                    "UPDATE walk SET revision = ? WHERE id = ?",
                    (revision, str(walk.id)),
                )

    def _remember_revision(self, walk: UUID) -> None:
        found = self._rows("SELECT revision FROM walk WHERE id = ?", str(walk))
        self._revisions[walk] = found[0]["revision"]

    def _add_entry(self, entry: Entry) -> None:
        from walkreminder.store.entries import entry_to_cells  # noqa: PLC0415

        self.database.execute(_ADD_ENTRY, entry_to_cells(entry))

    def replace_walk(self, walk: WalkRecord) -> None:
        """Write a walk anew in the place of the one that has its id."""
        with telling(self.place), transaction(self.database):
            done = self.database.execute(_REPLACE_WALK, rows.walk_to_cells(walk))
            if not done.rowcount:
                raise KeyError(walk.id)
        self.changes += 1

    def delete_walk(self, walk: UUID) -> None:
        """Forget a walk; what the ledger says of its slots stays."""
        with telling(self.place), transaction(self.database):
            self.database.execute(_DELETE_WALK, (str(walk),))
        self.changes += 1

    def _rows(self, query: str, *values: date | int | str) -> list[sqlite3.Row]:
        cells = [
            value.isoformat() if isinstance(value, date) else value for value in values
        ]
        with telling(self.place):
            return self.database.execute(query, cells).fetchall()
