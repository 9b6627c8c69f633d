"""What keeps a prompt back, who was away, and what must be on screen by that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core import events as on

if TYPE_CHECKING:
    from datetime import datetime

    from tests.simulation.endings import Opened
    from tests.simulation.oracle import Look
    from walkreminder.core.ledger import WalkRecord

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody was there between these instants."""

    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        return self.until - self.since

    def moved(self, jump: timedelta) -> Gone:
        return Gone(self.since + jump, self.until + jump)

    def may_be_walk_of(self, opened: Opened) -> bool:
        return self.length >= timedelta(minutes=opened.dues[0].minutes)


class Presence:
    """Follows holds, the time to settle, and since when the user is away."""

    def __init__(self) -> None:
        self._holds: set[str] = set()
        self._settles: datetime | None = None
        self._left: datetime | None = None

    def begin(self, look: Look) -> None:
        """Follow what the clock and the computer did since the last look."""
        if self._settles is not None:
            self._settles += look.jump
        if self._left is not None:
            self._left += look.jump
        if isinstance(look.event, on.Began):
            self._holds.clear()
            self._left = None
        if isinstance(look.event, on.Began | on.Woke):
            self._settle(look)

    def hear(self, look: Look) -> Gone | None:
        """Follow a hold; return the absence that ends with this event."""
        gone = None
        match look.event:
            case on.Held(reason, since):
                if reason.value == "away" and "away" not in self._holds:
                    self._left = min(since or look.now, look.now)
                self._holds.add(reason.value)
            case on.Released(reason):
                if reason.value == "away":
                    gone, self._left = self._gone(look), None
                self._holds.discard(reason.value)
                self._settle(look)
            case _:
                pass
        return gone

    def _gone(self, look: Look) -> Gone | None:
        if self._left is None:
            return None
        return Gone(self._left, max(look.now, self._left))

    def unshown(self, opened: Opened | None, look: Look) -> list[str]:
        """Tell where what should be on screen by now is not."""
        shown = look.state.open
        if opened is None or shown is None or opened.snoozed_until is not None:
            return []
        wanted = {each.value for each in look.settings.prompt.hold_when}
        settles = self._settles is not None and look.now < self._settles
        if wanted & self._holds or settles:
            return []
        should = "prompting" if opened.away is None else "asking"
        mode = shown.mode.value
        return [] if mode == should else [f"it is {mode} and should be {should}"]

    def _settle(self, look: Look) -> None:
        self._settles = look.now + look.settings.prompt.settle


def without_walks(gone: Gone, walks: list[WalkRecord]) -> Gone:
    """Return an absence without what was walked and counted in it."""
    ends = [walk.ended for walk in walks if walk.ended <= gone.until]
    return Gone(max([gone.since, *ends]), gone.until)
