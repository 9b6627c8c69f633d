"""The smaller cards of Today: the running week, and one thing worth knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from walkreminder.core.claims import Occasion
from walkreminder.ui.checked import Checked
from walkreminder.ui.fact_words import fact_caption
from walkreminder.ui.parts import bars
from walkreminder.ui.parts.badge import GradeBadge
from walkreminder.ui.parts.bars import Bar, BarWeek, ProgressBar
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.ends import EndsRow
from walkreminder.ui.parts.link import Link
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.paint import fill, text_size, write
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Height, Space, Theme, Tone
from walkreminder.ui.week_words import WeekWords, week_words
from walkreminder.ui.wording import tr, weekday_letter, weekday_short

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from walkreminder.core import claims
    from walkreminder.core.settings import GoalSettings
    from walkreminder.core.stats import Week
    from walkreminder.ui.dressing import ThemeSource

HEIGHT: Final = (216, 288)  # least, most
BAR: Final = (168, 10)
BAR_GAP: Final = 10
PADDING: Final = (20, Space.XL)
CHECKED: Final = 100  # the least width of who checked this, beside the link


class WeekCard(Card):
    """The week against its goal, day by day."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("This week"), parent=parent)
        px = themes.theme.px
        self._spare = Text(themes, "", Face.SMALL, Tone.MUTED, self)
        self._number = Number(themes, parent=self)
        self._progress = ProgressBar(themes, self)
        self._week = BarWeek(themes, self)
        self.add_to_head(self._spare)
        # As high as the badge beside, so that both captions stand on one line.
        self.head.addStrut(px(Height.BADGE))
        self.body.addWidget(self._number)
        self.body.addWidget(self._progress)
        self.body.addSpacing(px(Space.S))
        self.body.addWidget(self._week, 1)
        self.show_room(None)

    def show_room(self, room: int | None) -> None:
        """Stand in this height, if it is neither too little nor more than looks well.

        None stands for all the room one may wish.
        """
        least, most = (self._themes.theme.px(height) for height in HEIGHT)
        height = most if room is None else min(most, max(least, room))
        self.setMinimumHeight(height)

    def show_week(
        self, week: Week, today: date, goal: GoalSettings, a_day: int, spent: int | None
    ) -> None:
        """Show a week; `a_day` is the goal of a day, `spent` the spare days gone."""
        words = week_words(week.total, goal.minutes_per_week, goal.spare_days, spent)
        self._show_words(words)
        share = week.total / goal.minutes_per_week if goal.minutes_per_week else 0.0
        self._progress.show_fraction(share, f"{words.number} {words.words}")
        days = zip(week.days, week.minutes, strict=True)
        shown = tuple(
            Bar(each, weekday_short(day), day == today, weekday_letter(day))
            for day, each in days
        )
        self._week.show_week(bars.Week(shown, a_day))

    def _show_words(self, words: WeekWords) -> None:
        self._number.show_number(words.number, words.words)
        self._spare.show_text(words.spare)


class Amounts(Picture):
    """The amounts that a claim compares: each a bar with its name above."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._amounts: tuple[claims.Amount, ...] = ()
        self._counted = "{count}"

    def show_amounts(self, amounts: tuple[claims.Amount, ...], counted: str) -> None:
        """Show amounts; the largest fills the width of a bar."""
        self._amounts, self._counted = amounts, counted
        said = (f"{each.label}: {self._written(each)}" for each in amounts)
        self.setAccessibleName("; ".join(said))
        self.refresh()

    def ask_size(self, theme: Theme) -> QSize:
        """Ask for the bars, their names and their numbers."""
        strong, small = theme.font(Face.STRONG), theme.font(Face.SMALL)
        named = (text_size(small, each.label).width() for each in self._amounts)
        counted = (
            text_size(strong, self._written(each)).width() for each in self._amounts
        )
        beside = theme.px(BAR[0] + BAR_GAP) + max(counted, default=0)
        height = len(self._amounts) * sum(self._lines(theme))
        return QSize(round(max(beside, *named, 0)) + 2, round(height))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint each name, and below it its bar and its number."""
        palette, (name, line) = theme.palette, self._lines(theme)
        most = max((each.value for each in self._amounts), default=1) or 1
        small, strong = theme.font(Face.SMALL), theme.font(Face.STRONG)
        align = Qt.AlignmentFlag
        edge = align.AlignRight if self.mirrored else align.AlignLeft
        for index, each in enumerate(self._amounts):
            top = index * (name + line)
            room = QRectF(0, top, self.width(), name)
            write(
                painter,
                room,
                each.label,
                small,
                palette.muted,
                edge | align.AlignVCenter,
            )
            width = theme.px(BAR[0]) * each.value / most
            thick = theme.px(BAR[1])
            bar = QRectF(0, top + name + (line - thick) / 2, width, thick)
            colour = palette.leaf if index == 0 else palette.edge
            fill(painter, self._visual(bar), theme.length(3), colour)
            count = self._written(each)
            left = width + theme.px(BAR_GAP)
            room = QRectF(left, top + name, text_size(strong, count).width() + 2, line)
            write(painter, self._visual(room), count, strong, palette.ink)

    def _written(self, amount: claims.Amount) -> str:
        return self._counted.format(count=amount.value)

    def _lines(self, theme: Theme) -> tuple[float, float]:
        """Return the heights of a name and of the bar below it."""
        small = text_size(theme.font(Face.SMALL), "0").height()
        strong = text_size(theme.font(Face.STRONG), "0").height()
        return small, strong

    def _visual(self, rect: QRectF) -> QRectF:
        if not self.mirrored:
            return rect
        left = self.width() - rect.right()
        return QRectF(left, rect.top(), rect.width(), rect.height())


class Limits(Text):
    """What a claim does not show: all of it or nothing, as there is room.

    Half of it may say the opposite: "That they work is shown. That it helps is not."
    """

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, "", Face.SMALL, Tone.MUTED, parent)
        self.wrapped().at_top()
        self._all = ""

    def show_limits(self, text: str) -> None:
        """Show a text if it fits."""
        self._all = text
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Take the height that is left, whatever there is to say."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for no room at all."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no room at all."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether it fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.show_text(self._all)
        if self.heightForWidth(self.width()) > self.height():
            self.show_text("")


class FactCard(Card):
    """One claim with how sure we are of it, and the way to what it rests on.

    `asked` brings the id of the claim.
    """

    asked = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        padding: tuple[int, int] = PADDING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, fact_caption(Occasion.ORDINARY), padding, parent)
        self._claim = ""
        self._badge = GradeBadge(themes, parent=self)
        self._title = Text(themes, "", Face.TITLE, parent=self).wrapped()
        self._text = Text(themes, "", tone=Tone.MUTED, parent=self).wrapped()
        self._amounts = Amounts(themes, self)
        self._limits = Limits(themes, self)
        words = tr("What it rests on")
        self._link = Link(themes, words, after="right", parent=self)
        self._link.clicked.connect(self._ask)
        self._checked = Checked(themes, parent=self)
        self.add_to_head(self._badge)
        for widget in (self._title, self._text, self._amounts):
            self.body.addWidget(widget)
        self.body.addLayout(self._foot(), 1)
        self.hide()

    def _ask(self) -> None:
        self.asked.emit(self._claim)

    def _foot(self) -> QVBoxLayout:
        """Return what stands at the foot: the limits, the link, who checked this."""
        px = self._themes.theme.px
        row = EndsRow(below=px(Space.XS), words=px(CHECKED))
        row.setSpacing(px(Space.S))
        row.addWidget(self._link)
        row.addWidget(self._checked, 1)
        foot = QVBoxLayout()
        # The two lines of who checked keep the distance that one link would need.
        foot.setSpacing(0)
        foot.addWidget(self._limits, 1)
        foot.addLayout(row)
        return foot

    def show_card(
        self,
        card: claims.Card,
        grade: claims.GradeWords,
        counted: str = "{count}",
        occasion: Occasion = Occasion.ORDINARY,
        checked: date | None = None,
    ) -> None:
        """Show a claim, its grade in words, and how its amounts are written.

        `checked` is the day on which it was last held against its sources.
        """
        self._claim = card.id
        self._checked.show_day(checked)
        self.show_caption(fact_caption(occasion))
        self._badge.show_grade(card.grade, grade.name, grade.meaning)
        self._title.show_text(card.title)
        self._text.show_text(card.brief)
        self._amounts.show_amounts(card.bars, counted)
        self._amounts.setVisible(bool(card.bars))
        self._limits.show_limits("" if card.bars else card.more or "")
        self.setVisible(True)
