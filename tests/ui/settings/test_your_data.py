"""The tab Your data: what it shows, and what it asks before it asks for anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.data_values import (
    DataPlace,
    Kept,
    KeptCopy,
    Origin,
    last_copy,
)
from walkreminder.ui.settings.rows import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.settings_view import SettingsView
    from walkreminder.ui.your_data import YourData

PLACES = (
    DataPlace("Settings", "/home/robin/settings.toml", "/home/robin", 1204),
    DataPlace("Log", "/home/robin/log", "/home/robin/log"),
)
DAILY = KeptCopy("/b/19", Origin.DAILY, date(2026, 11, 19), 208_896, 412)
REPLACED = KeptCopy("/b/r", Origin.REPLACED, date(2026, 11, 18), 204_800, 1)
DAMAGED = KeptCopy("/b/d", Origin.DAMAGED, date(2026, 11, 17), 204_800)
UNREAD = KeptCopy("/b/u", Origin.DAILY, date(2026, 11, 16), 9, problem="It is newer.")
KEPT = Kept(PLACES, 415, (DAILY, REPLACED, DAMAGED, UNREAD))


@pytest.fixture
def data(view: SettingsView) -> YourData:
    """Return the tab, opened, with something in it."""
    view.show_place("data")
    view.data.show_kept(KEPT)
    QApplication.processEvents()
    return view.data


def texts(inside: QWidget) -> list[str]:
    shown = [each for each in inside.findChildren(Text) if each.isVisible()]
    return [each.text().replace("\u00a0", " ") for each in shown]


def named(inside: QWidget, name: str) -> Button:
    """Return the button that a screen reader calls so."""
    found = [
        each
        for each in inside.findChildren(Button)
        if name in (each.accessibleName(), each.text()) and each.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def test_the_tab_is_the_last_one_and_asks_what_there_is_each_time(
    view: SettingsView,
) -> None:
    asked: list[bool] = []
    view.data.seen.connect(lambda: asked.append(True))
    pill = view.findChildren(TabPill)[-1]
    assert pill.text() == "Your data"
    pill.click()
    assert asked == [True]
    view.show_tab(0)
    assert not view.data.isVisible()
    view.show_place("data")
    assert asked == [True, True]
    view.show_place("elsewhere")
    assert view.data.isVisible()


def test_a_mistake_in_the_settings_file_closes_nothing_here(
    view: SettingsView, data: YourData
) -> None:
    view.show_mistakes(["walk.minutes is no number."])
    assert named(data, "Delete everything").isEnabled()


def test_it_says_where_everything_lies_and_how_large_it_is(data: YourData) -> None:
    said = texts(data)
    assert "/home/robin/settings.toml, 1.2 kB" in said
    assert "/home/robin/log" in said


def test_a_path_is_copied(data: YourData) -> None:
    named(data, "Copy the path of Settings").click()
    assert QGuiApplication.clipboard().text() == "/home/robin/settings.toml"


def test_a_folder_is_opened_or_it_is_told(
    data: YourData, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    answers = [True, False]

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return answers.pop(0)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    named(data, "Open the folder of Settings").click()
    assert "No program could open" not in " ".join(texts(data))
    named(data, "Open the folder of Log").click()
    assert opened == ["/home/robin", "/home/robin/log"]
    assert "No program could open /home/robin/log." in texts(data)


def test_each_copy_says_its_day_and_what_it_holds(data: YourData) -> None:
    rows = [tuple(reversed(texts(row))) for row in data.copies.findChildren(Row)]
    for pair in (
        ("19 November 2026", "412 walks, 208.9 kB"),
        ("Replaced on 18 November 2026", "1 walk, 204.8 kB"),
        ("Damaged, put aside on 17 November 2026", "204.8 kB"),
        ("16 November 2026", "It is newer."),
    ):
        assert pair in rows
    restores = [each for each in data.findChildren(Button) if each.text() == "Restore"]
    assert len(restores) == 2


def test_it_says_when_the_last_copy_was_made() -> None:
    assert last_copy((REPLACED, DAILY)).endswith("The last one is of 19 November 2026.")
    assert last_copy((REPLACED,)).endswith("There is none yet.")


def test_a_long_list_is_cut_and_says_so(data: YourData) -> None:
    copies = tuple(replace(DAILY, path=f"/b/{number}") for number in range(20))
    data.show_kept(replace(KEPT, copies=copies))
    QApplication.processEvents()
    assert "8 more" in texts(data.copies)


def test_what_is_shown_already_stays_under_the_keyboard(data: YourData) -> None:
    button = named(data, "Restore 19 November 2026")
    button.setFocus()
    data.show_kept(replace(KEPT, walks=416))
    assert named(data, "Restore 19 November 2026") is button
    assert button.hasFocus()


def test_a_copy_is_used_only_after_a_question(data: YourData) -> None:
    wanted: list[str] = []
    data.restore_wanted.connect(wanted.append)
    named(data, "Restore 19 November 2026").click()
    asked = " ".join(texts(data.ask_restore))
    assert "Go back to 19 November 2026?" in asked
    assert "Your history then holds 412 walks; now it holds 415 walks." in asked
    assert data.ask_restore.no.hasFocus()
    QTest.keyClick(data.ask_restore.no, Qt.Key.Key_Return)
    assert not data.ask_restore.isVisible()
    assert wanted == []
    named(data, "Restore 19 November 2026").click()
    named(data.ask_restore, "Use this copy").click()
    assert wanted == ["/b/19"]
    assert not data.ask_restore.isVisible()


def test_to_delete_is_asked_once_and_names_what_goes(data: YourData) -> None:
    wanted: list[bool] = []
    data.delete_wanted.connect(lambda: wanted.append(True))
    data.delete.click()
    asked = " ".join(texts(data.ask_delete))
    for said in (
        "415 walks with their ratings and notes",
        "what you said to the programme and about warning signs",
        "all 4 copies",
        "Your settings stay",
        "Nobody can bring it back",
        "export it first",
    ):
        assert said in asked
    assert "The walk that is on" not in asked
    assert wanted == []
    named(data.ask_delete, "Delete everything").click()
    assert wanted == [True]
    assert not data.ask_delete.isVisible()


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (replace(KEPT, is_walking=True), "The walk that is on goes too."),
        (replace(KEPT, copies=()), "every copy of that"),
        (replace(KEPT, copies=(DAILY,)), "the one copy of all that"),
        (replace(KEPT, walks=1), "1 walk with"),
    ],
)
def test_the_question_tells_what_there_is(
    data: YourData, kept: Kept, said: str
) -> None:
    data.show_kept(kept)
    data.delete.click()
    assert said in " ".join(texts(data.ask_delete))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_that_is_held_down_deletes_nothing(data: YourData, key: Qt.Key) -> None:
    wanted: list[bool] = []
    data.delete_wanted.connect(lambda: wanted.append(True))
    data.delete.setFocus()
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert wanted == []


def test_a_no_leaves_the_keyboard_near(data: YourData) -> None:
    data.delete.click()
    data.ask_delete.no.click()
    assert data.delete.hasFocus()


def is_in_view(view: SettingsView, widget: QWidget) -> bool:
    viewport = view.viewport()
    place = widget.mapTo(viewport, widget.rect().topLeft()).y()
    return place >= 0 and place + widget.height() <= viewport.height()


def test_the_question_comes_into_view_and_so_does_what_came_of_it(
    view: SettingsView, data: YourData
) -> None:
    copies = tuple(replace(DAILY, path=f"/b/{number}") for number in range(12))
    data.show_kept(replace(KEPT, copies=copies))
    view.resize(768, 480)
    QApplication.processEvents()
    data.delete.click()
    for _ in range(5):
        QApplication.processEvents()
    assert is_in_view(view, data.ask_delete)
    named(data.ask_delete, "Delete everything").click()
    data.tell("Everything is deleted.", is_trouble=False)
    for _ in range(5):
        QApplication.processEvents()
    (told,) = (t for t in data.findChildren(Text) if "is deleted" in t.text())
    assert is_in_view(view, told)


def test_what_came_of_a_wish_is_said_until_the_tab_is_opened_anew(
    view: SettingsView, data: YourData
) -> None:
    data.tell("The copy is in use now.", is_trouble=False)
    assert "The copy is in use now." in texts(data)
    view.show_tab(0)
    view.show_place("data")
    assert "The copy is in use now." not in texts(data)


def test_all_of_it_is_reached_by_tab(data: YourData) -> None:
    data.places.findChildren(Button)[0].setFocus()
    reached = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached >= {
        "Copy the path of Settings",
        "Open the folder of Log",
        "Restore 19 November 2026",
        "Import…",
        "Export all…",
        "Delete everything",
    }
