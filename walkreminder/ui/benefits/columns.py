"""Things beside each other where there is room, and under each other where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from walkreminder.ui.dressing import ThemeSource


LED_BELOW: Final = 240


class Slot(QWidget):
    """Keeps a width for a widget that stands before a text, so that texts align."""

    def __init__(self, widget: QWidget, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.setMinimumWidth(width)


class _Turning(QBoxLayout):
    """A row that knows how high it will be once it has turned."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, columns)
        self._columns = columns

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, whichever way the row lies now."""
        if self._columns.stacks_at(width) is self._columns.stacked:
            return super().heightForWidth(width)
        return self._columns.turned_height(width)


def _height_at(widget: QWidget, width: int) -> int:
    if widget.isHidden():
        return 0
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()


class Columns(QWidget):
    """Columns that become rows below a width; `turned` says when they do, or not."""

    turned = Signal(bool)

    def __init__(
        self,
        themes: ThemeSource,
        stack_below: int,
        columns: Iterable[tuple[QWidget, int]],
        gap: int = Space.L,
        parent: QWidget | None = None,
    ) -> None:
        """Take the widgets, each with its share of the width."""
        super().__init__(parent)
        self._themes = themes
        self._stack_below = stack_below
        self._gap = self._below = gap
        self._row = _Turning(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._columns = list(columns)
        for widget, share in self._columns:
            self._row.addWidget(widget, share)
        themes.changed.connect(self._arrange)
        self._arrange()

    def stack_closer(self, gap: int) -> None:
        """Keep another distance between the columns when they are rows."""
        self._below = gap
        self._arrange()

    def place(self, index: int, where: Qt.AlignmentFlag) -> None:
        """Let one of the columns keep the size it asks for, at some side."""
        self._row.setAlignment(self._columns[index][0], where)

    @property
    def stacked(self) -> bool:
        """Whether the columns stand under each other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def stacks_at(self, width: int) -> bool:
        """Return whether the columns stand under each other at a width."""
        return width < self._themes.theme.px(self._stack_below)

    def turned_height(self, width: int) -> int:
        """Return the height at a width at which they stand the other way."""
        px, widgets = self._themes.theme.px, [each for each, _ in self._columns]
        gaps = len(widgets) - 1
        if self.stacks_at(width):
            heights = (_height_at(each, width) for each in widgets)
            return sum(heights) + gaps * px(self._below)
        asked = [0 if share else w.sizeHint().width() for w, share in self._columns]
        left = width - sum(asked) - gaps * px(self._gap)
        whole = sum(share for _, share in self._columns) or 1
        wide = [
            left * share // whole if share else least
            for (_, share), least in zip(self._columns, asked, strict=True)
        ]
        return max(_height_at(*each) for each in zip(widgets, wide, strict=True))

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest column: narrower than that they stack."""
        hints = [widget.minimumSizeHint() for widget, _share in self._columns]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, self._row.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._themes.theme
        beside = not self.stacks_at(self.width())
        self._row.setSpacing(theme.px(self._gap if beside else self._below))
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside else ways.TopToBottom
        if way is not self._row.direction():
            self._row.setDirection(way)
            self.turned.emit(not beside)
        for index, (_widget, share) in enumerate(self._columns):
            self._row.setStretch(index, share if beside else 0)


def led(
    themes: ThemeSource, lead: QWidget, words: QWidget, gap: int = Space.M
) -> Columns:
    """Return words with something short before them, or above where it is narrow."""
    columns = [(lead, 0), (words, 1)]
    whole = Columns(themes, LED_BELOW, columns, gap, lead.parentWidget())
    whole.stack_closer(Space.XS)
    start, top = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTop
    whole.place(0, start | top)
    return whole
