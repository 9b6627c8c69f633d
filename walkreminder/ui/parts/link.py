"""Words that can be pressed, set flush with the text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import broken, text_size, widest_word, write_lines
from walkreminder.ui.theme import ICON_SMALL, Face, Height, Radius, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource


GAP: Final = 6


class Link(Control):
    """A quiet button without ground or padding; underlined under the pointer."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        face: Face = Face.MEDIUM,
        after: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Take the words, and the name of an icon after them or none."""
        super().__init__(themes, text, Radius.CELL, parent)
        self._face = face
        self._after = after
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)

    def folding(self) -> Link:
        """Let the words become several lines where they have no room in one."""
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.updateGeometry()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the words, and enough height to press them."""
        words = text_size(theme.font(self._face), self.text())
        height = max(theme.px(Height.BADGE), round(words.height() + 1))
        return QSize(round(words.width() + 1) + self._room(theme), height)

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest word, if the words may be several lines."""
        size = self.sizeHint()
        if self.hasHeightForWidth():
            word = widest_word(self.theme.font(self._face), self.text())
            size.setWidth(min(size.width(), word + self._room(self.theme)))
        return size

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        more = len(self._lines(width)) - 1
        line = text_size(self.theme.font(self._face), "0").height()
        return self.sizeHint().height() + round(more * line)

    def _room(self, theme: Theme) -> int:
        """Return the room of the icon after the words."""
        return theme.px(ICON_SMALL + GAP) if self._after else 0

    def _lines(self, width: int) -> list[str]:
        """Return the words as they stand at a width."""
        if width >= self.sizeHint().width():
            return [self.text()]
        font, room = self.theme.font(self._face), width - self._room(self.theme)
        return broken(font, self.text(), room)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the words."""
        font = theme.font(self._face)
        font.setUnderline(self.underMouse())
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if ltr else Qt.AlignmentFlag.AlignRight
        align = side | Qt.AlignmentFlag.AlignVCenter
        rect, lines = QRectF(self.rect()), self._lines(self.width())
        write_lines(painter, rect, lines, font, theme.palette.leaf, align)
        if self._after:
            wide = theme.px(ICON_SMALL)
            top = round((rect.height() - wide) / 2)
            icon = QRectF(rect.width() - wide, top, wide, wide)
            leaf, direction = theme.palette.leaf, self.layoutDirection()
            draw_icon(painter, self._after, leaf, self.visual(icon), direction)
