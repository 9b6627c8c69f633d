"""The page after a walk: what it came to and one thing worth knowing, then it goes.

Where ratings are on it asks how the back was, between the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.after import AfterWalk
from walkreminder.ui.after_words import after_words
from walkreminder.ui.back_card import BackCard
from walkreminder.ui.floating import free_part, margins
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.notice import TroubleBar
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.ring import Ring, RingSize, Share
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.today_cards import FactCard
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from walkreminder.core import claims
    from walkreminder.core.after import After
    from walkreminder.core.state import Scene
    from walkreminder.ui.dressing import ThemeSource

STAYS_MS: Final = 60_000
SIDE: Final = 20
TITLE_BAR: Final = 32  # about; windows differ
PADDING: Final = (Space.L, Space.L)


@dataclass(frozen=True, slots=True)
class Told:
    """What a walk came to, and the card that fits with all its words.

    `trouble` is what kept the rest of it from being known; `walk` is what may be rated.
    """

    after: After
    card: claims.Card
    grade: claims.GradeWords
    counted: str
    occasion: claims.Occasion
    checked: date
    trouble: str = ""
    walk: UUID | None = None


class AfterPage(QWidget):
    """Goes by itself after a minute, unless somebody has touched it."""

    done = Signal()
    claim_wanted = Signal(str)
    asked = Signal(object)
    help_wanted = Signal()
    ratings_off = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        # Inside its window the keyboard comes here, so that the page is read out.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = Ring(themes, RingSize.PROMPT, self)
        self._number = Number(themes, Face.HEADING, Face.LARGE, self)
        self._today = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        self._week = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        self._trouble = TroubleBar(themes, self)
        self._back = BackCard(themes, self)
        self._fact = FactCard(themes, PADDING, self)
        self._fact.asked.connect(self.claim_wanted)
        self._done = Button(themes, tr("Done"), Kind.PRIMARY, parent=self)
        self._done.clicked.connect(self.done)
        self._not_now = Button(themes, tr("Not now"), Kind.PLAIN, parent=self)
        self._not_now.clicked.connect(self._take_back)
        self._not_now.hide()
        self._listen_to_back()
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.done)
        self._set_out()
        themes.changed.connect(self._space_out)
        self._space_out()

    def show_told(self, told: Told) -> None:
        """Show what a walk came to, for a minute."""
        words = after_words(told.after)
        self._show_ring(told.after)
        self._number.show_number(words.number, words.words)
        for line, sentence in ((self._today, words.today), (self._week, words.week)):
            line.show_text(sentence)
            line.setVisible(bool(sentence))
        self._trouble.show_trouble(told.trouble)
        self._fact.show_card(
            told.card, told.grade, told.counted, told.occasion, told.checked
        )
        self.setAccessibleName(sentences(words.spoken, told.trouble))
        self._back.begin(told.walk)
        self._show_buttons()
        self._timer.start()

    def show_scene(self, scene: Scene) -> None:
        """Show what is kept of how the back was."""
        self._back.show_scene(scene)
        self._show_buttons()
        self._make_room()

    def stay(self) -> None:
        """Stay until somebody is done with it."""
        self._timer.stop()

    def _listen_to_back(self) -> None:
        self._back.asked.connect(self.asked)
        self._back.touched.connect(self.stay)
        self._back.help_wanted.connect(self.help_wanted)
        self._back.off_wanted.connect(self.ratings_off)

    def _show_buttons(self) -> None:
        """Offer to take an answer back as well as to keep it, once there is one."""
        answered = self._back.rating is not None
        self._done.show_text(tr("Save and close") if answered else tr("Done"))
        self._not_now.setVisible(answered)

    def _make_room(self) -> None:
        """Let the card go where the screen has no room for all: an answer matters more.

        Without a question the page is as high as the card needs it to be.
        """
        width, gone = self.window().width(), self._fact.isHidden()
        needed = self._whole.totalHeightForWidth(width)
        if gone:
            inner = width - 2 * self._themes.theme.px(SIDE)
            needed += self._whole.spacing() + self._fact.heightForWidth(inner)
        room = free_part(self.screen()).height() - self._themes.theme.px(TITLE_BAR)
        has_room = self._back.isHidden() or needed <= room
        if has_room == gone:
            self._fact.setVisible(has_room)

    def _take_back(self) -> None:
        self._back.take_back()
        self.done.emit()

    def _show_ring(self, after: After) -> None:
        """Show how much of the day's goal is done, where that is known."""
        self._ring.setVisible(isinstance(after, AfterWalk))
        if not isinstance(after, AfterWalk):
            return
        of_goal = tr("of {goal}", goal=after.goal)
        share = Share(1, icon="check")
        if not after.goal_met:
            share = Share(after.today / after.goal, str(after.today), of_goal)
        self._ring.show_share(share)
        # The sentence beside it says the same.
        self._ring.setAccessibleName("")

    def _set_out(self) -> None:
        self._words, self._head = QVBoxLayout(), QHBoxLayout()
        self._words.addStretch(1)
        for line in (self._number, self._today, self._week):
            self._words.addWidget(line)
        self._words.addStretch(1)
        self._head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(self._words, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._trouble)
        self._whole.addWidget(self._back)
        self._whole.addWidget(self._fact, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._done, 1)
        self._foot.addWidget(self._not_now)
        self._whole.addLayout(self._foot)

    def _space_out(self) -> None:
        """Set the distances of the theme's size."""
        px = self._themes.theme.px
        self._whole.setContentsMargins(px(SIDE), px(Space.XL), px(SIDE), px(SIDE))
        self._whole.setSpacing(px(Space.L))
        self._head.setSpacing(px(Space.L))
        self._foot.setSpacing(px(Space.S))
        # In the corner stands the way to the signs that need help.
        self._head.setContentsMargins(margins(self, 0, 0, px(Space.XL), 0))
        self._words.setSpacing(px(2))

    def event(self, event: QEvent) -> bool:
        """Stay for a pointer that moves here; one that merely rests wants nothing."""
        if event.type() is QEvent.Type.HoverMove:
            self.stay()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by a digit, wherever on the page the keyboard is."""
        if self._back.hear(event):
            self.stay()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay for whoever clicks anywhere."""
        super().mousePressEvent(event)
        self.stay()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt has it
        """Stay for whoever goes through the page by Tab."""
        self.stay()
        return super().focusNextPrevChild(next)
