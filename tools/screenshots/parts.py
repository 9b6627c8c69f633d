"""A sheet of the parts in the states that no window happens to be in."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from walkreminder.core.claims import Grade
from walkreminder.core.timetable import ClockTimes
from walkreminder.resources import resource
from walkreminder.ui.icons import icon_pixmap
from walkreminder.ui.parts.badge import GradeBadge, Mark, WalkMark
from walkreminder.ui.parts.buttons import Button, Kind, Switch
from walkreminder.ui.parts.chips import DayChips
from walkreminder.ui.parts.columns import Column
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.pain_chart import PainChart
from walkreminder.ui.parts.rating import RatingRow
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.parts.time_chips import TimeChip
from walkreminder.ui.settings.times_row import TimesRow
from walkreminder.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.ui.dressing import ThemeSource

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
WEEKEND: Final = ("Saturday", "Sunday")
NOTICES: Final = (
    Notice("Quiet until 17:00. Nothing will be asked.", "moon", Care.CALM, "End now"),
    Notice("No notification service here.", "sound", Care.HEED, "Why"),
    Notice("Paused until a clinician agrees.", "help", Care.STOP, "See the list"),
)
MINUTES: Final = (64, 70, 58, 80, 88, 76, 90, 98, 86, 96, 105, 95)
PAIN: Final = (4.2, 4.1, 4.0, 4.2, 3.8, 3.7, 3.4, 3.5, 3.1, 2.9, 2.8, 2.6)
ICONS_WIDE: Final = 410


class PartsSheet(QWidget):
    """Two columns: what can be pressed, and what marks and tells."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        columns = QHBoxLayout(self)
        columns.setContentsMargins(*[Space.XXL] * 4)
        columns.setSpacing(Space.XXL)
        for rows in (self._controls(), self._marks()):
            column = QVBoxLayout()
            column.setSpacing(Space.S)
            for caption, parts in rows:
                column.addWidget(Caption(themes, caption))
                column.addLayout(_in_a_row(parts))
                column.addSpacing(Space.S)
            column.addStretch(1)
            columns.addLayout(column)

    def _controls(self) -> Iterator[tuple[str, list[QWidget]]]:
        themes = self._themes
        for kind in (Kind.PRIMARY, Kind.QUIET):
            down, off = (Button(themes, "Snooze", kind) for _ in range(2))
            down.setDown(True)
            off.setEnabled(False)
            name = f"{kind.name.title()} button: normal, pressed, disabled"
            yield name, [Button(themes, "Snooze", kind), down, off]
        days = DayChips(themes, _days(), "Days")
        days.show_days(range(len(DAYS)))
        yield "Day chips", [days]
        times = TimesRow(themes, ClockTimes((time(10, 30), time(15))))
        times.findChildren(TimeChip)[1].click()
        yield "Time chips, edited in place", [times]
        stepper = Stepper(themes, "Walk for", Steps(5, 90, 5), "{} min".format)
        stepper.show_value(20)
        on, off_ = Switch(themes, "On"), Switch(themes, "Off")
        on.show_on(on=True)
        yield "Duration stepper, switch", [stepper, on, off_]
        rating = RatingRow(themes, "Back pain")
        rating.show_rating(3)
        yield "Rating row", [rating]

    def _marks(self) -> Iterator[tuple[str, list[QWidget]]]:
        themes, ink = self._themes, self._themes.theme.palette.ink
        yield (
            "Grade badges",
            [GradeBadge(themes, each, each.value.title()) for each in Grade],
        )
        yield (
            "Walk colours: shape, word and colour",
            [WalkMark(themes, each, each.value.title()) for each in Mark],
        )
        for notice in NOTICES:
            bar = NoticeBar(themes)
            bar.show_notice(notice)
            yield f"Notice bar, {notice.care.name.lower()}", [bar]
        icons = QWidget()
        icons.setFixedWidth(ICONS_WIDE)
        flow = FlowLayout(icons, Space.M, Space.M)
        for path in sorted(resource("icons").glob("*.svg")):
            if not path.stem.startswith(("walkreminder", "logo")):
                label = QLabel()
                label.setPixmap(icon_pixmap(path.stem, ink, 20, 2.0))
                flow.addWidget(label)
        yield "Icons", [icons]
        chart = PainChart(themes, "Pain beside minutes")
        pairs = enumerate(zip(MINUTES, PAIN, strict=True))
        weeks = [
            Column(minutes, "now" if at == len(PAIN) - 1 else "", pain=pain)
            for at, (minutes, pain) in pairs
        ]
        chart.show_pain(weeks, ("pain before a walk", "min"), "Pain beside minutes")
        yield "Pain beside minutes", [chart]


def _days() -> list[tuple[int, str, str]]:
    return [(at, name[:3], name) for at, name in enumerate((*DAYS, *WEEKEND))]


def _in_a_row(parts: list[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
