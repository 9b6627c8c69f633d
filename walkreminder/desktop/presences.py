"""Choose who tells on this desktop whether somebody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.desktop.first_presence import FirstPresence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from walkreminder.desktop.dbus import Bus
    from walkreminder.desktop.late_presence import LatePresence
    from walkreminder.desktop.presence import Presence


def open_presence(
    environ: Mapping[str, str], session_bus: Bus | None, parent: QObject | None = None
) -> Presence | None:
    """Return the best source there is, or None where nobody could ever tell.

    The display tells most exactly, then GNOME's compositor on the bus, then a screen
    saver. Under Wayland X is not asked: XWayland sees only what is typed into its
    own windows.
    """
    sources: list[LatePresence] = []
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        from walkreminder.desktop.wayland_idle import (  # noqa: PLC0415
            wayland_presence,
        )

        if (wayland := wayland_presence(environ)) is not None:
            sources.append(wayland)
    elif environ.get("DISPLAY"):
        from walkreminder.desktop.x11_idle import x11_presence  # noqa: PLC0415

        if (x11 := x11_presence(environ, parent)) is not None:
            return x11
    if session_bus is not None:
        sources.extend(_on_the_bus(session_bus))
    return FirstPresence(sources, parent) if sources else None


def _on_the_bus(bus: Bus) -> list[LatePresence]:
    from walkreminder.desktop.mutter_idle import MutterPresence  # noqa: PLC0415
    from walkreminder.desktop.screen_saver import (  # noqa: PLC0415
        SCREEN_SAVERS,
        ScreenSaverPresence,
    )

    return [
        MutterPresence(bus),
        *(ScreenSaverPresence(bus, peer) for peer in SCREEN_SAVERS),
    ]
