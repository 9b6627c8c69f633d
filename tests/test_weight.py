"""What the app imports before its tray icon shows stays what it needs for that."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_LOADED = "import {module}, sys; print(*sorted(sys.modules), sep='\\n')"


def _loaded(module: str) -> set[str]:
    # Measuring imports much itself.
    unmeasured = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    told = subprocess.run(
        [sys.executable, "-c", _LOADED.format(module=module)],
        capture_output=True,
        text=True,
        check=True,
        env=unmeasured,
    )
    return set(told.stdout.split())


@pytest.fixture(scope="module")
def before_the_tray() -> set[str]:
    return _loaded("walkreminder.app.session")


@pytest.mark.parametrize(
    "late",
    [
        "apscheduler",
        "asyncio",
        "difflib",
        "hashlib",
        "html",
        "icalendar",
        "tomlkit",
        "walkreminder.app.importing",
        "walkreminder.app.mending",
        "walkreminder.app.outlets",
        "walkreminder.app.requests",
        "walkreminder.core.benefits",
        "walkreminder.desktop.portable_clock",
        "walkreminder.desktop.program",
        "walkreminder.desktop.scheduler",
        "walkreminder.desktop.sound",
        "walkreminder.desktop.speech",
        "walkreminder.store.exchange",
        "walkreminder.store.safety.kept",
        "walkreminder.store.safety.mending",
        "walkreminder.store.safety.rescue",
        "walkreminder.ui.corner_card",
        "walkreminder.ui.crash",
        "walkreminder.ui.main_window",
        "walkreminder.ui.outfit",
        "walkreminder.ui.parts.buttons",
        "walkreminder.ui.stylesheet",
        "walkreminder.ui.walk_window",
        "wave",
    ],
)
def test_the_tray_does_not_wait_for(late: str, before_the_tray: set[str]) -> None:
    assert late not in before_the_tray


@pytest.fixture(scope="module")
def with_the_panel() -> set[str]:
    return _loaded("walkreminder.ui.benefits_panel")


@pytest.mark.parametrize(
    "late",
    [
        "PySide6.QtPrintSupport",
        "walkreminder.ui.benefits.paper",
        "walkreminder.ui.benefits.results",
        "walkreminder.ui.benefits.sheets",
    ],
)
def test_the_page_why_walk_does_not_wait_for(
    late: str, with_the_panel: set[str]
) -> None:
    assert late not in with_the_panel


def test_the_app_is_in_the_tray_without_the_names_and_the_fonts_of_qt(
    unmeasured: dict[str, str], tmp_path: Path
) -> None:
    run = """\
import os, sys
from PySide6 import QtCore
from walkreminder import app
from walkreminder.__main__ import _now
from walkreminder.app import assembly, session
settle_in = assembly.App._settle_in
def settle_in_and_quit(self):
    settle_in(self)
    QtCore.QTimer.singleShot(0, QtCore.QCoreApplication.quit)
assembly.App._settle_in = settle_in_and_quit
session.LATE_TRAY_MS = 60_000
code = app.run(os.environ, _now, hidden=True)
print(code, "Qt" in vars(QtCore), "walkreminder.ui.outfit" in sys.modules)
"""
    told = subprocess.run(
        [sys.executable, "-c", run],
        capture_output=True,
        text=True,
        check=True,
        env={**unmeasured, "WALKREMINDER_HOME": str(tmp_path)},
    )
    assert told.stdout == "0 False False\n"


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the threads")
def test_a_picture_is_painted_without_waking_threads() -> None:
    look = """\
import os, sys
from walkreminder.app import session
from walkreminder.ui.tray_icon import Glyph, TrayLook, tray_icon
sys.argv = ["walkreminder", "-platform", "offscreen"]
qt = session._application()
before = set(os.listdir("/proc/self/task"))
tray_icon(TrayLook(0.4, Glyph.WALKING))
print(len(set(os.listdir("/proc/self/task")) - before))
"""
    told = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert told.stdout == "0\n"


def test_a_second_start_does_not_pay_for_qt() -> None:
    assert not {"PySide6", "sqlite3", "msgspec"} & _loaded("walkreminder.app")


def test_the_version_is_told_without_the_commands() -> None:
    assert "walkreminder.cli.commands" not in _loaded("walkreminder.cli")
