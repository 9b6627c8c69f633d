"""Following the programme: the way, where one is on it, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from walkreminder.core.levels import GOAL, LEVELS, SETTLE
from walkreminder.ui.page import Room
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.level_path import LevelPath, Path, Stop
from walkreminder.ui.parts.paint import isolated
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.here_card import HereCard
from walkreminder.ui.programme.next_card import NextCard
from walkreminder.ui.programme.next_words import next_words
from walkreminder.ui.programme_words import level_minutes, level_told, shown_levels
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.plan import Plan
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (14, 20)
SHARES: Final = (320, 368)
SETTLE_WEEK: Final = 8  # how high the first level stands, which counts no minutes


class Following(QWidget):
    """Three cards; `chosen` carries what somebody chose on the last."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        caption = tr("Minutes \N{MULTIPLICATION SIGN} days a week")
        self._card = Card(themes, caption, PADDING, self)
        self._card.body.setSpacing(0)
        self._scale = Text(themes, "", Face.SMALL, Tone.MUTED, self._card).shortened()
        self._card.add_to_head(self._scale)
        self.path = LevelPath(themes, tr("The levels"), self._card)
        self._card.body.addWidget(self.path)
        self.here = HereCard(themes, self)
        self.next = NextCard(themes, self)
        self.next.chosen.connect(self.chosen)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.here, SHARES[0])
        self._pair.addWidget(self.next, SHARES[1])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._card)
        self._column.addLayout(self._pair)
        self.show_room(Room.FULL)

    def show_plan(
        self, plan: Plan, walks: Sequence[WalkRecord], *, locked: bool = False
    ) -> None:
        """Show a plan, with the walks of this week; under the lock it waits."""
        path = _path(plan)
        most = max(stop.week for stop in path.stops)
        self._scale.show_text(
            tr("height shows minutes a week, up to {most}", most=most)
        )
        self.path.show_path(path)
        self.here.show_plan(plan, walks)
        self.next.show_words(next_words(plan, locked=locked))

    def show_room(self, room: Room) -> None:
        """Stand the cards side by side, or below each other."""
        px, full = self._themes.theme.px, room is Room.FULL
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.LeftToRight if full else ways.TopToBottom)
        gap = px(Space.L if full else Space.M)
        self._pair.setSpacing(gap)
        self._column.setSpacing(gap)
        self._scale.setVisible(room is not Room.TIGHT)
        self.next.show_room(room)


def _path(plan: Plan) -> Path:
    now = plan.standing
    here = LEVELS.index(now.level)
    stops = tuple(_stop(index, here=index == here) for index in shown_levels(now))
    told = tr(
        "The way from a few minutes up to half an hour on five days a week. {here}",
        here=stops[here].told,
    )
    return Path(stops, here, GOAL, tr("You are here"), told)


def _stop(index: int, *, here: bool) -> Stop:
    level = LEVELS[index]
    days = isolated(tr("\N{MULTIPLICATION SIGN} {days}", days=level.days))
    week = level.week
    if index == SETTLE:
        days, week = tr("often"), SETTLE_WEEK
    words = tr("{level}.", level=level_told(level))
    told = sentences(words, tr("You are here.") if here else "")
    return Stop(level.name, level_minutes(level), days, week, told)
