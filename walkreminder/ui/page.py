"""The frame of a page: its head and its body, which scroll together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, ThemeSource, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW: Final = 740
WIDEST: Final = 880
HEAD: Final = (40, 52)  # compact, full
BASELINE: Final = 4
MARGINS: Final = ((Space.L, 20), (Space.XL, Space.XXL))  # compact, full


class Page(QScrollArea):
    """A page of the main window: put things into `body`, buttons into the head.

    `asked` carries a wish of the user as an event of the core, `wanted` the name
    of a page. Where it is narrow the page is compact, and says so.
    """

    asked = Signal(object)
    wanted = Signal(str)
    compacted = Signal(bool)

    def __init__(
        self, themes: ThemeSource, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.compact = False
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # Keys that scroll come up from the controls; the page itself is no stop.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget()
        self._outer = QHBoxLayout(self.content)
        column = QWidget(self.content)
        column.setMaximumWidth(themes.theme.px(WIDEST))
        self._outer.addWidget(column)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(themes.theme.px(Space.L))
        self._head = _Head(themes, title, column)
        self.body.addWidget(self._head)
        self.setWidget(self.content)
        themes.changed.connect(self._dress)
        self._dress()

    def show_subtitle(self, text: str) -> None:
        """Show a few words under the title, or none."""
        self._head.show_subtitle(text)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a control at the far end of the head."""
        self._head.add(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become compact where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self.themes.theme.px(NARROW)
        if narrow != self.compact:
            self.compact = narrow
            self._dress()
            self.compacted.emit(narrow)

    def _dress(self) -> None:
        px, full = self.themes.theme.px, int(not self.compact)
        above, beside = (px(side) for side in MARGINS[full])
        self._outer.setContentsMargins(beside, above, beside, px(Space.L))
        self.body.setSpacing(px(Space.M if self.compact else Space.L))
        self._head.show_compact(self.compact)


class _Head(QWidget):
    """Title and subtitle, under each other or side by side, and the controls."""

    def __init__(self, themes: ThemeSource, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._large = Text(themes, title, Face.HEADING, parent=self)
        self._small = Text(themes, title, Face.LEAD_STRONG, parent=self)
        self._subtitle = Text(themes, "", tone=Tone.MUTED, parent=self)
        self._titles = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for text in (self._large, self._small, self._subtitle):
            self._titles.addWidget(text, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(themes.theme.px(Space.S))
        self._row.addLayout(self._titles)
        self._row.addStretch(1)
        self._subtitle.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_subtitle(self, text: str) -> None:
        self._subtitle.show_text(text)
        self._subtitle.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_compact(self, compact: bool) -> None:  # noqa: FBT001 - it is the value
        px = self._themes.theme.px
        self._large.setVisible(not compact)
        self._small.setVisible(compact)
        below = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._titles.setDirection(beside if compact else below)
        self._titles.setSpacing(px(Space.M) if compact else 0)
        # Beside the larger title the smaller words stand on its baseline.
        self._subtitle.setContentsMargins(0, px(BASELINE) if compact else 0, 0, 0)
        self.setMinimumHeight(px(HEAD[int(not compact)]))
