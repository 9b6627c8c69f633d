"""What is said of the signs, as events: an emergency answer, and that it is cleared."""

from __future__ import annotations

from walkreminder.core.events import Say
from walkreminder.core.programme_log import Checked, Cleared, Sign


def emergency() -> Say:
    return Say(Checked(Sign.EMERGENCY))


def cleared() -> Say:
    return Say(Cleared())
