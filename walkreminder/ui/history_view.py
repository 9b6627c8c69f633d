"""The History page: what was walked, and what became of every reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.events import Start
from walkreminder.core.stats import week_of
from walkreminder.core.timetable import next_slot
from walkreminder.ui.chart_cards import Charts
from walkreminder.ui.day_list import DayList
from walkreminder.ui.figure_cards import Figures
from walkreminder.ui.glance_words import figures_of
from walkreminder.ui.history_cards import YearCard
from walkreminder.ui.page import Page, Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.parts.in_view import InView
from walkreminder.ui.parts.text import Text
from walkreminder.ui.report.button import ReportButton
from walkreminder.ui.theme import Space, Tone
from walkreminder.ui.wording import date_words, moment, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from walkreminder.core.day_records import DayRecords
    from walkreminder.core.glance import Glance
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene
    from walkreminder.ui.add_walk import AddWalk
    from walkreminder.ui.day_card import DayCard
    from walkreminder.ui.dressing import ThemeSource

NEAR_END = 2  # screens before the end of the list at which more days are wanted


class HistoryPage(Page):
    """Shows what the records come to, and their days; puts walks right and adds some.

    `days_wanted` asks for days older than a date, `day_wanted` for one of them to be
    opened. `near` tells the walks around a date.
    """

    days_wanted = Signal(object)
    day_wanted = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        near: Callable[[date], Sequence[WalkRecord]] = lambda _day: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("History"), parent)
        self._clock = clock
        self._scene: Scene | None = None
        self._today: date | None = None
        self._nothing = True
        self._opener: QWidget | None = None
        self._add = Button(themes, tr("Add a walk"), icon="plus")
        self._add.clicked.connect(self._open_form)
        self._report = ReportButton(self)
        self.add_to_head(self._report)
        self.add_to_head(self._add)
        self._near = near
        self._form: AddWalk | None = None
        self._day: DayCard | None = None
        self.empty = self._made_empty()
        self._figures = Figures(themes)
        self._year = YearCard(themes)
        self.charts = Charts(themes)
        self.days = DayList(themes)
        self._view = InView(self, themes)
        self.body.addWidget(self.empty, 1)
        self._full = (self._figures, self._year, self.charts, self.days)
        for card in self._full:
            self.body.addWidget(card)
        self.body.addStretch(0)
        self._hear()

    @property
    def form(self) -> AddWalk:
        """The form in which a walk is told, made when it is first wanted."""
        if self._form is None:
            # Imported here, as below: most who look at the past change nothing of it.
            from walkreminder.ui.add_walk import AddWalk  # noqa: PLC0415

            self._form = form = AddWalk(self.themes, self._near)
            form.asked.connect(self._ask)
            form.closed.connect(self._form_closed)
            self.body.insertWidget(self.body.indexOf(self.empty), form)
        return self._form

    @property
    def day(self) -> DayCard:
        """The card of a day, made when one is first opened."""
        if self._day is None:
            from walkreminder.ui.day_card import DayCard  # noqa: PLC0415

            self._day = day = DayCard(self.themes, self._clock, self._near)
            day.asked.connect(self._ask)
            day.day_wanted.connect(self.day_wanted)
            day.add_wanted.connect(self._add_on)
            day.closed.connect(self._day_closed)
            self.body.insertWidget(self.body.indexOf(self.charts), day)
            day.show_tight(self.room is Room.TIGHT)
        return self._day

    @property
    def open_date(self) -> date | None:
        """The date of the day that is open, if one is."""
        return None if self._day is None else self._day.day

    def show_glance(self, glance: Glance, scene: Scene) -> None:
        """Show what the records come to on a day."""
        self._scene, self._today = scene, glance.today
        if self._form is not None:
            self._form.show_now(scene.now, scene.zone)
        self._nothing = glance.since is None
        # Whoever has just deleted the only walk can still bring it back.
        self._show_empty(self._nothing and self.open_date is None)
        if self._nothing:
            self._show_wait(scene)
        goal, since = scene.settings.goal, glance.since
        if since is not None:
            words = f"{date_words(since)} {since.year}"
            self.show_subtitle(tr("Since {date}", date=words))
        self._figures.show_figures(figures_of(glance, goal))
        first = week_of(glance.today, goal.week_starts).weekday()
        self._year.show_year(glance, first)
        self.charts.show_glance(glance, goal)

    def show_days(self, days: Sequence[DayRecords], *, more: bool) -> None:
        """Show the latest days; `more`: there are older ones."""
        assert self._today is not None
        self.days.show_days(days, self._today, more=more)

    def add_days(self, days: Sequence[DayRecords], *, more: bool) -> None:
        """Show older days below."""
        assert self._today is not None
        self.days.add_days(days, self._today, more=more)

    def show_day(self, records: DayRecords) -> None:
        """Show the day that is open as it is kept now."""
        if self._scene is not None and self._today is not None:
            rates = self._scene.settings.rating.ask
            self.day.show_day(records, self._today, rates=rates)

    def open_day(self, records: DayRecords) -> None:
        """Open a day, and bring it into view."""
        was_open = self.open_date is not None
        self.show_day(records)
        if not was_open:
            self._view.keep(self.day)

    def _made_empty(self) -> EmptyState:
        themes = self.themes
        self._start = Button(themes, tr("Start a walk"), Kind.PRIMARY, "play")
        self._start.clicked.connect(self._begin)
        self._tell = Button(themes, tr("Add one you took"))
        self._tell.clicked.connect(self._open_form)
        empty = EmptyState(
            themes,
            tr("Your first walk will appear here"),
            tr(
                "Every walk and every answered reminder becomes one line."
                " Nothing is guessed, and nothing leaves this computer."
            ),
            [self._start, self._tell],
        )
        self._wait = Text(themes, "", tone=Tone.MUTED).folding().centred()
        words = empty.layout()
        assert isinstance(words, QVBoxLayout)
        words.insertSpacing(words.count() - 1, themes.theme.px(Space.XL))
        words.insertWidget(words.count() - 1, self._wait)
        return empty

    def _hear(self) -> None:
        self._year.chosen.connect(self._choose)
        self.days.chosen.connect(self._choose)
        self.days.more_wanted.connect(self.days_wanted)
        self.roomed.connect(self._rearrange)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    def _show_empty(self, empty: bool) -> None:  # noqa: FBT001 - it is the value
        self.empty.setVisible(empty)
        self._add.setVisible(not empty)
        self._report.setVisible(not empty)
        for card in self._full:
            card.setVisible(not empty)

    def _show_wait(self, scene: Scene) -> None:
        self.show_subtitle("")
        slot = next_slot(scene.settings.timetable, scene.now, scene.zone)
        at = "" if slot is None else moment(slot.due, scene.now, scene.zone)
        words = tr("Or wait: the next reminder comes {time}.", time=_at(at))
        self._wait.show_text(words if slot else "")

    def _rearrange(self, room: Room) -> None:
        self.fit_cards()
        self._figures.show_room(room)
        self._year.show_room(room)
        self.charts.show_room(room)

    def _look_ahead(self, value: int) -> None:
        """Let older days come before somebody has scrolled to the last one."""
        bar = self.verticalScrollBar()
        if value > 0 and bar.maximum() - value < NEAR_END * bar.pageStep():
            self.days.want_more()

    def _open_form(self) -> None:
        self._show_form(None)

    def _add_on(self, day: date) -> None:
        self._show_form(day)

    def _show_form(self, day: date | None) -> None:
        if self._scene is not None:
            self.form.show_form(self._clock(), self._scene.zone, day)
            self.ensureWidgetVisible(self.form)

    def _choose(self, day: date) -> None:
        opener = self.focusWidget()
        if self.open_date is None and opener is not None:
            self._opener = opener
        self.day_wanted.emit(day)
        if self.open_date is not None:
            self._view.keep(self.day)

    def _day_closed(self) -> None:
        """Bring the keyboard back to where the day was opened."""
        self._show_empty(self._nothing)
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus(Qt.FocusReason.TabFocusReason)

    def _form_closed(self) -> None:
        back = self._add if self.open_date is None else self.day.add
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.asked.emit(Start())

    def _ask(self, event: object) -> None:
        self.asked.emit(event)


def _at(words: str) -> str:
    """Return "at 15:00", and leave "tomorrow at 15:00" as it is."""
    return tr("at {time}", time=words) if words[:1].isdigit() else words
