"""The way to the report: which span, in which colours, and where it shall go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkreminder.core.report_period import Span
from walkreminder.core.trouble import Trouble
from walkreminder.ui import desk
from walkreminder.ui.desk import DESK, Desk
from walkreminder.ui.floating import free_screen
from walkreminder.ui.icons import app_icon
from walkreminder.ui.page import Page, Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Caption, Text
from walkreminder.ui.report.page import put_on
from walkreminder.ui.report.preview import Preview
from walkreminder.ui.report.words import title
from walkreminder.ui.settings.answers import Choices
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Height, Space, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice

    from walkreminder.core.report import Report
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.report.page import Looks

SIZE: Final = (780, 660)
LONGEST_NAME: Final = 80


class ReportDialog(QDialog):
    """Shows the page as it will be, and prints it or saves it as a PDF.

    `read` returns the report of a span; `looks` how it is set at first.
    """

    def __init__(
        self,
        themes: ThemeSource,
        read: Callable[[Span], Report],
        looks: Looks,
        printing: Desk = DESK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._read = read
        self._looks = looks
        self._desk = printing
        self._report: Report | None = None
        self.setWindowTitle(tr("Report"))
        self.setWindowIcon(app_icon())
        self.page = Page(themes, tr("Report"), self)
        self.page.show_subtitle(tr("One page, for you or a clinician"))
        self.preview = Preview(themes)
        self.spans = Choices(themes, tr("Span of time"), _spans())
        self.colours = Choices(themes, tr("Colours"), _colours())
        self.name = QLineEdit()
        self.save = Button(themes, tr("Save as PDF…"), Kind.PRIMARY, "save")
        self.print_out = Button(themes, tr("Print…"), icon="print")
        self.notice = NoticeBar(themes)
        self._set_out()
        self._hear()
        self.spans.show_value(Span.TWELVE_WEEKS)
        self.colours.show_value(looks.black)
        self._show_span(Span.TWELVE_WEEKS)

    def _set_out(self) -> None:
        px = self._themes.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(px(Space.XL))
        top = Qt.AlignmentFlag.AlignTop
        self._sides.addWidget(self.preview, 0, top)
        self._sides.addLayout(self._controls(), 1)
        self.page.body.addLayout(self._sides)
        self.page.body.addStretch(1)
        self.notice.hide()
        screen = free_screen(self)
        wide, high = (px(side) for side in SIZE)
        self.resize(min(wide, screen.width()), min(high, screen.height()))

    def _controls(self) -> QVBoxLayout:
        themes, px = self._themes, self._themes.theme.px
        Clothes(self.name, themes)
        self.name.setAccessibleName(tr("Name on the page"))
        self.name.setPlaceholderText(tr("If you like"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumHeight(px(Height.CONTROL))
        controls = QVBoxLayout()
        controls.setSpacing(px(Space.S))
        named = (
            (tr("Span of time"), self.spans),
            (tr("Colours"), self.colours),
            (tr("Name on the page"), self.name),
        )
        for name, control in named:
            controls.addWidget(Caption(themes, name))
            controls.addWidget(control)
            controls.addSpacing(px(Space.M))
        buttons = QWidget()
        row = FlowLayout(buttons, gap=px(Space.S), row_gap=px(Space.S))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        row.addWidget(self.save)
        row.addWidget(self.print_out)
        controls.addWidget(buttons)
        controls.addWidget(self.notice)
        stays = tr("It is made on this computer and goes where you take it.")
        words = Text(themes, stays, Face.SMALL, Tone.MUTED).wrapped()
        controls.addWidget(words)
        controls.addStretch(1)
        return controls

    def _hear(self) -> None:
        self.spans.changed.connect(self._show_span)
        self.colours.changed.connect(self._show_colours)
        self.name.textChanged.connect(self._show_name)
        self.save.clicked.connect(self._save)
        self.print_out.clicked.connect(self._print)
        self.notice.asked.connect(self._end_notice)
        self.page.roomed.connect(self._rearrange)
        keys = QKeySequence(QKeySequence.StandardKey.Print)
        QShortcut(keys, self).activated.connect(self._print)

    def _show_span(self, span: object) -> None:
        assert isinstance(span, Span)
        self._end_notice()
        try:
            self._report = self._read(span)
        except Trouble as trouble:
            self._report = None
            self._tell(Notice(str(trouble), "about", Care.HEED))
        self._show()

    def _show_colours(self, black: object) -> None:
        self._looks = replace(self._looks, black=bool(black))
        self._show()

    def _show_name(self, name: str) -> None:
        self._looks = replace(self._looks, name=name.strip())
        self._show()

    def _show(self) -> None:
        report = self._report
        for button in (self.save, self.print_out):
            button.setEnabled(report is not None)
        self.preview.setVisible(report is not None)
        if report is not None:
            self.preview.show_page(report, self._looks)

    def _put_on(self, device: QPagedPaintDevice) -> bool:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        looks = replace(self._looks, mirrored=mirrored)
        return self._report is not None and put_on(device, self._report, looks)

    def _save(self) -> None:
        self._tell(desk.save(self._desk, self, title(), self._put_on))

    def _print(self) -> None:
        if self._report is not None:
            self._tell(desk.print_out(self._desk, self, title(), self._put_on))

    def _tell(self, notice: Notice | None) -> None:
        """Tell how it went until it is read."""
        if notice is not None:
            self.notice.show_notice(notice)
            self.notice.show()
            speak(self.notice, notice.text)

    def _end_notice(self) -> None:
        self.notice.hide()

    def _rearrange(self, room: Room) -> None:
        """Put the page below its controls where they do not fit side by side."""
        way = QBoxLayout.Direction
        beside = room is Room.FULL
        self._sides.setDirection(way.LeftToRight if beside else way.BottomToTop)

    def sizeHint(self) -> QSize:
        """Ask for room for the page and its controls."""
        return QSize(*(self._themes.theme.px(side) for side in SIZE))


def _spans() -> list[tuple[object, str]]:
    return [
        (Span.FOUR_WEEKS, tr("4 weeks")),
        (Span.TWELVE_WEEKS, tr("12 weeks")),
        (Span.TWELVE_MONTHS, tr("12 months")),
        (Span.ALL, tr("Everything")),
    ]


def _colours() -> list[tuple[object, str]]:
    return [(False, tr("In colour")), (True, tr("Black and white"))]
