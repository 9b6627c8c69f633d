"""Ask for a file to write or to read, without holding up anything meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from walkreminder.ui.documents import documents
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

ENDINGS: Final = (".json", ".csv", ".ics")


def kinds() -> dict[str, str]:
    """Return the endings of files that are written, by the words of the dialog."""
    names = (
        tr("Everything, for another computer, as JSON (*.json)"),
        tr("Walks, for a spreadsheet, as CSV (*.csv)"),
        tr("Reminders and walks, for a calendar, as iCalendar (*.ics)"),
    )
    return dict(zip(names, ENDINGS, strict=True))


def with_ending(path: Path, ending: str) -> Path:
    """Return a path that says what kind of file it is."""
    known = path.suffix.lower() in ENDINGS
    return path if known else path.with_name(f"{path.name}{ending}")


class Asking(QObject):
    """Opens the dialogs of the desktop; each leads to one file or to nothing.

    The next one begins in the folder of the last. Whether a file may be replaced is
    asked by the dialog: where an ending has to be added, it comes up again with it.
    """

    to_write = Signal(object)
    to_read = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._folder: Path | None = None

    def ask_to_write(self) -> None:
        """Ask where all of it shall go, and as what."""
        folder = self._folder or documents()
        self._ask_to_write(folder / tr("walks"), next(iter(kinds())))

    def ask_to_read(self) -> None:
        """Ask which file to look into."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom wanted

        folder = str(self._folder or documents())
        some = tr("Walks, as JSON or CSV (*.json *.csv)"), tr("All files (*)")
        dialog = QFileDialog(self._over, tr("Import"), folder, ";;".join(some))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._read)
        self._open(dialog)

    def _ask_to_write(self, start: Path, kind: str) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        named, title = with_ending(start, kinds()[kind]), tr("Export all")
        filters = ";;".join(kinds())
        dialog = QFileDialog(self._over, title, str(named.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectNameFilter(kind)
        dialog.selectFile(named.name)

        def change_ending(chosen: str) -> None:
            # The dialog of a desktop may tell of no kind when it comes up.
            ending = kinds().get(chosen)
            name = Path(next(iter(dialog.selectedFiles()), named.name))
            if ending is not None and name.suffix.lower() in ENDINGS:
                dialog.selectFile(name.with_suffix(ending).name)

        def write(told: str) -> None:
            self._write(Path(told), dialog.selectedNameFilter())

        dialog.filterSelected.connect(change_ending)
        dialog.fileSelected.connect(write)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, told: str) -> None:
        self._folder = Path(told).parent
        self.to_read.emit(Path(told))

    def _write(self, told: Path, kind: str) -> None:
        self._folder = told.parent
        # A desktop may tell of no kind, or of one in other words than it was given.
        kind = kind if kind in kinds() else next(iter(kinds()))
        path = with_ending(told, kinds()[kind])
        if path != told and path.exists():
            self._ask_to_write(path, kind)
        else:
            self.to_write.emit(path)
