"""Words on a page: labels that take a type role and a tone, and follow the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walkreminder.ui.theme import Face, ThemeSource, Tone, figures

if TYPE_CHECKING:
    from collections.abc import Callable


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
        self.setTextFormat(Qt.TextFormat.PlainText)
        themes.changed.connect(self._dress)
        self._dress()

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

    def centred(self) -> Text:
        """Set the words in the middle."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return self

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
