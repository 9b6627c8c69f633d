"""What stands under the walk's ring: a hint and three round controls.

In their place it asks before a walk is thrown away; in that of the times how the back
is, while the walk warms up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walkreminder.core.events import Cancel, Extend, Finish, Pause
from walkreminder.ui.before_row import BeforeRow
from walkreminder.ui.parts.buttons import Button, Kind, RoundButton
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.walk_view import pause_or_resume
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.events import Event
    from walkreminder.core.walk import Walk
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.theme import Theme

HINT: Final = 24
TIMES: Final = 20
LINES_HEIGHT: Final = 68
LINES_GAP: Final = 2
QUESTION_WIDTH: Final = 104


class WalkControls(QWidget):
    """The hint, the times and the controls of a walk, or a question about it."""

    asked = Signal(object)

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self._press: Event = Pause()
        self._lines, self._row = QVBoxLayout(), QHBoxLayout()
        self._words, self._answers = QVBoxLayout(), QHBoxLayout()
        self.back = BeforeRow(themes)
        self.back.changed.connect(self._make_room)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._controls())
        self._pages.addWidget(self._question())
        themes.changed.connect(self._space_out)
        self._space_out()

    @property
    def asks(self) -> bool:
        """Whether it asks right now."""
        return self._pages.currentIndex() == 1

    def show_lines(self, hint: str, times: str) -> None:
        """Show other words above the controls."""
        self._hint.show_text(hint)
        self._times.show_text(times)

    def show_walk(self, walk: Walk, *, may_go_on: bool = True) -> None:
        """Offer to pause a walk that runs, and to resume one that is paused."""
        for button in (self._pause, self._longer):
            button.setEnabled(may_go_on)
        self._press = pause_or_resume(walk)
        name = tr("Resume") if walk.paused else tr("Pause")
        self._pause.show_text(name, "play" if walk.paused else "pause")

    def ask_discard(self) -> None:
        """Ask whether to discard the walk; the keyboard is on the safe answer."""
        self._pages.setCurrentIndex(1)
        self._keep.setFocus(Qt.FocusReason.TabFocusReason)

    def calm(self) -> None:
        """Ask no more, and leave the keys to the window again."""
        if self.asks:
            self._pages.setCurrentIndex(0)
            self.window().setFocus()

    def _controls(self) -> QWidget:
        page, themes = QWidget(), self._themes
        self._hint = Text(themes, "", Face.HINT).wrapped().centred()
        self._times = Text(themes, "", Face.BODY, Tone.MUTED).with_figures()
        self._times.wrapped().centred()
        self._longer = RoundButton(themes, "plus", tr("5 min"))
        self._longer.setAccessibleName(tr("5 minutes more"))
        self._pause = RoundButton(themes, "pause", tr("Pause"), Kind.PRIMARY)
        finish = RoundButton(themes, "check", tr("Finish"))
        self._longer.clicked.connect(self._extend)
        self._pause.clicked.connect(self._toggle)
        finish.clicked.connect(self._finish)
        self._row.addStretch(1)
        for button in (self._longer, self._pause, finish):
            # The mouse leaves the keys to the window: Space always pauses.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._lines.addWidget(self._hint)
        self._lines.addWidget(self._times)
        self._lines.addStretch(1)
        self._sheet = QWidget()
        self._sheet.setLayout(self._lines)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sheet)
        whole.addWidget(self.back)
        whole.addLayout(self._row)
        whole.addStretch(1)
        return page

    def _question(self) -> QWidget:
        page, themes = QWidget(), self._themes
        lost = tr("Its minutes will not be counted.")
        self._lost = Text(themes, lost, Face.BODY, Tone.MUTED).wrapped().centred()
        self._sure = Text(themes, tr("Discard this walk?"), Face.HINT).centred()
        self._keep = Button(themes, tr("Keep it"), Kind.PRIMARY)
        self._discard = Button(themes, tr("Discard"), Kind.QUIET)
        self._keep.clicked.connect(self.calm)
        self._discard.clicked.connect(self._lose)
        self._answers.addStretch(1)
        self._answers.addWidget(self._keep)
        self._answers.addWidget(self._discard)
        self._answers.addStretch(1)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addWidget(self._sure)
        self._words.addWidget(self._lost)
        self._words.addSpacing(themes.theme.px(Space.XL))
        self._words.addLayout(self._answers)
        self._words.addStretch(1)
        page.setLayout(self._words)
        return page

    def _space_out(self) -> None:
        theme: Theme = self._themes.theme
        for line in (self._hint, self._sure):
            line.setMinimumHeight(theme.px(HINT))
        for line in (self._times, self._lost):
            line.setMinimumHeight(theme.px(TIMES))
        for button in (self._keep, self._discard):
            button.setMinimumWidth(theme.px(QUESTION_WIDTH))
        self._make_room()
        self._lines.setSpacing(theme.px(LINES_GAP))
        self._words.setSpacing(theme.px(LINES_GAP))
        self._row.setSpacing(theme.px(Space.M))
        self._answers.setSpacing(theme.px(Space.M))

    def _make_room(self) -> None:
        """Let the question about the back stand where the times do, and go again."""
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and self.back.isAncestorOf(focus)
        px, asks = self._themes.theme.px, self.back.asks
        self._times.setVisible(not asks)
        self._sheet.setMinimumHeight(px(HINT if asks else LINES_HEIGHT))
        self._lines.setContentsMargins(0, 0, 0, 0 if asks else px(Space.M))
        self.back.setVisible(asks)
        if had_keyboard and not self.back.asks:
            self.window().setFocus()

    def _toggle(self) -> None:
        self.asked.emit(self._press)

    def _extend(self) -> None:
        self.asked.emit(Extend())

    def _finish(self) -> None:
        self.asked.emit(Finish())

    def _lose(self) -> None:
        self.calm()
        self.asked.emit(Cancel())
