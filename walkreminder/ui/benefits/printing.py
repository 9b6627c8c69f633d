"""Take the panel home: a quiet button that saves it as a PDF or prints it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileInfo, QPoint, QSaveFile, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from walkreminder.core.trouble import Trouble
from walkreminder.ui.documents import documents
from walkreminder.ui.parts.buttons import IconButton, Kind
from walkreminder.ui.parts.notice import Care, Notice
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

DOTS_AN_INCH: Final = 300
SUFFIX: Final = ".pdf"


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Ask where a PDF shall lie; none if nowhere."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - few save a PDF

    start = documents() / f"{name}{SUFFIX}"
    dialog = QFileDialog(parent, tr("Save as PDF"), str(start), f"PDF (*{SUFFIX})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    if dialog.exec() != dialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])


def ask_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Ask for a printer; none if it shall not be printed."""
    # Few print, and the module is large.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    from walkreminder.ui.benefits.sheets import paged  # noqa: PLC0415 - with the above

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    paged(printer)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == dialog.DialogCode.Accepted else None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is asked where the paper goes."""

    path: Callable[[QWidget, str], Path | None] = ask_path
    printer: Callable[[QWidget, str], QPrinter | None] = ask_printer


DESK: Final = Desk()


class PrintButton(IconButton):
    """Opens a menu of two; `told` brings a notice of how it went.

    Nothing of it is made or imported before somebody asks.
    """

    told = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        desk: Desk = DESK,
        parent: QWidget | None = None,
    ) -> None:
        name = tr("Print or save as PDF")
        super().__init__(themes, "print", name, Kind.QUIET, parent)
        self._content = content
        self._desk = desk
        self.clicked.connect(self._open)
        self._keys = QKeySequence(QKeySequence.StandardKey.Print)
        QShortcut(self._keys, self).activated.connect(self.print_out)

    @cached_property
    def menu(self) -> QMenu:
        """The menu of what can be done with the page."""
        menu = QMenu(self)
        Clothes(menu, self.themes)
        menu.setAccessibleName(self.accessibleName())
        menu.addAction(tr("Save as PDF…"), self.save)
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction("\t".join((tr("Print…"), keys)), self.print_out)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with the down arrow too."""
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Ask for a place and write the PDF there."""
        path = self._desk.path(self.window(), self._content.labels.title)
        if path is None:
            return
        try:
            write(path, self._pdf())
        except Trouble as trouble:
            self._warn(trouble)
        else:
            saved = tr("Saved as {path}.", path=path)
            self.told.emit(Notice(saved, "check", button=tr("Close")))

    def print_out(self) -> None:
        """Ask for a printer and send the page there."""
        printer = self._desk.printer(self.window(), self._content.labels.title)
        if printer is None:
            return
        try:
            if printer.outputFileName():  # a printer that writes a file
                insist_on_a_file(Path(printer.outputFileName()))
        except Trouble as trouble:
            self._warn(trouble)
            return
        if self._put_on(printer) and printer.printerState() not in _failed():
            sent = tr("Sent to the printer.")
            self.told.emit(Notice(sent, "check", button=tr("Close")))
            return
        what = tr("The printer did not take the page.")
        remedy = tr("See whether it is on, or save the page as a PDF.")
        self._warn(Trouble(what, remedy))

    def _warn(self, trouble: Trouble) -> None:
        self.told.emit(Notice(str(trouble), "about", Care.HEED, tr("Close")))

    def _pdf(self) -> bytes:
        from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - few save
        from PySide6.QtGui import QPdfWriter  # noqa: PLC0415 - a PDF

        from walkreminder.ui.benefits.sheets import paged  # noqa: PLC0415 - the same

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS_AN_INCH)
        writer.setTitle(self._content.labels.title)
        writer.setCreator(tr("Walk Reminder"))
        paged(writer)
        self._put_on(writer)
        del writer  # it must not outlive what it writes to
        return bytes(buffer.data().data())

    def _put_on(self, device: QPagedPaintDevice) -> bool:
        from walkreminder.ui.benefits.foot import foot_words  # noqa: PLC0415 - and
        from walkreminder.ui.benefits.paper import paper  # noqa: PLC0415 - so few
        from walkreminder.ui.benefits.sheets import put_on  # noqa: PLC0415 - print

        family = self.theme.font(Face.BODY).family()
        document = paper(self._content, family)
        return put_on(device, document, foot_words(self._content))

    def _open(self) -> None:
        below = self.height() + self.theme.px(Space.XS)
        right = self.width() - self.menu.sizeHint().width()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.menu.popup(self.mapToGlobal(QPoint(0 if mirrored else right, below)))


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raise Trouble where it cannot be written."""
    insist_on_a_file(path)
    file = QSaveFile(str(path))
    opened = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if opened and file.write(data) == len(data) and file.commit():
        return
    remedy = tr("Choose another folder, or free some space.")
    raise _not_saved(path, file.errorString(), remedy)


def insist_on_a_file(path: Path) -> None:
    """Raise Trouble where something else than a file has that name.

    A pipe would wait for a reader for ever, and a device is not there to be replaced.
    """
    there = QFileInfo(str(path))
    if there.exists() and not there.isFile():
        folder = tr("a folder has that name")
        other = tr("a device or a pipe has that name")
        why = folder if there.isDir() else other
        raise _not_saved(path, why, tr("Choose another name."))


def _not_saved(path: Path, why: str, remedy: str) -> Trouble:
    what = tr("The page cannot be saved as {path}: {why}.", path=path, why=why)
    return Trouble(what, remedy)


def _failed() -> tuple[QPrinter.PrinterState, ...]:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - loaded by now

    return QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted
