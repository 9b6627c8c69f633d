"""One step as four pictures side by side, with the muscles that work in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from walkreminder.core.benefits import StepId
from walkreminder.ui.parts.anatomy import Drawing, Tint, figure_pixmap
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import fill
from walkreminder.ui.parts.tab_order import enter_at_the_chosen
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Radius, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from walkreminder.core.benefits import Content, Step
    from walkreminder.ui.dressing import ThemeSource

HEIGHT: Final = 88
SMALLEST: Final = 0.75  # of the width that a figure has elsewhere
ABOVE: Final = 2
DRAWINGS: Final = {
    StepId.LANDING: Drawing.LANDING,
    StepId.STANDING: Drawing.STANDING,
    StepId.PUSH_OFF: Drawing.PUSH_OFF,
    StepId.SWING: Drawing.SWING,
}


class Pose(Control):
    """One part of the step; pressing it chooses it. Its name stands below it."""

    def __init__(
        self, themes: ThemeSource, content: Content, step: Step, parent: QWidget
    ) -> None:
        super().__init__(themes, "", Radius.CONTROL, parent)
        self.step = step
        self._tint = Tint(content.working_in(step.id))
        self.setObjectName(f"step/{step.id}")
        self.setCheckable(True)
        # One of four, to those who hear it too.
        self.setAutoExclusive(True)
        self.setToolTip(step.meaning)
        Hint(self, themes)
        self.setAccessibleName(step.name)
        self.setAccessibleDescription(_told(content, step))
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, fixed)

    def show_zone(self, chosen: str) -> None:
        """Show which muscle is chosen, beside those that work."""
        self._tint = Tint(self._tint.working, chosen)
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the figure."""
        height = theme.px(HEIGHT)
        width = round(height * DRAWINGS[self.step.id].aspect())
        return QSize(width, height + 2 * theme.px(ABOVE))

    def minimumSizeHint(self) -> QSize:
        """Ask for less width: where it is narrow the figure is drawn smaller."""
        whole = self.sizeHint()
        return QSize(round(whole.width() * SMALLEST), whole.height())

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the figure, on a soft ground when chosen; it walks as people read."""
        rect, palette, on = QRectF(self.rect()), theme.palette, self.isChecked()
        if on or self.underMouse():
            ground = palette.leaf_soft if on else palette.hover
            fill(painter, rect, theme.length(Radius.CONTROL), ground)
        drawing = DRAWINGS[self.step.id]
        height = round(min(theme.px(HEIGHT), rect.width() / drawing.aspect()))
        dpr = self.devicePixelRatioF()
        figure = figure_pixmap(drawing, self._tint, palette, height, dpr)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(rect.width(), 0)
            painter.scale(-1, 1)
        left = (rect.width() - height * drawing.aspect()) / 2
        # All of them stand on one ground, also those that are drawn smaller.
        top = theme.px(ABOVE) + theme.px(HEIGHT) - height
        painter.drawPixmap(round(left), top, figure)


class Poses(QWidget):
    """The four parts of a step; `chosen` brings the one that was pressed."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(content.labels.four_parts)
        self._group = QButtonGroup(self)
        self._poses: dict[StepId, Pose] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # No gap: each stands above its stop of the slider.
        row.setSpacing(0)
        for step in content.steps:
            pose = Pose(themes, content, step, self)
            self._group.addButton(pose)
            self._poses[step.id] = pose
            row.addWidget(pose, 1)
        # Toggled and not clicked: assistive technology toggles.
        self._group.buttonToggled.connect(self._tell)

    def show_step(self, step: StepId) -> None:
        """Show which part of the step is chosen."""
        with QSignalBlocker(self._group):
            self._poses[step].setChecked(True)
        enter_at_the_chosen(self._group)

    def _tell(self, pose: Pose, checked: bool) -> None:  # noqa: FBT001  Qt's signal
        if checked:
            self.chosen.emit(pose.step.id)

    def show_zone(self, chosen: str) -> None:
        """Show which muscle is chosen, in every part of the step."""
        for pose in self._poses.values():
            pose.show_zone(chosen)


def _told(content: Content, step: Step) -> str:
    """Return what happens in a part of the step, and who works in it."""
    working = content.working_in(step.id)
    names = ", ".join(zone.name for zone in content.zones if zone.id in working)
    return f"{step.meaning} {content.labels.who_works}: {names}."
