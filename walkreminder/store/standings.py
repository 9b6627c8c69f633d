"""Where somebody stands in the programme, without reading ten years for each walk.

What was said and walked up to some weeks ago hardly ever changes: the course up to
then is kept, and only what came since is read and added. The database itself notes what
is changed, whoever does it; a change of what is kept drops it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.store import rows

if TYPE_CHECKING:
    import sqlite3
    from uuid import UUID

    from walkreminder.core.course import Course, Item
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.standing import Standing

# What is told late or corrected is of the last days; once as much has come beside
# these weeks, the course that is kept goes on.
_SPAN: Final = timedelta(weeks=4)
# The date of a walk lies nearer than this to its instant, whatever its zone.
_APART: Final = timedelta(days=2)
_BEGIN: Final = datetime.min.replace(tzinfo=UTC)

# Of this connection alone. A row that another takes the place of is noted as gone only
# where triggers may set off triggers. Where temporary tables lie is not for here to
# say: to change it drops all there are, of an import that is on as well.
_NOTES: Final = (
    "PRAGMA recursive_triggers = ON",
    "CREATE TEMP TABLE touched (at TEXT NOT NULL)",
    """
    CREATE TEMP TRIGGER walk_comes AFTER INSERT ON main.walk
    BEGIN INSERT INTO touched VALUES (NEW.started); END
    """,
    """
    CREATE TEMP TRIGGER walk_goes AFTER DELETE ON main.walk
    BEGIN INSERT INTO touched VALUES (OLD.started); END
    """,
    """
    CREATE TEMP TRIGGER walk_changes AFTER UPDATE ON main.walk
    BEGIN INSERT INTO touched VALUES (min(OLD.started, NEW.started)); END
    """,
    """
    CREATE TEMP TRIGGER event_comes AFTER INSERT ON main.event
    BEGIN INSERT INTO touched VALUES (NEW.at); END
    """,
    """
    CREATE TEMP TRIGGER event_goes AFTER DELETE ON main.event
    BEGIN INSERT INTO touched VALUES (OLD.at); END
    """,
    """
    CREATE TEMP TRIGGER event_changes AFTER UPDATE ON main.event
    BEGIN INSERT INTO touched VALUES (min(OLD.at, NEW.at)); END
    """,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The course of all that came before an instant.

    `legs` is what was said by then of pain down the leg; `spread` are the walks by then
    in which it did, None where there are none to be judged by it. `version` is that of
    the file, which other programs may change.
    """

    before: datetime
    course: Course
    legs: tuple[Entry, ...] = ()
    spread: frozenset[UUID] | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Where somebody stands, and the walks in which pain spread down the leg."""

    standing: Standing | None = None
    down_the_leg: frozenset[UUID] = frozenset()


class Standings:
    """Reads where somebody stands; the database names its cells."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._kept: Kept | None = None
        self._takes_notes = False

    def read(self, today: date) -> Found:
        """Return what is so today.

        ValueError or KeyError where something was said that is not understood.
        """
        if not self._database.execute("SELECT 1 FROM event LIMIT 1").fetchone():
            return Found()
        self._drop_changed()
        found = None
        if self._kept is not None and self._kept.course.last <= today:
            found = self._read_on(self._kept, today)
        return found or self._read_all(today)

    def _read_all(self, today: date) -> Found:
        # Imported here, as below: most follow no programme.
        from walkreminder.core.course import Course  # noqa: PLC0415

        self._take_notes()
        found = self._read_on(Kept(_BEGIN, Course(), version=self._version()), today)
        assert found is not None, "there is no walk before it to be judged anew"
        return found

    def _read_on(self, kept: Kept, today: date) -> Found | None:
        """Add what came since; None where that is said of a walk before."""
        from walkreminder.core.course import gone_on  # noqa: PLC0415
        from walkreminder.core.days import day_of  # noqa: PLC0415
        from walkreminder.core.programme_log import down_the_leg  # noqa: PLC0415

        said, walks = self._said_since(kept.before), self._walks_since(kept.before)
        legs = (*kept.legs, *said)
        spread = down_the_leg(entry for entry in legs if entry.day <= today)
        if kept.spread not in (None, spread - {walk.id for walk in walks}):
            return None
        kept = self._kept_longer(kept, said, walks, spread, today)
        items: tuple[Item, ...] = (
            *(each for each in said if each.at >= kept.before and each.day <= today),
            *(w for w in walks if w.started >= kept.before and day_of(w) <= today),
        )
        course = gone_on(kept.course, items, spread)
        return Found(course.on(today), down_the_leg(legs))

    def _kept_longer(
        self,
        kept: Kept,
        said: list[Entry],
        walks: list[WalkRecord],
        spread: frozenset[UUID],
        today: date,
    ) -> Kept:
        """Return more of the course, which is kept, once there is enough of it."""
        from walkreminder.core.course import gone_on  # noqa: PLC0415
        from walkreminder.core.programme_log import is_of_a_leg  # noqa: PLC0415

        until = datetime.combine(today - _SPAN, time(), UTC)
        if not self._takes_notes or until - kept.before < _SPAN:
            return kept
        early = [each for each in said if each.at < until]
        walked = [walk for walk in walks if walk.started < until]
        items: tuple[Item, ...] = (*early, *walked)
        course = gone_on(kept.course, items, spread)
        if course.last > today:
            return kept
        late = {walk.id for walk in walks if walk.started >= until}
        legs = (*kept.legs, *filter(is_of_a_leg, early))
        self._kept = Kept(until, course, legs, spread - late, kept.version)
        return self._kept

    def _said_since(self, since: datetime) -> list[Entry]:
        from walkreminder.store.entries import row_to_entry  # noqa: PLC0415

        found = self._database.execute(
            "SELECT * FROM event WHERE at >= ? ORDER BY at, id",
            (rows.instant_to_text(since),),
        )
        return [row_to_entry(row) for row in found.fetchall()]

    def _walks_since(self, since: datetime) -> list[WalkRecord]:
        # The date is the only one of the two that is found without a look at all.
        first = date.min if since == _BEGIN else since.date() - _APART
        found = self._database.execute(
            "SELECT * FROM walk WHERE local_date >= ? AND started >= ?",
            (first.isoformat(), rows.instant_to_text(since)),
        )
        return [rows.row_to_walk(row) for row in found.fetchall()]

    def _drop_changed(self) -> None:
        """Keep nothing that was changed, by whomever, since it was read."""
        kept = self._kept
        if kept is None:
            return
        (first,) = self._database.execute("SELECT min(at) FROM touched").fetchone()
        if first is not None:
            if first < rows.instant_to_text(kept.before):
                self._kept = None
            self._database.execute("DELETE FROM touched")
        if self._version() != kept.version:
            self._kept = None

    def _version(self) -> int:
        """Return a number that changes when another program changes the file."""
        version: int = self._database.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _take_notes(self) -> None:
        """Let the database note what is changed, where it may be changed at all."""
        (only_looks,) = self._database.execute("PRAGMA query_only").fetchone()
        if self._takes_notes or only_looks:
            return
        for statement in _NOTES:
            self._database.execute(statement)
        self._takes_notes = True
