"""A core that keeps what is rated, for the tests of those who ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from tests.ui.seed import SETTINGS, WALKED, at, scene
from walkreminder.core.events import Rate, Say
from walkreminder.core.ledger import Part, Past
from walkreminder.core.programme_log import LegPain, NoLegPain
from walkreminder.core.rating import without_ratings
from walkreminder.ui.parts.rating import RatingCell
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene

LEFT = Qt.MouseButton.LeftButton
END = at(15, 20)
RATED = Past(rated=True, before=(2,) * 7)
WALK = replace(WALKED, id=UUID(int=1), started=at(15), ended=END, before=2)


def known(now: datetime, past: Past = RATED, *, ask: bool = True) -> Scene:
    settings = SETTINGS if ask else without_ratings(SETTINGS)
    return replace(scene(now, settings), past=past)


def shown(inside: QWidget) -> list[str]:
    return [each.text() for each in inside.findChildren(Text) if each.isVisible()]


def cell(inside: QWidget, number: int) -> RatingCell:
    return inside.findChildren(RatingCell)[number]


def rated(walk: WalkRecord, part: Part, value: int | None) -> WalkRecord:
    match part:
        case Part.BEFORE:
            return replace(walk, before=value)
        case Part.AFTER:
            return replace(walk, after=value)
        case Part.NEXT_MORNING:
            return replace(walk, next_morning=value)


class Core:
    """Keeps what is asked, and shows it as the app does; or has no room for it."""

    def __init__(self, walk: WalkRecord, past: Past = RATED) -> None:
        self.walk, self.past, self.heard = walk, past, list[object]()
        self.is_full = False
        self.ask = True

    def take(self, wish: object) -> None:
        self.heard.append(wish)
        if self.is_full:
            return
        match wish:
            case Rate(_, part, value):
                self.walk = rated(self.walk, part, value)
                self.past = replace(self.past, rated=True)
            case Say(LegPain(walk)):
                self.past = replace(self.past, down_the_leg=frozenset({walk}))
            case Say(NoLegPain(walk)):
                left = self.past.down_the_leg - {walk}
                self.past = replace(self.past, down_the_leg=left)
        self.show()

    def show(self) -> None:
        raise NotImplementedError
