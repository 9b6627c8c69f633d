from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from walkreminder.desktop.stop_signals import StopSignals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WAITING_APP = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from walkreminder.desktop.stop_signals import StopSignals

app = QCoreApplication([])
signals = StopSignals()
signals.asked_to_stop.connect(app.quit)
QTimer.singleShot(0, lambda: print("waiting", flush=True))
app.exec()
signals.close()
print("left in order", flush=True)
"""


@pytest.fixture
def signals(qapp: object) -> Iterator[StopSignals]:
    del qapp
    made = StopSignals()
    yield made
    made.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_each_of_them_asks_to_stop(
    qtbot: QtBot, signals: StopSignals, number: signal.Signals
) -> None:
    with qtbot.waitSignal(signals.asked_to_stop):
        os.kill(os.getpid(), number)


def test_other_signals_do_not_stop_the_app(qtbot: QtBot, signals: StopSignals) -> None:
    asked = QSignalSpy(signals.asked_to_stop)
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    with qtbot.waitSignal(signals._bell.activated):
        os.kill(os.getpid(), signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)
    assert asked.count() == 0


def test_signals_are_left_as_they_were_found(qapp: object) -> None:
    del qapp
    before = signal.getsignal(signal.SIGTERM)
    signals = StopSignals()
    assert signal.getsignal(signal.SIGTERM) != before
    signals.close()
    signals.close()
    assert signal.getsignal(signal.SIGTERM) == before
    assert signal.set_wakeup_fd(-1) == -1


def test_an_app_that_waits_in_qt_ends_in_order() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING_APP], stdout=subprocess.PIPE, text=True
    ) as app:
        assert app.stdout is not None
        assert app.stdout.readline() == "waiting\n"
        app.terminate()
        assert app.stdout.readline() == "left in order\n"
    assert app.returncode == 0
