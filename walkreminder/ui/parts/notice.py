"""A notice bar: one sentence, what it is about, and at most one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.paint import fill, painter_for, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import ICON, Face, Radius, Space, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (10, 14)
WORDS: Final = 200  # at least, for the button to stand beside them


class Care(Enum):
    """How much care a notice asks for; its soft ground and tone."""

    CALM = ("leaf_soft", Tone.LEAF)
    HEED = ("amber_soft", Tone.AMBER)
    STOP = ("clay_soft", Tone.CLAY)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with an icon, and the words of its button or none."""

    text: str
    icon: str
    care: Care = Care.CALM
    button: str = ""


class _Link(Control):
    """The words at the end of a notice that can be pressed."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, "", Radius.CELL, parent)
        self._tone = Tone.LEAF

    def show_words(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    def ask_size(self, theme: Theme) -> QSize:
        words = text_size(theme.font(Face.MEDIUM), self.text())
        around = theme.px(Space.XS)
        return QSize(round(words.width()) + 2 * around, round(words.height()) + around)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        font = theme.font(Face.MEDIUM)
        font.setUnderline(self.underMouse())
        colour = theme.colour(self._tone)
        write(painter, QRectF(self.rect()), self.text(), font, colour)


class _Icon(Picture):
    """The icon at the start of a notice."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._icon = "about"
        self._tone = Tone.LEAF

    def show_icon(self, icon: str, tone: Tone) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def ask_size(self, theme: Theme) -> QSize:
        return QSize(theme.px(ICON), theme.px(ICON))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        colour, place = theme.colour(self._tone), QRectF(self.rect())
        draw_icon(painter, self._icon, colour, place, self.layoutDirection())


class NoticeBar(QWidget):
    """A soft bar; `asked` when its button is pressed."""

    asked = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._notice = Notice("", "about")
        self._icon = _Icon(themes, self)
        self._text = Text(themes, parent=self).wrapped()
        self._button = _Link(themes, self)
        self._button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        above, beside = (themes.theme.px(side) for side in PADDING)
        row.setContentsMargins(beside, above, beside, above)
        row.setSpacing(themes.theme.px(Space.M))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        px = themes.theme.px
        ends = EndsRow(below=px(Space.XS), words=px(WORDS))
        ends.setSpacing(px(Space.M))
        ends.addWidget(self._text, 1)
        ends.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(ends, 1)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Minimum)
        themes.changed.connect(self.update)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice."""
        self._notice = notice
        tone = notice.care.value[1]
        self._icon.show_icon(notice.icon, tone)
        self._text.show_text(notice.text)
        self._button.show_words(notice.button, tone)
        self.setAccessibleName(notice.text)
        self.update()

    def take_keyboard(self) -> None:
        """Let the keyboard come to the button, as if by Tab."""
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the soft ground."""
        theme = self._themes.theme
        ground: str = getattr(theme.palette, self._notice.care.value[0])
        painter = painter_for(self)
        fill(painter, QRectF(self.rect()), theme.length(Radius.CARD), ground)
        painter.end()


class TroubleBar(NoticeBar):
    """What the environment did wrong; without any it takes no room."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._told = ""
        self.hide()

    def show_trouble(self, sentence: str) -> None:
        """Show a sentence with its remedy; an empty one goes."""
        is_news = sentence and sentence != self._told
        self._told = sentence
        self.show_notice(Notice(sentence, "about", Care.HEED))
        self.setVisible(bool(sentence))
        if is_news:
            speak(self, sentence)
