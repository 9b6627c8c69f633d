"""What Today says of the signs that need help: quiet lines, and a card behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.core.claims import SafetyId
from walkreminder.core.events import Say
from walkreminder.core.programme_log import Checked, Cleared, Sign
from walkreminder.core.timetable import local_date
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import NoticeBar
from walkreminder.ui.safety_words import check_due, check_first
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from walkreminder.core.claims import Content
    from walkreminder.core.standing import Standing
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource

LISTS: Final = {Sign.SOON: SafetyId.SOON, Sign.CHECK: SafetyId.CHECK}


class SignsCard(Card):
    """A card that Escape closes; whoever opened it takes the keyboard back."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class TodaySafety(QWidget):
    """Follows the programme's signs; without any of it to say it takes no room.

    `asked` carries what was answered as an event, `changed` tells that it took more
    or less room.
    """

    asked = Signal(object)
    changed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content: Content | None = None
        self._standing: Standing | None = None
        self._card: SignsCard | None = None
        self._pressed: NoticeBar | None = None
        self.first = self._bar(self._open_list)
        self.due = self._bar(self._open_question)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.theme.px(Space.S))
        for bar in (self.first, self.due):
            self._column.addWidget(bar)
        self.hide()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on the card."""
        keyboard = self.window().focusWidget()
        card = self._card
        return card is not None and keyboard is not None and card.isAncestorOf(keyboard)

    def show_content(self, content: Content) -> None:
        """Take the words of the lists."""
        self._content = content

    def show_state(self, state: State, scene: Scene) -> None:
        """Show what the programme's signs ask for; under a lock the page says it."""
        before, plan = self._standing, scene.plan
        self._standing = None if plan is None or state.locked else plan.standing
        if _signs(before) != _signs(self._standing):
            self.close_card()
        today = local_date(scene.now, scene.zone)
        now = self._standing
        first = None if now is None else check_first(now)
        due = None if now is None else check_due(now, today)
        told = (first, due)
        for bar, notice in zip((self.first, self.due), told, strict=True):
            if notice is not None:
                bar.show_notice(notice)
            # The card that it opens says the same.
            bar.setVisible(notice is not None and bar is not self._pressed)
        self.setVisible(any(told))

    def close_card(self) -> None:
        """Put the card away, if one is open."""
        card, self._card = self._card, None
        bar, self._pressed = self._pressed, None
        if card is not None and bar is not None:
            bar.show()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.changed.emit()

    def _bar(self, pressed: Callable[[], None]) -> NoticeBar:
        bar = NoticeBar(self._themes, self)
        bar.asked.connect(pressed)
        # Its words wrap at the width of the page, not at a width of their own.
        shrinks = QSizePolicy.Policy.Preferred
        bar.setSizePolicy(shrinks, shrinks)
        bar.hide()
        return bar

    def _open_question(self) -> None:
        # Imported here, as below: on most days nobody is asked.
        from walkreminder.ui.signs_question import Asks, SignsQuestion  # noqa: PLC0415

        content, now = self._content, self._standing
        if content is None or now is None:
            return
        asks = Asks.ALL if now.checked is None else Asks.EMERGENCY
        card = self._opened(self.due, tr("Before you go on"))
        question = SignsQuestion(self._themes, content, asks, card)
        question.answered.connect(self._answer)
        card.body.addWidget(question)
        self._show(card)
        question.take_keyboard()

    def _open_list(self) -> None:
        from walkreminder.ui.benefits.prose import Prose  # noqa: PLC0415
        from walkreminder.ui.benefits.signs import SignItems  # noqa: PLC0415

        content, now = self._content, self._standing
        if content is None or now is None or now.sign not in LISTS:
            return
        signs = content.signs(LISTS[now.sign])
        themes, card = self._themes, self._opened(self.first, signs.title)
        heard = f"{signs.intro} {'; '.join(signs.items)}"
        card.body.addWidget(Prose(themes, signs.intro, Face.STRONG, parent=card))
        card.body.addWidget(SignItems(themes, signs.items, Tone.AMBER, parent=card))
        card.body.addWidget(Prose(themes, signs.then, Face.STRONG, parent=card))
        card.body.addSpacing(themes.theme.px(Space.XS))
        row, first = self._answers(heard, card)
        card.body.addWidget(row)
        self._show(card)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _answers(self, heard: str, card: SignsCard) -> tuple[QWidget, Button]:
        """Return a row with what can be said to a list, and the first of it."""
        answers = (
            (tr("A clinician has cleared me"), Kind.QUIET, self._clear),
            (tr("None of these any more"), Kind.QUIET, self._answer_anew),
            (tr("Close"), Kind.PLAIN, self._leave),
        )
        row = QWidget(card)
        gap = self._themes.theme.px(Space.S)
        flow = FlowLayout(row, gap, gap)
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        buttons = []
        for text, kind, pressed in answers:
            button = Button(self._themes, text, kind, parent=row)
            # Whoever comes to an answer by Tab hears what it answers.
            button.setAccessibleDescription(heard)
            button.clicked.connect(pressed)
            flow.addWidget(button)
            buttons.append(button)
        return row, buttons[0]

    def _opened(self, bar: NoticeBar, caption: str) -> SignsCard:
        """Open a card in the place of the line that asked for it."""
        self.close_card()
        self._pressed = bar
        bar.hide()
        card = self._card = SignsCard(self._themes, caption, parent=self)
        card.left.connect(self._leave)
        card.body.setSpacing(self._themes.theme.px(Space.M))
        return card

    def _show(self, card: SignsCard) -> None:
        """Show a card that is whole, so that the keyboard can come to it at once."""
        self._column.addWidget(card)
        card.show()
        self.changed.emit()

    def _leave(self) -> None:
        bar = self._pressed
        self.close_card()
        if bar is not None:
            bar.take_keyboard()

    def _answer(self, sign: Sign | None) -> None:
        now = self._standing
        if now is None:
            return
        # Where only the emergencies were asked about, what else was named still holds.
        stands = None if now.checked is None else now.sign
        self.asked.emit(Say(Checked(sign or stands, now.red)))

    def _answer_anew(self) -> None:
        if self._standing is not None:
            self.asked.emit(Say(Checked(None, self._standing.red)))

    def _clear(self) -> None:
        self.asked.emit(Say(Cleared()))


def _signs(now: Standing | None) -> object:
    """Return what of a standing is about the signs."""
    return now and (now.sign, now.checked, now.seen, now.red)
