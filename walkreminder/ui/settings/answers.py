"""A few choices as chips, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkreminder.ui.dressing import ThemeSource


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
        row = FlowLayout(self, gap=themes.theme.px(Space.S))
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
