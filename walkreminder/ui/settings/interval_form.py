"""An interval inside a window, as one line of controls."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Text
from walkreminder.ui.parts.time_edit import TimeEdit
from walkreminder.ui.settings import words
from walkreminder.ui.settings.edits import Refusal, checked
from walkreminder.ui.theme import Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.timetable import Interval
    from walkreminder.ui.dressing import ThemeSource

MINUTE: Final = 60
LENGTHS: Final = Steps(MINUTE, 24 * 60 * MINUTE, 5 * MINUTE)


class IntervalForm(QWidget):
    """Every so often, from, until; `changed` brings the rule, `refused` why not."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, themes: ThemeSource, rule: Interval, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rule = rule
        self._every = Stepper(themes, tr("Every"), LENGTHS, words.seconds, self)
        self._opens = TimeEdit(themes, tr("From"), parent=self)
        self._until = TimeEdit(themes, tr("Until"), parent=self)
        self._lay_out()
        self._every.changed.connect(self._change_every)
        self._opens.chosen.connect(self._change_opens)
        self._until.chosen.connect(self._change_until)

    def show_rule(self, rule: Interval) -> None:
        """Show an interval."""
        self._rule = rule
        self._every.show_value(round(rule.every.total_seconds()))
        self._opens.show_time(rule.opens)
        self._until.show_time(rule.until)

    def _lay_out(self) -> None:
        flow = FlowLayout(self, gap=self._themes.theme.px(Space.S))
        parts = (
            (tr("Every"), self._every),
            (tr("from"), self._opens),
            (tr("until"), self._until),
        )
        for word, control in parts:
            flow.addWidget(_pair(self._themes, word, control))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _change_every(self, seconds: int) -> None:
        self._offer(replace(self._rule, every=timedelta(seconds=seconds)))

    def _change_opens(self, when: time) -> None:
        self._offer(replace(self._rule, opens=when))

    def _change_until(self, when: time) -> None:
        self._offer(replace(self._rule, until=when))

    def _offer(self, wished: Interval) -> None:
        if wished == self._rule:
            return
        answer = checked(wished)
        if isinstance(answer, Refusal):
            self._every.show_value(round(self._rule.every.total_seconds()))
            self._opens.show_again(self._rule.opens)
            self._until.show_again(self._rule.until)
            self.refused.emit(answer)
            return
        self._rule = answer
        self.changed.emit(answer)


def _pair(themes: ThemeSource, word: str, control: QWidget) -> QWidget:
    """Keep a word and its control on one line."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(themes.theme.px(7))
    row.addWidget(Text(themes, word, tone=Tone.MUTED, parent=pair))
    row.addWidget(control)
    return pair
