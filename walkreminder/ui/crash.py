"""Tell about a mistake of ours: the report in words, and the window that shows it."""

from __future__ import annotations

import traceback
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from walkreminder.ui.about import CopyButton
from walkreminder.ui.icons import app_icon
from walkreminder.ui.parts.buttons import Button, IconButton, Kind
from walkreminder.ui.parts.text import Text
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

SIZE: Final = (600, 440)
REPORT_FONT: Final = 12


class Crash(Enum):
    """When it happened: just now, or when the app ran before."""

    NOW = "now"
    LAST_TIME = "last-time"


def crash_report(
    kind: type[BaseException],
    value: BaseException,
    tb: TracebackType | None,
    versions: Mapping[str, str],
) -> str:
    """Return what the makers need to know: the versions and the traceback.

    Nothing of the user's is in it but what the traceback itself names.
    """
    head = [f"{name}: {version}" for name, version in versions.items()]
    told = "".join(traceback.format_exception(kind, value, tb))
    return "\n".join([*head, "", told]) if head else told


def crash_words(crash: Crash) -> tuple[str, str]:
    """Return the title and the sentences of a crash."""
    if crash is Crash.NOW:
        title = tr("Something in the app went wrong")
    else:
        title = tr("The app ended unexpectedly last time")
    return title, tr(
        "This is a mistake of ours, not yours. What was saved is safe."
        " You can copy the report and show it to the people who make the app;"
        " nothing is sent by itself."
    )


class CrashDialog(QDialog):
    """Shows a report calmly, with a button that copies it."""

    help_wanted = Signal()

    def __init__(
        self,
        report: str,
        themes: ThemeSource,
        crash: Crash = Crash.NOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        title, words = crash_words(crash)
        self.setWindowTitle(tr("Walk Reminder"))
        self.setWindowIcon(app_icon())
        self.setAccessibleDescription(words)
        self.report = QPlainTextEdit(report, self)
        Clothes(self.report, themes)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("The report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(px(REPORT_FONT))
        self.report.setFont(fixed)
        self.copy = CopyButton(themes, tr("Copy the report"), report)
        self.close_button = Button(themes, tr("Close"), Kind.PRIMARY)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        get_help = IconButton(themes, "help", tr("When to get help"))
        get_help.clicked.connect(self.help_wanted)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(get_help)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*([px(Space.XL)] * 4))
        column.setSpacing(px(Space.M))
        column.addWidget(Text(themes, title, Face.LEAD_STRONG).wrapped())
        column.addWidget(Text(themes, words, tone=Tone.MUTED).wrapped())
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self.resize(*(px(side) for side in SIZE))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
