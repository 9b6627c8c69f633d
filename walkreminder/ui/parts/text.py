"""Words on a page: labels that take a type role and a tone, and follow the theme."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walkreminder.ui.parts.paint import widest_word
from walkreminder.ui.theme import Face, Tone, figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from walkreminder.ui.dressing import ThemeSource

LINE_SEPARATOR: Final = "\u2028"
LEAST_SHORT: Final = 48


class Text(QLabel):
    """A label in one type role and one tone; plain text, never markup."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str = "",
        face: Face = Face.BODY,
        tone: Tone = Tone.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._themes = themes
        self._face = face
        self._tone = tone
        self._finish: Callable[[QFont], QFont] = QFont
        self._centred = False
        self._short = False
        self._folds = False
        self._middle = 0.5
        self.setTextFormat(Qt.TextFormat.PlainText)
        themes.changed.connect(self._dress)
        self._dress()
        self._align()

    def show_text(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setText(text)

    def show_tone(self, tone: Tone) -> None:
        """Show the same words in another tone."""
        self._tone = tone
        self._dress()

    def with_figures(self) -> Text:
        """Set digits of one width, for digits that tick or stand in a column."""
        self._finish = figures
        self._dress()
        return self

    def wrapped(self) -> Text:
        """Let the words run over several lines."""
        self.setWordWrap(True)
        preferred = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(preferred, preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def folding(self) -> Text:
        """Let one line become several, but only where it has no room as one."""
        self._folds = True
        self.updateGeometry()
        return self

    @property
    def folds(self) -> bool:
        """Whether it may become several lines."""
        return self._folds

    def at_top(self) -> Text:
        """Begin at the top of a room that is higher than the words."""
        self._middle = 0.0
        return self

    def shortened(self) -> Text:
        """Let one line end in dots where there is less room than it asks for."""
        self._short = True
        return self

    def centred(self) -> Text:
        """Set the words in the middle."""
        self._centred = True
        self._align()
        return self

    def minimumSizeHint(self) -> QSize:
        """Ask for a few letters at least, or a word, if the line may be less."""
        least = super().minimumSizeHint()
        if self._folds:
            word = widest_word(self.font(), self.text())
            return QSize(min(word, least.width()), least.height())
        few = self._themes.theme.px(LEAST_SHORT)
        return QSize(min(few, least.width()), least.height()) if self._short else least

    def hasHeightForWidth(self) -> bool:
        """Say whether it may be several lines; Qt knows only of those that wrap."""
        return self._folds or super().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if self._folds and width >= self.sizeHint().width():
            return self.sizeHint().height()
        if not (self.wordWrap() or self._folds):
            return super().heightForWidth(width)
        return ceil(self._paragraph(width)[1])

    def changeEvent(self, event: QEvent) -> None:
        """Turn to the other side with the reading direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set a paragraph with our distance between lines; leave one line to Qt."""
        if self._short:
            self._paint_shortened()
            return
        folded = self._folds and self.width() < self.sizeHint().width()
        if not (self.wordWrap() or folded):
            super().paintEvent(event)
            return
        layout, height = self._paragraph(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        above = max(0.0, self.height() - height) * self._middle
        layout.draw(painter, QPointF(0, above))
        painter.end()

    def _paint_shortened(self) -> None:
        dots = Qt.TextElideMode.ElideRight
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), dots, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, shown)
        painter.end()

    def _align(self) -> None:
        """Keep to the reading side; Qt would judge by the words, so leave "95" left."""
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        side = Qt.AlignmentFlag.AlignHCenter if self._centred else side
        absolute = Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(side | absolute | Qt.AlignmentFlag.AlignVCenter)

    def _paragraph(self, width: int) -> tuple[QTextLayout, float]:
        """Return the lines of a wrapped text, and their height together."""
        option = QTextOption(self.alignment())
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        words = self.text().replace("\n", LINE_SEPARATOR)
        layout = QTextLayout(words, self.font())
        layout.setTextOption(option)
        least = self._themes.theme.line_height(self._face)
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            height = max(float(least), line.height())
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        return layout, y

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(self._finish(theme.font(self._face)))
        palette = QPalette()
        colour = QColor(theme.colour(self._tone))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)


class Caption(Text):
    """A small heading over a card or a group: spaced capitals, where a script has them.

    Screen readers get the words as they were written.
    """

    def __init__(
        self,
        themes: ThemeSource,
        text: str = "",
        tone: Tone = Tone.MUTED,
        face: Face = Face.CAPTION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", face, tone, parent)
        self._finish = self._fit_script
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setAccessibleName(text)
        self.setText(text)
        self._dress()

    def _fit_script(self, font: QFont) -> QFont:
        text = self.text()
        if text.upper() == text.lower():
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        else:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
        return font
