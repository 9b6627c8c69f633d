"""One source: its citation, its address to open or to copy, and what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from walkreminder.ui.benefits.passage import Passage, Piece, Round
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import LINE_SEPARATOR
from walkreminder.ui.stylesheet import Hint
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import Labels, Source
    from walkreminder.ui.dressing import ThemeSource

BETWEEN: Final = " \N{MIDDLE DOT} "
APART: Final = "\N{NO-BREAK SPACE}" * 3
COPY: Final = "copy"


class Reference(Passage):
    """A citation; `open_wanted` brings its address when that is pressed.

    The claims it serves stand below it.
    """

    open_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        source: Source,
        claims: Iterable[str],
        labels: Labels,
        members: Round,
        parent: QWidget | None = None,
    ) -> None:
        self._source = source
        self._claims = BETWEEN.join(claims)
        self._labels = labels
        pieces = self._told(labels.copy_doi)
        super().__init__(themes, pieces, members, Face.SMALL, parent)
        self.setObjectName(f"source/{source.id}")
        self.followed.connect(self._follow)
        if source.link is not None:
            self.setToolTip(labels.open_doi)
            Hint(self, themes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the address as everything is copied."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._follow(COPY)
        else:
            super().keyPressEvent(event)

    def _told(self, copying: str) -> Iterator[Piece]:
        yield from self._cited()
        if self._source.link is not None:
            yield Piece(APART)
            yield Piece(copying, Tone.LEAF, COPY)
        yield Piece(f"{LINE_SEPARATOR}{self._claims}", Tone.MUTED)

    def _cited(self) -> Iterator[Piece]:
        """Tell who said it; an address that the citation names is not told twice."""
        text, address = self._source.text, self._source.address
        link = self._source.link or ""
        if not link:
            yield Piece(text)
        elif address in text:
            before, after = text.split(address, 1)
            yield from (Piece(before), Piece(address, Tone.LEAF, link), Piece(after))
        else:
            yield Piece(f"{text}{LINE_SEPARATOR}")
            yield Piece(address, Tone.LEAF, link)

    def _follow(self, leads: str) -> None:
        link = self._source.link
        if link is None:
            return
        if leads != COPY:
            self.open_wanted.emit(link)
            return
        QGuiApplication.clipboard().setText(link)
        self.show_pieces(self._told(self._labels.copied))
        speak(self, self._labels.copied)
