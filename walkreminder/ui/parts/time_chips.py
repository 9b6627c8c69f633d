"""Times of a day as chips: edit in place, remove, add."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtWidgets import QSizePolicy, QTimeEdit, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.paint import dashed, fill, outline, text_size, write
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

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

BEFORE: Final = 12
AFTER: Final = 6
GAP: Final = 6
FIRST_TIME: Final = time(10, 30)
MINUTES_LATER: Final = 60
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


class TimeEditor(QTimeEdit):
    """A time being edited; it says when it is done, and whether to keep it."""

    finished = Signal(bool)

    def __init__(self, themes: ThemeSource, when: time, parent: QWidget) -> None:
        super().__init__(QTime(when.hour, when.minute), parent)
        theme = themes.theme
        self.setDisplayFormat("HH:mm")
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setFont(figures(theme.font(Face.BODY)))
        self.setFixedHeight(theme.px(Height.CHIP))
        words = text_size(self.font(), "00:00").width()
        self.setFixedWidth(round(words) + theme.px(2 * BEFORE + Space.XS))
        radius = theme.px(Height.CHIP) // 2
        self.setStyleSheet(f"QTimeEdit {{ border-radius: {radius}px; min-height: 0; }}")
        self._done = False

    def when(self) -> time:
        """Return the time as it is written now."""
        shown = self.time()
        return time(shown.hour(), shown.minute())

    def _finish(self, *, keep: bool) -> None:
        if not self._done:
            self._done = True
            self.finished.emit(keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, leave as it was on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._finish(keep=True)


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
        self._editor: TimeEditor | None = None
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
            self._edit(chip.when, self._chips.index(chip))
            chip.hide()

    def _start_adding(self) -> None:
        times = self.times()
        wished = later(times[-1]) if times else FIRST_TIME
        while wished in times:
            wished = later(wished, 5)
        self._edited = None
        self._edit(wished, len(self._chips))
        self._edited = None

    def _edit(self, when: time, place: int) -> None:
        self._close_editor()
        self._edited = when
        self._editor = TimeEditor(self._themes, when, self)
        self._editor.setAccessibleName(self.accessibleName())
        self._editor.finished.connect(self._finish_editing)
        self._row.insertWidget(place, self._editor)
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.setSelectedSection(QTimeEdit.Section.HourSection)

    def _finish_editing(self, keep: bool) -> None:  # noqa: FBT001 - a signal's value
        editor = self._editor
        if editor is None:
            return
        times = set(self.times())
        if keep:
            times.discard(self._edited or editor.when())
            times.add(editor.when())
        before = self.times()
        self.show_times(times)
        if self.times() != before:
            self.changed.emit(self.times())

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._row.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, TimeChip):
            self.show_times(set(self.times()) - {chip.when})
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit(self.times())
