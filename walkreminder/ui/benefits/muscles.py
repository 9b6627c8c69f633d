"""The muscles: the body, the four parts of a step, who works and how hard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.benefits import SectionId, StepId
from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.benefits.effort_list import EffortList
from walkreminder.ui.benefits.grid import ClaimGrid
from walkreminder.ui.benefits.one_step import OneStep
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.zone_card import ZoneCard
from walkreminder.ui.parts.body_figure import GAP, BodyFigure
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.tab_order import put_in_order
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

FIGURE_PADDING: Final = (Space.M, Space.S)
LIST_PADDING: Final = (Space.M, Space.S)
LIST_INSET: Final = 12
STACK_BELOW: Final = 640
MOST: Final = 1000
LEAST_UNIT: Final = 72
USUAL_PAGE: Final = 660
FIRST_STEP: Final = StepId.PUSH_OFF
FIRST_ZONE: Final = "calves"


class MusclesRoom(QWidget):
    """A muscle is chosen on the figure or in the list; a part of the step below.

    `told` brings the card that says what was asked about, for whoever scrolls.
    """

    told = Signal(QWidget)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content = content
        labels, px = content.labels, themes.theme.px
        self._chosen = FIRST_ZONE
        names = {zone.id: zone.name for zone in content.zones}
        views = f"{labels.front}, {labels.back}"
        self._figure = BodyFigure(themes, names, views, self)
        self._figure.explain({zone.id: zone.role for zone in content.zones})
        self._one_step = OneStep(themes, content, self)
        self._one_step.setObjectName("piece/step")
        self._list = EffortList(themes, content.zones, labels.working_now, self)
        self._zone = ZoneCard(themes, content, self)
        self._zone.setObjectName("piece/muscle")
        right = QWidget(self)
        self._column = QVBoxLayout(right)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(Space.L))
        self._efforts = self._list_card()
        self._column.addWidget(self._efforts)
        self._column.addWidget(self._zone, 1)
        sides = [(self._figure_card(), 11), (right, 15)]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(Space.L))
        both = Columns(themes, STACK_BELOW, sides, parent=self)
        both.turned.connect(self._set_order)
        self._set_order(both.stacked)
        rows.addWidget(both)
        adds_up = Caption(themes, labels.adds_up, parent=self)
        adds_up.setObjectName("piece/adds-up")
        rows.addWidget(adds_up)
        cards = content.cards_of(SectionId.MUSCLES)
        rows.addWidget(ClaimGrid(themes, content, cards, self))
        self._figure.zone_chosen.connect(self._choose)
        self._list.zone_chosen.connect(self._choose)
        self._figure.zone_near.connect(self._show_near)
        self._list.zone_near.connect(self._show_near)
        self._one_step.chosen.connect(self.show_step)
        self.show_step(FIRST_STEP)
        self.show_zone(FIRST_ZONE)

    def _choose(self, zone: str) -> None:
        """Show a muscle to whom it was that chose it: what is said of it, too."""
        self.show_zone(zone)
        self.told.emit(self._zone)

    def show_zone(self, zone: str) -> None:
        """Show one muscle as the chosen one."""
        self._chosen = zone
        self._zone.show_zone(self._content.zone(zone))
        self._show_working()

    def stand_in(self, height: int) -> None:
        """Let the figure use the height of a page that is higher than most.

        Figure, step and who works are to be seen together.
        """
        self._figure.grow_by(height - self._themes.theme.px(USUAL_PAGE))

    def _show_near(self, zone: str) -> None:
        """Tell of the muscle under the pointer; the chosen one comes back after."""
        self._figure.show_near(zone or None)
        self._zone.show_zone(self._content.zone(zone or self._chosen))

    def show_step(self, step: StepId) -> None:
        """Show one part of the step and who works in it."""
        self._one_step.show_step(step)
        self._show_working()

    def _show_working(self) -> None:
        working = self._content.working_in(self._one_step.step)
        self._figure.show_zones(working, self._chosen, self._working_now(working))
        self._one_step.show_zone(self._chosen)
        self._list.show_zones(working, self._chosen)

    def _working_now(self, working: frozenset[str]) -> str:
        names = [zone.name for zone in self._content.zones if zone.id in working]
        return f"{self._content.labels.working_now}: {', '.join(names)}"

    def _set_order(self, stacked: bool) -> None:  # noqa: FBT001 - a signal
        """Under the figure, what is said of a muscle comes before all the muscles."""
        self._column.removeWidget(self._zone)
        self._column.insertWidget(0 if stacked else 1, self._zone, 1)
        # Seen, heard and met by Tab in one order.
        first, second = self._efforts, self._zone
        if stacked:
            first, second = second, first
        first.stackUnder(second)
        put_in_order(self)

    def _figure_card(self) -> Card:
        themes, labels = self._themes, self._content.labels
        card = Card(themes, "", FIGURE_PADDING, self)
        card.setObjectName("piece/body")
        heads = QWidget(card)
        self._figure.stood.connect(heads.setMaximumWidth)
        self._one_step.play_on(card)
        sides = QHBoxLayout(heads)
        sides.setSpacing(themes.theme.px(GAP))
        sides.setContentsMargins(0, 0, 0, 0)
        for word in (labels.front, labels.back):
            caption = Caption(themes, word, parent=card)
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            sides.addWidget(caption, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(heads, MOST)
        middle.addStretch(1)
        card.body.addLayout(middle)
        # However long the words beside them are, the step stays by the figure.
        card.body.addWidget(self._figure, MOST)
        card.body.addWidget(self._one_step)
        card.body.addStretch(1)
        return card

    def _list_card(self) -> Card:
        themes, labels = self._themes, self._content.labels
        card = Card(themes, "", LIST_PADDING, self)
        card.setAccessibleName(labels.who_works)
        card.setObjectName("piece/efforts")
        head = QHBoxLayout()
        inset = themes.theme.px(LIST_INSET)
        head.setContentsMargins(inset, 0, inset, 0)
        head.addWidget(Caption(themes, labels.who_works, parent=card))
        unit = Prose(
            themes, labels.effort_of_maximum, Face.SMALL, Tone.MUTED, parent=card
        )
        unit.setAlignment(Qt.AlignmentFlag.AlignRight)
        unit.setMinimumWidth(themes.theme.px(LEAST_UNIT))
        head.addWidget(unit, 1)
        card.body.addLayout(head)
        card.body.addWidget(self._list)
        return card
