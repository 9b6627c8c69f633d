"""Words that can be pressed, set flush with the text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.paint import text_size, write
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

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.updateGeometry()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the words, and enough height to press them."""
        words = text_size(theme.font(self._face), self.text())
        height = max(theme.px(Height.BADGE), round(words.height() + 1))
        room = theme.px(ICON_SMALL + GAP) if self._after else 0
        return QSize(round(words.width() + 1) + room, height)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the words."""
        font = theme.font(self._face)
        font.setUnderline(self.underMouse())
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if ltr else Qt.AlignmentFlag.AlignRight
        align = side | Qt.AlignmentFlag.AlignVCenter
        rect = QRectF(self.rect())
        write(painter, rect, self.text(), font, theme.palette.leaf, align)
        if self._after:
            wide = theme.px(ICON_SMALL)
            top = round((rect.height() - wide) / 2)
            icon = QRectF(rect.width() - wide, top, wide, wide)
            leaf, direction = theme.palette.leaf, self.layoutDirection()
            draw_icon(painter, self._after, leaf, self.visual(icon), direction)
