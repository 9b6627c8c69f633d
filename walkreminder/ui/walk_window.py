"""The walk window: a calm ring, the time left, three round controls, and what then.

Where a walk was looked at until its end, the window tells what it came to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.events import Finish
from walkreminder.ui.floating import (
    least_size,
    stay_above_edge,
)
from walkreminder.ui.parts.notice import TroubleBar
from walkreminder.ui.parts.ring import RingSize, WalkRing
from walkreminder.ui.theme import Space
from walkreminder.ui.walk_controls import WalkControls
from walkreminder.ui.walk_corners import WalkCorners
from walkreminder.ui.walk_face import held_words
from walkreminder.ui.walk_forms import WalkForms
from walkreminder.ui.walk_inlays import WalkInlays
from walkreminder.ui.walk_mini import WalkMini
from walkreminder.ui.walk_view import (
    LESS,
    SecondHand,
    wish_of_key,
    with_cues_turned,
)
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from walkreminder.core.claims import Content
    from walkreminder.core.events import Event
    from walkreminder.core.state import Scene, State
    from walkreminder.core.walk import Walk
    from walkreminder.ui.after_walk import Told
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.walk_face import Face

SIZE: Final = (340, 460)
RING_TOP: Final = 32
BELOW_RING: Final = 20


class WalkWindow(QWidget):
    """The walk of the moment, large or small; closed, it lets the walk go on."""

    asked = Signal(object)
    settings_changed = Signal(object)
    claim_wanted = Signal(str)
    ratings_off = Signal()
    help_wanted = Signal()
    signs_wanted = Signal()

    def __init__(
        self, themes: ThemeSource, clock: Callable[[], datetime], around: Around
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("Walk"))
        # It takes the keys, but is no stop of Tab: it could not show that it is one.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._themes = themes
        self._walk: Walk | None = None
        self._scene: Scene | None = None
        self._is_locked = False
        self._ring = WalkRing(themes, RingSize.WALK)
        self._controls = WalkControls(themes)
        self._trouble = TroubleBar(themes)
        self._mini = WalkMini(themes, clock, around)
        self._forms = WalkForms(themes, self, self._mini)
        self._corners = WalkCorners(themes, self)
        self._set_out()
        self._listen()
        self._hand = SecondHand(clock, self)
        self._hand.moved.connect(self._show_face)
        themes.changed.connect(self._space_out)
        self._space_out()

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the walk: a new one comes by itself, and the window goes with it."""
        before, self._scene = self._walk, scene
        self._corners.show_cues(on=scene.settings.sound.cues)
        # While it is asked what counts, the time on screen would be a guess.
        self._walk = state.walk if state.question is None else None
        self._mini.show_walk(self._walk, scene, may_go_on=not state.locked)
        self._controls.back.show_state(state, scene)
        if self._walk is None:
            self._hand.let_go()
            if not self._inlays.show_scene(scene):
                self.hide()
            return
        self._inlays.end_telling()
        self._is_locked = state.locked
        self._controls.show_walk(self._walk, may_go_on=not state.locked)
        self._corners.show_walk(may_go_on=not state.locked)
        self._hand.follow(self._walk, scene)
        if before is None or before.id != self._walk.id:
            self.come()

    def show_trouble(self, sentence: str) -> None:
        """Tell what keeps the walk from being kept; "" ends it."""
        self._trouble.show_trouble(sentence)

    @property
    def is_seen(self) -> bool:
        """Whether the large form is open, so that its end can be told in it."""
        return self.isVisible() and not self.isMinimized()

    @property
    def is_on_screen(self) -> bool:
        """Whether either form is, or what the walk came to."""
        return self.is_seen or self._mini.isVisible()

    def tell(self, told: Told) -> None:
        """Tell what a walk came to, in its place; nobody loses the keyboard by it."""
        self._inlays.tell(told)

    def show_signs(self, content: Content) -> None:
        """Show when to stop, over the walk."""
        self._inlays.show_signs(content)

    def come(self) -> None:
        """Come to the front, in the form that was used last."""
        if self._walk is not None:
            self._forms.come()

    def shrink(self) -> None:
        """Take the small form."""
        self._forms.shrink()

    def expand(self) -> None:
        """Take the large form, where the screen has room for it."""
        if self._walk is not None:
            self._forms.expand()

    def _lay_signs_out(self) -> None:
        """Show when to stop from the small form, which is too small for it."""
        if self._forms.lend():
            self.signs_wanted.emit()
        else:
            # That page has this list as well.
            self.help_wanted.emit()

    def _leave_signs(self) -> None:
        if self._walk is not None:
            self._forms.give_back()

    def _set_out(self) -> None:
        self._sheet = QWidget(self)
        self._whole = QVBoxLayout(self._sheet)
        self._whole.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._whole.addWidget(self._controls, 1)
        self._whole.addWidget(self._trouble)
        pages = QVBoxLayout(self)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self._sheet)
        self._inlays = WalkInlays(self._themes, self._sheet, pages)
        self._corners.come_up()

    def _want_claim(self, claim: str) -> None:
        self.close()
        self.claim_wanted.emit(claim)

    def _want_help(self) -> None:
        self.close()
        self.help_wanted.emit()

    def _listen(self) -> None:
        corners = self._corners
        corners.cues_wanted.connect(self._turn_cues)
        corners.less_wanted.connect(self._reduce)
        corners.cancel_wanted.connect(self._controls.ask_discard)
        corners.shrink_wanted.connect(self.shrink)
        corners.signs_wanted.connect(self.signs_wanted)
        corners.help_wanted.connect(self.help_wanted)
        inlays = self._inlays
        inlays.turned.connect(corners.show_all)
        inlays.asked.connect(self._ask)
        inlays.done.connect(self.close)
        inlays.claim_wanted.connect(self._want_claim)
        inlays.list_wanted.connect(self._want_help)
        inlays.ratings_off.connect(self.ratings_off)
        inlays.stop_wanted.connect(self._stop)
        inlays.left.connect(self._leave_signs)
        inlays.help_wanted.connect(self.help_wanted)
        self._mini.help_wanted.connect(self.help_wanted)
        self._mini.signs_wanted.connect(self._lay_signs_out)
        self._controls.asked.connect(self._ask)
        self._controls.back.asked.connect(self._ask)
        self._controls.back.off_wanted.connect(self.ratings_off)
        self._mini.asked.connect(self._ask)
        self._mini.cues_wanted.connect(self._turn_cues)
        self._mini.expand_wanted.connect(self.expand)

    def _space_out(self) -> None:
        """Set the distances of the theme's size."""
        theme, side = self._themes.theme, self._themes.theme.px(Space.XL)
        top, below = theme.px(RING_TOP), theme.px(Space.M)
        self._whole.setContentsMargins(side, top, side, below)
        self._whole.setSpacing(theme.px(BELOW_RING))
        self._fit()

    def _fit(self) -> None:
        """Take the window's size, or more where words are longer or larger."""
        theme = self._themes.theme
        needed = least_size(self, QSize(theme.px(SIZE[0]), theme.px(SIZE[1])))
        if needed != self.size():
            self.setFixedSize(needed)
            stay_above_edge(self)

    def _show_face(self, face: Face) -> None:
        self._ring.show_dial(face.dial)
        hint = held_words() if self._is_locked else face.hint
        self._controls.show_lines(hint, face.times)

    def _ask(self, wish: Event) -> None:
        self.asked.emit(wish)

    def _stop(self) -> None:
        self._ask(Finish())

    def _reduce(self) -> None:
        self._ask(LESS)

    def _turn_cues(self) -> None:
        """Mute the cues, of this walk and later ones, or let them be heard again."""
        if self._scene is not None:
            self.settings_changed.emit(with_cues_turned(self._scene.settings))

    def event(self, event: QEvent) -> bool:
        """Grow with what is shown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by one key what the controls do."""
        if event.key() == Qt.Key.Key_F1:
            self.help_wanted.emit()
            return
        if self._inlays.tells:
            if self._inlays.is_done_by(event):
                self.close()
            else:
                super().keyPressEvent(event)
            return
        wish = None if self._walk is None else wish_of_key(event.key(), self._walk)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() == Qt.Key.Key_M:
            self.shrink()
        elif event.key() == Qt.Key.Key_S:
            self.signs_wanted.emit()
        elif event.key() == Qt.Key.Key_V:
            self._turn_cues()
        elif wish is not None and not self._controls.asks:
            self._ask(wish)
        elif self._controls.asks or not self._controls.back.hear(event):
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self._controls.asks:
            self._controls.calm()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small buttons in their corners."""
        super().resizeEvent(event)
        self._corners.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time run."""
        super().showEvent(event)
        self.setFocus()
        self._hand.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time on screen stand still; a question nobody sees is off."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._inlays.end_telling()
            self._inlays.leave_signs()
        self._controls.calm()
        self._hand.rest()
