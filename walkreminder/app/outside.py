"""Everything the app stands on: files, clock, buses, alarm; opened once, at start."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.alarm import Alarm
from walkreminder.desktop.dbus import connect, session_address, system_address
from walkreminder.desktop.file_watch import FileWatch
from walkreminder.desktop.notify.silent import SilentNotifier
from walkreminder.desktop.resume import Resume, ZoneWatch
from walkreminder.desktop.tray_host import TrayHost
from walkreminder.desktop.wall_clock import wall_clock
from walkreminder.resources import resource
from walkreminder.store.history import History
from walkreminder.store.safety.look import glance
from walkreminder.store.schema import transaction
from walkreminder.store.settings_file import SettingsFile
from walkreminder.store.telling import Busy, telling
from walkreminder.store.window_file import WindowFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import QObject

    from walkreminder.app.outlets import Outlets
    from walkreminder.desktop.dbus import Bus
    from walkreminder.desktop.notify import Notifier
    from walkreminder.desktop.paths import Paths
    from walkreminder.desktop.presence import Presence

APP_NAME = "Walk Reminder"

# A backup or a sync may have the history at login; each try waits two seconds.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Outside:
    """The parts that touch the world; `troubles` is what was missing.

    Without a `zone_watch` nobody tells of another zone: it has to be looked for.
    Without a `presence` nobody is ever held to be away. `outlets` makes what the cues
    of a walk are given by.
    """

    paths: Paths
    clock: Callable[[], datetime]
    history: History
    settings_file: SettingsFile
    settings_watch: FileWatch
    window_file: WindowFile
    alarm: Alarm
    notifier: Notifier
    zone_watch: ZoneWatch | None
    resume: Resume | None
    tray_host: TrayHost | None
    presence: Presence | None
    troubles: tuple[Trouble, ...]
    outlets: Callable[[], Outlets]


def open_outside(
    paths: Paths,
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    parent: QObject,
) -> Outside:
    """Open the files and reach for the desktop; a file that cannot is Trouble."""
    history = _patiently(paths.history)
    troubles: list[Trouble] = []
    session = system = None
    if sys.platform == "linux":
        session = _bus(session_address(environ), parent, troubles)
        # A machine without a system bus is not in trouble: the clock tells too.
        system = _bus(system_address(environ), parent, [])
    return Outside(
        paths,
        clock,
        history,
        SettingsFile(paths.settings),
        FileWatch(paths.settings, parent),
        WindowFile(paths.data / "windows.json"),
        Alarm(clock, wall_clock(parent, clock), parent),
        _notifier(session, paths, parent),
        ZoneWatch(system, parent=parent) if sys.platform == "linux" else None,
        None if system is None else Resume(system, parent),
        None if session is None else TrayHost(session, parent),
        _presence(environ, session, parent),
        tuple(troubles),
        partial(_outlets, session, paths, parent),
    )


def _patiently(place: Path) -> History:
    """Open the history; a program that has it for a while is waited for."""
    for _ in range(_TRIES - 1):
        with suppress(Busy):
            return _writable(place)
    return _writable(place)


def _writable(place: Path) -> History:
    history = History(place)
    try:
        # Who writes lets others read: that does not show before the first save.
        with telling(place), transaction(history.database):
            glance(history.database, place)
            return history
    except BaseException:
        history.close()
        raise


def _bus(address: str, parent: QObject, troubles: list[Trouble]) -> Bus | None:
    try:
        return connect(address, parent)
    except Trouble as trouble:
        troubles.append(trouble)
        return None


def _presence(
    environ: Mapping[str, str], session: Bus | None, parent: QObject
) -> Presence | None:
    if sys.platform != "linux":
        return None  # nobody tells there yet
    # Imported here: the other systems do not have what it stands on.
    from walkreminder.desktop.presences import open_presence  # noqa: PLC0415

    return open_presence(environ, session, parent)


def _outlets(session: Bus | None, paths: Paths, parent: QObject) -> Outlets:
    # Imported here: nobody walks at the start.
    from walkreminder.app.outlets import open_outlets  # noqa: PLC0415

    icon = resource("icons", "walkreminder.svg")
    return open_outlets(session, APP_NAME, icon, paths, parent)


def _notifier(session: Bus | None, paths: Paths, parent: QObject) -> Notifier:
    # Imported here: each system has its own, and only one is needed.
    icon = resource("icons", "walkreminder.svg")
    if session is not None:
        from walkreminder.desktop.notify.freedesktop import (  # noqa: PLC0415
            FreedesktopNotifier,
        )
        from walkreminder.desktop.notify.shown_note import ShownNote  # noqa: PLC0415

        note = ShownNote(paths.socket.with_suffix(".shown"))
        return FreedesktopNotifier(session, APP_NAME, icon, note, parent)
    if sys.platform in {"win32", "darwin"}:
        from walkreminder.desktop.notify.center import DesktopCenter  # noqa: PLC0415
        from walkreminder.desktop.notify.other import OtherNotifier  # noqa: PLC0415

        return OtherNotifier(DesktopCenter(APP_NAME, icon), parent)
    return SilentNotifier(parent)
