"""The report as a PDF for the command line: Qt without a window, or a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication

from walkreminder import __version__
from walkreminder.app.content import content_in
from walkreminder.app.reporting import report_from
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.display import display_trouble
from walkreminder.ui.desk import pdf_of
from walkreminder.ui.report.page import Looks, put_on
from walkreminder.ui.report.words import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPagedPaintDevice

    from walkreminder.app.reporting import Shelf
    from walkreminder.core.report import Report
    from walkreminder.core.report_period import Asked


def report_pdf(environ: Mapping[str, str], shelf: Shelf, asked: Asked) -> bytes:
    """Return the report as a PDF; Trouble where it cannot be painted."""
    report = report_from(shelf, asked.period, asked.today, asked.goal)
    if QGuiApplication.instance() is not None:
        return _painted(report, asked)
    # Qt ends the process where it finds no display; paper needs none.
    words = [] if display_trouble(environ) is None else ["-platform", "offscreen"]
    english = QLocale.Language.English
    QLocale.setDefault(QLocale(english, QLocale.system().territory()))
    qt = QGuiApplication(["walkreminder", *words])
    try:
        return _painted(report, asked)
    finally:
        qt.shutdown()


def _painted(report: Report, asked: Asked) -> bytes:
    languages = [asked.language] if asked.language else QLocale.system().uiLanguages()
    right_to_left = Qt.LayoutDirection.RightToLeft
    looks = Looks(
        QGuiApplication.font().family(),
        __version__,
        content_in(languages).disclaimer,
        black=asked.black,
        mirrored=QGuiApplication.layoutDirection() is right_to_left,
    )
    taken = []

    def put(device: QPagedPaintDevice) -> bool:
        taken.append(put_on(device, report, looks))
        return taken[-1]

    pdf = pdf_of(title(), put)
    if not all(taken):
        what = "The report cannot be painted here."
        raise Trouble(what, "Print it from the page History of the app instead.")
    return pdf
