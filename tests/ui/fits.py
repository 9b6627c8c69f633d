"""What does not fit in a window: words that are cut, hidden, or over each other."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from walkreminder.ui.parts.control import Control
from walkreminder.ui.parts.picture import Picture
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.marks import Elided
from walkreminder.ui.today_cards import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from PySide6.QtGui import QFont, QPainter

DOTS: Final = "\N{HORIZONTAL ELLIPSIS}"
# Fonts are measured in fractions, widgets in whole pixels.
SLACK: Final = 1.5
# What no word of a language has inside.
INSIDE: Final = re.compile(r"[/@]|\w[.;:(]\w")
# Letters lean out of the room that their width asks for.
LEAN: Final = 2.5


@dataclass(frozen=True, slots=True)
class Written:
    """Words that were painted, and the room that their ink takes in the picture."""

    words: str
    ink: QRectF


def faults(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is cut off, cut short or overlaps in a window, each in words."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    found = [fault for each in shown for fault in _of_one(each)]
    found += [fault for each in shown for fault in _among_children(each)]
    for widget, written in _painted(window, monkeypatch).items():
        found += [f"{_name(widget)}: {fault}" for fault in _of_picture(widget, written)]
    return found


def _of_one(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea):
        yield from _of_area(widget)
    if isinstance(widget, Text) and not isinstance(widget, Limits):
        yield from _of_text(widget)
    if isinstance(widget, (Control, Picture)):
        yield from _of_size(widget)


def _of_area(area: QScrollArea) -> Iterator[str]:
    inside, seen = area.widget(), area.viewport().width()
    assert inside is not None
    if inside.width() > seen:
        yield f"{_name(area)} scrolls sideways by {inside.width() - seen}"
    for each in inside.findChildren(QWidget):
        left = each.mapTo(inside, QPoint()).x()
        if each.isVisible() and (left < 0 or left + each.width() > seen):
            yield f"{_name(each)} at {left} to {left + each.width()} of {seen}"


def _of_text(text: Text) -> Iterator[str]:
    room, metrics = text.contentsRect(), QFontMetricsF(text.font())
    # A path, an address or a volume breaks wherever the line ends.
    words = (each for each in text.text().split() if not INSIDE.search(each))
    parts = words if text.wordWrap() or text.folds else [text.text()]
    widest = max(map(metrics.horizontalAdvance, parts), default=0)
    if widest > room.width() + SLACK:
        yield f"{_name(text)} has {room.width()} for {widest:.0f}"
    high = float(text.font().pixelSize())
    if text.wordWrap() or text.folds:
        high = text.heightForWidth(text.width())
    if text.text() and high > text.height() + SLACK:
        yield f"{_name(text)} is {text.height()} high for {high:.0f}"
    if isinstance(text, Elided) and text.text().endswith(DOTS):
        yield f"{_name(text)} is cut short"


def _of_size(widget: Control | Picture) -> Iterator[str]:
    least = widget.minimumSizeHint().width()
    if isinstance(widget, Control):
        least = widget.narrowest()
    if widget.width() + SLACK < least:
        yield f"{_name(widget)} is {widget.width()} wide for {least}"
    high = widget.minimumSizeHint().height()
    if widget.hasHeightForWidth():
        high = widget.heightForWidth(widget.width())
    if widget.height() + SLACK < high:
        yield f"{_name(widget)} is {widget.height()} high for {high}"


def _among_children(widget: QWidget) -> Iterator[str]:
    layout = widget.layout()
    if layout is None or isinstance(widget, QAbstractScrollArea):
        return
    placed = [each for each in widget.children() if isinstance(each, QWidget)]
    placed = [e for e in placed if e.isVisible() and layout.indexOf(e) >= 0]
    for one, other in combinations(placed, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_name(one)} lies over {_name(other)}"
    for each in placed:
        if not widget.rect().contains(each.geometry()):
            yield f"{_name(each)} sticks out of {_name(widget)}"


def _of_picture(widget: QWidget, written: list[Written]) -> Iterator[str]:
    whole = QRectF(widget.rect()).adjusted(-LEAN, -LEAN, LEAN, LEAN)
    for each in written:
        if not whole.contains(each.ink):
            yield f"{each.words!r} is painted at {each.ink} of {widget.size()}"
        if each.words.endswith(DOTS) and not isinstance(widget, Control):
            yield f"{each.words!r} is cut short"
    for one, other in combinations(written, 2):
        if one.ink.adjusted(1, 1, -1, -1).intersects(other.ink):
            yield f"{one.words!r} lies over {other.words!r}"


def _painted(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> dict[QWidget, list[Written]]:
    """Paint a window; return what was written in each of the parts we paint."""
    found: dict[QWidget, list[Written]] = {}

    def note(
        painter: QPainter,
        rect: QRectF,
        text: str,
        font: QFont,
        _colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        widget = painter.device()
        assert isinstance(widget, QWidget)
        ink = painter.worldTransform().mapRect(_ink(rect, text, font, align))
        if text:
            found.setdefault(widget, []).append(Written(text, ink))

    with monkeypatch.context() as patched:
        for name, module in list(sys.modules.items()):
            if name.startswith("walkreminder.ui") and hasattr(module, "write"):
                patched.setattr(module, "write", note)
        window.grab()
        for area in window.findChildren(QScrollArea):
            inside = area.widget()
            if inside is not None and inside.isVisible():
                inside.grab()
    return {widget: _once(written) for widget, written in found.items()}


def _once(written: list[Written]) -> list[Written]:
    return list(
        {(each.words, each.ink.topLeft().toTuple()): each for each in written}.values()
    )


def _ink(rect: QRectF, text: str, font: QFont, align: Qt.AlignmentFlag) -> QRectF:
    """Return where the letters of a line are: what is seen of them, not their line."""
    metrics, flag = QFontMetricsF(font), Qt.AlignmentFlag
    wide, high = ceil(metrics.horizontalAdvance(text)), metrics.height()
    left = rect.center().x() - wide / 2
    if align & flag.AlignLeft:
        left = rect.left()
    if align & flag.AlignRight:
        left = rect.right() - wide
    top = rect.center().y() - high / 2
    if align & flag.AlignBottom:
        top = rect.bottom() - high
    base = top + metrics.ascent()
    return QRectF(left, base - metrics.capHeight(), wide, metrics.capHeight())


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {words!r:.60}"
