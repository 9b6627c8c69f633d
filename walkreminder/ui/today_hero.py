"""The first card of Today: the ring, the next time, and what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.page import Room
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.ring import Dial, Ring, RingSize, Share, WalkRing
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.today_words import Hero, Offer

HEIGHT: Final = 232
MOST: Final = 3
GAP: Final = 40
COMPACT_GAP: Final = 28
PADDING: Final = ((20, Space.XL), (27, Space.XXL))  # compact, full


class Offers(QWidget):
    """A row of buttons, changed in place so that the keyboard stays where it is."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        # All are made at once, so that Tab meets them where they stand.
        self.buttons = [Button(themes, "", parent=self) for _ in range(MOST)]
        gap = themes.theme.px(Space.S)
        self._row = FlowLayout(self, gap, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for button in self.buttons:
            button.clicked.connect(self._choose)
            self._row.addWidget(button)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the first of them, as if by Tab."""
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_offers(self, offers: tuple[Offer, ...], heard: str = "") -> None:
        """Show a button for each offer; `heard` is told by screen readers with each."""
        self._offers = offers
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(offers))
            if index < len(offers):
                offer = offers[index]
                button.show_kind(offer.kind)
                button.setAccessibleDescription(heard)
                button.show_text(offer.text, offer.icon)
        self.setVisible(bool(offers))
        self.updateGeometry()

    def show_air(self, above: int) -> None:
        """Keep some room above the buttons."""
        self._row.setContentsMargins(0, above, 0, 0)

    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.chosen.emit(self._offers[self.buttons.index(button)])


class RingPlace(QWidget):
    """The place of the ring: today's share or a walk, large or compact."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rings: dict[RingSize, Ring] = {}
        self._walks: dict[RingSize, WalkRing] = {}
        self._size = RingSize.TODAY
        self._value: Share | Dial = Share(0)
        themes.changed.connect(self._place)

    def show_ring(self, value: Share | Dial) -> None:
        """Show a share of a day, or a walk."""
        self._value = value
        size = self._size
        for ring in (*self._rings.values(), *self._walks.values()):
            ring.hide()
        if isinstance(value, Share):
            if size not in self._rings:
                self._rings[size] = Ring(self._themes, size, self)
            self._rings[size].show_share(value)
            self._rings[size].show()
        else:
            if size not in self._walks:
                self._walks[size] = WalkRing(self._themes, size, self)
            self._walks[size].show_dial(value)
            self._walks[size].show()
        self._place()

    def show_compact(self, compact: bool) -> None:  # noqa: FBT001 - it is the value
        """Take less room, or all of it."""
        self._size = RingSize.COMPACT if compact else RingSize.TODAY
        self.show_ring(self._value)

    def _place(self) -> None:
        side = self._themes.theme.px(self._size.value[0])
        self.setFixedSize(QSize(side, side))
        for ring in (*self._rings.values(), *self._walks.values()):
            ring.resize(ring.sizeHint())


class HeroCard(Card):
    """The ring and the words beside it; the offers are part of it where it is wide."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=PADDING[1], parent=parent)
        self.offers = Offers(themes, self)
        self._ring = RingPlace(themes, self)
        self._title = Caption(themes, parent=self).folding()
        self._number = Number(themes, Face.CLOCK, Face.LARGE, self)
        self._lead = Text(themes, "", Face.LEAD_MEDIUM, parent=self).wrapped()
        self._sentence = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        for widget in (self._title, self._number, self._lead, self._sentence):
            self._words.addWidget(widget)
            self._words.addSpacing(themes.theme.px(Space.XS))
        self._words.addWidget(self.offers)
        self._words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addLayout(self._words, 1)
        self.body.addLayout(self._row, 1)
        self.show_room(Room.FULL)

    def show_hero(self, hero: Hero) -> None:
        """Show what Today says first."""
        self._ring.show_ring(hero.ring)
        self._title.show_text(hero.caption)
        self._number.show_number(hero.big, hero.beside)
        self._number.setVisible(bool(hero.big))
        self._lead.show_text(hero.lead)
        self._lead.setVisible(bool(hero.lead))
        self._sentence.show_text(hero.sentence)
        self._sentence.setVisible(bool(hero.sentence))
        # A lead is what the buttons answer; a number is heard on its own.
        self.offers.show_offers(hero.offers, hero.lead)

    def show_room(self, room: Room) -> None:
        """Give the offers away where it is narrow; whoever takes them shows them."""
        px, compact = self._themes.theme.px, room is not Room.FULL
        direction = QBoxLayout.Direction
        stacked = room is Room.TIGHT
        self._row.setDirection(
            direction.TopToBottom if stacked else direction.LeftToRight
        )
        above, beside = PADDING[int(not compact)]
        self._padding = (above, beside)
        self._dress()
        self._ring.show_compact(compact)
        self._number.show_faces(Face.CLOCK, Face.BODY if compact else Face.LARGE)
        self._row.setSpacing(px(COMPACT_GAP if compact else GAP))
        self.offers.show_air(0 if compact else px(Space.M))
        self.setMinimumHeight(0 if compact else px(HEIGHT))
        if not compact:
            self._words.insertWidget(self._words.count() - 1, self.offers)
