"""Let another history take the place of the open one, while the app goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.store.telling import Busy, Damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from walkreminder.app.mending import Remedy
    from walkreminder.desktop.paths import Paths
    from walkreminder.engine import Engine
    from walkreminder.store.history import History
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.mend_dialog import Choice, MendDialog

T = TypeVar("T")

# A backup or a sync may have the new one for a moment; each try waits two seconds.
_TRIES = 5


class Declined(Trouble):
    """Raised where another history was offered, and not wanted: the app ends."""


class TakingOver(QObject):
    """Swaps histories under the engine; what is shown of them follows.

    `quit_wanted` where somebody would rather end the app than go on with another one;
    `leaving` just before the open one is let go of.
    """

    quit_wanted = Signal()
    leaving = Signal()

    def __init__(
        self,
        history: History,
        paths: Paths,
        today: Callable[[], date],
        themes: ThemeSource,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._paths = paths
        self._today = today
        self._themes = themes
        self._engine: Engine | None = None
        self._dialog: MendDialog | None = None
        self._was_offered = False

    def begin(self, engine: Engine) -> None:
        """Let an engine begin; a history that it cannot begin with is mended first."""
        self._engine = engine
        try:
            engine.begin()
        except Damaged as damage:
            if not self._mended_at_start(damage):
                raise Declined(damage.what, damage.remedy) from damage
            engine.begin()

    def restore(self, copy: Path) -> Path | None:
        """Let a copy take the place; return where the history of now is kept.

        What is going on goes on: only the records are those of the copy.
        """
        from walkreminder.store.safety import kept, mending  # noqa: PLC0415 - seldom

        if not kept.is_sound(copy):
            raise Trouble(
                f"The copy {copy} cannot be used: it is damaged.",
                "Choose another one.",
            )
        place, folder = self._paths.history, self._paths.backups
        new = mending.coming(place, copy, state=self._present.state)
        put = mending.put_in_place
        return self._swap(partial(put, new, folder, kept.Kind.REPLACED, self._today()))

    def delete_all(self) -> list[Path]:
        """Begin with nothing; return the copies that could not be deleted."""
        from walkreminder.store.safety import mending  # noqa: PLC0415 - seldom

        new = mending.coming(self._paths.history)
        return self._swap(partial(mending.begin_anew, new, self._paths.backups))

    def offer(self, damage: Damaged) -> None:
        """Ask in a window what to go on with, once: who puts it off is told at a start.

        The app goes on meanwhile, and so does whatever can still be read and kept.
        """
        if self._was_offered:
            return
        self._was_offered = True
        from walkreminder.app.content import show_help_over  # noqa: PLC0415 - seldom
        from walkreminder.app.mending import Remedy  # noqa: PLC0415
        from walkreminder.ui.mend_dialog import MendDialog  # noqa: PLC0415

        remedy = Remedy(self._paths, self._today())
        dialog = MendDialog(remedy.offer(str(damage.what)), self._themes)
        dialog.help_wanted.connect(partial(show_help_over, dialog, self._themes))
        dialog.chosen.connect(partial(self._mend, remedy))
        self._dialog = dialog
        dialog.show()

    def close(self) -> None:
        """Offer nothing any more: the app ends."""
        self._was_offered = True
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.blockSignals(True)  # noqa: FBT003  Qt's own
            dialog.close()
            dialog.deleteLater()

    @property
    def _present(self) -> Engine:
        assert self._engine is not None, "begin() comes first"
        return self._engine

    def _mend(self, remedy: Remedy, choice: Choice | None) -> None:
        from walkreminder.ui.mend_dialog import Choice  # noqa: PLC0415 - as above

        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if choice is None:
            return
        if choice is Choice.QUIT:
            self.quit_wanted.emit()
            return
        state = self._present.state
        try:
            self._swap(partial(remedy.carry_out, choice, state))
        except Damaged as damage:
            self._offer_again(damage)
        except Trouble as trouble:
            self._offer_again(Damaged(str(trouble), trouble.remedy))
        else:
            self._was_offered = False

    def _offer_again(self, damage: Damaged) -> None:
        self._was_offered = False
        self.offer(damage)

    def _mended_at_start(self, damage: Damaged) -> bool:
        from walkreminder.app.mending import mended  # noqa: PLC0415 - seldom

        self._history.close()
        try:
            return mended(damage, self._paths, self._today(), self._themes)
        finally:
            self._history.open()

    def _swap(self, put: Callable[[], T]) -> T:
        """Let one be put in the place while it is not open, and go on with it."""
        self.leaving.emit()
        self._history.close()
        try:
            done = put()
        finally:
            self._reopen()
        self._present.go_on()
        return done

    def _reopen(self) -> None:
        for _ in range(_TRIES - 1):
            try:
                self._history.open()
            except Busy:
                continue
            return
        self._history.open()
