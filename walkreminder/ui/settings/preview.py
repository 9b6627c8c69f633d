"""The next ten reminders that the settings lead to, day by day."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from walkreminder.core.timetable import coming_slots
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.words import clock_time, slot_day
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.settings import Settings
    from walkreminder.core.timetable import Slot
    from walkreminder.ui.dressing import ThemeSource

COUNT: Final = 10
LINE: Final = 28
TIMES: Final = 56


class Preview(Card):
    """Lists what is to come; the day is said once, the next one stands out."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Next reminders"), (16, 20), parent)
        px = themes.theme.px
        self._lines = [_Line(themes, self) for _ in range(COUNT)]
        self._lines[0].time.show_tone(Tone.LEAF)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(Space.M))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for index, line in enumerate(self._lines):
            for column, text in enumerate((line.day, line.time, line.minutes)):
                text.setFixedHeight(px(LINE))
                self._grid.addWidget(text, index, column)
        self._grid.setColumnMinimumWidth(1, px(TIMES - Space.M))
        self._none = Text(
            themes, tr("No reminder lies ahead."), tone=Tone.MUTED, parent=self
        ).wrapped()
        foot = tr(
            "Times are local and follow you when you travel. Changes count from now on."
        )
        below = QVBoxLayout()
        below.setContentsMargins(0, px(2), 0, 0)
        below.setSpacing(px(Space.M))
        below.addWidget(Rule(themes, self))
        below.addWidget(Text(themes, foot, Face.SMALL, Tone.MUTED, self).wrapped())
        self.body.addWidget(self._none)
        self.body.addLayout(self._grid)
        self.body.addLayout(below)

    def show_coming(self, settings: Settings, now: datetime, zone: ZoneInfo) -> None:
        """Show what these settings lead to from now on."""
        slots = list(islice(coming_slots(settings.timetable, now, zone), COUNT))
        self.show_caption(_caption(len(slots)))
        self._none.setVisible(not slots)
        previous: date | None = None
        for index, line in enumerate(self._lines):
            slot = slots[index] if index < len(slots) else None
            line.show_slot(slot, previous)
            previous = slot.key.date if slot else previous

    def lines(self) -> list[tuple[str, str, str]]:
        """Return what is written, line by line."""
        return [
            (line.day.text(), line.time.text(), line.minutes.text())
            for line in self._lines
            if not line.time.isHidden()
        ]


class _Line:
    """Three words of one reminder to come."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        self.day = Text(themes, "", tone=Tone.MUTED, parent=parent).with_figures()
        self.time = Text(themes, "", Face.STRONG, parent=parent)
        self.time.with_figures()
        self.minutes = Text(themes, "", tone=Tone.MUTED, parent=parent).with_figures()
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.minutes.setAlignment(end)

    def show_slot(self, slot: Slot | None, previous: date | None) -> None:
        """Show a reminder to come, or nothing."""
        for text in (self.day, self.time, self.minutes):
            text.setVisible(slot is not None)
        if slot is None:
            return
        day = slot.key.date
        self.day.show_text("" if day == previous else slot_day(day, previous))
        self.time.show_text(clock_time(slot.key.time))
        self.minutes.show_text(tr("{count} min", count=slot.minutes))
        self.time.setAccessibleName(f"{slot_day(day, None)}, {self.time.text()}")


def _caption(count: int) -> str:
    if count > 1:
        return tr("Next {count} reminders", count=count)
    return tr("Next reminder")
