"""The About page: what this is, what it promises, and where one's files lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout

from walkreminder.ui.icons import logo_pixmap
from walkreminder.ui.page import Page, Room
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.card import Card, Rule
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.theme import Face, Space, Theme, Tone
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource

LOGO: Final = 56
BESIDE: Final = QBoxLayout.Direction.LeftToRight
BELOW: Final = QBoxLayout.Direction.TopToBottom
COPIED_MS: Final = 2000

# Names and licences are the same in every language.
LIBRARIES: Final = (
    ("Python", "PSF-2.0"),
    ("Qt and PySide6", "LGPL-3.0"),
    ("APScheduler", "MIT"),
    ("platformdirs", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("tomlkit", "MIT"),
    ("jeepney", "MIT"),
    ("desktop-notifier", "MIT"),
    ("tzdata", "Apache-2.0"),
)


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file or folder of the user's: what it is, and its path."""

    name: str
    path: str


class About(Page):
    """Says what the app is, what it keeps, and what it is made of."""

    def __init__(
        self,
        themes: ThemeSource,
        version: str,
        places: Sequence[FilePlace],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("About"), parent)
        cards = (_What(themes, version), _Files(themes, places), _Made(themes))
        for card in cards:
            self.body.addWidget(card)
            self.roomed.connect(card.show_room)
        self.body.addStretch(1)
        self.roomed.connect(self.fit_cards)


class _Logo(Picture):
    """The app's mark, large."""

    def ask_size(self, theme: Theme) -> QSize:
        return QSize(theme.px(LOGO), theme.px(LOGO))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(0, 0, logo_pixmap(theme.palette, theme.px(LOGO), dpr))


class _What(Card):
    """Name, version, and the promises that matter most."""

    def __init__(self, themes: ThemeSource, version: str) -> None:
        super().__init__(themes)
        px = themes.theme.px
        words = QVBoxLayout()
        words.setSpacing(px(Space.S))
        name = Text(themes, tr("Walk Reminder"), Face.LEAD_STRONG).folding()
        number = Text(themes, tr("Version {version}", version=version))
        number.show_tone(Tone.MUTED)
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        what = tr(
            "It asks you to walk at the times you chose, times the walk, and says"
            " honestly what walking does for your back."
        )
        private = tr(
            "No network, no account. What you do stays on this computer,"
            " in files that are yours."
        )
        care = tr("General wellness information. Not reviewed by a clinician.")
        title = QVBoxLayout()
        title.setSpacing(px(Space.XS))
        title.addWidget(name)
        title.addWidget(number)
        words.addLayout(title)
        words.addSpacing(px(Space.XS))
        words.addWidget(Text(themes, what).wrapped())
        words.addWidget(Text(themes, private).wrapped())
        words.addWidget(Text(themes, care, tone=Tone.MUTED).wrapped())
        self._row = QBoxLayout(BESIDE)
        self._row.setSpacing(px(Space.XL))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        self._row.addWidget(_Logo(themes, self), 0, start)
        self._row.addLayout(words, 1)
        self.body.addLayout(self._row)

    def show_room(self, room: Room) -> None:
        """Put the mark above the words where there is hardly any room."""
        tight = room is Room.TIGHT
        self._row.setDirection(BELOW if tight else BESIDE)
        self._row.setSpacing(self._themes.theme.px(Space.M if tight else Space.XL))


class _Files(Card):
    """Where one's files lie, each path ready to be copied."""

    def __init__(self, themes: ThemeSource, places: Sequence[FilePlace]) -> None:
        super().__init__(themes, tr("Your files"))
        self._rows: list[QBoxLayout] = []
        for index, place in enumerate(places):
            if index:
                self.body.addWidget(Rule(themes, self))
            self.body.addLayout(self._row(themes, place))

    def show_room(self, room: Room) -> None:
        """Put the buttons below the paths where there is hardly any room."""
        tight = room is Room.TIGHT
        for row in self._rows:
            row.setDirection(BELOW if tight else BESIDE)
            row.setSpacing(self._themes.theme.px(Space.S if tight else Space.L))

    def _row(self, themes: ThemeSource, place: FilePlace) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        path = Text(
            themes, path_words(place.path), tone=Tone.MUTED, parent=self
        ).wrapped()
        flags = Qt.TextInteractionFlag
        path.setTextInteractionFlags(flags.TextSelectableByMouse)
        path.setAccessibleName(f"{place.name}: {place.path}")
        words.addWidget(Text(themes, place.name, Face.MEDIUM, parent=self).folding())
        words.addWidget(path)
        row = QBoxLayout(BESIDE)
        self._rows.append(row)
        row.setSpacing(themes.theme.px(Space.L))
        row.addLayout(words, 1)
        name = tr("Copy the path of {name}", name=place.name)
        middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        copies = CopyButton(themes, tr("Copy"), place.path, name)
        row.addWidget(copies, 0, middle)
        return row


class _Made(Card):
    """The libraries and their licences."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, tr("Made with"))
        px = themes.theme.px
        own = tr("Walk Reminder is free software under the MIT licence. It stands on:")
        self.body.addWidget(Text(themes, own).wrapped())
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(px(Space.XL))
        self._named = [
            (Text(themes, library).folding(), Text(themes, licence, tone=Tone.MUTED))
            for library, licence in LIBRARIES
        ]
        grid.setColumnStretch(2, 1)
        self.show_room(Room.FULL)
        self.body.addLayout(grid)
        lgpl = tr("Qt is used as it is; you may exchange it for a version of your own.")
        self.body.addWidget(Text(themes, lgpl, tone=Tone.MUTED).wrapped())

    def show_room(self, room: Room) -> None:
        """Put each licence below its library where there is hardly any room."""
        tight, px = room is Room.TIGHT, self._themes.theme.px
        self._grid.setVerticalSpacing(px(Space.XS))
        for row, (library, licence) in enumerate(self._named):
            licence.setContentsMargins(0, 0, 0, px(Space.S) if tight else 0)
            self._grid.addWidget(library, 2 * row, 0)
            below, beside = (1, 0) if tight else (0, 1)
            self._grid.addWidget(licence, 2 * row + below, beside)


class CopyButton(Button):
    """Copies a text, and says for a moment that it did."""

    def __init__(
        self, themes: ThemeSource, words: str, text: str, name: str = ""
    ) -> None:
        super().__init__(themes, words, Kind.QUIET)
        self._words = words
        self._text = text
        if name:
            self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        self._timer = QTimer(self, interval=COPIED_MS, singleShot=True)
        self._timer.timeout.connect(self._forget)
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.show_text(tr("Copied"), "check")
        self._timer.start()

    def _forget(self) -> None:
        self.show_text(self._words)


def path_words(path: str) -> str:
    """Return a path as it is written, also amid words that run to the left."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return f"\u2066{path}\u2069"
    return path
