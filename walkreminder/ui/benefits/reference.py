"""One source: its citation, and its DOI to select, to copy, or to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Height, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Labels, Source
    from walkreminder.ui.dressing import ThemeSource

SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Reference(QWidget):
    """A citation; `open_wanted` brings its address when its link is pressed."""

    open_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        source: Source,
        labels: Labels,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"source/{source.id}")
        self._themes = themes
        self._source = source
        self._labels = labels
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Prose(themes, source.text, Face.SMALL, parent=self))
        if source.doi is not None:
            rows.addWidget(self._doi_row(source.doi))

    def _doi_row(self, doi: str) -> QWidget:
        themes, labels = self._themes, self._labels
        room = QWidget(self)
        row = FlowLayout(room, themes.theme.px(Space.L), 0)
        words = Text(themes, f"doi:{doi}", Face.SMALL, Tone.MUTED, self)
        words.setTextInteractionFlags(SELECTABLE)
        words.setMinimumHeight(themes.theme.px(Height.BADGE))
        row.addWidget(words)
        face = Face.SMALL_MEDIUM
        self._copy = Link(themes, labels.copy_doi, face, parent=self)
        self._copy.clicked.connect(self._copy_link)
        self.open_link = Link(themes, labels.open_doi, face, parent=self)
        self.open_link.clicked.connect(self._open)
        for button in (self._copy, self.open_link):
            button.setAccessibleDescription(self._source.text)
            row.addWidget(button)
        return room

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._source.link or "")
        self._copy.show_text(self._labels.copied)

    def _open(self) -> None:
        self.open_wanted.emit(self._source.link or "")
