"""What both forms of the walk window share: the running time, keys and wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from walkreminder.core.events import Event, Extend, Finish, Pause, Resume
from walkreminder.ui.pace_words import pace_of
from walkreminder.ui.walk_face import Face, face_of, next_change

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Scene
    from walkreminder.core.walk import Walk

LESS: Final = Extend(timedelta(minutes=-5))
KEYS: Final[dict[int, Event]] = {
    Qt.Key.Key_Plus: Extend(),
    Qt.Key.Key_Equal: Extend(),  # plus without Shift on many keyboards
    Qt.Key.Key_Minus: LESS,
    Qt.Key.Key_F: Finish(),
    Qt.Key.Key_Return: Finish(),
    Qt.Key.Key_Enter: Finish(),
}


def wish_of_key(key: int, walk: Walk) -> Event | None:
    """Return what a key asks of a walk."""
    if key == Qt.Key.Key_Space:
        return pause_or_resume(walk)
    return KEYS.get(key)


def pause_or_resume(walk: Walk) -> Event:
    """Return what the large button asks for."""
    return Resume() if walk.paused else Pause()


def with_cues_turned(settings: Settings) -> Settings:
    """Return the settings with cues off where they were on, and on where off."""
    sound = settings.sound
    return replace(settings, sound=replace(sound, cues=not sound.cues))


class SecondHand(QObject):
    """Tells what a walk looks like, anew at each second while it is looked at."""

    moved = Signal(object)

    def __init__(self, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._walk: Walk | None = None
        self._zone: ZoneInfo | None = None
        self._pace = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._watched = False

    @property
    def runs(self) -> bool:
        """Whether it will move again by itself."""
        return self._timer.isActive()

    def follow(self, walk: Walk, scene: Scene) -> None:
        """Follow a walk from now on."""
        self._walk, self._zone = walk, scene.zone
        self._pace = pace_of(scene)
        self._move()

    def let_go(self) -> None:
        """Follow no walk."""
        self._walk = None
        self._timer.stop()

    def wake(self) -> None:
        """Move from now on: somebody looks."""
        self._watched = True
        self._move()

    def rest(self) -> None:
        """Stand still: nobody looks."""
        self._watched = False
        self._timer.stop()

    def _move(self) -> None:
        walk, zone = self._walk, self._zone
        if walk is None or zone is None:
            return
        now = self._clock()
        face: Face = face_of(walk, now, zone, self._pace)
        self.moved.emit(face)
        if self._watched and not walk.paused:
            self._timer.start(next_change(walk, now))
        else:
            self._timer.stop()
