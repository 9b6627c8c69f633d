"""What settings are answered with: a stepper that says units, and a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import text_size
from walkreminder.ui.parts.stepper import SIDE, Stepper, Steps
from walkreminder.ui.theme import Face, Space, ThemeSource, figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSize


class UnitStepper(Stepper):
    """A stepper that writes its value in words and steps to whole steps."""

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        steps: Steps,
        say: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        self._say = say
        super().__init__(themes, name, steps, parent)

    def _written(self, value: int) -> str:
        return self._say(value)

    def _step(self, count: int) -> None:
        past = self._value % self._steps.step
        if past:
            # 47 goes to 45 or 50, as nobody means 42 or 52.
            rest = self._steps.step - past if count > 0 else -past
            left = count - 1 if count > 0 else count + 1
            wished = self._steps.bounded(self._value + rest + left * self._steps.step)
            super().show_value(wished)
            self.changed.emit(wished)
            return
        super()._step(count)

    def show_value(self, value: int) -> None:
        """Show a number, and make room for it."""
        super().show_value(value)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the value and its neighbours, not for its far ends."""
        size, theme = super().sizeHint(), self._themes.theme
        font = figures(theme.font(Face.STRONG))
        words = text_size(font, self._written(self._value)).width()
        room = max(theme.px(56), round(words) + theme.px(Space.S))
        size.setWidth(2 * theme.px(SIDE) + room)
        return size


class Choices(QWidget):
    """A few chips of which one is chosen; arrow keys move the choice."""

    changed = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Take the group's name, and each value with its word."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=themes.theme.px(Space.XS))
        for index, (_, word) in enumerate(options):
            chip = Chip(themes, word, parent=self)
            chip.setCheckable(True)
            self._group.addButton(chip, index)
            row.addWidget(chip)
        self._group.idToggled.connect(self._tell)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_value(self, value: object) -> None:
        """Show which one is chosen, without telling anyone."""
        blocked = self._group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._group.button(self._values.index(value)).setChecked(True)
        self._group.blockSignals(blocked)

    def _tell(self, index: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.changed.emit(self._values[index])
