"""One step, to walk along: its four poses stand on the stops of a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.poses import Poses
from walkreminder.ui.benefits.step_slider import StepSlider
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content, StepId
    from walkreminder.ui.dressing import ThemeSource


class OneStep(QWidget):
    """Shows one part of the step; `chosen` brings the one that was picked."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        labels, px = content.labels, themes.theme.px
        self._poses = Poses(themes, content, self)
        self._slider = StepSlider(themes, content.steps, labels.in_one_step, self)
        self._poses.chosen.connect(self.chosen)
        self._slider.chosen.connect(self.chosen)
        words = QHBoxLayout()
        words.setContentsMargins(px(Space.M), 0, px(Space.M), px(Space.XS))
        words.addWidget(Caption(themes, labels.in_one_step, parent=self))
        words.addStretch(1)
        words.addWidget(Text(themes, labels.filled, Face.SMALL, Tone.MUTED, self))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(words)
        rows.addWidget(self._poses)
        rows.addWidget(self._slider)

    @property
    def step(self) -> StepId:
        """The part of the step it shows."""
        return self._slider.step

    def show_step(self, step: StepId) -> None:
        """Show one part of the step."""
        self._slider.show_step(step)
        self._poses.show_step(step)

    def show_zone(self, chosen: str) -> None:
        """Show which muscle is chosen."""
        self._poses.show_zone(chosen)
