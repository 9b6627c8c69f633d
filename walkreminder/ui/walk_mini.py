"""The small form of the walk window: it stays on top and out of the way."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from walkreminder.ui.floating import Floating, free_screen, margins, within
from walkreminder.ui.parts.buttons import IconButton
from walkreminder.ui.parts.paint import text_size
from walkreminder.ui.parts.ring import RingSize, WalkRing
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone, figures
from walkreminder.ui.walk_face import held_words, second_lines
from walkreminder.ui.walk_view import SecondHand, pause_or_resume, wish_of_key
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent

    from walkreminder.core.state import Scene
    from walkreminder.core.walk import Walk
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.walk_face import Face as WalkFace

SIZE: Final = (240, 72)
TIME: Final = 32
WORD_GAP: Final = 3


class WalkMini(Floating):
    """A walk in one line; it can be dragged by any free spot."""

    asked = Signal(object)
    expand_wanted = Signal()
    help_wanted = Signal()
    signs_wanted = Signal()
    cues_wanted = Signal()

    def __init__(
        self, themes: ThemeSource, clock: Callable[[], datetime], around: Around
    ) -> None:
        super().__init__(themes, around, SIZE)
        self.setWindowTitle(tr("Walk"))
        # It takes the keys, but is no stop of Tab: it could not show that it is one.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._walk: Walk | None = None
        self._may_go_on = True
        self._lines: list[tuple[str, str]] = []
        self._ring = WalkRing(themes, RingSize.MINI)
        self._time = Text(themes, "", Face.MINI).with_figures()
        self._word = Text(themes, "", Face.SMALL_STRONG, Tone.LEAF)
        self._until = Text(themes, "", Face.SMALL, Tone.MUTED).with_figures()
        self._pause = IconButton(themes, "pause", tr("Pause"))
        self._help = IconButton(themes, "help", tr("When to get help"))
        self._help.clicked.connect(self.help_wanted)
        self._signs = IconButton(themes, "stop", tr("When to stop"))
        self._signs.clicked.connect(self.signs_wanted)
        self._expand = IconButton(themes, "expand", tr("Large form"))
        self._pause.clicked.connect(self._toggle)
        self._expand.clicked.connect(self.expand_wanted)
        for button in (self._pause, self._expand, self._signs, self._help):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # The others stay where they are while one is not there.
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self._set_out()
        self._hand = SecondHand(clock, self)
        self._hand.moved.connect(self._show_face)
        themes.changed.connect(self._space_out)
        self._space_out()

    def show_walk(
        self, walk: Walk | None, scene: Scene, *, may_go_on: bool = True
    ) -> None:
        """Show the walk; without one, go. One that may not go on says so."""
        self._walk, self._may_go_on = walk, may_go_on
        self._pause.setVisible(may_go_on)
        if walk is None:
            self._hand.let_go()
            self.hide()
            return
        name = tr("Resume") if walk.paused else tr("Pause")
        self._pause.show_icon("play" if walk.paused else "pause", name)
        self._word.show_tone(Tone.MUTED if walk.paused else Tone.LEAF)
        self._time.show_tone(Tone.MUTED if walk.paused else Tone.INK)
        self._lines = second_lines(walk, scene.zone)
        self._hand.follow(walk, scene)
        self._space_out()

    def come_at(self, place: QPoint) -> None:
        """Come to a place, or as near to it as the screen allows."""
        self.fit()
        self.move(within(free_screen(self), place, self.size()))
        self.show_over(stays_on_top=True)
        self.activateWindow()
        self.setFocus()

    def _set_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._word)
        below.addWidget(self._until, 1)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self._time)
        words.addLayout(below)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.addWidget(self._ring)
        whole.addLayout(words, 1)
        whole.addLayout(self._buttons())
        self._below, self._words, self._whole = below, words, whole

    def _buttons(self) -> QGridLayout:
        """Return them in two rows: beside each other four would crowd the line."""
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(self._pause, 0, 0)
        grid.addWidget(self._expand, 0, 1)
        grid.addWidget(self._signs, 1, 0)
        grid.addWidget(self._help, 1, 1)
        return grid

    def _space_out(self) -> None:
        theme = self.themes.theme
        start, end = theme.px(Space.M), theme.px(Space.S)
        self._whole.setContentsMargins(margins(self, start, 0, end, 0))
        self._whole.setSpacing(0)
        self._words.setContentsMargins(margins(self, start, 0, 0, 0))
        self._words.setSpacing(0)
        self._below.setSpacing(theme.px(WORD_GAP))
        self._time.setFixedHeight(theme.px(TIME))
        # As wide as its words may become, so that it never jumps from part to part.
        self._time.setMinimumWidth(self._widest_line())
        self.fit()

    def _show_face(self, face: WalkFace) -> None:
        # The running digits stay out of the way of screen readers.
        if face.dial.spoken != self._time.accessibleName():
            self._time.setAccessibleName(face.dial.spoken)
        self._ring.show_dial(face.small_dial)
        self._time.show_text(face.dial.time)
        held = not self._may_go_on
        self._word.show_text(held_words() if held else face.word)
        self._until.show_text("" if held else face.until)

    def _widest_line(self) -> int:
        """Return the width of the longest second line that may come."""
        theme = self.themes.theme
        strong, plain = theme.font(Face.SMALL_STRONG), figures(theme.font(Face.SMALL))
        widths = (
            ceil(text_size(strong, word).width()) + ceil(text_size(plain, time).width())
            for word, time in self._lines
        )
        return max(widths, default=0) + theme.px(WORD_GAP)

    def _toggle(self) -> None:
        if self._walk is not None:
            self.asked.emit(pause_or_resume(self._walk))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let every key of the large form work here too."""
        wish = None if self._walk is None else wish_of_key(event.key(), self._walk)
        if wish is not None:
            self.asked.emit(wish)
        elif event.key() == Qt.Key.Key_M:
            self.expand_wanted.emit()
        elif event.key() == Qt.Key.Key_F1:
            self.help_wanted.emit()
        elif event.key() == Qt.Key.Key_S:
            self.signs_wanted.emit()
        elif event.key() == Qt.Key.Key_V:
            self.cues_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time run."""
        super().showEvent(event)
        self._hand.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time on screen stand still."""
        super().hideEvent(event)
        self._hand.rest()
