"""Ask about the signs that need someone to look, before anything else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.benefits import SafetyId
from walkreminder.core.programme_log import Sign
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

LISTS: Final = (
    ((SafetyId.EMERGENCY,), Sign.EMERGENCY),
    ((SafetyId.SOON, SafetyId.CHECK), Sign.SOON),
)


class SignsQuestion(QWidget):
    """One list after the other; `answered` brings the sign that was named, or None."""

    answered = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._at = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.L))
        self._parts: list[list[SignsPanel]] = []
        for names, sign in LISTS:
            care = Care.STOP if sign is Sign.EMERGENCY else Care.HEED
            made = [SignsPanel(themes, content, n, care, parent=self) for n in names]
            self._parts.append(made)
            for panel in made:
                column.addWidget(panel)
        self.none = Button(themes, tr("None of these"), parent=self)
        self.some = Button(themes, tr("Yes, one of these"), parent=self)
        gap = themes.theme.px(Space.S)
        row = FlowLayout(None, gap, gap)
        row.addWidget(self.none)
        row.addWidget(self.some)
        column.addLayout(row)
        self.none.clicked.connect(self._go_on)
        self.some.clicked.connect(self._name)
        self._show()

    def _show(self) -> None:
        for at, panels in enumerate(self._parts):
            for panel in panels:
                panel.setVisible(at == self._at)

    def _go_on(self) -> None:
        if self._at + 1 == len(self._parts):
            self.answered.emit(None)
            return
        self._at += 1
        self._show()

    def _name(self) -> None:
        self.answered.emit(LISTS[self._at][1])
