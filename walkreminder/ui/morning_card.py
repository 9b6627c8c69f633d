"""How the back is on the morning after a walk: asked once, quietly, on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from walkreminder.core.events import NoMorning, Rate
from walkreminder.core.ledger import Part
from walkreminder.core.rating import asks_first, asks_morning, is_still_morning, taken
from walkreminder.ui import rating_words as words
from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.rating import RatingScale
from walkreminder.ui.parts.text import Text
from walkreminder.ui.rating_links import HelpLine, OffLink
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.S, Space.XL)
COMPACT_PADDING: Final = (Space.M, Space.L)
CELL: Final = 28
SCALE: Final = 276
WIDEST: Final = 420


class MorningCard(Card):
    """One tap keeps it; while the page is looked at, another corrects it."""

    asked = Signal(object)
    off_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, padding=PADDING, parent=parent)
        self._walk: UUID | None = None
        self._answered: UUID | None = None
        self._wants_off = False
        self._rating: int | None = None
        self._question = Text(themes, "", Face.MEDIUM, parent=self).wrapped()
        self._scale = RatingScale(themes, "", self, CELL)
        self._scale.chosen.connect(self.rate)
        self._not_now = Link(themes, tr("Not now"), Face.SMALL_MEDIUM, parent=self)
        self._not_now.clicked.connect(self._decline)
        self._off = OffLink(themes, self)
        self._off.clicked.connect(self._end)
        self._help = HelpLine(themes, self)
        self._help.clicked.connect(self.help_wanted)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._set_out()
        self.hide()

    def show_state(self, state: State, scene: Scene) -> None:
        """Ask of yesterday's walk, or show what was just answered of it."""
        walk = asks_morning(state, scene) or self._just_answered(scene)
        if walk is None:
            self._show_end(scene)
            return
        self._walk, self._rating = walk.id, walk.next_morning
        question = words.morning_question(still=is_still_morning(scene))
        self._question.show_text(question)
        self._scale.row.show_name(question)
        self._scale.row.show_rating(walk.next_morning)
        answered = walk.next_morning is not None
        self._not_now.show_text(tr("Done") if answered else tr("Not now"))
        self._off.setVisible(asks_first(scene.past) and not answered)
        told = taken(scene, walk)
        self._help.show_words(words.red_words(told) if answered else "")
        for part in (self._scale, self._not_now):
            part.show()
        self.setAccessibleName(question)
        self.show()

    def show_room(self, room: Room) -> None:
        """Stand in one line where there is room for it."""
        direction, full = QBoxLayout.Direction, room is Room.FULL
        self._line.setDirection(
            direction.LeftToRight if full else direction.TopToBottom
        )
        self._padding = PADDING if full else COMPACT_PADDING
        self._dress()
        px = self._themes.theme.px
        self._line.setSpacing(px(Space.L if full else Space.S))
        self._scale.setMaximumWidth(px(SCALE if full else WIDEST))
        self._scale.setMinimumWidth(px(SCALE) if full else 0)

    def rate(self, rating: int) -> None:
        """Keep an answer, and go on showing it while somebody looks."""
        if self._walk is None:
            return
        self._answered = self._walk
        self.asked.emit(Rate(self._walk, Part.NEXT_MORNING, rating))
        # What was not kept is not shown as if it were.
        self._scale.row.show_rating(self._rating)

    def leave(self) -> None:
        """Ask no more of what was answered: nobody looks any longer."""
        self._answered, self._wants_off = None, False

    def _just_answered(self, scene: Scene) -> WalkRecord | None:
        walk = scene.past.last_yesterday
        if walk is None or walk.id != self._answered or walk.next_morning is None:
            return None
        return walk if scene.settings.rating.ask else None

    def _show_end(self, scene: Scene) -> None:
        """Say that it is asked no more, to whoever has just wished that."""
        self._walk = None
        if not self._wants_off or scene.settings.rating.ask:
            self.hide()
            return
        self._question.show_text(words.off_told())
        for part in (self._scale, self._not_now, self._off):
            part.hide()
        self._help.show_words("")

    def _set_out(self) -> None:
        links = QVBoxLayout()
        links.setSpacing(0)
        align = Qt.AlignmentFlag
        for link in (self._not_now, self._off):
            links.addWidget(link, 0, align.AlignLeft)
        self._line.addWidget(self._question, 1)
        self._line.addWidget(self._scale)
        self._line.addLayout(links)
        self.body.addLayout(self._line)
        self.body.addWidget(self._help)

    def _decline(self) -> None:
        """Leave it at that, with an answer or without one."""
        walk, self._answered = self._walk, None
        if walk is not None and self._rating is None:
            self.asked.emit(NoMorning(walk))
        elif walk is not None:
            self._walk = None
            self.hide()

    def _end(self) -> None:
        self._wants_off = True
        self.off_wanted.emit()
