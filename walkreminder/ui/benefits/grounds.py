"""How sure we are of something and who showed it, in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from walkreminder.core.benefits import Content, Grade
    from walkreminder.ui.dressing import ThemeSource


STACK_BELOW: Final = 280


class Grounds(QWidget):
    """The badge of a grade, and after it the citation."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        claim: tuple[Grade, tuple[str, ...]],
        parent: QWidget,
    ) -> None:
        """Take the grade, and the names of the sources."""
        super().__init__(parent)
        grade, sources = claim
        self._themes = themes
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(Space.M))
        badge = self._badge = grade_badge(themes, content, grade)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        cited, small = content.citation(sources), Face.SMALL
        words = Prose(themes, cited, small, Tone.MUTED, parent=self)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        """Ask for the badge alone: where it is narrow the citation goes below it."""
        return QSize(self._badge.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the citation beside the badge, or below it."""
        super().resizeEvent(event)
        stacks = self.width() < self._themes.theme.px(STACK_BELOW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if stacks else way.LeftToRight)
