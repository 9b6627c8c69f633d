"""The History page: what was walked, and what became of every reminder."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.core.events import Start
from walkreminder.core.stats import last_weeks, week_of, week_with
from walkreminder.core.timetable import local_date, next_slot
from walkreminder.ui.add_walk import AddWalk
from walkreminder.ui.day_block import DayBlock
from walkreminder.ui.history_cards import DENSE, Figures, WeeksCard, YearCard
from walkreminder.ui.history_words import Records, day_words, days_of, figures_of
from walkreminder.ui.insight_words import pain_figure, streak_figure
from walkreminder.ui.page import Page, Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Space, Tone
from walkreminder.ui.wording import date_words, moment, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from walkreminder.core.insight import Insight
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.state import Scene
    from walkreminder.ui.dressing import ThemeSource

DAYS_AT_ONCE: Final = 60
WEEKS: Final = 12


class DayList(Card):
    """The days, latest first; older ones when they are wanted."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Day by day"), DENSE, parent)
        px = themes.theme.px
        self._today = date.min
        self._days: dict[date, tuple[list[WalkRecord], list[Line]]] = {}
        self._limit = DAYS_AT_ONCE
        self._blocks: list[DayBlock] = []
        self._rules: list[Rule] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(px(Space.M))
        self.more = Button(themes, tr("Show older days"), parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def blocks(self) -> list[DayBlock]:
        """The days that are shown."""
        return [block for block in self._blocks if not block.isHidden()]

    def show_records(self, records: Records) -> None:
        """Show the latest days."""
        self._today, self._days = records.today, days_of(records)
        self._show()

    def block_of(self, day: date) -> DayBlock | None:
        """Return the block of a day, shown if it was not; None without records."""
        days = list(self._days)
        if day not in days:
            return None
        at = days.index(day)
        if at >= self._limit:
            self._limit = at + DAYS_AT_ONCE
            self._show()
        return self._blocks[at]

    def _show_more(self) -> None:
        self._limit += DAYS_AT_ONCE
        self._show()

    def _show(self) -> None:
        shown = list(islice(self._days.items(), self._limit))
        sheet = self._made_sheet(len(shown) - len(self._blocks))
        for index, block in enumerate(self._blocks):
            used = index < len(shown)
            block.setVisible(used)
            self._rules[index].setVisible(used and index > 0)
            if used:
                day, (walks, lines) = shown[index]
                block.show_day(day_words(day, walks, lines, self._today))
        if sheet is not None:
            self._list.addWidget(sheet)
            sheet.show()
        self.more.setVisible(len(self._days) > len(shown))

    def _made_sheet(self, count: int) -> QWidget | None:
        """Return so many new blocks on a sheet that comes whole.

        What appears one by one has the whole page laid out again each time.
        """
        if count <= 0:
            return None
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._themes.theme.px(Space.M))
        for _ in range(count):
            self._rules.append(Rule(self._themes, sheet))
            self._blocks.append(DayBlock(self._themes, sheet))
            column.addWidget(self._rules[-1])
            column.addWidget(self._blocks[-1])
        return sheet


class HistoryPage(Page):
    """Shows every record there is, and takes down a walk done elsewhere."""

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("History"), parent)
        self._clock = clock
        self._scene: Scene | None = None
        self._shown: tuple[Records, GoalSettings, Insight | None] | None = None
        self._empty = True
        self._add = Button(themes, tr("Add a walk"), icon="plus")
        self._add.clicked.connect(self._open_form)
        self.add_to_head(self._add)
        self.form = AddWalk(themes)
        self.form.asked.connect(self._ask)
        self.form.closed.connect(self._closed)
        self._start = Button(themes, tr("Start a walk"), Kind.PRIMARY, "play")
        self._start.clicked.connect(self._begin)
        self._tell = Button(themes, tr("Add one you took"))
        self._tell.clicked.connect(self._open_form)
        self.empty = EmptyState(
            themes,
            tr("Your first walk will appear here"),
            tr(
                "Every walk and every answered reminder becomes one line."
                " Nothing is guessed, and nothing leaves this computer."
            ),
            [self._start, self._tell],
        )
        self._wait = Text(themes, "", tone=Tone.MUTED).folding().centred()
        words = self.empty.layout()
        assert isinstance(words, QVBoxLayout)
        words.insertSpacing(words.count() - 1, themes.theme.px(Space.XL))
        words.insertWidget(words.count() - 1, self._wait)
        self._figures = Figures(themes)
        self._year = YearCard(themes)
        self._weeks = WeeksCard(themes)
        self._year.chosen.connect(self._go_to)
        self.days = DayList(themes)
        self._target: DayBlock | None = None
        # A turn of the loop later the days have their places.
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._scroll)
        self.body.addWidget(self.form)
        self.body.addWidget(self.empty, 1)
        self._full = (self._figures, self._year, self._weeks, self.days)
        for card in self._full:
            self.body.addWidget(card)
        self.body.addStretch(0)
        self.roomed.connect(self._rearrange)

    def show_history(
        self,
        walks: Sequence[WalkRecord],
        lines: Sequence[Line],
        daily: Mapping[date, int],
        scene: Scene,
        seen: Insight | None = None,
    ) -> None:
        """Show everything that was: walks, settled slots, seconds by day.

        `seen` is what they come to, if that is known.
        """
        self._scene = scene
        self.form.show_now(scene.now, scene.zone)
        goal, today = scene.settings.goal, local_date(scene.now, scene.zone)
        records = Records(tuple(walks), tuple(lines), daily, today)
        since = records.since
        if since is None:
            self._show_wait(scene)
        # A walk feeds this page at every beat, and the records may be of decades.
        if self._shown == (records, goal, seen):
            return
        self._shown = (records, goal, seen)
        self._show_empty(since is None)
        if since is not None:
            self._show_records(records, since, goal)
            self._show_figures(records, goal, seen)

    def _show_records(self, records: Records, since: date, goal: GoalSettings) -> None:
        words = f"{date_words(since)} {since.year}"
        self.show_subtitle(tr("Since {date}", date=words))
        today = records.today
        weeks = last_weeks(today, goal.week_starts, records.daily, WEEKS)
        first = week_of(today, goal.week_starts).weekday()
        self._year.show_year(records, first)
        self._weeks.show_weeks(weeks, goal.minutes_per_week)
        self.days.show_records(records)

    def _show_figures(
        self, records: Records, goal: GoalSettings, seen: Insight | None
    ) -> None:
        week = week_with(records.today, goal.week_starts, records.daily)
        kept = pain = None
        if seen is not None:
            kept = streak_figure(seen.streak, goal.spare_days, seen.spare_left)
            pain = None if seen.trend is None else pain_figure(seen.trend)
        self._figures.show_figures(figures_of(records, week, goal, kept, pain))

    def _show_empty(self, empty: bool) -> None:  # noqa: FBT001 - it is the value
        self._empty = empty
        self.empty.setVisible(empty)
        self._add.setVisible(not empty)
        for card in self._full:
            # A year of squares needs more room than a narrow page has.
            fits = card is not self._year or self.room is Room.FULL
            card.setVisible(not empty and fits)

    def _show_wait(self, scene: Scene) -> None:
        self.show_subtitle("")
        slot = next_slot(scene.settings.timetable, scene.now, scene.zone)
        at = "" if slot is None else moment(slot.due, scene.now, scene.zone)
        words = tr("Or wait: the next reminder comes {time}.", time=_at(at))
        self._wait.show_text(words if slot else "")

    def _rearrange(self, room: Room) -> None:
        self.fit_cards()
        self._figures.show_room(room)
        self._show_empty(self._empty)

    def _open_form(self) -> None:
        if self._scene is not None:
            self.form.show_form(self._clock(), self._scene.zone)
            self.ensureWidgetVisible(self.form)

    def _go_to(self, day: date) -> None:
        self._target = self.days.block_of(day)
        self._later.start()

    def _scroll(self) -> None:
        if self._target is not None:
            top = self._target.mapTo(self.content, self._target.rect().topLeft()).y()
            air = self.themes.theme.px(Space.XL)
            self.verticalScrollBar().setValue(top - air)

    def _closed(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.asked.emit(Start())

    def _ask(self, event: object) -> None:
        self.asked.emit(event)


def _at(words: str) -> str:
    """Return "at 15:00", and leave "tomorrow at 15:00" as it is."""
    return tr("at {time}", time=words) if words[:1].isdigit() else words
