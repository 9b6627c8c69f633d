"""How the back is now: one tap while a walk warms up, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.events import Rate
from walkreminder.core.ledger import Part
from walkreminder.core.rating import asks_before, asks_first
from walkreminder.ui import rating_words as words
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.rating import RatingScale
from walkreminder.ui.parts.text import Text
from walkreminder.ui.rating_links import OffLink
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource

CELL: Final = 26


class BeforeRow(QWidget):
    """Goes once answered, skipped, or when the warm-up ends: `changed` tells."""

    asked = Signal(object)
    off_wanted = Signal()
    changed = Signal()

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self._walk: UUID | None = None
        self._skipped: UUID | None = None
        question = words.before_question()
        self.setAccessibleName(question)
        self._question = Text(themes, question, Face.SMALL_STRONG, parent=self)
        self._off = OffLink(themes, self)
        self._off.clicked.connect(self.off_wanted)
        self._skip = Link(themes, tr("Skip"), Face.SMALL_MEDIUM, parent=self)
        self._skip.clicked.connect(self._leave)
        self._ends = Text(themes, words.ends_in_short(), Face.SMALL, Tone.MUTED, self)
        self._scale = RatingScale(themes, question, self, CELL)
        self._scale.chosen.connect(self._rate)
        self._row = self._scale.row
        self._head, self._whole = QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._question)
        self._head.addWidget(self._ends)
        self._head.addStretch(1)
        for link in (self._off, self._skip):
            self._head.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._scale)
        themes.changed.connect(self._space_out)
        self._space_out()
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether it asks right now."""
        return self._walk is not None

    def show_state(self, state: State, scene: Scene) -> None:
        """Ask of a walk that warms up, if that is still to be asked."""
        walk = asks_before(state, scene)
        walk = None if walk == self._skipped else walk
        # What the ends mean takes a line of its own only where there is more to say.
        first = asks_first(scene.past)
        self._off.setVisible(first)
        self._ends.setVisible(not first)
        self._scale.show_words(seen=first)
        if walk != self._walk:
            self._walk = walk
            self._row.show_rating(None)
            self.changed.emit()

    def hear(self, event: QKeyEvent) -> bool:
        """Answer with a key, if it is asked; return whether that answers."""
        return self.asks and self._row.hear(event)

    def _rate(self, rating: int) -> None:
        if self._walk is not None:
            self.asked.emit(Rate(self._walk, Part.BEFORE, rating))
            # What was not kept is not shown as if it were.
            self._row.show_rating(None)

    def _leave(self) -> None:
        self._skipped, self._walk = self._walk, None
        self.changed.emit()

    def _space_out(self) -> None:
        px = self._themes.theme.px
        self._whole.setContentsMargins(0, 0, 0, px(Space.S))
        self._whole.setSpacing(0)
        self._head.setSpacing(px(Space.S))
