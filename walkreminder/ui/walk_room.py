"""Whether a walk has room among others, told before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.corrections import insist_on_room
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.ledger import WalkRecord


def no_room(walk: WalkRecord, near: Iterable[WalkRecord]) -> str:
    """Return the sentence that refuses a walk, or "" where it has room."""
    try:
        insist_on_room(walk, near)
    except Refused as refusal:
        return str(refusal)
    return ""
