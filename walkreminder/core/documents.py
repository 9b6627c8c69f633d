"""The JSON that scripts rely on: slots, status, history and ledger as documents."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from walkreminder.core import walk as walks
from walkreminder.core.ledger import Line, Source, WalkRecord
from walkreminder.core.pain import insist_on_rating
from walkreminder.core.reminder import next_asked
from walkreminder.core.state import Scene, State, name_of, until_of
from walkreminder.core.timetable import zone_or_utc

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from walkreminder.core.timetable import Slot

Document: TypeAlias = dict[str, object]


def slot_document(slot: Slot, zone: ZoneInfo) -> Document:
    """Return a coming slot as `next --json` lists it."""
    return {
        "reminder": slot.key.reminder,
        "date": slot.key.date.isoformat(),
        "time": f"{slot.key.time:%H:%M}",
        "due": _local(slot.due, zone),
        "utc": _utc(slot.due),
        "minutes": slot.minutes,
    }


def status_document(state: State, scene: Scene, why: str, walks_today: int) -> Document:
    """Return what `status --json` says of a running app; `why` is its sentence."""
    coming, until = next_asked(state, scene), until_of(state, scene)
    return {
        "running": True,
        "state": name_of(state).value,
        "why": why,
        "next": None if coming is None else slot_document(coming, scene.zone),
        "until": None if until is None else _local(until, scene.zone),
        "walk": _walk(state, scene),
        "today": {
            "minutes": int(scene.past.today.total_seconds()) // 60,
            "walks": walks_today,
            "goal_minutes": scene.goal_today,
        },
    }


def walk_document(walk: WalkRecord) -> Document:
    """Return a walk as `history --json` lists it."""
    return {
        "id": str(walk.id),
        "started": _local(walk.started, zone_or_utc(walk.zone)),
        "zone": walk.zone,
        "seconds": walk.seconds,
        "source": walk.source.value,
        "reminder": walk.reminder,
        "before": walk.before,
        "after": walk.after,
        "next_morning": walk.next_morning,
        "note": walk.note,
    }


def line_document(line: Line) -> Document:
    """Return a line of the ledger as `history --ledger --json` lists it."""
    return {
        "reminder": line.key.reminder,
        "date": line.key.date.isoformat(),
        "time": f"{line.key.time:%H:%M}",
        "utc": _utc(line.due),
        "outcome": line.outcome.value,
        "reason": None if line.reason is None else line.reason.value,
    }


def _walk(state: State, scene: Scene) -> Document | None:
    walk = state.walk
    if walk is None:
        return None
    until = scene.now if state.question is None else state.question.since
    return {
        "started": _local(walk.started, scene.zone),
        "elapsed_s": int(walks.elapsed(walk, until).total_seconds()),
        "goal_s": int(walk.goal.total_seconds()),
        "phase": walks.phase_at(walk, until).value,
    }


def _local(instant: datetime, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).isoformat(timespec="seconds")


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def logged_walk(document: Document) -> WalkRecord:
    """Return the walk that a `log` request tells; ValueError where it is none.

    What is no rating is refused.
    """
    try:
        started = datetime.fromisoformat(str(document["started"]))
        if started.tzinfo is None:
            raise ValueError("an instant names its offset")
        started = started.astimezone(UTC)
        seconds = int(str(document["seconds"]))
        return WalkRecord(
            UUID(str(document["id"])),
            started,
            started + timedelta(seconds=seconds),
            _text(document["zone"]),
            seconds,
            Source.LOGGED,
            before=_rating(document.get("before")),
            after=_rating(document.get("after")),
            note=_text(document.get("note", "")),
        )
    except KeyError as missing:
        raise ValueError(f"a walk has {missing}") from missing
    except OverflowError as problem:
        raise ValueError("no walk is so long or so far away") from problem


def _text(value: object) -> str:
    """Return a text that a file can keep: half a character is no text."""
    return str(value).encode().decode()


def _rating(value: object) -> int | None:
    return None if value is None else insist_on_rating(value)
