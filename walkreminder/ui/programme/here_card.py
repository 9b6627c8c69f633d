"""The card of the level that counts: its minutes, its pace, this week, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from walkreminder.core.programme_week import walked_week
from walkreminder.ui.pace_words import pace
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme.week_marks import WeekMarks
from walkreminder.ui.programme_words import (
    here_lines,
    level_minutes,
    level_unit,
    since_caption,
    walked_words,
)
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.plan import Plan
    from walkreminder.ui.dressing import ThemeSource

PADDING = (18, Space.XL)


class HereCard(Card):
    """What the programme asks for now."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, padding=PADDING, parent=parent)
        px = themes.theme.px
        self._number = Number(themes, Face.CLOCK, Face.LARGE, self)
        self._pace = Text(themes, "", parent=self).wrapped()
        self._walked = Text(themes, "", tone=Tone.MUTED, parent=self).with_figures()
        self._walked.folding()
        self._marks = WeekMarks(themes, self)
        small, muted = Face.SMALL, Tone.MUTED
        self._lines = [Text(themes, "", small, muted, self).wrapped() for _ in "123"]
        week = EndsRow(below=px(Space.XS))
        title = Text(themes, tr("This week"), Face.MEDIUM, parent=self)
        week.addWidget(title.folding())
        week.addStretch(1)
        week.addWidget(self._walked, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(px(Space.XS))
        self.body.addWidget(self._number)
        self.body.addWidget(self._pace)
        self.body.addSpacing(px(10))
        self.body.addWidget(Rule(themes, self))
        self.body.addSpacing(px(Space.S))
        self.body.addLayout(week)
        self.body.addSpacing(px(Space.S))
        self.body.addWidget(self._marks)
        self.body.addSpacing(px(Space.S))
        self.body.addStretch(1)
        for line in self._lines:
            self.body.addWidget(line)

    def show_plan(self, plan: Plan, walks: Sequence[WalkRecord]) -> None:
        """Show a plan, and the walks of its week."""
        level = plan.standing.level
        self.show_caption(since_caption(plan.standing))
        self._number.show_number(level_minutes(level), level_unit(level))
        self._pace.show_text(pace(level))
        week = walked_week(plan, walks)
        self._walked.show_text(walked_words(week))
        self._marks.show_week(week, plan.today)
        told = here_lines(plan, walks)
        for number, line in enumerate(self._lines):
            words = told[number] if number < len(told) else ""
            line.show_text(words)
            line.setVisible(bool(words))
