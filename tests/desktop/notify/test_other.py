from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread
from PySide6.QtTest import QSignalSpy

from walkreminder.desktop.notify import Notice, Notifier
from walkreminder.desktop.notify.other import OtherNotifier
from walkreminder.desktop.notify.silent import SilentNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

WALK = Notice("Time for a walk", "20 minutes")


class FakeCenter:
    """A notification center that answers from a thread, as real ones do."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, Notice]] = []
        self.closed = 0
        self._answer: Callable[[int, str | None], None] = lambda *_: None

    def show(
        self, number: int, notice: Notice, answer: Callable[[int, str | None], None]
    ) -> None:
        self.shown.append((number, notice))
        self._answer = answer

    def close(self) -> None:
        self.closed += 1

    def answer(self, number: int, key: str | None) -> None:
        thread = Thread(target=self._answer, args=(number, key))
        thread.start()
        thread.join()


@pytest.fixture
def center(qapp: object) -> FakeCenter:
    del qapp
    return FakeCenter()


@pytest.fixture
def notifier(center: FakeCenter) -> OtherNotifier:
    return OtherNotifier(center)


def test_both_are_notifiers(notifier: OtherNotifier) -> None:
    other: Notifier = notifier
    silent: Notifier = SilentNotifier()
    assert (other.has_actions, silent.has_actions) == (True, False)


def test_nothing_is_shown_and_said_without_a_service() -> None:
    silent = SilentNotifier()
    said = QSignalSpy(silent.chosen)
    silent.show(WALK)
    silent.close()
    assert said.count() == 0


def test_a_choice_is_heard_on_the_gui_thread(
    qtbot: QtBot, center: FakeCenter, notifier: OtherNotifier
) -> None:
    threads: list[QThread] = []
    notifier.chosen.connect(lambda _: threads.append(QThread.currentThread()))
    notifier.show(WALK)
    with qtbot.waitSignal(notifier.chosen) as heard:
        center.answer(1, "start")
    assert heard.args == ["start"]
    assert threads == [notifier.thread()]


def test_a_dismissal_is_heard(
    qtbot: QtBot, center: FakeCenter, notifier: OtherNotifier
) -> None:
    notifier.show(WALK)
    with qtbot.waitSignal(notifier.dismissed):
        center.answer(1, None)


def test_only_the_last_notice_is_answered_and_once(
    qtbot: QtBot, center: FakeCenter, notifier: OtherNotifier
) -> None:
    heard, dismissed = QSignalSpy(notifier.chosen), QSignalSpy(notifier.dismissed)
    notifier.show(WALK)
    notifier.show(WALK)
    center.answer(1, "start")
    center.answer(2, "snooze")
    with qtbot.waitSignal(notifier.chosen):
        center.answer(2, None)
    assert [heard.at(0)[0], heard.count(), dismissed.count()] == ["snooze", 1, 0]


def test_closing_silences_late_answers(
    qtbot: QtBot, center: FakeCenter, notifier: OtherNotifier
) -> None:
    heard = QSignalSpy(notifier.dismissed)
    notifier.show(WALK)
    notifier.close()
    notifier.close()
    center.answer(1, None)
    notifier.show(WALK)
    with qtbot.waitSignal(notifier.chosen):
        center.answer(2, "start")
    assert (center.closed, heard.count()) == (1, 0)
