"""Offer a copy in the place of a history that is damaged or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.icons import app_icon
from walkreminder.ui.parts.buttons import Button, IconButton, Kind
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Tone
from walkreminder.ui.wording import date_words, sentences, tr

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.ui.dressing import ThemeSource

WIDTH: Final = 500


class Choice(Enum):
    """What may be done about it."""

    USE = "use"
    EMPTY = "empty"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is wrong, and what there is to go on with.

    `day` and `walks` tell of the newest good copy, if there is one; `saved` is how
    many walks more can be read from the damaged file, which goes into `folder`. An
    older copy may hold more: `fuller` is its day and its walks.
    """

    what: str
    is_gone: bool
    day: date | None
    walks: int
    saved: int
    folder: str
    fuller: tuple[date, int] | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is anything to go on with."""
        return self.day is not None or self.saved > 0


def walk_count(count: int) -> str:
    """Return "412 walks"."""
    return tr("1 walk") if count == 1 else tr("{count} walks", count=count)


def full_date(day: date) -> str:
    """Return "20 November 2026": copies may be years old."""
    return tr("{day} {year}", day=date_words(day), year=day.year)


def offer_words(offer: Offer) -> tuple[str, str, str]:
    """Return the title, what there is to go on with, and what becomes of the file."""
    if offer.is_gone:
        return tr("Your history is gone"), _there_is(offer), ""
    aside = tr(
        "The damaged file is never deleted: it goes into {folder}.",
        folder=offer.folder,
    )
    return tr("Your history is damaged"), _there_is(offer), aside


def _there_is(offer: Offer) -> str:
    count = walk_count(offer.saved)
    if offer.day is not None:
        copy = tr(
            "The newest good copy is of {day} and holds {walks}.",
            day=full_date(offer.day),
            walks=walk_count(offer.walks),
        )
        more = tr("{walks} more can be read from the damaged file.", walks=count)
        return sentences(copy, more if offer.saved else "", _fuller(offer))
    if offer.saved:
        return tr(
            "There is no good copy, but {walks} can be read from the damaged file.",
            walks=count,
        )
    if offer.is_gone:
        return tr("None of the copies can be used.")
    return tr(
        "There is no good copy, and no walk can be read from the damaged file."
        " Someone who knows SQLite may still get something out of it."
    )


def _fuller(offer: Offer) -> str:
    if offer.fuller is None:
        return ""
    day, walks = offer.fuller
    return tr(
        "An older one, of {day}, holds {walks}; Settings, Your data can go back to it.",
        day=full_date(day),
        walks=walk_count(walks),
    )


def _answers(offer: Offer) -> dict[Choice, str]:
    """Return what may be answered, in order."""
    has_copy = offer.day is not None
    use = tr("Use this copy") if has_copy else tr("Use what can be read")
    others = {Choice.EMPTY: tr("Start empty"), Choice.QUIT: tr("Quit")}
    return {Choice.USE: use, **others} if offer.is_any else others


class MendDialog(QDialog):
    """Asks what to go on with; `chosen` brings the answer, None where it is put off."""

    chosen = Signal(object)
    help_wanted = Signal()

    def __init__(
        self, offer: Offer, themes: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        px = themes.theme.px
        title, there_is, aside = offer_words(offer)
        self.setWindowTitle(tr("Walk Reminder"))
        self.setWindowIcon(app_icon())
        self.setAccessibleDescription(sentences(title, offer.what, there_is, aside))
        column = QVBoxLayout(self)
        column.setContentsMargins(*([px(Space.XL)] * 4))
        column.setSpacing(px(Space.M))
        column.addWidget(Text(themes, title, Face.LEAD_STRONG).wrapped())
        column.addWidget(Text(themes, offer.what, tone=Tone.MUTED).wrapped())
        column.addWidget(Text(themes, there_is).wrapped())
        if aside:
            column.addWidget(Text(themes, aside, tone=Tone.MUTED).wrapped())
        column.addSpacing(px(Space.S))
        column.addLayout(self._buttons(offer, themes))
        self.setFixedWidth(px(WIDTH))
        self.finished.connect(self._tell)

    def _buttons(self, offer: Offer, themes: ThemeSource) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(Space.S))
        made: dict[Choice, Button] = {}
        for choice, name in _answers(offer).items():
            kind = Kind.PRIMARY if choice is Choice.USE else Kind.QUIET
            made[choice] = Button(themes, name, kind, parent=self)
            made[choice].clicked.connect(partial(self._choose, choice))
            row.addWidget(made[choice])
        # To begin with nothing is never what a slip of a key brings.
        first = made.get(Choice.USE, made[Choice.QUIT])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        get_help = IconButton(themes, "help", tr("When to get help"))
        get_help.clicked.connect(self.help_wanted)
        row.addStretch(1)
        row.addWidget(get_help)
        return row

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _tell(self) -> None:
        self.chosen.emit(self.choice)
