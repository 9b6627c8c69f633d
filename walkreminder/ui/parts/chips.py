"""Chips: a plain one, tab pills, and the days of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import fill, outline, pen, text_size, write
from walkreminder.ui.theme import HAIRLINE, ICON_SMALL, Face, Height, Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from walkreminder.ui.dressing import ThemeSource

CHIP_ICON: Final = 18
TAB_PADDING: Final = 12
TIGHT_PADDING: Final = 8
DAY_WIDTH: Final = 48
DAY_GAP: Final = 6


class Chip(Control):
    """A pill with words; an icon before and a small one after them if wanted."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        icon: str = "",
        after: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, text, Height.CHIP / 2, parent)
        self._icon = icon
        self._after = after
        self._beside = TAB_PADDING

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.updateGeometry()

    def show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whether this chip is the chosen one."""
        self.setCheckable(True)
        self.setChecked(chosen)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for words, icons and padding; the width of the heavier weight."""
        words = text_size(theme.font(Face.STRONG), self.text())
        icons = theme.px(CHIP_ICON + Space.S) if self._icon else 0
        icons += theme.px(ICON_SMALL + Space.XS) if self._after else 0
        width = round(words.width() + 1) + icons + 2 * theme.px(self._beside)
        return QSize(width, max(theme.px(Height.CHIP), round(words.height() + 6)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the pill as it is right now; one that does nothing has no ground."""
        rect, radius, palette = QRectF(self.rect()), self.height() / 2, theme.palette
        on = self.isChecked()
        if on:
            soft = palette.leaf_soft if self.isEnabled() else palette.track
            fill(painter, rect, radius, soft)
        else:
            ground = palette.hover if self.underMouse() else palette.surface
            if self.isEnabled():
                fill(painter, rect, radius, palette.track if self.isDown() else ground)
            outline(painter, rect, radius, pen(palette.line, HAIRLINE))
        ink = palette.leaf if on else palette.ink
        ink = ink if self.isEnabled() else palette.muted
        left, right = rect.left() + theme.px(TAB_PADDING), rect.right()
        right -= theme.px(TAB_PADDING)
        if self._icon:
            self._draw(painter, self._icon, ink, left, theme.px(CHIP_ICON))
            left += theme.px(CHIP_ICON + Space.S)
        if self._after:
            small = theme.px(ICON_SMALL)
            self._draw(painter, self._after, palette.muted, right - small, small)
            right -= small + theme.px(Space.XS)
        font = theme.font(Face.STRONG if on else Face.BODY)
        words = self.visual(QRectF(left, 0, right - left, rect.height()))
        write(painter, words, self.text(), font, ink)

    def _draw(
        self, painter: QPainter, icon: str, ink: str, left: float, side: int
    ) -> None:
        place = QRectF(round(left), round((self.height() - side) / 2), side, side)
        draw_icon(painter, icon, ink, self.visual(place), self.layoutDirection())


class TabPill(Chip):
    """A chip without an outline, for the row of tabs."""

    def show_padding(self, beside: int) -> None:
        """Keep this much room beside the words."""
        self._beside = beside
        self.updateGeometry()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint words, on a soft pill when chosen."""
        rect, radius, palette = QRectF(self.rect()), self.height() / 2, theme.palette
        on = self.isChecked()
        if on:
            fill(painter, rect, radius, palette.leaf_soft)
        elif self.underMouse():
            fill(painter, rect, radius, palette.hover)
        font = theme.font(Face.STRONG if on else Face.MEDIUM)
        ink = palette.leaf if on else palette.muted
        write(painter, rect, self.text(), font, ink)


class Tabs(QWidget):
    """A row of tab pills of which one is chosen; arrow keys move the choice.

    The first pill hangs out by its padding, so its word aligns with the title:
    give the layout around it a left margin of `-hang` or place it accordingly.
    """

    chosen = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        names: Sequence[str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._themes = themes
        row = self._row = FlowLayout(self, gap=themes.theme.px(Space.XS))
        for index, each in enumerate(names):
            pill = TabPill(themes, each, parent=self)
            pill.setCheckable(True)
            # In a group this only says to screen readers that one of them is chosen.
            pill.setAutoExclusive(True)
            self._group.addButton(pill, index)
            row.addWidget(pill)
        self._group.idToggled.connect(self._tell)
        self.show_chosen(0)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_chosen(self, index: int) -> None:
        """Show which tab is open, without telling anyone."""
        self._group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._group.button(index).setChecked(True)
        self._group.blockSignals(False)  # noqa: FBT003 - Qt's own

    def show_tight(self, tight: bool) -> None:  # noqa: FBT001 - it is the value
        """Stand closer together, or as far apart as is beautiful."""
        for pill in self.findChildren(TabPill):
            pill.show_padding(TIGHT_PADDING if tight else TAB_PADDING)
        self._row.show_gap(0 if tight else self._themes.theme.px(Space.XS))

    def _tell(self, index: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.chosen.emit(index)


class DayChip(Control):
    """One day of the week, on or off."""

    def __init__(
        self, themes: ThemeSource, short: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, short, Height.CHIP / 2, parent)
        self.setCheckable(True)
        self.setAccessibleName(name)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the same width each day, unless a language needs more."""
        words = text_size(theme.font(Face.STRONG), self.text())
        width = max(theme.px(DAY_WIDTH), round(words.width()) + theme.px(Space.L))
        return QSize(width, max(theme.px(Height.CHIP), round(words.height() + 6)))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint a filled pill when on, an outlined one when off."""
        rect, radius, palette = QRectF(self.rect()), self.height() / 2, theme.palette
        font = theme.font(Face.STRONG if self.isChecked() else Face.BODY)
        if self.isChecked() and self.isEnabled():
            ground = palette.leaf_hover if self.underMouse() else palette.leaf
            fill(painter, rect, radius, ground)
            write(painter, rect, self.text(), font, palette.on_leaf)
            return
        if self.isChecked():
            fill(painter, rect, radius, palette.track)
        elif self.underMouse() and self.isEnabled():
            fill(painter, rect, radius, palette.hover)
        edge = palette.edge if self.isEnabled() else palette.line
        outline(painter, rect, radius, pen(edge, HAIRLINE))
        write(painter, rect, self.text(), font, palette.muted)


class DayChips(QWidget):
    """The seven days; `changed` brings the set of days that are on, Monday 0."""

    changed = Signal(frozenset)

    def __init__(
        self,
        themes: ThemeSource,
        days: Sequence[tuple[int, str, str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take (number, short name, full name) in the order of the user's week."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: dict[int, DayChip] = {}
        row = FlowLayout(self, gap=themes.theme.px(DAY_GAP))
        for number, short, full in days:
            chip = DayChip(themes, short, full, self)
            # Toggled and not clicked: assistive technology toggles.
            chip.toggled.connect(self._tell)
            self._chips[number] = chip
            row.addWidget(chip)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_days(self, days: Iterable[int]) -> None:
        """Show which days are on."""
        on = set(days)
        for number, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(number in on)

    def days(self) -> frozenset[int]:
        """Return the days that are on."""
        return frozenset(n for n, chip in self._chips.items() if chip.isChecked())

    def _tell(self) -> None:
        self.changed.emit(self.days())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the days with the arrow keys."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        chips = list(self._chips.values())
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        there = chips[(at + step) % len(chips)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
