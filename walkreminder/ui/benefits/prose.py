"""Running text with the air between its lines that reading needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from walkreminder.ui.parts.paint import painter_for
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

LINE: Final = {12: 16, 14: 20, 16: 24, 20: 28}
MEASURE: Final = 320
LEAST: Final = 96


class Prose(Text):
    """Words over several lines; parts of them may stand out."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        face: Face = Face.BODY,
        tone: Tone = Tone.INK,
        parent: QWidget | None = None,
    ) -> None:
        self._heights: dict[int, int] = {}
        self._natural = 0.0
        self._parts: list[tuple[str, QTextCharFormat]] = []
        self._others: tuple[str, ...] = ()
        self._marks: tuple[tuple[int, int], ...] = ()
        super().__init__(themes, text, face, tone, parent)
        self.wrapped()

    def with_accent(self, part: str) -> Prose:
        """Set a part of the words in leaf."""
        accent = QTextCharFormat()
        accent.setForeground(QColor(self._themes.theme.palette.leaf))
        self._parts.append((part, accent))
        return self

    def with_strong(self, part: str) -> Prose:
        """Set a part of the words in a heavier weight."""
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        self._parts.append((part, strong))
        return self

    def show_marks(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Set some spans of the words in a heavier weight."""
        self._marks = spans
        self._heights.clear()
        self.update()

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._heights.clear()
        self._natural = 0.0
        super().show_text(text)

    def leaving_room_for(self, texts: Iterable[str]) -> Prose:
        """Stay as high as the longest of some texts, so that nothing below moves."""
        self._others = tuple(texts)
        self._heights.clear()
        return self

    def _lines(self, width: float, text: str = "") -> tuple[QTextLayout, float]:
        """Break a text at a width; return its lines and their height."""
        layout = QTextLayout(text or self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        design = LINE.get(self._face.value[0], 0)
        wanted = self._themes.theme.length(design)
        step = max(wanted, QFontMetricsF(self.font()).height())
        height = 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
            line = layout.createLine()
        layout.endLayout()
        return layout, height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges = []
        for words, style in self._parts:
            part = QTextLayout.FormatRange()
            part.start, part.length = self.text().find(words), len(words)
            part.format = style
            ranges.append(part)
        heavy = QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        for start, end in self._marks:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, end - start, heavy
            ranges.append(mark)
        return ranges

    def _dress(self) -> None:
        self._heights.clear()
        self._natural = 0.0
        leaf = QColor(self._themes.theme.palette.leaf)
        for _words, style in self._parts:
            if style.hasProperty(QTextFormat.Property.ForegroundBrush):
                style.setForeground(leaf)
        super()._dress()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        if width not in self._heights:
            known = self._known_height(width)
            self._heights[width] = self._measured(width) if known is None else known
        return self._heights[width]

    def _known_height(self, width: int) -> int | None:
        """Return the height if narrower and wider lines have the same one.

        Wider lines are never more lines. Layouts ask for many widths before they take
        one, and each line that is broken costs more than all of this.
        """
        narrower = max((w for w in self._heights if w < width), default=None)
        wider = min((w for w in self._heights if w > width), default=None)
        if narrower is None or wider is None:
            return None
        same = self._heights[narrower] == self._heights[wider]
        return self._heights[wider] if same else None

    def _measured(self, width: int) -> int:
        texts = {self.text(), *self._others}
        most = max(self._lines(width, text)[1] for text in texts)
        return round(most + 0.5)

    def sizeHint(self) -> QSize:
        """Ask for a measure that reads well."""
        if not self._natural:
            line = QFontMetricsF(self.font()).horizontalAdvance(self.text())
            self._natural = line + 2
        width = min(round(self._natural), self._themes.theme.px(MEASURE))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line of a short word; longer words break."""
        theme = self._themes.theme
        line = QFontMetricsF(self.font()).height()
        return QSize(min(theme.px(LEAST), self.sizeHint().width()), round(line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = painter_for(self)
        painter.setPen(QColor(self._themes.theme.colour(self._tone)))
        self._lines(self.width())[0].draw(painter, QPointF())
        painter.end()
