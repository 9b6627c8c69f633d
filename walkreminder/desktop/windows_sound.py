"""Play a short sound on Windows, by the system's own call."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.soft_sound import softened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class WindowsSound(QObject):
    """Sound by `play`, which takes a file, or None for silence, and does not wait."""

    done = Signal(str)

    def __init__(
        self,
        play: Callable[[str | None], None],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._play = play
        self._folder = folder

    def play(self, file: Path, volume: int) -> None:
        """Play a file at a volume from 0, which is silence, to 100."""
        problem = ""
        if volume > 0:
            try:
                # What still plays has its file open, which cannot be replaced then.
                self._play(None)
                self._play(str(softened(file, volume, self._folder)))
            except (OSError, EOFError, RuntimeError, wave.Error) as why:
                problem = str(_trouble(why))
        self.done.emit(problem)

    def stop(self) -> None:
        """Be silent."""
        self._play(None)


def play_by_system(file: str | None) -> None:
    """Play a file in the background; None stops what plays."""
    import winsound  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415

    how = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT  # type: ignore[attr-defined,unused-ignore] # Windows alone has it
    winsound.PlaySound(file, how)  # type: ignore[attr-defined,unused-ignore] # as above


def _trouble(why: Exception) -> Trouble:
    return Trouble(
        f"A cue could not be played ({why}).",
        "Look at the sound of this computer, or switch the cues off in the settings.",
    )
