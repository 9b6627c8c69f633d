"""Say in a window why the app cannot start, where nobody would see a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from walkreminder.ui.icons import app_icon
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.trouble import Trouble
    from walkreminder.ui.dressing import ThemeSource

WIDTH: Final = 460


class TroubleDialog(QDialog):
    """Names what is wrong and what helps; closing it is all there is to do.

    Without the app no other window leads to the signs that need help, so this does.
    """

    help_wanted = Signal()

    def __init__(self, trouble: Trouble, themes: ThemeSource) -> None:
        super().__init__()
        px = themes.theme.px
        self.setWindowTitle(tr("Walk Reminder"))
        self.setWindowIcon(app_icon())
        self.setAccessibleDescription(str(trouble))
        title = tr("Walk Reminder cannot start")
        column = QVBoxLayout(self)
        column.setContentsMargins(*([px(Space.XL)] * 4))
        column.setSpacing(px(Space.M))
        column.addWidget(Text(themes, title, Face.LEAD_STRONG).wrapped())
        column.addWidget(Text(themes, trouble.what).wrapped())
        column.addWidget(Text(themes, trouble.remedy, tone=Tone.MUTED).wrapped())
        column.addSpacing(px(Space.S))
        close = Button(themes, tr("Close"), Kind.PRIMARY)
        close.clicked.connect(self.accept)
        get_help = Button(themes, tr("When to get help"), Kind.PLAIN, "help")
        get_help.clicked.connect(self.help_wanted)
        row = QHBoxLayout()
        row.addWidget(get_help)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.setFixedWidth(px(WIDTH))
        close.setFocus(Qt.FocusReason.OtherFocusReason)
