"""Where paper goes: a place for a PDF or a printer, and what is told of it.

Nothing of Qt's printing is imported before somebody asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileInfo, QSaveFile

from walkreminder.core.trouble import Trouble
from walkreminder.ui.documents import documents
from walkreminder.ui.parts.notice import Care, Notice
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    # Paints all pages on a device, and tells whether it took them.
    PutOn: TypeAlias = Callable[[QPagedPaintDevice], bool]

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

    from walkreminder.ui.page_size import paged  # noqa: PLC0415 - with the above

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


def save(desk: Desk, parent: QWidget, name: str, put_on: PutOn) -> Notice | None:
    """Ask for a place and write a PDF there; tell how it went, if anywhere."""
    path = desk.path(parent, name)
    if path is None:
        return None
    try:
        write(path, pdf_of(name, put_on))
    except Trouble as trouble:
        return _warned(trouble)
    return Notice(tr("Saved as {path}.", path=path), "check", button=tr("Close"))


def print_out(desk: Desk, parent: QWidget, name: str, put_on: PutOn) -> Notice | None:
    """Ask for a printer and send the pages there; tell how it went, if anywhere."""
    printer = desk.printer(parent, name)
    if printer is None:
        return None
    try:
        if printer.outputFileName():  # a printer that writes a file
            insist_on_a_file(Path(printer.outputFileName()))
    except Trouble as trouble:
        return _warned(trouble)
    if put_on(printer) and printer.printerState() not in _failed():
        return Notice(tr("Sent to the printer."), "check", button=tr("Close"))
    what = tr("The printer did not take the page.")
    remedy = tr("See whether it is on, or save the page as a PDF.")
    return _warned(Trouble(what, remedy))


def pdf_of(name: str, put_on: PutOn) -> bytes:
    """Return a PDF of some pages."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - few save
    from PySide6.QtGui import QPdfWriter  # noqa: PLC0415 - a PDF

    from walkreminder.ui.page_size import paged  # noqa: PLC0415 - the same

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_AN_INCH)
    writer.setTitle(name)
    writer.setCreator(tr("Walk Reminder"))
    paged(writer)
    put_on(writer)
    del writer  # it must not outlive what it writes to
    return bytes(buffer.data().data())


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


def _warned(trouble: Trouble) -> Notice:
    return Notice(str(trouble), "about", Care.HEED, tr("Close"))
