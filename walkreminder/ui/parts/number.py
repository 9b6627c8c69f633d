"""A large number with the words that say what it counts, on one baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.parts.paint import broken, widest_word
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.theme import Face, Space, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


class Number(Picture):
    """A number and its words; the words go below where there is no room beside."""

    def __init__(
        self,
        themes: ThemeSource,
        face: Face = Face.NUMBER,
        words: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._faces = (face, words)
        self._number = ""
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_number(self, number: str, words: str = "") -> None:
        """Show a number and its words."""
        if (number, words) == (self._number, self._words):
            return
        self._number, self._words = number, words
        self.setAccessibleName(f"{number} {words}".strip())
        self.refresh()

    def show_faces(self, face: Face, words: Face) -> None:
        """Speak in other type roles, where there is more or less room."""
        self._faces = (face, words)
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for one line."""
        number, words = self._fonts(theme)
        wide = self._beside(theme) + QFontMetricsF(words).horizontalAdvance(self._words)
        return QSize(round(wide) + 2, self._line(number))

    def minimumSizeHint(self) -> QSize:
        """Ask for the number or a word: the words may go below, in lines."""
        number, words = self._fonts(self.theme)
        widest = max(
            QFontMetricsF(number).horizontalAdvance(self._number),
            widest_word(words, self._words),
        )
        return QSize(round(widest) + 2, self._line(number))

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of more where it is narrow."""
        number, words = self._fonts(self.theme)
        below = len(self._below(width))
        return self._line(number) + below * self._line(words)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Write the number, and the words beside or below it."""
        number, words = self._fonts(theme)
        metrics = QFontMetricsF(number)
        line = self._line(number)
        base = (line + metrics.capHeight()) / 2
        painter.setPen(QColor(theme.palette.ink))
        self._write(painter, QPointF(0, base), self._number, number)
        painter.setPen(QColor(theme.palette.muted))
        below = self._below(self.width())
        if not below:
            beside = QPointF(self._beside(theme), base)
            self._write(painter, beside, self._words, words)
        for index, text in enumerate(below, start=1):
            down = base + index * self._line(words)
            self._write(painter, QPointF(0, down), text, words)

    def _below(self, width: int) -> list[str]:
        """Return the lines of the words that stand below the number."""
        if not self._words or width >= self.sizeHint().width():
            return []
        return broken(self._fonts(self.theme)[1], self._words, width)

    def _write(self, painter: QPainter, place: QPointF, text: str, font: QFont) -> None:
        if self.mirrored:
            width = QFontMetricsF(font).horizontalAdvance(text)
            place = QPointF(self.width() - place.x() - width, place.y())
        painter.setFont(font)
        painter.drawText(place, text)

    def _fonts(self, theme: Theme) -> tuple[QFont, QFont]:
        number, words = self._faces
        return theme.font(number), theme.font(words)

    def _beside(self, theme: Theme) -> float:
        advance = QFontMetricsF(self._fonts(theme)[0]).horizontalAdvance(self._number)
        large = self._faces[0] is Face.CLOCK
        return advance + theme.px(Space.M if large else Space.S)

    def _line(self, font: QFont) -> int:
        """Return the height of a line; large digits need less air."""
        size = font.pixelSize()
        large = size > self.theme.px(Face.LEAD.value[0])
        return round(size * (1.2 if large else 1.43))
