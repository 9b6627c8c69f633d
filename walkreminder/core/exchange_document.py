"""What an import would change, or has changed, as the document that a command gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from walkreminder.core.timetable import zone_or_utc

if TYPE_CHECKING:
    from walkreminder.core.documents import Document
    from walkreminder.core.exchange import Preview
    from walkreminder.core.ledger import WalkRecord

# Of very many overlaps a few show what they are like; all of them are counted.
MOST_OVERLAPS: Final = 20


def preview_document(preview: Preview, *, taken_in: bool) -> Document:
    """Return a preview in plain values."""
    return {
        "taken_in": taken_in,
        "walks": {
            "new": preview.new,
            "same": preview.same,
            "changed": preview.changed,
            "kept": preview.kept,
        },
        "ledger": {"new": preview.new_lines, "changed": preview.changed_lines},
        "programme": {"new": preview.new_said},
        "overlapping": len(preview.overlaps),
        "overlaps": [
            {"new": _short(each.walk), "other": _short(each.other)}
            for each in preview.overlaps[:MOST_OVERLAPS]
        ],
        "flaws": [str(each) for each in preview.flaws],
        "asks_order": preview.asks_order,
        "remarks": list(preview.remarks),
    }


def _short(walk: WalkRecord) -> Document:
    started = walk.started.astimezone(zone_or_utc(walk.zone))
    return {
        "id": str(walk.id),
        "started": started.isoformat(timespec="seconds"),
        "seconds": walk.seconds,
    }
