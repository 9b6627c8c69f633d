"""A paragraph of which some words lead on; alone knows how the keys reach them.

Tab meets one passage of a group. The arrow keys walk from there to the others and
along the words that lead on, and Enter follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextLine

from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.focus_ring import FocusRing
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import LINE_SEPARATOR
from walkreminder.ui.theme import Face, Radius, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

FOLLOW: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
NOWHERE: Final = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage, and what they lead to, or nothing."""

    text: str
    tone: Tone = Tone.INK
    leads: str = ""
    face: Face | None = None


class Round:
    """Passages that belong together: Tab stops at one of them."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []

    def take(self, passage: Passage) -> None:
        """Take one more; the first is where Tab stops."""
        policy = Qt.FocusPolicy
        first = not self._passages
        self._passages.append(passage)
        passage.setFocusPolicy(policy.StrongFocus if first else policy.ClickFocus)

    def enter(self, passage: Passage) -> None:
        """Let Tab stop at another one from now on."""
        policy = Qt.FocusPolicy
        for each in self._passages:
            here = each is passage
            each.setFocusPolicy(policy.StrongFocus if here else policy.ClickFocus)

    def walk(self, passage: Passage, way: int) -> bool:
        """Go to the next one or back; return whether there is one."""
        there = self._passages.index(passage) + way
        if not 0 <= there < len(self._passages):
            return False
        reasons = Qt.FocusReason
        back = way < 0
        reason = reasons.BacktabFocusReason if back else reasons.TabFocusReason
        self._passages[there].setFocus(reason)
        return True


class Passage(Prose):
    """Words over several lines; `followed` says what the pressed ones lead to."""

    followed = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        pieces: Iterable[Piece],
        members: Round,
        face: Face = Face.BODY,
        parent: QWidget | None = None,
    ) -> None:
        self._pieces: tuple[Piece, ...] = ()
        self._round = members
        self._at = self._under = self._pressed = NOWHERE
        self._styles: list[QTextLayout.FormatRange] = []
        super().__init__(themes, "", face, Tone.INK, parent)
        self.show_pieces(pieces)
        if self._leading():
            members.take(self)
            self.setMouseTracking(True)
            FocusRing(self, themes, Radius.CELL)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show other words."""
        self._pieces = tuple(pieces)
        self._styles = []
        text = "".join(piece.text for piece in self._pieces)
        self.show_text(text)
        self.setAccessibleName(text.replace(LINE_SEPARATOR, ". "))
        self.updateGeometry()

    def pieces(self) -> tuple[Piece, ...]:
        """Return the words, piece by piece."""
        return self._pieces

    def follow(self, index: int) -> None:
        """Go where a piece leads."""
        if index != NOWHERE and self._pieces[index].leads:
            self.followed.emit(self._pieces[index].leads)

    def piece_at(self, place: QPointF) -> int:
        """Return which of the words that lead on lie at a place."""
        layout = self._lines(self.width())[0]
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.naturalTextRect().contains(place):
                found: object = line.xToCursor(
                    place.x(), QTextLine.CursorPosition.CursorOnCharacter
                )
                at = found[0] if isinstance(found, tuple) else found
                return self._piece_of(int(str(at)))
        return NOWHERE

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first words that lead on, for Enter to follow."""
        super().focusInEvent(event)
        if not self._leading():
            # The search may lead to words that lead nowhere.
            return
        self._round.enter(self)
        self._choose(self._at if self._at in self._leading() else self._leading()[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing."""
        super().focusOutEvent(event)
        self._choose(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along, or follow."""
        if not self._leading():
            event.ignore()
            return
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ahead, back = back, ahead
        key = event.key()
        if key in FOLLOW:
            self.follow(self._at)
        elif key in {ahead, back}:
            self._step(1 if key == ahead else -1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if not self._round.walk(self, 1 if key == Qt.Key.Key_Down else -1):
                event.ignore()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a press would follow."""
        self._point(self.piece_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing of that."""
        super().leaveEvent(event)
        self._point(NOWHERE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press began."""
        self._pressed = self.piece_at(event.position())
        if self._pressed != NOWHERE:
            self._choose(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow what was pressed and let go at the same words."""
        pressed, self._pressed = self._pressed, NOWHERE
        if pressed == self.piece_at(event.position()):
            self.follow(pressed)

    def _leading(self) -> list[int]:
        return [at for at, piece in enumerate(self._pieces) if piece.leads]

    def _piece_of(self, letter: int) -> int:
        ends = accumulate(len(piece.text) for piece in self._pieces)
        for index, (start, end) in enumerate(pairwise([0, *ends])):
            if start <= letter < end:
                return index if self._pieces[index].leads else NOWHERE
        return NOWHERE

    def _step(self, way: int) -> None:
        leading = self._leading()
        there = max(0, min(leading.index(self._at) + way, len(leading) - 1))
        if leading[there] != self._at:
            self._choose(leading[there])
            speak(self, self._pieces[self._at].text)

    def _choose(self, index: int) -> None:
        self._at = index
        self.setAccessibleDescription(
            self._pieces[index].text if index != NOWHERE else ""
        )
        self._styles = []
        self.update()

    def _point(self, index: int) -> None:
        if index != self._under:
            self._under = index
            self._styles = []
            shapes = Qt.CursorShape
            led = index != NOWHERE
            self.setCursor(shapes.PointingHandCursor if led else shapes.ArrowCursor)
            self.update()

    def _dress(self) -> None:
        self._styles = []
        super()._dress()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        if not self._styles:
            ends = accumulate(len(piece.text) for piece in self._pieces)
            spans = enumerate(pairwise([0, *ends]))
            self._styles = [self._format(at, *span) for at, span in spans]
        return self._styles

    def _format(self, index: int, start: int, end: int) -> QTextLayout.FormatRange:
        theme, piece = self._themes.theme, self._pieces[index]
        part, style = QTextLayout.FormatRange(), QTextCharFormat()
        if piece.face is not None:
            style.setFont(theme.font(piece.face))
        style.setForeground(QColor(theme.colour(piece.tone)))
        style.setFontUnderline(index in {self._at, self._under})
        part.start, part.length, part.format = start, end - start, style
        return part
