"""What the user has chosen: read from the file, changed here, kept in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core.timetable import ClockTimes
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.ui.dressing import Choice, Motion

if TYPE_CHECKING:
    from datetime import time

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Reminder, SlotKey
    from walkreminder.desktop.file_watch import FileWatch
    from walkreminder.engine import Engine
    from walkreminder.store.settings_file import SettingsFile
    from walkreminder.ui.dressing import ThemeSource


class Choices(QObject):
    """Keeps engine, looks and file at one and the same settings.

    `looked` carries what the file told, with its mistakes and warnings; `told` what
    stood in the way of saving, "" where nothing did; `stuck` why the engine could
    not take up what the file says, until keep_up() succeeds.
    """

    looked = Signal(object)
    told = Signal(str)
    stuck = Signal(str)

    def __init__(
        self,
        file: SettingsFile,
        watch: FileWatch,
        themes: ThemeSource,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._watch = watch
        self._themes = themes
        self._engine: Engine | None = None
        self._wanted: Settings | None = None
        watch.changed.connect(self._reload)

    def load(self) -> Settings:
        """Return the settings to start with.

        In the place of a faulty file the copy of the last good one is used, and
        where there is none, what of the file can be understood.
        """
        loaded = self._file.load()
        settings = loaded.settings
        if loaded.mistakes:
            settings = self._file.previous() or settings
        self._dress(settings)
        return settings

    def serve(self, engine: Engine) -> None:
        """Let an engine follow every change from now on."""
        self._engine = engine
        self.looked.emit(self._file.load())

    def save(self, settings: Settings) -> None:
        """Write settings and use them; Trouble or Refused where the file cannot."""
        self._file.save(settings)
        self._watch.overlook()
        # A hand may have changed the file too: what it says now is what counts.
        self._reload()

    def try_to_save(self, settings: Settings) -> bool:
        """Write settings and use them; what stands in the way is told."""
        problem = ""
        try:
            self.save(settings)
        except (Refused, Trouble) as why:
            problem = str(why)
        self.told.emit(problem)
        return not problem

    def move(self, key: SlotKey, to: time) -> bool:
        """Let a reminder ask at another time of day from now on, if that can be."""
        if self._engine is None:
            return False
        settings = self._engine.settings
        moved = tuple(
            _moved(each, key.time, to) if each.id == key.reminder else each
            for each in settings.reminders
        )
        return self.try_to_save(replace(settings, reminders=moved))

    @property
    def is_behind(self) -> bool:
        """Whether the engine has yet to take up what is wanted."""
        wanted, engine = self._wanted, self._engine
        return engine is not None and wanted not in (None, engine.settings)

    def keep_up(self) -> None:
        """Let the engine take up what the store had no room for before."""
        if self._engine is None or self._wanted is None:
            return
        try:
            self._engine.use(self._wanted)
        except Trouble as trouble:
            self.stuck.emit(str(trouble))

    def _reload(self) -> None:
        """Take up an edit made by hand; a faulty one is told and left alone."""
        loaded = self._file.load()
        self.looked.emit(loaded)
        if not loaded.mistakes:
            self._use(loaded.settings)

    def _use(self, settings: Settings) -> None:
        self._dress(settings)
        self._wanted = settings
        self.keep_up()

    def _dress(self, settings: Settings) -> None:
        look = settings.appearance
        motion = Motion.REDUCED if look.reduced_motion else Motion.SYSTEM
        self._themes.use(Choice(look.theme.value), motion)


def _moved(reminder: Reminder, before: time, to: time) -> Reminder:
    if not isinstance(reminder.rule, ClockTimes):
        return reminder
    times = tuple(to if at == before else at for at in reminder.rule.times)
    return replace(reminder, rule=ClockTimes(times))
