"""One step as four pictures side by side, with the muscles that work in each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from walkreminder.core.benefits import StepId
from walkreminder.ui.benefits.columns import Columns
from walkreminder.ui.parts.anatomy import Drawing, Tint, figure_pixmap
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Radius, Space, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from walkreminder.core.benefits import Content, Step
    from walkreminder.ui.dressing import ThemeSource

HEIGHT: Final = 176
STACK_BELOW: Final = 460
PADDING: Final = (Space.L, 20)
DRAWINGS: Final = {
    StepId.LANDING: Drawing.LANDING,
    StepId.STANDING: Drawing.STANDING,
    StepId.PUSH_OFF: Drawing.PUSH_OFF,
    StepId.SWING: Drawing.SWING,
}


class Pose(Control):
    """One part of the step; pressing it chooses it."""

    def __init__(
        self, themes: ThemeSource, step: Step, working: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(themes, step.name, Radius.CARD, parent)
        self.step = step
        self._working = working
        self.setCheckable(True)
        self.setToolTip(step.meaning)
        Hint(self, themes)
        self.setAccessibleDescription(step.meaning)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the figure and its word."""
        height = theme.px(HEIGHT)
        words = text_size(theme.font(Face.STRONG), self.text())
        figure = round(height * DRAWINGS[self.step.id].aspect())
        width = max(figure, round(words.width()) + theme.px(Space.M))
        return QSize(width, height + round(words.height()) + theme.px(Space.L))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the figure and its word, on a soft ground when chosen."""
        rect, palette, on = QRectF(self.rect()), theme.palette, self.isChecked()
        if on or self.underMouse():
            ground = palette.leaf_soft if on else palette.hover
            fill(painter, rect, theme.length(Radius.CONTROL), ground)
        drawing, height = DRAWINGS[self.step.id], theme.px(HEIGHT)
        dpr = self.devicePixelRatioF()
        tint = Tint(self._working)
        figure = figure_pixmap(drawing, tint, palette, height, dpr)
        left = (rect.width() - height * drawing.aspect()) / 2
        painter.drawPixmap(round(left), theme.px(Space.XS), figure)
        top = height + theme.px(Space.XS)
        words = QRectF(0, top, rect.width(), rect.height() - top)
        font = theme.font(Face.STRONG if on else Face.BODY)
        write(painter, words, self.text(), font, palette.leaf if on else palette.ink)


class Poses(Card):
    """The four parts of a step; `chosen` brings the one that was pressed."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, content.labels.four_parts, PADDING, parent)
        self._group = QButtonGroup(self)
        self._poses: dict[StepId, Pose] = {}
        halves: list[QWidget] = []
        for step in content.steps:
            if not len(self._poses) % 2:
                halves.append(QWidget(self))
                row = QHBoxLayout(halves[-1])
                row.setContentsMargins(0, 0, 0, 0)
                row.setSpacing(themes.theme.px(Space.S))
            pose = Pose(themes, step, content.working_in(step.id), self)
            pose.clicked.connect(partial(self.chosen.emit, step.id))
            self._group.addButton(pose)
            self._poses[step.id] = pose
            row.addWidget(pose, 1)
        pairs = [(half, 1) for half in halves]
        self.body.addWidget(Columns(themes, STACK_BELOW, pairs, Space.S, self))
        # The figures walk to the right, so their steps follow each other that way.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def show_step(self, step: StepId) -> None:
        """Show which part of the step is chosen."""
        self._poses[step].setChecked(True)
