from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.core.any_settings import any_settings
from tests.ui.settings.seed import SEED
from walkreminder.core.settings import Settings
from walkreminder.core.settings_document import read_document, to_document
from walkreminder.ui.parts.buttons import Switch
from walkreminder.ui.parts.chips import TabPill
from walkreminder.ui.parts.notice import NoticeBar
from walkreminder.ui.parts.stepper import Stepper
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.reminder_card import ReminderCard

if TYPE_CHECKING:
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.settings_view import SettingsView


def texts(view: SettingsView) -> list[str]:
    return [each.text() for each in view.findChildren(Text) if each.isVisible()]


def pills(view: SettingsView) -> list[TabPill]:
    return view.findChildren(TabPill)


def test_only_tabs_that_live_are_shown(view: SettingsView) -> None:
    names = [each.text() for each in pills(view)]
    assert names == [
        *("Reminders", "Prompts", "Walk", "Goal", "Sound", "Look"),
        "Your data",
    ]


def test_a_pill_opens_its_tab(view: SettingsView) -> None:
    pills(view)[1].click()
    QApplication.processEvents()
    assert "How late a reminder may still ask." in texts(view)
    assert "Work days" not in texts(view)


def test_the_word_of_the_first_pill_stands_under_the_title(view: SettingsView) -> None:
    first = pills(view)[0]
    word = first.mapTo(view, first.rect().topLeft()).x() + 12
    title = next(each for each in view.findChildren(Text) if each.text() == "Settings")
    assert word == title.mapTo(view, title.rect().topLeft()).x()


def test_every_edit_is_shown_everywhere(view: SettingsView) -> None:
    view.show_tab(2)
    usual = next(
        each
        for each in view.findChildren(Stepper)
        if each.accessibleName().startswith("Usual length")
    )
    QTest.keyClicks(usual, "+")
    told: list[Settings] = []
    view.changed.connect(told.append)
    view.show_tab(0)
    QApplication.processEvents()
    switches = [each for each in view.findChildren(Switch) if each.isVisible()]
    switches[0].click()
    assert told[-1].walk.minutes == 25


@pytest.mark.parametrize("tab", range(5))
@pytest.mark.parametrize(("width", "scale"), [(584, 1.0), (584, 1.5), (900, 1.0)])
def test_nothing_sticks_out_of_the_page(
    request: pytest.FixtureRequest,
    themes: ThemeSource,
    tab: int,
    width: int,
    scale: float,
) -> None:
    themes.enlarge(scale)
    page: SettingsView = request.getfixturevalue("view")
    for card in page.findChildren(ReminderCard):
        card.show_open(opened=True)
    page.show_tab(tab)
    page.resize(width, 480)
    page.show()
    QApplication.processEvents()
    content = page.content
    assert content.width() == page.viewport().width()
    for each in content.findChildren(QWidget):
        if each.isVisible():
            end = each.mapTo(content, each.rect().topRight()).x()
            assert end < content.width(), each
            assert each.width() >= each.minimumSizeHint().width(), each


def test_showing_settings_tells_nothing(view: SettingsView) -> None:
    told: list[Settings] = []
    view.changed.connect(told.append)
    view.show_settings(Settings())
    view.show_settings(SEED)
    assert told == []


def test_cards_stay_as_they_are_when_settings_come(view: SettingsView) -> None:
    before = view.findChildren(ReminderCard)
    before[1].show_open(opened=True)
    view.show_settings(SEED)
    assert view.findChildren(ReminderCard) == before
    assert before[1].opened


def test_a_faulty_file_is_told_and_nothing_can_be_changed(view: SettingsView) -> None:
    mistake = 'settings.toml, line 12: "10 mim" is no length of time.'
    view.show_mistakes([mistake])
    bars = [each for each in view.findChildren(NoticeBar) if each.isVisible()]
    assert len(bars) == 1
    assert mistake in bars[0].accessibleName()
    assert "last good" in bars[0].accessibleName()
    assert view.tells == {"settings"}, "the window need not tell it too"
    assert not any(each.isEnabled() for each in view.findChildren(Stepper))
    assert all(each.isEnabled() for each in pills(view))
    view.show_mistakes([])
    assert not bars[0].isVisible()
    assert view.tells == frozenset()
    assert all(each.isEnabled() for each in view.findChildren(Stepper))


def test_the_place_of_the_file_is_told(view: SettingsView) -> None:
    place = Path("home") / "settings.toml"
    view.show_path(place)
    assert f"Kept in {place}, which you may also edit by hand." in texts(view)


def test_the_keyboard_stays_where_it_is(view: SettingsView) -> None:
    view.show_tab(1)
    QApplication.processEvents()
    stepper = next(each for each in view.findChildren(Stepper) if each.isVisible())
    stepper.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(stepper, "+")
    assert stepper.hasFocus()


@hypothesis_settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(shown=any_settings)
def test_any_settings_are_shown_and_every_edit_of_them_is_valid(
    view: SettingsView, shown: Settings
) -> None:
    told: list[Settings] = []
    view.show_settings(shown)
    view.changed.connect(told.append)
    for stepper in view.findChildren(Stepper):
        QTest.keyClicks(stepper, "+")
    view.changed.disconnect(told.append)
    for each in told:
        again, problems = read_document(to_document(each))
        assert (again, [p for p in problems if p.severity.value == "mistake"]) == (
            each,
            [],
        )
