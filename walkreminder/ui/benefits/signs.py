"""A list of signs on a soft ground, with what to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.columns import led
from walkreminder.ui.benefits.grounds import Grounds
from walkreminder.ui.benefits.prose import LINE, Prose
from walkreminder.ui.icons import draw_icon
from walkreminder.ui.parts.paint import fill, painter_for
from walkreminder.ui.parts.picture import Picture, keep_silent
from walkreminder.ui.theme import Face, Radius, Space, Theme, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter, QPaintEvent

    from walkreminder.core.benefits import Content, SafetyId
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.notice import Care

LARGE_ICON: Final = 24
DOT: Final = 2.5
PADDING: Final = (Space.L, 18)


class Sign(Picture):
    """An icon, or a dot before a line of text, in the middle of the first line."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        tone: Tone,
        face: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        """Take an icon's name, or none for a dot."""
        super().__init__(themes, parent)
        self._icon = icon
        keep_silent(self)
        self._tone = tone
        self._line = LINE[face.value[0]]

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the icon or the dot, as high as a line."""
        side = theme.px(LARGE_ICON)
        if self._icon:
            return QSize(side, max(side, theme.px(self._line)))
        return QSize(theme.px(Space.S), theme.px(self._line))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the icon or the dot."""
        colour, rect = theme.colour(self._tone), QRectF(self.rect())
        if self._icon:
            place = QRectF(0, 0, rect.width(), rect.width())
            place.moveCenter(rect.center())
            draw_icon(painter, self._icon, colour, place, self.layoutDirection())
            return
        side = theme.length(2 * DOT)
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(rect.center())
        fill(painter, dot, side / 2, colour)


class SoftPanel(QWidget):
    """A soft ground that asks for care; put things into `body`."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        care: Care,
        face: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        """Take the type role of the first line: the icon stands in its middle."""
        super().__init__(parent)
        self.themes = themes
        self.care = care
        row = QHBoxLayout(self)
        above, beside = (themes.theme.px(side) for side in PADDING)
        row.setContentsMargins(beside, above, beside, above)
        sign = Sign(themes, icon, care.value[1], face, self)
        words = QWidget(self)
        self.body = QVBoxLayout(words)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(themes.theme.px(Space.S))
        row.addWidget(led(themes, sign, words))
        themes.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        theme, painter = self.themes.theme, painter_for(self)
        colour: str = getattr(theme.palette, self.care.value[0])
        fill(painter, QRectF(self.rect()), theme.length(Radius.CARD), colour)
        painter.end()


class SignItems(QWidget):
    """Signs under each other, each with a dot before it."""

    def __init__(
        self,
        themes: ThemeSource,
        items: Iterable[str],
        tone: Tone,
        face: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.S))
        for item in items:
            row = QHBoxLayout()
            row.setSpacing(themes.theme.px(Space.S))
            dot = Sign(themes, "", tone, face, self)
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Prose(themes, item, face, parent=self), 1)
            column.addLayout(row)


class SignsPanel(SoftPanel):
    """One list of signs: its title, each sign, what to do, and how sure that is."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        name: SafetyId,
        care: Care,
        face: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        signs = content.signs(name)
        large = face is Face.LARGE
        heading = Face.LEAD_STRONG if large else Face.TITLE
        super().__init__(themes, "help", care, heading, parent)
        self.setAccessibleName(signs.title)
        self.setObjectName(f"signs/{signs.id}")
        tone = care.value[1]
        self.body.addWidget(Prose(themes, signs.title, heading, tone, parent=self))
        self.body.addWidget(Prose(themes, signs.intro, face, parent=self))
        self.body.addWidget(SignItems(themes, signs.items, tone, face, self))
        strong = Face.HINT if large else Face.STRONG
        self.body.addWidget(Prose(themes, signs.then, strong, parent=self))
        claim = (signs.grade, signs.sources)
        self.grounds = Grounds(themes, content, claim, self)
        self.body.addWidget(self.grounds)
