"""The page Programme: the way in, where one is on it, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from walkreminder.core.events import Say
from walkreminder.ui.page import Page, Room
from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.notice import NoticeBar
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.following import Following
from walkreminder.ui.programme.invitation import Invitation
from walkreminder.ui.programme.menu import MoreButton
from walkreminder.ui.programme.questions import Questions
from walkreminder.ui.programme.start import StartFlow
from walkreminder.ui.programme_words import Heeded, heeded, subtitle
from walkreminder.ui.theme import Face, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.core.benefits import Content
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.programme_log import Said
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource


class ProgrammePage(Page):
    """Shows the programme; `changed` carries settings, with following on or off."""

    changed = Signal(object)

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, tr("Programme"), parent)
        self.tells = frozenset({"programme"})
        self._now: tuple[State, Scene] | None = None
        self._walks: tuple[WalkRecord, ...] = ()
        self._heeded: Heeded | None = None
        self._leg_walk: UUID | None = None
        self._is_starting = False
        self.flare = Chip(themes, tr("My back flared up"), "flare")
        self.more = MoreButton(themes)
        self.add_to_head(self.flare)
        self.add_to_head(self.more)
        self._notice = NoticeBar(themes, self)
        self._notice.hide()
        self.question = Questions(themes, self)
        self.flow = StartFlow(themes, content, self)
        self.invitation = Invitation(themes, self)
        self.following = Following(themes, self)
        self._foot = Text(themes, content.disclaimer, Face.SMALL, Tone.MUTED, self)
        self._foot.wrapped()
        for part in (self._notice, self.question, self.flow, self.following):
            self.body.addWidget(part)
        self.body.addWidget(self.invitation, 1)
        self.body.addWidget(self._foot)
        self.body.addStretch(0)
        self._hear()

    def _hear(self) -> None:
        self._notice.asked.connect(self._heed)
        self.question.asked.connect(self._scroll_up)
        self.question.said.connect(self._say)
        self.question.stopped.connect(self._stop)
        self.question.answered.connect(self._leave_question)
        self.question.help_wanted.connect(self._get_help)
        self.flow.told.connect(self._tell)
        self.flow.left.connect(self._leave_flow)
        self.flow.help_wanted.connect(self._get_help)
        self.invitation.start.clicked.connect(self._begin)
        self.invitation.go_on.clicked.connect(self._go_on)
        self.invitation.cleared.clicked.connect(self.question.ask_cleared)
        self.following.chosen.connect(self.question.choose)
        self.flare.clicked.connect(self.question.ask_flare_up)
        self.more.flare_up.connect(self.question.ask_flare_up)
        self.more.skip_today.connect(self.question.ask_skip_today)
        self.more.sore_feet.connect(self.question.ask_sore_feet)
        self.more.leg_slip.connect(self._ask_leg_slip)
        self.question.wished.connect(self.asked)
        self.more.answer_again.connect(self._begin)
        self.more.rest_days_wanted.connect(self._ask_on_rest_days)
        self.more.stop.connect(self.question.ask_stop)
        self.roomed.connect(self._show_room)
        self._show_room(self.room)

    def show_state(self, state: State, scene: Scene) -> None:
        """Show where somebody stands now."""
        self._now = (state, scene)
        self._heeded = heeded(state, scene)
        if self._heeded is not None:
            self._notice.show_notice(self._heeded.notice)
        if (state.locked and not self.flow.is_over) or scene.past.unread:
            self._is_starting = False
        plan = scene.plan
        if plan is not None:
            self.following.show_plan(plan, self._walks, locked=state.locked)
            self._show_flare(goes_on=plan.standing.flared_up is not None)
        self.more.show_rest_days(scene.settings.programme.prompt_on_rest_days)
        self._leg_walk = None
        if plan is not None:
            self._leg_walk = plan.standing.leg_walk(scene.past.down_the_leg)
        told = self._leg_walk is not None
        self.more.show_leg(told=told and not state.locked)
        self.more.show_locked(state.locked)
        self._show_parts()

    def show_walks(self, walks: Sequence[WalkRecord]) -> None:
        """Take the walks of this week; they are shown with the next state."""
        self._walks = tuple(walks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, step by step."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.question.isHidden():
            self._leave_question()
        elif self._is_starting:
            self.flow.go_back()
        else:
            super().keyPressEvent(event)

    def _show_parts(self) -> None:
        """Show the one part that fits, and what is to be heeded above it."""
        scene = None if self._now is None else self._now[1]
        plan = None if scene is None else scene.plan
        unread = scene is not None and bool(scene.past.unread)
        knows = scene is not None and scene.past.standing is not None
        follows = plan is not None and not self._is_starting
        self._notice.setVisible(self._heeded is not None and not self._is_starting)
        self.flow.setVisible(self._is_starting)
        self._foot.setVisible(not self._is_starting)
        self.following.setVisible(follows)
        self.invitation.setVisible(not (self._is_starting or follows or unread))
        locked = self._now is not None and self._now[0].locked
        self.invitation.show_ways(locked=locked, began=knows)
        tight = self.room is Room.TIGHT
        self.flare.setVisible(follows and not tight and not locked)
        self.more.show_flare(here=tight and not locked, may_be=self.flare.isEnabled())
        self.more.setVisible(follows)
        # On one line with the title, and the buttons, there is no room for it.
        fits = not unread and not self.compact
        self.show_subtitle(subtitle() if fits else "")

    def _show_flare(self, *, goes_on: bool) -> None:
        """Offer to tell of a flare-up, or say why there is no second one."""
        why_not = tr("A flare-up is going on already.") if goes_on else ""
        self.flare.setEnabled(not goes_on)
        self.flare.setToolTip(why_not)
        self.flare.setAccessibleDescription(why_not)

    def _show_room(self, room: Room) -> None:
        self.fit_cards()
        self.following.show_room(room)
        self.flow.question.show_room(room)
        self.invitation.show_room(room)
        self._show_parts()

    def _ask_leg_slip(self) -> None:
        if self._leg_walk is not None:
            self.question.ask_leg_slip(self._leg_walk)

    def _begin(self) -> None:
        standing = None if self._now is None else self._now[1].past.standing
        self._leave_question()
        self._is_starting = True
        self._show_parts()
        self._scroll_up()
        self.flow.begin(None if standing is None else standing.red)

    def _leave_flow(self) -> None:
        self._is_starting = False
        self._show_parts()
        start = self.invitation.start
        back_to = start if start.isVisibleTo(self) else self.more
        back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, said: tuple[Said, ...]) -> None:
        """Say all of it, and follow the programme if that was the whole start."""
        self._is_starting = self.flow.is_over
        for each in said:
            self._say(each)
        if self.flow.is_over:
            return
        self._follow(on=True)
        self._show_parts()
        self._scroll_up()
        self.following.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._follow(on=True)

    def _stop(self) -> None:
        self._follow(on=False)

    def _follow(self, *, on: bool) -> None:
        self._choose(follow=on)

    def _ask_on_rest_days(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._choose(prompt_on_rest_days=on)

    def _choose(self, **choice: bool) -> None:
        """Tell the settings with something of the programme chosen otherwise."""
        if self._now is None:
            return
        settings = self._now[1].settings
        programme = replace(settings.programme, **choice)
        if programme != settings.programme:
            self.changed.emit(replace(settings, programme=programme))

    def _say(self, said: Said) -> None:
        self.asked.emit(Say(said))

    def _scroll_up(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _leave_question(self) -> None:
        # The keyboard stays near: else it would go to whatever comes next.
        if self.question.isAncestorOf(self.focusWidget()):
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question.hide()

    def _heed(self) -> None:
        if self._heeded is None:
            return
        if self._heeded.said is not None:
            self._say(self._heeded.said)
        elif self._heeded.page:
            self.wanted.emit(self._heeded.page)

    def _get_help(self) -> None:
        self.wanted.emit("help")
