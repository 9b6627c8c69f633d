"""Open the way to the report: what it is read from, and how it looks at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from walkreminder import __version__
from walkreminder.app.reporting import report_from
from walkreminder.core.report_period import Period, Span, period_of
from walkreminder.core.timetable import local_date
from walkreminder.ui.report.dialog import ReportDialog
from walkreminder.ui.report.page import Looks
from walkreminder.ui.theme import Face

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from walkreminder.app.pages import Sources
    from walkreminder.core.claims import Content
    from walkreminder.core.report import Report
    from walkreminder.core.state import Scene


def open_report(
    sources: Sources, scene: Scene, content: Content, parent: QWidget | None
) -> ReportDialog:
    """Show the dialog; nothing of it stays when it is closed."""
    today, goal = local_date(scene.now, scene.zone), scene.settings.goal

    def read(span: Span) -> Report:
        def period(since: date | None) -> Period:
            return period_of(span, today, since, goal.week_starts)

        return report_from(sources.records, period, today, goal)

    family = sources.themes.theme.font(Face.BODY).family()
    looks = Looks(family, __version__, content.disclaimer)
    dialog = ReportDialog(sources.themes, read, looks, parent=parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
