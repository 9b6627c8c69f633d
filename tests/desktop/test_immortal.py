from __future__ import annotations

import subprocess
import sys

EMITS_AND_CALLS = """
from PySide6.QtCore import QObject, QTimer, Signal
from walkreminder.desktop.immortal import keep_constants_alive

class Bell(QObject):
    rang = Signal()

keep_constants_alive()
bell, timer = Bell(), QTimer()
for _ in range(20_000):
    bell.rang.emit()
    timer.setInterval(1)
    timer.isActive()
print("alive")
"""


def test_the_app_outlives_more_signals_and_calls_than_there_are_references() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMITS_AND_CALLS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "alive", done.stderr
