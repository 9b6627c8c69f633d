"""A time or a date written in place: Enter keeps it, Escape gives it up."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QSizePolicy, QWidget

from walkreminder.ui.parts.paint import fill, outline, painter_for, pen, text_size
from walkreminder.ui.theme import (
    FOCUS_LINE,
    HAIRLINE,
    Face,
    Height,
    Radius,
    Space,
    figures,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from walkreminder.ui.dressing import ThemeSource

TIME_FORMAT: Final = "HH:mm"
DATE_FORMAT: Final = "d MMM yyyy"
WIDEST_TIME: Final = "00:00"
WIDEST_DATE: Final = "30 Sept 2026"
MINUTE_STEP: Final = 5
# The frame is painted here: Qt's own would be a second one.
# The buttons are made narrow, as Qt leaves no room for words when there are none.
BARE: Final = """
QDateTimeEdit, QDateTimeEdit QLineEdit {
    border: none; padding: 0; min-height: 0; background: transparent;
}
QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; }
"""
DAY_MINUTES: Final = 24 * 60
HOUR: Final = 60
NOT_LEFT: Final = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class Field(QDateTimeEdit):
    """What a time and a date in place share: a frame, and one end to each edit."""

    left = Signal()

    def __init__(
        self, themes: ThemeSource, name: str, widest: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._widest = widest
        self.setAccessibleName(name)
        # The keyboard is in the line inside, so that is what a screen reader meets.
        self.lineEdit().setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Hours stand before minutes in every script; Qt would mirror the sections.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setKeyboardTracking(False)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        self.setStyleSheet(BARE)
        themes.changed.connect(self._dress)
        self._dress()

    def keep(self) -> None:
        """End the edit with what is written; each kind tells its own value."""
        raise NotImplementedError

    def give_up(self) -> None:
        """End the edit with what was there before; each kind knows its own."""
        raise NotImplementedError

    def radius(self) -> float:
        """Return how round the frame is."""
        return Radius.CONTROL

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(figures(theme.font(Face.STRONG)))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the widest value and air beside it."""
        theme = self._themes.theme
        words = text_size(figures(theme.font(Face.STRONG)), self._widest)
        width = round(words.width()) + theme.px(2 * Space.M)
        high = Height.CONTROL if self.radius() == Radius.CONTROL else Height.CHIP
        return QSize(width, max(theme.px(high), round(words.height()) + Space.S))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same: a value is never clipped."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, give up on Escape; digits and arrows are Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here, however it came."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is written when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        self.update()
        if event.reason() not in NOT_LEFT:
            self.interpretText()
            self.keep()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame; the words in it are Qt's line edit."""
        theme, painter = self._themes.theme, painter_for(self)
        palette, rect = theme.palette, QRectF(self.rect())
        radius = min(theme.length(self.radius()), rect.height() / 2)
        fill(painter, rect, radius, palette.surface)
        line = pen(palette.edge, HAIRLINE)
        if self.hasFocus():
            line = pen(palette.leaf, theme.length(FOCUS_LINE))
        outline(painter, rect, radius, line)
        painter.end()


class TimeEdit(Field):
    """A time of day; arrows go by five minutes, or by an hour."""

    chosen = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        radius: float = Radius.CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        self._radius = radius
        self._before = time(0)
        super().__init__(themes, name, WIDEST_TIME, parent)
        self.setDisplayFormat(TIME_FORMAT)

    def radius(self) -> float:
        """Return how round the frame is."""
        return self._radius

    def show_time(self, when: time) -> None:
        """Show a time; an edit in progress stays while the keyboard is here."""
        if when != self._before or not self.hasFocus():
            self.show_again(when)

    def show_again(self, when: time) -> None:
        """Show a time, also over what is being written."""
        self._before = when
        self.setTime(QTime(when.hour, when.minute))

    def begin(self) -> None:
        """Take the keyboard, with the hours selected so that typing replaces them."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setSelectedSection(QDateTimeEdit.Section.HourSection)

    def keep(self) -> None:
        """Tell the time that is written."""
        shown = self.time()
        when = time(shown.hour(), shown.minute())
        self.chosen.emit(when)

    def give_up(self) -> None:
        """Show the time from before."""
        self.setTime(QTime(self._before.hour, self._before.minute))
        self.left.emit()

    def stepEnabled(self) -> QDateTimeEdit.StepEnabledFlag:
        """Let every time step both ways: midnight is no wall."""
        flags = QDateTimeEdit.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Step to the next five minutes, or by an hour, around midnight too."""
        section, shown = self.currentSection(), self.time()
        total = shown.hour() * HOUR + shown.minute()
        if section == QDateTimeEdit.Section.HourSection:
            total += steps * HOUR
        else:
            past = total % MINUTE_STEP
            up_from_between = past and steps < 0
            total += steps * MINUTE_STEP - past + (MINUTE_STEP * bool(up_from_between))
        total %= DAY_MINUTES
        self.setTime(QTime(total // HOUR, total % HOUR))
        self.setSelectedSection(section)


class DateEdit(Field):
    """A date; arrows go by its days, months and years."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, name: str, parent: QWidget | None = None
    ) -> None:
        self._before = date(2000, 1, 1)
        super().__init__(themes, name, WIDEST_DATE, parent)
        self.setLocale(QLocale())
        self.setDisplayFormat(DATE_FORMAT)

    def shown_date(self) -> date:
        """Return the date that is written."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_date(self, day: date) -> None:
        """Show a date."""
        self._before = day
        self.setDate(QDate(day.year, day.month, day.day))

    def keep(self) -> None:
        """Tell the date that is written."""
        if self.shown_date() != self._before:
            self._before = self.shown_date()
            self.chosen.emit(self._before)

    def give_up(self) -> None:
        """Show the date from before."""
        self.show_date(self._before)
        self.left.emit()
