"""Choose who tells on this desktop whether somebody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.desktop.x11_idle import x11_presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from walkreminder.desktop.dbus import Bus
    from walkreminder.desktop.presence import Presence


def open_presence(
    environ: Mapping[str, str], session_bus: Bus | None, parent: QObject | None = None
) -> Presence | None:
    """Return the best source there is, or None where nobody could ever tell."""
    del session_bus  # nobody is asked on it yet
    return x11_presence(environ, parent)
