"""Play a short sound by whatever program of the desktop can; alone knows which can.

A player that is there may still have nobody to play to, as one of a sound server that
does not run: then the next one is tried, and the one that could comes first from then
on. Nothing waits for a sound, and one that could not be played is told.
"""

from __future__ import annotations

import shutil
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.program import Program
from walkreminder.desktop.soft_sound import softened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance


class Sound(Protocol):
    """Plays one sound at a time.

    `done` brings "" once a sound was played, or the sentence that says why it was
    not; one that another has taken the place of brings nothing.
    """

    @property
    def done(self) -> SignalInstance:
        """Tell that a sound is over, and what stood in its way."""

    def play(self, file: Path, volume: int) -> None:
        """Play a file at a volume from 0, which is silence, to 100."""

    def stop(self) -> None:
        """Be silent."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a file, and what it is told before the file's name."""

    name: str
    options: tuple[str, ...] = ()


LINUX: Final = (
    Player("pw-play"),
    Player("paplay"),
    Player("aplay", ("-q",)),
    Player("canberra-gtk-play", ("-f",)),
)
MACOS: Final = (Player("afplay"),)
REMEDY: Final = "or switch the cues off in the settings."


class ProgramSound(QObject):
    """Sound by one of several programs; scaled sounds are put into a folder."""

    done = Signal(str)

    def __init__(
        self,
        players: Sequence[Player],
        folder: Path,
        find: Callable[[str], str | None] = shutil.which,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._players = list(players)
        self._folder = folder
        self._find = find
        self._file = folder
        self._left: list[Player] = []
        self._program = Program(self)
        self._program.ended.connect(self._hear)
        self._program.hung.connect(self._fail)

    def play(self, file: Path, volume: int) -> None:
        """Play a file at a volume from 0, which is silence, to 100."""
        self.stop()
        if volume <= 0:
            self.done.emit("")
            return
        self._left = [each for each in self._players if self._find(each.name)]
        if not self._left:
            self.done.emit(str(_no_player(self._players)))
            return
        try:
            self._file = softened(file, volume, self._folder)
        except (OSError, EOFError, wave.Error) as problem:
            self.done.emit(str(_no_file(file, self._folder, problem)))
            return
        self._try_next()

    def stop(self) -> None:
        """Be silent."""
        self._program.stop()

    def _try_next(self) -> None:
        player = self._left[0]
        path = self._find(player.name) or player.name
        self._program.run([path, *player.options, str(self._file)])

    def _hear(self, problem: str) -> None:
        player = self._left.pop(0)
        if not problem:
            self._players.sort(key=lambda each: each is not player)
            self.done.emit("")
        elif self._left:
            self._try_next()
        else:
            self._tell(player, problem)

    def _fail(self, problem: str) -> None:
        """Give this sound up: what is played so late would mislead."""
        player = self._left[0]
        # The next sound is tried with the others first.
        self._players.sort(key=lambda each: each is player)
        self._tell(player, problem)

    def _tell(self, player: Player, problem: str) -> None:
        what = f"A cue could not be played: {player.name} failed ({problem})."
        remedy = f"Look at the sound of this computer, {REMEDY}"
        self.done.emit(str(Trouble(what, remedy)))


def _no_player(players: Sequence[Player]) -> Trouble:
    names = ", ".join(each.name for each in players)
    return Trouble(
        f"The cues of a walk cannot be heard: none of {names} is installed.",
        f"Install one of them, {REMEDY}",
    )


def _no_file(file: Path, folder: Path, problem: Exception) -> Trouble:
    return Trouble(
        f"A cue could not be played: {file.name} cannot be put into {folder}"
        f" ({problem}).",
        f"Free some space there, {REMEDY}",
    )
