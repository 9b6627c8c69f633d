"""The Today page: what comes next, how the week stands, one thing worth knowing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walkreminder.core import claims
from walkreminder.core.claims import Occasion
from walkreminder.core.state import StateName, name_of
from walkreminder.core.stats import week_with
from walkreminder.core.timetable import local_date
from walkreminder.ui.morning_card import MorningCard
from walkreminder.ui.page import WIDEST, Page, Room
from walkreminder.ui.parts.notice import NoticeBar
from walkreminder.ui.quiet_chip import QuietChip
from walkreminder.ui.theme import Space
from walkreminder.ui.today_cards import FactCard, WeekCard
from walkreminder.ui.today_hero import HeroCard
from walkreminder.ui.today_safety import TodaySafety
from walkreminder.ui.today_words import Hero, Offer, hero
from walkreminder.ui.wording import date_words, tr, weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from walkreminder.core.state import Scene, State
    from walkreminder.ui.dressing import ThemeSource

# A walk shows its seconds; all else on the page is said in minutes.
WALKING_MS: Final = 1000
WAITING_MS: Final = 10_000
SHARES: Final = (376, 312)


class Today(Page):
    """Shows the state and the week; a walk's time moves on while one looks.

    `move_wanted` carries a slot's key and the time that it should move to;
    `claim_wanted` the id of the claim whose grounds somebody wants to see.
    """

    move_wanted = Signal(object)
    claim_wanted = Signal(str)
    ratings_off = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("Today"), parent)
        self._clock = clock
        self._now: tuple[State, Scene] | None = None
        self._days: tuple[Mapping[date, int], int | None] = ({}, None)
        self._hero: Hero | None = None
        self._timer = QTimer(self, interval=WAITING_MS)
        self._timer.timeout.connect(self._repaint)
        self._chip = QuietChip(themes, clock)
        self._chip.asked.connect(self._ask)
        self.add_to_head(self._chip)
        self._notice = NoticeBar(themes, self)
        self._notice.asked.connect(self._answer_notice)
        # Its words wrap at the width of the page, not at a width of their own.
        shrinks = QSizePolicy.Policy.Preferred
        self._notice.setSizePolicy(shrinks, shrinks)
        self._notice.hide()
        self._sure: Hero | None = None
        self._urgent = ""
        self._safety = TodaySafety(themes, self)
        self._safety.asked.connect(self._ask)
        self._safety.changed.connect(self.fit_cards)
        self._safety.changed.connect(self._settle)
        self._card = HeroCard(themes)
        self._card.offers.chosen.connect(self._take)
        self._morning = MorningCard(themes, self)
        self._morning.asked.connect(self._ask)
        self._morning.help_wanted.connect(self._want_help)
        self._morning.off_wanted.connect(self.ratings_off)
        self._week = WeekCard(themes)
        # Until the days are known: an empty week would be a lie.
        self._week.hide()
        self._fact = FactCard(themes)
        self._fact.asked.connect(self.claim_wanted)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self._week, SHARES[0])
        self._pair.addWidget(self._fact, SHARES[1])
        self.body.addWidget(self._notice)
        self.body.addWidget(self._safety)
        self.body.addWidget(self._card)
        self.body.addWidget(self._morning)
        # No distance is kept from what is left over below.
        rest = QVBoxLayout()
        rest.setSpacing(0)
        rest.addLayout(self._pair)
        rest.addStretch(1)
        self.body.addLayout(rest, 1)
        self.roomed.connect(self._rearrange)
        self._rearrange(self.room)

    def show_state(self, state: State, scene: Scene) -> None:
        """Show what the app does now."""
        self._now = (state, scene)
        if not state.locked:
            self._sure = None
        was_asked = self._safety.has_keyboard
        self._safety.show_state(state, scene)
        # The state may be that of last midnight; whoever looks in the morning is told
        # how long it is from now, and asked.
        fresh = replace(scene, now=self._clock())
        self._show_hero(self._told(state, fresh))
        if was_asked and not self._safety.has_keyboard:
            # To what follows from the answer, and not to whatever comes next.
            self._card.offers.take_keyboard()
        self._chip.show_state(state, scene)
        self._morning.show_state(state, fresh)
        runs = name_of(state) is StateName.WALKING
        pace = WALKING_MS if runs else WAITING_MS
        if pace != self._timer.interval():
            self._timer.setInterval(pace)
        day = local_date(scene.now, scene.zone)
        words = tr("{weekday} {date}", weekday=weekday(day), date=date_words(day))
        self.show_subtitle(words)
        self._show_week()
        self._settle()

    def show_days(self, daily: Mapping[date, int], spent: int | None = None) -> None:
        """Show the walked seconds of the days, and the spare days that went by.

        Without `spent` nothing is said of spare days.
        """
        self._days = (daily, spent)
        self._week.show()
        self._show_week()

    def show_signs(self, content: claims.Content) -> None:
        """Take the lists of signs that need help, and what to do about them."""
        self._urgent = content.signs(claims.SafetyId.EMERGENCY).then
        self._safety.show_content(content)
        self._repaint()

    def show_card(
        self,
        card: claims.Card,
        grade: claims.GradeWords,
        counted: str = "{count}",
        occasion: claims.Occasion = Occasion.ORDINARY,
        checked: date | None = None,
    ) -> None:
        """Show what is worth knowing today, and what it was chosen for.

        `counted` is how an amount is written, `checked` the day of the last check.
        """
        self._fact.show_card(card, grade, counted, occasion, checked)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how much height there is."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Let the lower row stand lower, before the page would have to scroll."""
        layout = self.content.layout()
        assert layout is not None
        width, margins = self.viewport().width(), layout.contentsMargins()
        inner = width - margins.left() - margins.right()
        row = self._pair.heightForWidth(min(inner, self.themes.theme.px(WIDEST)))
        others = layout.totalHeightForWidth(width) - row
        room = self.viewport().height() - others
        self._week.show_room(room if self.room is Room.FULL else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time move on while someone may look."""
        super().showEvent(event)
        self._repaint()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self._morning.leave()

    def _repaint(self) -> None:
        if self._now is not None:
            state, scene = self._now
            scene = replace(scene, now=self._clock())
            self._show_hero(self._told(state, scene))
            self._morning.show_state(state, scene)

    def _told(self, state: State, scene: Scene) -> Hero:
        return self._sure or hero(state, scene, self._urgent)

    def _show_hero(self, value: Hero) -> None:
        if _seen(value) == (self._hero and _seen(self._hero)):
            return
        self._hero = value
        self._card.show_hero(value)
        if value.notice is not None:
            self._notice.show_notice(value.notice)
        self._notice.setVisible(value.notice is not None)
        self._settle()

    def _show_week(self) -> None:
        if self._now is None:
            return
        _state, scene = self._now
        (daily, spent), goal = self._days, scene.settings.goal
        day = local_date(scene.now, scene.zone)
        week = week_with(day, goal.week_starts, daily)
        self._week.show_week(week, day, goal, scene.goal_of_a_day, spent)

    def _take(self, offer: Offer) -> None:
        self._sure = offer.sure
        if offer.page:
            self.wanted.emit(offer.page)
        elif offer.move is not None:
            self.move_wanted.emit(offer.move)
        elif offer.wish is not None:
            self.asked.emit(offer.wish())
        else:
            self._repaint()

    def _answer_notice(self) -> None:
        if self._hero is not None and self._hero.notice_offer is not None:
            self._take(self._hero.notice_offer)

    def _ask(self, event: object) -> None:
        self.asked.emit(event)

    def _want_help(self) -> None:
        self.wanted.emit("help")

    def _rearrange(self, room: Room) -> None:
        compact = room is not Room.FULL
        self.fit_cards()
        direction = QBoxLayout.Direction
        self._pair.setDirection(
            direction.TopToBottom if compact else direction.LeftToRight
        )
        self._pair.setSpacing(self.themes.theme.px(Space.M if compact else Space.L))
        self._card.show_room(room)
        self._morning.show_room(room)
        if compact:
            self.body.insertWidget(self.body.indexOf(self._card) + 1, self._card.offers)


def _seen(value: Hero) -> Hero:
    """Return what of a hero is seen: wishes are made anew and never equal."""
    bare = tuple(replace(each, wish=None, sure=None) for each in value.offers)
    return replace(value, offers=bare, notice_offer=None)
