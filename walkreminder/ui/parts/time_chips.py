"""Times of a day as chips: edit in place, remove, add."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QDateTimeEdit, QSizePolicy, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import dashed, fill, outline, text_size, write
from walkreminder.ui.parts.time_edit import TimeEdit
from walkreminder.ui.theme import (
    HAIRLINE,
    ICON_SMALL,
    Face,
    Height,
    Space,
    Theme,
    ThemeSource,
    figures,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

BEFORE: Final = 12
AFTER: Final = 6
GAP: Final = 6
FIRST_TIME: Final = time(10, 30)
MINUTES_LATER: Final = 60
NEXT_FREE: Final = 5
DAY_MINUTES: Final = 24 * 60


def later(when: time, minutes: int = MINUTES_LATER) -> time:
    """Return a time of day so much later, around midnight if need be."""
    total = (when.hour * 60 + when.minute + minutes) % DAY_MINUTES
    return time(total // 60, total % 60)


class TimeChip(Control):
    """One time; a press edits it, its x or Delete removes it."""

    removed = Signal()

    def __init__(
        self, themes: ThemeSource, when: time, written: str, parent: QWidget
    ) -> None:
        super().__init__(themes, written, Height.CHIP / 2, parent)
        self.when = when

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the time and its x."""
        words = text_size(figures(theme.font(Face.STRONG)), self.text())
        around = theme.px(BEFORE + GAP + ICON_SMALL + AFTER + 2)
        height = max(theme.px(Height.CHIP), round(words.height() + 6))
        return QSize(round(words.width() + 1) + around, height)

    def _cross(self) -> QRect:
        """Return where the x is pressed: from the words' end to the chip's end."""
        theme = self.theme
        side = theme.px(ICON_SMALL + AFTER + GAP)
        place = QRectF(self.width() - side, 0, side, self.height())
        return self.visual(place).toRect()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the soft pill, the time and the x."""
        rect, palette = QRectF(self.rect()), theme.palette
        ground = palette.track if self.isDown() else palette.leaf_soft
        fill(painter, rect, rect.height() / 2, ground)
        font = figures(theme.font(Face.STRONG))
        words = text_size(font, self.text())
        place = QRectF(theme.px(BEFORE), 0, words.width() + 1, rect.height())
        write(painter, self.visual(place), self.text(), font, palette.leaf)
        side = theme.px(ICON_SMALL)
        left = rect.width() - theme.px(AFTER + 1) - side
        cross = QRectF(left, round((rect.height() - side) / 2), side, side)
        draw_icon(painter, "x", palette.leaf, self.visual(cross))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove when released over the x, else edit."""
        if self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove on Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class AddChip(Control):
    """A dashed pill that adds one more."""

    def __init__(self, themes: ThemeSource, text: str, parent: QWidget) -> None:
        super().__init__(themes, text, Height.CHIP / 2, parent)

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the plus and the word."""
        words = text_size(theme.font(Face.BODY), self.text())
        around = theme.px(2 * BEFORE + GAP + ICON_SMALL)
        height = max(theme.px(Height.CHIP), round(words.height() + 6))
        return QSize(round(words.width() + 1) + around, height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the dashed outline, the plus and the word."""
        rect, palette = QRectF(self.rect()), theme.palette
        radius = rect.height() / 2
        if self.underMouse() or self.isDown():
            fill(painter, rect, radius, palette.hover)
        outline(painter, rect, radius, dashed(palette.edge, HAIRLINE))
        side, left = theme.px(ICON_SMALL), theme.px(BEFORE - 2)
        plus = QRectF(left, round((rect.height() - side) / 2), side, side)
        draw_icon(painter, "plus", palette.muted, self.visual(plus))
        left += side + theme.px(GAP)
        words = QRectF(left, 0, rect.width() - left - theme.px(BEFORE), rect.height())
        font = theme.font(Face.BODY)
        write(painter, self.visual(words), self.text(), font, palette.muted)


class TimeChips(QWidget):
    """The times of a reminder; `changed` brings them sorted and without doubles."""

    changed = Signal(tuple)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        add: str = "Add",
        written: Callable[[time], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take the group's name, the word for adding, and how a time is written."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._themes = themes
        self._written = written or "{:%H:%M}".format
        self._chips: list[TimeChip] = []
        self._editor: TimeEdit | None = None
        self._edited: time | None = None
        self._row = FlowLayout(self, gap=themes.theme.px(Space.S))
        self._add = AddChip(themes, add, self)
        self._add.clicked.connect(self._start_adding)
        self._row.addWidget(self._add)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def times(self) -> tuple[time, ...]:
        """Return the times that are shown."""
        return tuple(chip.when for chip in self._chips)

    def show_times(self, times: Iterable[time]) -> None:
        """Show these times."""
        self._close_editor()
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for when in sorted(set(times)):
            chip = TimeChip(self._themes, when, self._written(when), self)
            chip.clicked.connect(self._start_editing)
            chip.removed.connect(self._remove)
            self._row.insertWidget(len(self._chips), chip)
            self._chips.append(chip)
            chip.show()
        self._row.activate()
        self.updateGeometry()

    def _start_editing(self) -> None:
        chip = self.sender()
        if isinstance(chip, TimeChip):
            self._close_editor()
            self._edited = chip.when
            self._edit(chip.when, self._chips.index(chip))
            chip.hide()

    def _start_adding(self) -> None:
        times = self.times()
        wished = later(times[-1]) if times else FIRST_TIME
        while wished in times:
            wished = later(wished, NEXT_FREE)
        self._edited = None
        self._edit(wished, len(self._chips))

    def _edit(self, when: time, place: int) -> None:
        edited = self._edited
        self._close_editor()
        self._edited = edited
        name = self.accessibleName()
        editor = TimeEdit(self._themes, name, Height.CHIP / 2, self)
        editor.show_time(when)
        editor.chosen.connect(self._keep)
        editor.left.connect(self._give_up)
        self._editor = editor
        self._row.insertWidget(place, editor)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.setSelectedSection(QDateTimeEdit.Section.HourSection)

    def _keep(self, when: time) -> None:
        if self._editor is None:
            return
        before = self.times()
        others = (each for each in before if each != self._edited)
        self.show_times([*others, when])
        if self.times() != before:
            self.changed.emit(self.times())

    def _give_up(self) -> None:
        self.show_times(self.times())

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor, self._edited = self._editor, None, None
            self._row.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, TimeChip):
            self.show_times(set(self.times()) - {chip.when})
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit(self.times())
