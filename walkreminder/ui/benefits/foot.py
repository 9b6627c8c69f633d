"""The foot of every part: what this is not, when it was checked, and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.ui.benefits.claim import dated
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.link import Link
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource


def foot_words(content: Content) -> str:
    """Return that no clinician reviewed this, and the day of the last check."""
    return f"{content.disclaimer} {dated(content.labels.last_checked, content)}"


LEAST: Final = 56


class Foot(QWidget):
    """The words, and at their end the way to the sources."""

    sources_wanted = Signal()

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        small, middle = Face.SMALL, Qt.AlignmentFlag.AlignVCenter
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(Space.L))
        words = Prose(themes, foot_words(content), small, Tone.MUTED, parent=self)
        words.setMinimumWidth(themes.theme.px(LEAST))
        row.addWidget(words, 1, middle)
        to_sources = content.labels.to_sources
        self.link = Link(themes, to_sources, Face.SMALL_MEDIUM, parent=self)
        self.link.clicked.connect(self.sources_wanted)
        row.addWidget(self.link, 0, middle)
