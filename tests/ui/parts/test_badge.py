from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

from walkreminder.core.claims import Grade
from walkreminder.ui.parts.badge import GradeBadge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

MEANING = "Small or few studies."


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told beside a badge; an empty text where it fell silent."""
    told: list[str] = []

    def show(_where: QPoint, text: str, _owner: QWidget) -> None:
        told.append(text)

    monkeypatch.setattr(QToolTip, "showText", show)
    monkeypatch.setattr(QToolTip, "hideText", lambda: told.append(""))
    return told


@pytest.fixture
def badge(qtbot: QtBot, themes: ThemeSource) -> GradeBadge:
    badge = GradeBadge(themes)
    qtbot.addWidget(badge)
    badge.show_grade(Grade.LIMITED, "Limited", MEANING)
    return badge


def focus(badge: GradeBadge, kind: QEvent.Type, reason: Qt.FocusReason) -> None:
    QCoreApplication.sendEvent(badge, QFocusEvent(kind, reason))


def test_a_grade_is_explained_while_the_keyboard_is_there(
    badge: GradeBadge, told: list[str]
) -> None:
    focus(badge, QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    assert told == [MEANING]
    focus(badge, QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    assert told == [MEANING, ""]


def test_a_grade_stays_silent_when_its_window_comes_back(
    badge: GradeBadge, told: list[str]
) -> None:
    focus(badge, QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason)
    assert told == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_grade_is_explained_again_on_a_key(
    badge: GradeBadge, told: list[str], key: Qt.Key
) -> None:
    QTest.keyClick(badge, key)
    assert told == [MEANING]


def test_other_keys_are_left_to_the_page(badge: GradeBadge, told: list[str]) -> None:
    QTest.keyClick(badge, Qt.Key.Key_Down)
    assert told == []


def test_a_grade_is_explained_on_a_press(badge: GradeBadge, told: list[str]) -> None:
    QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert told == [MEANING]


def test_a_grade_without_a_meaning_is_no_stop_and_says_nothing(
    badge: GradeBadge, told: list[str]
) -> None:
    badge.show_grade(Grade.LIMITED, "Limited")
    assert badge.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert told == []
