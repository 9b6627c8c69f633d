"""The stages of a file on the page: shown by value, by keyboard, and spoken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.store.values import NOON, walk
from walkreminder.core.exchange import Flaw, Glimpse, Order, Overlap, Preview
from walkreminder.ui.exchange import stages
from walkreminder.ui.exchange.values import Came, Found, Next, Rest, Working
from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.text import Text
from walkreminder.ui.your_data import YourData

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.exchange.stages import Exchange

WALK = walk(1)
GLIMPSE = Glimpse((WALK,), NOON.date(), NOON.date())
PREVIEW = Preview(new=1, same=4, glimpse=GLIMPSE)
TWICE = Preview(new=1, overlaps=(Overlap(WALK, walk(2)),), glimpse=GLIMPSE)
FLAWED = Preview(flaws=(Flaw(3, "a walk cannot take less than no time."),))
UNDECIDED = Preview(flaws=(Flaw(2, "3/4 may be either."),), asks_order=True)


@pytest.fixture
def tab(themes: ThemeSource) -> Iterator[YourData]:
    page = YourData(themes)
    page.resize(768, 660)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def part(tab: YourData) -> Exchange:
    return tab.exchange


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what a screen reader is told to say."""
    said: list[str] = []
    monkeypatch.setattr(stages, "speak", lambda _widget, words: said.append(words))
    return said


def texts(part: Exchange) -> list[str]:
    shown = [each for each in part.findChildren(Text) if each.isVisible()]
    return [each.text().replace("\u00a0", " ") for each in shown]


def seen(part: Exchange) -> list[object]:
    """Return which of the three cards can be seen."""
    cards = part.working, part.preview, part.came
    return [each for each in cards if each.isVisible()]


def test_one_stage_is_seen_at_a_time(part: Exchange) -> None:
    assert seen(part) == []
    for stage, card in (
        (Working("Reading a.csv", 4), part.working),
        (Found("a.csv", PREVIEW), part.preview),
        (Came("Done."), part.came),
    ):
        part.show_stage(stage)
        assert seen(part) == [card]
    part.show_stage(Rest())
    assert seen(part) == []


def test_progress_is_said_once_and_shown_each_time(
    part: Exchange, spoken: list[str]
) -> None:
    for percent in (1, 2, 3):
        part.show_stage(Working("Reading a.csv", percent))
        assert f"Reading a.csv: {percent} %" in texts(part)
    assert spoken == ["Reading a.csv."]
    assert part.working.accessibleName() == "Reading a.csv: 3 %"
    assert not part.bring.isEnabled()
    part.show_stage(Came("Done."))
    assert part.bring.isEnabled()


def test_the_keyboard_goes_on_from_where_it_was(part: Exchange) -> None:
    part.bring.setFocus()
    part.show_stage(Working("Reading a.csv", 1))
    assert part.working.cancel.hasFocus()
    part.show_stage(Found("a.csv", PREVIEW))
    assert part.preview.no.hasFocus(), "the gentler answer"
    part.show_stage(Came("Done.", next=Next.UNDO))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert part.came.isAncestorOf(focused)
    part.show_stage(Rest())
    assert part.bring.hasFocus()


def test_the_keyboard_is_taken_from_nobody(tab: YourData, part: Exchange) -> None:
    tab.delete.setFocus()
    part.show_stage(Working("Reading a.csv", 1))
    part.show_stage(Found("a.csv", PREVIEW))
    assert tab.delete.hasFocus()


def test_what_is_found_is_spoken_whole(part: Exchange, spoken: list[str]) -> None:
    part.show_stage(Found("a.csv", TWICE))
    assert spoken == [
        "What a.csv would change. New: 1 walk, 10 March 2026. Overlapping: 1 walk."
    ]
    assert part.preview.accessibleName() == spoken[0]
    part.show_stage(Found("a.csv", FLAWED))
    assert "Line 3: a walk cannot take less than no time." in spoken[1]
    assert "Put this right in the file" in spoken[1]


def test_a_yes_tells_whether_overlapping_walks_stay_out(part: Exchange) -> None:
    told: list[bool] = []
    part.taken.connect(told.append)
    part.show_stage(Found("a.csv", TWICE))
    part.preview.yes.click()
    assert told == [], "nothing would be left to import"
    part.preview._leave_out.setFocus()
    QTest.keyClick(part.preview._leave_out, Qt.Key.Key_Space)
    assert part.preview.yes.text() == "Import 1 walk"
    part.preview.yes.click()
    assert told == [False]
    part.show_stage(Found("a.csv", PREVIEW))
    part.preview.yes.click()
    assert told == [False, True]


def test_what_cannot_be_imported_can_be_read_again(part: Exchange) -> None:
    told: list[str] = []
    part.read_wanted.connect(lambda: told.append("again"))
    part.cancelled.connect(lambda: told.append("left"))
    part.show_stage(Found("a.csv", FLAWED))
    assert part.preview.yes.text() == "Read it again"
    part.preview.yes.click()
    part.preview.no.click()
    assert told == ["again", "left"]


def test_the_order_of_dates_is_asked_and_can_be_changed(part: Exchange) -> None:
    told: list[Order] = []
    part.order_chosen.connect(told.append)
    part.show_stage(Found("a.csv", UNDECIDED))
    assert "How are the dates in a.csv to be read?" in texts(part)
    assert not part.preview.yes.isVisible()
    chips = part.preview.findChildren(Chip)
    assert [each.isChecked() for each in chips] == [False, False]
    chips[1].setFocus()
    QTest.keyClick(chips[1], Qt.Key.Key_Space)
    QApplication.processEvents()
    assert told == [Order.MONTH_FIRST]
    part.show_stage(Found("a.csv", PREVIEW, Order.MONTH_FIRST))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    chips = part.preview.findChildren(Chip)
    assert [each.isChecked() for each in chips] == [False, True]
    assert part.preview.yes.isVisible()


def test_what_came_of_it_leads_on(part: Exchange) -> None:
    told: list[str] = []
    part.undo_wanted.connect(lambda: told.append("undo"))
    part.folder_wanted.disconnect()
    part.folder_wanted.connect(told.append)
    part.show_stage(Came("Done.", next=Next.FOLDER, folder="/home/robin"))
    part.came.asked.emit()
    part.show_stage(Came("Done.", next=Next.UNDO))
    part.came.asked.emit()
    assert told == ["/home/robin", "undo"]


def test_it_comes_into_view(tab: YourData, part: Exchange) -> None:
    shown: list[object] = []
    tab.asked.connect(shown.append)
    part.show_stage(Found("a.csv", PREVIEW))
    part.show_stage(Rest())
    assert shown == [part.preview]
    tab.hide()
    part.show_stage(Came("Done."))
    assert shown == [part.preview], "nobody is there to see it"


def dropped(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(each) for each in urls])
    return mime


def drop(tab: YourData, mime: QMimeData) -> bool:
    """Bring something with the pointer; tell whether it was welcome."""
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, button, none)
    enter.ignore()
    QApplication.sendEvent(tab, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(5, 5), copy, mime, button, none)
        QApplication.sendEvent(tab, event)
    return enter.isAccepted()


def test_a_file_may_be_dropped_anywhere_on_the_tab(
    tab: YourData, part: Exchange
) -> None:
    told: list[Path] = []
    part.import_wanted.connect(told.append)
    assert drop(tab, dropped("file:///home/robin/walks.csv"))
    assert told == [Path("/home/robin/walks.csv")]
    for others in (
        dropped("file:///a.csv", "file:///b.csv"),
        dropped("https://example.org/a.csv"),
        dropped(),
    ):
        assert not drop(tab, others)
    part.show_stage(Working("Reading a.csv", 1))
    assert not drop(tab, dropped("file:///home/robin/walks.csv"))
    assert len(told) == 1


def test_a_window_that_closes_says_so(tab: YourData, part: Exchange) -> None:
    told: list[bool] = []
    part.closed.connect(lambda: told.append(True))
    tab.window().close()
    assert told == [True]


def test_after_a_dialog_of_the_desktop_the_ring_is_seen(
    tab: YourData, part: Exchange, qtbot: QtBot
) -> None:
    part.bring.setFocus()
    dialog = QWidget()
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    part.show_stage(Found("a.csv", PREVIEW))
    assert not part.preview.no.hasFocus()
    dialog.close()
    tab.activateWindow()
    qtbot.waitUntil(part.preview.no.hasFocus)
    halo = part.preview.no.focus_ring._halo
    assert halo is not None
    assert halo.isVisible()
    dialog.deleteLater()
