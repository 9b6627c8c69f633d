"""A field for words to look for, with a magnifier before and a way to clear it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QWidget

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.parts.paint import painter_for, text_size
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Height, Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from walkreminder.ui.dressing import ThemeSource

WIDTH: Final = (60, 208)  # least, wished for
ICON_AT: Final = 10
ICON_SIDE: Final = 18
LONGEST: Final = 200  # letters; nobody looks for more at once
WORDS_AT: Final = 22  # after the padding that every field has


class SearchField(QLineEdit):
    """Words being typed; `left` by the down arrow, to what was found."""

    left = Signal()

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._clear = IconButton(themes, "x", tr("Clear"), parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._offer_clear)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)
        Clothes(self, themes)
        themes.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Ask for a few words."""
        height = super().sizeHint().height()
        return QSize(self._themes.theme.px(WIDTH[1]), height)

    def minimumSizeHint(self) -> QSize:
        """Ask for one word at least."""
        height = super().minimumSizeHint().height()
        return QSize(self._themes.theme.px(WIDTH[0]), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards on the arrow."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Turn to the other side with the reading direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button that clears at the end."""
        super().resizeEvent(event)
        side = self._clear.sizeHint()
        top = (self.height() - side.height()) // 2
        place = QRect(self.width() - side.width() - 2, top, side.width(), side.height())
        direction = self.layoutDirection()
        self._clear.setGeometry(QStyle.visualRect(direction, self.rect(), place))
        self._hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifier before the words."""
        super().paintEvent(event)
        theme, direction = self._themes.theme, self.layoutDirection()
        side = theme.px(ICON_SIDE)
        top = (self.height() - side) // 2
        place = QRect(theme.px(ICON_AT), top, side, side)
        place = QStyle.visualRect(direction, self.rect(), place)
        painter = painter_for(self)
        draw_icon(painter, "search", theme.palette.muted, QRectF(place))
        painter.end()

    def _hint(self) -> None:
        """Say what the field is for where there is room; the magnifier does anyway."""
        theme, word = self._themes.theme, tr("Search")
        wide = text_size(self.font(), word).width()
        fits = wide <= self.width() - theme.px(ICON_AT + ICON_SIDE + ICON_AT + WORDS_AT)
        self.setPlaceholderText(word if fits else "")

    def _offer_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._dress()

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(theme.font(Face.BODY))
        before = theme.px(WORDS_AT)
        after = theme.px(Height.CONTROL - Space.M) if self.text() else 0
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)
        self._hint()
