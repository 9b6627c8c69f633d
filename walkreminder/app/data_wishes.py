"""Grant what is wished on the tab Your data, and tell what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.core.trouble import Trouble
from walkreminder.ui.wording import listing, sentences, tr

if TYPE_CHECKING:
    from walkreminder.app.taking_over import TakingOver
    from walkreminder.app.windows import Windows


class DataWishes(QObject):
    """Each wish leads to one sentence: `done` brings it, or `failed` why not."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, taking_over: TakingOver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._taking_over = taking_over

    def serve(self, windows: Windows) -> None:
        """Hear what is wished in the windows, and answer there."""
        self.done.connect(windows.tell_of_data)
        self.failed.connect(windows.tell_data_trouble)
        windows.restore_wanted.connect(self.restore)
        windows.delete_wanted.connect(self.delete)

    def restore(self, copy: str) -> None:
        """Let a copy take the place of the history."""
        try:
            aside = self._taking_over.restore(Path(copy))
        except Trouble as trouble:
            self.failed.emit(str(trouble))
            return
        kept = tr("What was there before is in the list below.")
        self.done.emit(sentences(tr("The copy is in use now."), kept if aside else ""))

    def delete(self) -> None:
        """Begin with nothing."""
        try:
            left = self._taking_over.delete_all()
        except Trouble as trouble:
            self.failed.emit(str(trouble))
            return
        if left:
            files = listing(map(str, left))
            self.failed.emit(
                tr("Your history is empty, but this stays: {files}.", files=files)
            )
        else:
            self.done.emit(tr("Everything is deleted."))
