"""The charts of History: weeks, pain, months, times of day, and ends of reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from walkreminder.ui import glance_words as words
from walkreminder.ui import insight_words as insight
from walkreminder.ui.history_cards import DENSE
from walkreminder.ui.history_words import week_columns, weeks_sentence
from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.column_chart import ColumnChart
from walkreminder.ui.parts.pain_chart import PainChart
from walkreminder.ui.parts.shares import Shares
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.glance import Glance
    from walkreminder.core.settings import GoalSettings
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.places import Places

# With less than this there is no picture yet, but a few words that are told elsewhere.
LEAST_MONTHS: Final = 2
LEAST_WALKS: Final = 5


class ChartCard(Card):
    """A chart with its name, and the sentence that sums it up."""

    def __init__(
        self, themes: ThemeSource, name: str, chart: Places, parent: QWidget
    ) -> None:
        super().__init__(themes, name, DENSE, parent)
        self.told = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self.body.setSpacing(themes.theme.px(Space.XS))
        self.body.addWidget(self.told)
        self.body.addSpacing(themes.theme.px(Space.XS))
        self.body.addStretch(1)
        self.body.addWidget(chart)


class Charts(QWidget):
    """Charts side by side, or below each other; those without anything stay away."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.weeks = ColumnChart(themes, tr("Weeks against the goal"))
        self.pain = PainChart(themes, tr("Pain beside minutes"))
        self.months = ColumnChart(themes, tr("Minutes a month"))
        self.hours = ColumnChart(themes, tr("Time of day, past year"))
        self.fates = Shares(themes, tr("What became of reminders, twelve weeks"))
        charts = (self.weeks, self.pain, self.months, self.hours, self.fates)
        self.cards = [
            ChartCard(themes, chart.accessibleName(), chart, self) for chart in charts
        ]
        self._shown = [True] * len(charts)
        self._room = Room.FULL
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()

    def show_glance(self, glance: Glance, goal: GoalSettings) -> None:
        """Show what the records come to."""
        months = [month for month in glance.months if month.total.minutes]
        self._shown = [
            True,
            glance.is_rated,
            len(months) >= LEAST_MONTHS,
            glance.usual.walks >= LEAST_WALKS,
            bool(glance.outcomes),
        ]
        aim = goal.minutes_per_week
        told = (
            weeks_sentence(glance.weeks, aim),
            insight.trend_sentence(glance.trend),
            words.months_sentence(glance.months),
            insight.hours_sentence(glance.hours),
            insight.outcomes_sentence(glance.outcomes),
        )
        for card, sentence in zip(self.cards, told, strict=True):
            card.told.show_text(sentence)
        legend = (tr("pain before a walk"), tr("min"))
        self.weeks.show_goal(week_columns(glance.weeks), aim, told[0])
        self.pain.show_pain(words.pain_columns(glance.pain), legend, told[1])
        self.months.show_columns(words.month_columns(glance.months), told[2])
        self.hours.show_columns(words.hour_columns(glance.hours), told[3])
        self.fates.show_shares(words.fate_shares(glance.outcomes), told[4])
        self._arrange()

    def show_room(self, room: Room) -> None:
        """Stand side by side, or below each other where it is narrow."""
        self._room = room
        self._arrange()

    def _arrange(self) -> None:
        full = self._room is Room.FULL
        self._grid.setSpacing(self._themes.theme.px(Space.L if full else Space.M))
        for card, shown in zip(self.cards, self._shown, strict=True):
            self._grid.removeWidget(card)
            card.setVisible(shown)
        across = 2 if full else 1
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < across))
        pairs = zip(self.cards[:-1], self._shown[:-1], strict=True)
        shown_cards = [card for card, shown in pairs if shown]
        for at, card in enumerate(shown_cards):
            row, column = divmod(at, across)
            alone = column == 0 and at == len(shown_cards) - 1
            self._grid.addWidget(card, row, column, 1, across if alone else 1)
        if self._shown[-1]:
            row = -(-len(shown_cards) // across)
            self._grid.addWidget(self.cards[-1], row, 0, 1, across)
