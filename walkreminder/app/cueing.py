"""Give the cues of a walk: by sound and voice, and by notification if unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core.cues import just_brought
from walkreminder.core.walk import Cue
from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walkreminder.app.outlets import Outlets
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene, State

SOUND, VOICE = "sound", "voice"


class Cueing(QObject):
    """Hears which cue a state brings, and gives it.

    `troubled` brings a kind and what is wrong with it, "" where nothing is;
    `window_wanted` says that a notification was clicked.
    """

    troubled = Signal(str, str)
    window_wanted = Signal(str)

    def __init__(
        self,
        outlets: Callable[[], Outlets],
        walk_is_seen: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = outlets
        self._walk_is_seen = walk_is_seen
        self._outlets: Outlets | None = None
        self._before: State | None = None
        self._settings: Settings | None = None
        self._words = ""  # to be said when the sound is over

    def show_state(self, state: State, scene: Scene) -> None:
        """Give the cue that a state brings, if it brings one that is wanted."""
        before, self._before = self._before, state
        self._follow(scene.settings)
        cue = just_brought(before, state, scene)
        if cue is not None:
            if scene.settings.sound.cues:
                self._give(cue, scene.settings)
        elif state.walk is None and before is not None and before.walk is not None:
            # Whoever has ended a walk needs none of its cues any more.
            self.close()

    def try_out(self, kind: str) -> None:
        """Let a cue be heard as it will be on a walk: its sound, or its words."""
        if self._settings is None:
            return
        self._words = ""
        volume = self._settings.sound.volume
        if kind == VOICE:
            self._made().speech.say(_words(Cue.HALF_WAY), volume)
        else:
            self._made().sound.play(_sound(Cue.HALF_WAY), volume)

    def close(self) -> None:
        """Be silent, and leave nothing on screen."""
        self._words = ""
        if self._outlets is not None:
            self._outlets.sound.stop()
            self._outlets.speech.stop()
            self._outlets.notifier.close()

    def _follow(self, settings: Settings) -> None:
        """Take up what is wanted now; a voice that is not there is told at once."""
        before, self._settings = self._settings, settings
        speaks, sounds = _speaks(settings), settings.sound.cues
        if before is not None and before.sound.cues and not sounds:
            self.close()
            self.troubled.emit(SOUND, "")
        if speaks != (before is not None and _speaks(before)):
            absence = self._made().speech.absence if speaks else ""
            self.troubled.emit(VOICE, absence)

    def _give(self, cue: Cue, settings: Settings) -> None:
        outlets = self._made()
        self._words = _words(cue) if _speaks(settings) else ""
        outlets.sound.play(_sound(cue), settings.sound.volume)
        if not self._walk_is_seen():
            self._show(cue, outlets)

    def _show(self, cue: Cue, outlets: Outlets) -> None:
        # Imported here: whoever looks at the walk window needs none.
        from walkreminder.desktop.notify import (  # noqa: PLC0415
            DEFAULT,
            Choice,
            Manner,
            Notice,
        )
        from walkreminder.ui.cue_words import cue_words  # noqa: PLC0415
        from walkreminder.ui.wording import tr  # noqa: PLC0415

        words, opens = cue_words(cue), (Choice(DEFAULT, tr("Open")),)
        outlets.notifier.show(Notice(words.title, words.sentence, opens, Manner.PASSES))

    def _made(self) -> Outlets:
        if self._outlets is None:
            self._outlets = self._open()
            self._outlets.sound.done.connect(self._speak)
            self._outlets.speech.done.connect(self._tell_voice)
            self._outlets.notifier.chosen.connect(self._want_window)
        return self._outlets

    def _speak(self, problem: str) -> None:
        """Say the words of the cue whose sound is over, heard or not."""
        self.troubled.emit(SOUND, problem)
        words, self._words = self._words, ""
        if words and self._settings is not None:
            self._made().speech.say(words, self._settings.sound.volume)

    def _tell_voice(self, problem: str) -> None:
        self.troubled.emit(VOICE, problem)

    def _want_window(self) -> None:
        self.window_wanted.emit("walk")


def _speaks(settings: Settings) -> bool:
    return settings.sound.cues and settings.walk.voice


def _sound(cue: Cue) -> Path:
    return resource("sounds", f"{cue.value}.wav")


def _words(cue: Cue) -> str:
    # Imported here: most walks are not spoken to.
    from walkreminder.ui.cue_words import cue_words  # noqa: PLC0415

    return cue_words(cue).spoken
