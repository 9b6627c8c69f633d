"""One step, to walk along: its four poses stand on the stops of a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.poses import Poses
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.step_slider import StepSlider
from walkreminder.ui.benefits.stride import Stride
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content, StepId
    from walkreminder.ui.dressing import ThemeSource


SHARES: Final = (2, 3)
LEAST: Final = 72  # for either of the words beside the button


class OneStep(QWidget):
    """Shows one part of the step; `chosen` brings the one picked, or played."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        labels, px = content.labels, themes.theme.px
        self._stride = Stride(themes, self)
        self._poses = Poses(themes, content, self)
        self._slider = StepSlider(themes, content.steps, labels.in_one_step, self)
        self._order = [step.id for step in content.steps]
        self._poses.chosen.connect(self._pick)
        self._slider.chosen.connect(self._pick)
        self._stride.onward.connect(self._go_on)
        words = QHBoxLayout()
        words.setSpacing(px(Space.XS))
        words.setContentsMargins(px(Space.XS), 0, px(Space.XS), 0)
        words.addWidget(self._stride)
        caption = Caption(themes, labels.in_one_step, parent=self).wrapped()
        caption.setMinimumWidth(px(LEAST))
        words.addWidget(caption, SHARES[0], Qt.AlignmentFlag.AlignVCenter)
        filled = Prose(themes, labels.filled, Face.SMALL, Tone.MUTED, self)
        filled.setAlignment(Qt.AlignmentFlag.AlignRight)
        filled.setMinimumWidth(px(LEAST))
        words.addWidget(filled, SHARES[1], Qt.AlignmentFlag.AlignVCenter)
        words.addSpacing(px(Space.XS))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(words)
        rows.addWidget(self._poses)
        rows.addWidget(self._slider)
        meanings = {step.id: step.meaning for step in content.steps}
        self._meanings = meanings
        self._meaning = Prose(themes, "", parent=self)
        self._meaning.leaving_room_for(meanings.values())
        under = QHBoxLayout()
        under.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), 0)
        under.addWidget(self._meaning)
        rows.addLayout(under)

    @property
    def step(self) -> StepId:
        """The part of the step it shows."""
        return self._slider.step

    def play_on(self, stage: QWidget) -> None:
        """Say what moves with the step; it plays while that is in view."""
        self._stride.play_on(stage)

    def _pick(self, step: StepId) -> None:
        self._stride.stop()
        self.chosen.emit(step)

    def _go_on(self) -> None:
        at = self._order.index(self.step) + 1
        self.chosen.emit(self._order[at % len(self._order)])

    def show_step(self, step: StepId) -> None:
        """Show one part of the step."""
        self._slider.show_step(step)
        self._poses.show_step(step)
        self._meaning.show_text(self._meanings[step])

    def show_zone(self, chosen: str) -> None:
        """Show which muscle is chosen."""
        self._poses.show_zone(chosen)
