"""What cues are given by: made when the first one is, for most hours nobody walks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.desktop.notify.shown_note import ShownNote
from walkreminder.desktop.notify.silent import SilentNotifier

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from walkreminder.desktop.dbus import Bus
    from walkreminder.desktop.notify import Notifier
    from walkreminder.desktop.paths import Paths
    from walkreminder.desktop.sound import Sound
    from walkreminder.desktop.speech import Speech


@dataclass(frozen=True, slots=True)
class Outlets:
    """A sound, a voice, and notifications beside that of the prompt."""

    sound: Sound
    speech: Speech
    notifier: Notifier


def open_outlets(
    session: Bus | None, app_name: str, icon: Path, paths: Paths, parent: QObject
) -> Outlets:
    """Return those of this system; `session` is the bus of the user's session."""
    folder = paths.socket.parent
    return Outlets(
        _sound(folder, parent),
        _speech(parent),
        _notifier(session, app_name, icon, paths, parent),
    )


def _sound(folder: Path, parent: QObject) -> Sound:
    if sys.platform == "win32":
        from walkreminder.desktop.windows_sound import (  # noqa: PLC0415
            WindowsSound,
            play_by_system,
        )

        return WindowsSound(play_by_system, folder, parent)
    from walkreminder.desktop.sound import LINUX, MACOS, ProgramSound  # noqa: PLC0415

    players = MACOS if sys.platform == "darwin" else LINUX
    return ProgramSound(players, folder, parent=parent)


def _speech(parent: QObject) -> Speech:
    from walkreminder.desktop import speech  # noqa: PLC0415

    makers = {"linux": speech.speech_dispatcher, "darwin": speech.macos_voice}
    return makers.get(sys.platform, speech.NoSpeech)(parent)


def _notifier(
    session: Bus | None, app_name: str, icon: Path, paths: Paths, parent: QObject
) -> Notifier:
    """Return a second notifier: each keeps one notice, and the prompt has its own.

    On Windows and macOS one process can have only one, and that is the prompt's.
    """
    if session is None:
        return SilentNotifier(parent)
    from walkreminder.desktop.notify.freedesktop import (  # noqa: PLC0415
        FreedesktopNotifier,
    )

    note = ShownNote(paths.socket.with_suffix(".cue"))
    return FreedesktopNotifier(session, app_name, icon, note, parent)
