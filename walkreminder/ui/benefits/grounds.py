"""How sure we are of something and who showed it, in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.columns import led
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content, Grade
    from walkreminder.ui.dressing import ThemeSource


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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        badge = grade_badge(themes, content, grade)
        badge.setParent(self)
        cited, small = content.citation(sources), Face.SMALL
        words = Prose(themes, cited, small, Tone.MUTED, parent=self)
        whole = led(themes, badge, words)
        whole.place(1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(whole)
