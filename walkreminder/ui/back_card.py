"""How the back was at its worst in a walk: one tap keeps it, another corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from walkreminder.core.events import Rate, Say
from walkreminder.core.ledger import Part
from walkreminder.core.programme_log import LegPain, NoLegPain
from walkreminder.core.rating import asks_after, asks_first, taken
from walkreminder.ui import rating_words as words
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.rating import RatingScale
from walkreminder.ui.parts.text import Text
from walkreminder.ui.rating_links import HelpLine, LegLine, OffLink
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.state import Scene
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.L, Space.L)
TITLE_GAP: Final = 2


class BackCard(Card):
    """Asks of one walk, and shows what is kept of the answer; nothing else.

    `touched` when somebody answers anything.
    """

    asked = Signal(object)
    off_wanted = Signal()
    help_wanted = Signal()
    touched = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, padding=PADDING, parent=parent)
        self._walk: UUID | None = None
        self._wants_off = False
        self.rating: int | None = None
        title = words.after_question()
        self._title = Text(themes, title, Face.STRONG, parent=self).wrapped()
        self._line = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self._scale = RatingScale(themes, title, self)
        self._scale.chosen.connect(self._rate)
        self._leg = LegLine(themes, self)
        self._leg.clicked.connect(self._say_leg)
        self._leg.taken_back.connect(self._unsay_leg)
        self._help = HelpLine(themes, self)
        self._help.clicked.connect(self.help_wanted)
        self._off = OffLink(themes, self)
        self._off.clicked.connect(self._end)
        self._set_out()
        self.setAccessibleName(title)
        self.hide()

    def begin(self, walk: UUID | None) -> None:
        """Ask of another walk from now on; None asks of none."""
        self._walk, self._wants_off, self.rating = walk, False, None
        self.hide()

    def show_scene(self, scene: Scene) -> None:
        """Show what is kept of the walk, and what that comes to."""
        if self._walk is None:
            return
        walk = asks_after(scene, self._walk)
        if walk is None:
            self._show_end(scene)
            return
        self.rating = walk.after
        self._line.show_text(words.after_line(walk.before))
        self._scale.row.show_rating(walk.after)
        for part in (self._title, self._scale):
            part.show()
        told = taken(scene, walk)
        self._leg.show_taken(told)
        self._help.show_words(words.red_words(told))
        self._off.setVisible(asks_first(scene.past) and walk.after is None)
        self.show()

    def take_back(self) -> None:
        """Let what was rated be unsaid."""
        if self._walk is not None and self.rating is not None:
            self.asked.emit(Rate(self._walk, Part.AFTER, None))

    def hear(self, event: QKeyEvent) -> bool:
        """Answer with a key, if it is asked; return whether that answers."""
        if self.isHidden() or self._scale.isHidden():
            return False
        if not self._scale.row.hear(event):
            return False
        self._scale.row.focus_answer()
        return True

    def _show_end(self, scene: Scene) -> None:
        """Say that it is asked no more, to whoever has just wished that."""
        self.rating = None
        if not self._wants_off or scene.settings.rating.ask:
            self.hide()
            return
        self._line.show_text(words.off_told())
        for part in (self._title, self._scale, self._leg, self._off):
            part.hide()
        self._help.show_words("")

    def _set_out(self) -> None:
        px = self._themes.theme.px
        self.body.setSpacing(px(TITLE_GAP))
        self.body.addWidget(self._title)
        self.body.addWidget(self._line)
        self.body.addSpacing(px(Space.S))
        self.body.addWidget(self._scale)
        self.body.addWidget(self._leg)
        self.body.addWidget(self._help)
        self.body.addWidget(self._off)

    def _rate(self, rating: int) -> None:
        if self._walk is None:
            return
        self.touched.emit()
        self.asked.emit(Rate(self._walk, Part.AFTER, rating))
        # What was not kept is not shown as if it were.
        self._scale.row.show_rating(self.rating)

    def _say_leg(self) -> None:
        if self._walk is not None:
            self.touched.emit()
            self.asked.emit(Say(LegPain(self._walk)))

    def _unsay_leg(self) -> None:
        if self._walk is not None:
            self.touched.emit()
            self.asked.emit(Say(NoLegPain(self._walk)))

    def _end(self) -> None:
        self.touched.emit()
        self._wants_off = True
        self.off_wanted.emit()
