"""Render a sheet of every part, light and dark, to look at beside the design.

Run inside a desktop or a virtual screen: python tools/parts_sheet.py FOLDER
[rtl] [large].
"""

from __future__ import annotations

import sys
from datetime import date, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from walkreminder.core.claims import Grade
from walkreminder.core.timetable import ClockTimes
from walkreminder.resources import resource
from walkreminder.ui.dressing import Choice, ThemeSource
from walkreminder.ui.icons import icon_pixmap, logo_pixmap
from walkreminder.ui.parts.anatomy import Drawing
from walkreminder.ui.parts.badge import GradeBadge, Mark, WalkMark
from walkreminder.ui.parts.bars import (
    Bar,
    BarWeek,
    Compared,
    Measured,
    ProgressBar,
    RangeBar,
    TwoBars,
    Week,
)
from walkreminder.ui.parts.body_figure import BodyFigure, StepFigure
from walkreminder.ui.parts.buttons import Button, IconButton, Kind, RoundButton, Switch
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.chips import Chip, DayChips, Tabs
from walkreminder.ui.parts.empty import EmptyState
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.heat_map import DayWords, HeatMap, Year
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.rating import RatingRow
from walkreminder.ui.parts.ring import Arc, Dial, Ring, RingSize, Share, WalkRing
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.parts.time_chips import TimeChip
from walkreminder.ui.parts.weeks_chart import PainChart, WeekBar, WeeksChart
from walkreminder.ui.settings.times_row import TimesRow
from walkreminder.ui.theme import Face, Tone
from walkreminder.ui.tray_icon import TRAY_SIZES, Glyph, Panel, TrayLook, tray_pixmap

DAYS = tuple(
    (number, name[:3], name)
    for number, name in enumerate(
        (
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        )
    )
)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - reads better
LEFT_OUT = ("walkreminder", "logo")
ICONS = sorted(
    path.stem
    for path in resource("icons").glob("*.svg")
    if not path.stem.startswith(LEFT_OUT)
)


class Sheet(QWidget):
    """Two columns of parts under their captions."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self.themes = themes
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 32, 32, 32)
        columns.setSpacing(36)
        self.columns = [QVBoxLayout(), QVBoxLayout(), QVBoxLayout()]
        for column in self.columns:
            column.setSpacing(10)
            columns.addLayout(column)
        self.controls()
        self.marks()
        self.pictures()
        for column in self.columns:
            column.addStretch(1)

    def row(self, column: int, caption: str, *widgets: QWidget) -> None:
        """Add a row of widgets under a caption."""
        layout = self.columns[column]
        layout.addWidget(Caption(self.themes, caption))
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addSpacing(8)

    def wide(self, column: int, caption: str, *widgets: QWidget) -> None:
        """Add widgets of the column's width."""
        layout = self.columns[column]
        layout.addWidget(Caption(self.themes, caption))
        for widget in widgets:
            layout.addWidget(widget)
        layout.addSpacing(8)

    def controls(self) -> None:
        """Add what can be pressed."""
        themes = self.themes
        off = Button(themes, "Start", Kind.PRIMARY)
        off.setEnabled(False)
        start = Button(themes, "Start a walk", Kind.PRIMARY, "play")
        self.row(
            0,
            "Buttons",
            start,
            Button(themes, "Start", Kind.PRIMARY),
            off,
            Button(themes, "Snooze"),
        )
        self.focused = Button(themes, "Snooze")
        quiet = Button(themes, "Snooze")
        quiet.setEnabled(False)
        down = Button(themes, "Snooze")
        down.setDown(True)
        self.row(
            0,
            "Quiet, pressed, focus, disabled, plain",
            down,
            self.focused,
            quiet,
            Button(themes, "Not today", Kind.PLAIN),
        )
        self.row(
            0,
            "Icon buttons, link",
            IconButton(themes, "sound", "Sound"),
            IconButton(themes, "save", "Save", Kind.QUIET),
            IconButton(themes, "more", "More", Kind.QUIET),
            Button(themes, "Let the programme decide", Kind.LINK),
        )
        days = DayChips(themes, DAYS, "Days")
        days.show_days(range(5))
        self.wide(0, "Day chips", days)
        rule = ClockTimes((time(10, 30), time(15)))
        self.wide(0, "Time chips, edited in place", TimesRow(themes, rule))
        editing = TimesRow(themes, rule)
        editing.findChildren(TimeChip)[1].click()
        self.columns[0].addWidget(editing)
        stepper = Stepper(themes, "Walk for", Steps(5, 90, 5), "{} min".format)
        stepper.show_value(20)
        on, no = Switch(themes, "On"), Switch(themes, "Off")
        on.show_on(on=True)
        self.row(0, "Stepper, switch", stepper, on, no)
        rating = RatingRow(themes, "Back pain")
        rating.show_rating(3)
        rating.setFixedWidth(320)
        self.row(0, "Rating row", rating)
        self.wide(0, "Tabs", Tabs(themes, ["Muscles", "Endorphins", "Your back"], "T"))
        self.row(
            0,
            "Chips",
            Chip(themes, "Quiet for…", "moon", "down"),
            Chip(themes, "30 min"),
        )
        self.row(
            0,
            "Round buttons",
            RoundButton(themes, "plus", "5 min"),
            RoundButton(themes, "pause", "Pause", Kind.PRIMARY),
            RoundButton(themes, "check", "Finish"),
        )

    def marks(self) -> None:
        """Add what marks and tells."""
        themes, palette = self.themes, self.themes.theme.palette
        badges = [GradeBadge(themes, grade, grade.value.title()) for grade in Grade]
        self.row(1, "Grade badges", *badges)
        words = {"green": "Green", "amber": "Amber", "red": "Red"}
        marks = [
            WalkMark(themes, mark, words.get(mark.value, "Not rated")) for mark in Mark
        ]
        self.row(1, "Walk colours: shape, word and colour", *marks)
        notices = (
            Notice(
                "Quiet until 17:00. Nothing will be asked.",
                "moon",
                Care.CALM,
                "End now",
            ),
            Notice(
                "No notification service here. The card is used.",
                "sound",
                Care.HEED,
                "Why",
            ),
            Notice(
                "Paused until a clinician has cleared you.",
                "help",
                Care.STOP,
                "See the list",
            ),
        )
        bars = []
        for notice in notices:
            bar = NoticeBar(themes)
            bar.show_notice(notice)
            bars.append(bar)
        self.wide(1, "Notice bars", *bars)
        icons = QWidget()
        icons.setFixedWidth(410)
        flow = FlowLayout(icons, 14, 14)
        for name in ICONS:
            flow.addWidget(self.image(icon_pixmap(name, palette.ink, 20, 2.0)))
        self.wide(1, "Icons", icons)
        panel = Panel(palette.shade)
        for size in TRAY_SIZES[:6]:
            looks = [TrayLook(0.4, Glyph.WAITING, panel), TrayLook(1, Glyph.WAITING)]
            looks += [TrayLook(0.4, glyph, panel) for glyph in list(Glyph)[1:]]
            pictures = [self.image(tray_pixmap(look, size, 1.0)) for look in looks]
            row = QHBoxLayout()
            for picture in pictures:
                row.addWidget(picture)
            row.addStretch(1)
            self.columns[1].addLayout(row)
        logo = self.image(logo_pixmap(palette, 28, 2.0))
        self.row(1, "Logo", logo, Text(themes, "Walk Reminder", Face.STRONG))
        compact = Ring(themes, RingSize.COMPACT)
        compact.show_share(Share(20 / 30, "20", "of 30 min"))
        prompt = Ring(themes, RingSize.PROMPT)
        prompt.show_share(Share(20 / 30, "20", "of 30"))
        done = Ring(themes, RingSize.PROMPT)
        done.show_share(Share(1, "", "", "check"))
        mini = WalkRing(themes, RingSize.MINI)
        mini.show_dial(Dial((Arc(3, 1), Arc(14, 0.45), Arc(3, 0))))
        self.row(1, "Rings", compact, prompt, done, mini)

    def pictures(self) -> None:
        """Add rings and bars."""
        themes = self.themes
        today = Ring(themes)
        today.show_share(Share(20 / 30, "20", "of 30 min"))
        walk = WalkRing(themes)
        arcs = (Arc(3, 1), Arc(14, 0.45), Arc(3, 0))
        walk.show_dial(Dial(arcs, "Walk", "12:40", "left of 20 min"))
        self.row(2, "Rings", today, walk)
        held = WalkRing(themes)
        held.show_dial(Dial(arcs, "Paused", "1:12:40", "left of 90 min", held=True))
        self.row(2, "Held", held)
        card = Card(themes, "This week")
        card.add_to_head(Text(themes, "Both spare days", Face.SMALL, Tone.MUTED))
        progress = ProgressBar(themes)
        progress.show_fraction(95 / 150, "95 of 150 min")
        week = BarWeek(themes)
        minutes = (30, 20, 25, 4, 0, 0, 0)
        week.show_week(
            Week(
                tuple(
                    Bar(each, day[1], today=day[1] == "Thu")
                    for each, day in zip(minutes, DAYS, strict=True)
                ),
                30,
            )
        )
        card.body.addWidget(Text(themes, "95", Face.NUMBER))
        card.body.addWidget(progress)
        card.body.addWidget(week)
        self.wide(2, "Card, progress, week", card)
        two = TwoBars(themes)
        two.show_rows([Compared(208, "208 days"), Compared(112, "112", "without it")])
        ranges = []
        for measured in (
            Measured((19, 42), chosen=True),
            Measured((27, 27)),
            Measured((5, 15)),
            Measured(None),
        ):
            bar = RangeBar(themes)
            bar.show_measured(measured)
            ranges.append(bar)
        self.wide(2, "Comparison", two)
        self.row(2, "Ranges", *ranges)

    def image(self, pixmap: QPixmap) -> QLabel:
        """Return a picture as a widget."""
        label = QLabel()
        label.setPixmap(pixmap)
        return label


class QtsOwn(QWidget):
    """Qt's own widgets, dressed by the style sheet."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        box = QComboBox()
        box.addItems(["Follow the system", "Light", "Dark"])
        first, second = QCheckBox("Start at login"), QCheckBox("Speak")
        first.click()
        one, two = QRadioButton("Notification"), QRadioButton("Card")
        one.click()
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(60)
        area = QScrollArea()
        area.setWidget(Text(themes, "A line to scroll.\n" * 30))
        area.setFixedHeight(120)
        default = QPushButton("Default")
        default.setDefault(True)
        for widget in (
            QLineEdit("A line"),
            QPlainTextEdit("Some words"),
            box,
            QSpinBox(),
            QTimeEdit(),
            first,
            second,
            one,
            two,
            slider,
            default,
            QPushButton("Cancel"),
            area,
        ):
            column.addWidget(widget)


class Charts(QWidget):
    """The figure and the charts."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 32, 32, 32)
        columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right, 1)
        body = Card(themes, "Muscles", (16, 16))
        figure = BodyFigure(themes, {}, "Muscles")
        figure.show_zones(frozenset({"abdominals", "hip-flexors"}), "calves")
        body.body.addWidget(figure)
        body.setFixedWidth(292)
        left.addWidget(body)
        steps = Card(themes, "In one step", (16, 16))
        row = QHBoxLayout()
        for drawing in list(Drawing)[2:]:
            step = StepFigure(themes, 110)
            step.show_step(drawing, frozenset({"calves", "hamstrings"}), drawing.name)
            row.addWidget(step)
        steps.body.addLayout(row)
        left.addWidget(steps)
        left.addStretch(1)
        self._add_year(themes, right)
        self._add_weeks(themes, right)
        empty = EmptyState(
            themes,
            "Your first walk will appear here",
            "Every walk and every answered reminder becomes one line. Nothing is "
            "guessed, and nothing leaves this computer.",
            [
                Button(themes, "Start a walk", Kind.PRIMARY, "play"),
                Button(themes, "Add one you took"),
                Button(themes, "Import…", Kind.PLAIN),
            ],
        )
        right.addWidget(empty, 1)

    def _add_year(self, themes: ThemeSource, layout: QVBoxLayout) -> None:
        card = Card(themes, "Minutes a day, past year", (14, 20))
        today = date(2026, 11, 19)
        minutes = {
            today - timedelta(days=back): (back * 7919 % 5) * 9 for back in range(240)
        }
        words = DayWords(
            tuple(short for _, short, _ in DAYS),
            dict(enumerate(MONTHS, 1)),
            "{0:%d %b}: {1} min".format,
        )
        heat = HeatMap(themes, words, "Minutes a day")
        heat.show_year(Year(minutes, today, date(2026, 3, 19)))
        card.body.addWidget(heat)
        layout.addWidget(card)

    def _add_weeks(self, themes: ThemeSource, layout: QVBoxLayout) -> None:
        minutes = (83, 95, 71, 108, 126, 102, 132, 152, 118, 140, 156, 95)
        labels = {0: "31 Aug", 4: "28 Sep", 8: "26 Oct", len(minutes) - 1: "now"}
        weeks = [
            WeekBar(
                each, labels.get(week, ""), labels.get(week) == "now", 4.2 - week * 0.15
            )
            for week, each in enumerate(minutes)
        ]
        row = QHBoxLayout()
        row.setSpacing(16)
        goal = Card(themes, "Weeks against the goal", (14, 20))
        bars = WeeksChart(themes)
        bars.show_weeks(weeks, 150, "")
        goal.body.addWidget(bars)
        pain = Card(themes, "Pain beside minutes", (14, 20))
        line = PainChart(themes)
        line.show_weeks(weeks, ("pain before a walk", "min"), "")
        pain.body.addWidget(line)
        row.addWidget(goal)
        row.addWidget(pain)
        layout.addLayout(row)


def shoot(app: QApplication, themes: ThemeSource, choice: Choice, stem: Path) -> None:
    """Render the sheets in one theme."""
    themes.use(choice)
    sheet = Sheet(themes)
    sheet.resize(1460, 900)
    sheet.show()
    sheet.activateWindow()
    app.processEvents()
    sheet.focused.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    sheet.grab().save(f"{stem}-controls.png")
    sheet.close()
    own = QtsOwn(themes)
    own.resize(360, 720)
    own.show()
    app.processEvents()
    own.grab().save(f"{stem}-own.png")
    own.close()
    charts = Charts(themes)
    charts.resize(1068, 860)
    charts.show()
    app.processEvents()
    charts.grab().save(f"{stem}-charts.png")
    charts.close()


def main() -> None:
    """Render the sheets, light and dark; more words mirror or enlarge them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    app.setFont(QFont("Inter", 10))
    themes = ThemeSource(app)
    extra = sys.argv[2:]
    if "rtl" in extra:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if "large" in extra:
        themes.enlarge(1.5)
    dpr = round(app.primaryScreen().devicePixelRatio())
    for choice in (Choice.LIGHT, Choice.DARK):
        name = "-".join(["parts", choice.value, *extra, f"{dpr}x"])
        shoot(app, themes, choice, folder / name)


main()
