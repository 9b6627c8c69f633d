"""Say a few words aloud by the desktop's voice; where there is none, that is told."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

# What is said is in this language; a voice for another would read it as its own.
LANGUAGE: Final = "en"
REMEDY: Final = "or switch the voice off in the settings."


class Speech(Protocol):
    """Says one thing at a time.

    `done` brings "" once the words were handed to a voice, or the sentence that says
    why they were not.
    """

    @property
    def done(self) -> SignalInstance:
        """Tell that words were said, and what stood in their way."""

    @property
    def absence(self) -> str:
        """Say that there is no voice here, as far as is known; "" where there is."""

    def say(self, words: str, volume: int) -> None:
        """Say words at a volume from 0, which is silence, to 100."""

    def stop(self) -> None:
        """Say no more."""


class ProgramSpeech(QObject):
    """Speech by a program: `command` says how it is told words and a volume."""

    done = Signal(str)

    def __init__(
        self,
        name: str,
        command: Callable[[str, int], list[str]],
        install: str,
        find: Callable[[str], str | None] = shutil.which,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._command = command
        self._install = install
        self._find = find
        self._program = Program(self)
        self._program.ended.connect(self._hear)
        self._program.hung.connect(self._hear)

    @property
    def absence(self) -> str:
        """Say that there is no voice here, as far as is known; "" where there is."""
        if self._find(self._name):
            return ""
        what = f"The cues cannot be spoken: there is no {self._name} on this computer."
        return str(Trouble(what, f"{self._install}, {REMEDY}"))

    def say(self, words: str, volume: int) -> None:
        """Say words at a volume from 0, which is silence, to 100."""
        self.stop()
        path = self._find(self._name)
        if volume <= 0:
            self.done.emit("")
        elif path is None:
            self.done.emit(self.absence)
        else:
            self._program.run([path, *self._command(words, volume)])

    def stop(self) -> None:
        """Say no more."""
        self._program.stop()

    def _hear(self, problem: str) -> None:
        if problem:
            what = f"A cue could not be spoken: {self._name} failed ({problem})."
            remedy = f"Try {self._name} in a terminal, {REMEDY}"
            problem = str(Trouble(what, remedy))
        self.done.emit(problem)


def speech_dispatcher(parent: QObject | None = None) -> ProgramSpeech:
    """Return the voice of a Linux desktop: Speech Dispatcher, told by spd-say."""
    install = "Install Speech Dispatcher with a voice"
    return ProgramSpeech("spd-say", spd_say, install, parent=parent)


def macos_voice(parent: QObject | None = None) -> ProgramSpeech:
    """Return the voice of macOS, which has no volume of its own."""
    install = "Put the system's own command back"
    return ProgramSpeech("say", _say, install, parent=parent)


def spd_say(words: str, volume: int) -> list[str]:
    """Return what spd-say is told; its volumes go from -100 to 100."""
    louder = str(2 * volume - 100)
    known = ["--application-name", "walkreminder", "--language", LANGUAGE]
    return [*known, "--volume", louder, "--", words]


def _say(words: str, _volume: int) -> list[str]:
    return [words]


class NoSpeech(QObject):
    """No voice at all: says so."""

    done = Signal(str)

    @property
    def absence(self) -> str:
        """Say that there is no voice here."""
        what = "The cues cannot be spoken: no voice of this system is known."
        return str(Trouble(what, "Switch the voice off in the settings."))

    def say(self, words: str, volume: int) -> None:
        """Say nothing, and tell so."""
        del words, volume
        self.done.emit(self.absence)

    def stop(self) -> None:
        """Say no more."""
