"""One run under Qt: what it shows first, what it leaves, and what may spoil it."""

from __future__ import annotations

import faulthandler
import os
import signal
import sqlite3
import sys
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer

from tests.app.stage import NO_BUS, clock, destroy
from walkreminder.app import session as sessions
from walkreminder.app.assembly import App
from walkreminder.app.outside import open_outside
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.single_instance import hold
from walkreminder.ui.trouble_dialog import TroubleDialog
from walkreminder.ui.wording import weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from walkreminder.app.outside import Outside
    from walkreminder.desktop.paths import Paths

PATIENCE_MS = 20_000


class Session:
    """Runs the app on the one QApplication that tests have."""

    def __init__(
        self, paths: Paths, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._paths = paths
        self._qapp = qapp
        self._apps: list[App] = []
        self._outside = QObject()
        monkeypatch.setattr(sessions, "QApplication", lambda _: qapp)
        monkeypatch.setattr(sessions, "App", self._made)
        monkeypatch.setattr(sessions, "open_outside", self._opened)
        monkeypatch.setattr(sessions, "LATE_TRAY_MS", 0)

    def run(self, *acts: Callable[[App], None], hidden: bool = False) -> int:
        """Run, do these things one after the other, and quit."""
        stop = QTimer(singleShot=True, interval=PATIENCE_MS)
        stop.timeout.connect(self._qapp.quit)
        stop.start()
        self._acts = list(acts)
        QTimer.singleShot(0, self._act)
        guard = hold(self._paths.lock)
        assert guard is not None
        self._is_on = True
        with guard:
            code = sessions.session(self._paths, NO_BUS, clock, guard, hidden=hidden)
        self._is_on = False
        return code

    def _act(self) -> None:
        if self._apps:
            QTimer.singleShot(0, self._act if self._acts else self._qapp.quit)
            if self._acts:
                self._acts.pop(0)(self._apps[-1])
        elif self._is_on:
            QTimer.singleShot(0, self._act)  # something is asked before there is one

    def _made(self, *given: object) -> App:
        app = App(*given)  # type: ignore[arg-type] # handed on as it came
        self._apps.append(app)
        return app

    def _opened(
        self,
        paths: Paths,
        environ: dict[str, str],
        clock: Callable[[], datetime],
        _parent: QObject,
    ) -> Outside:
        return open_outside(paths, environ, clock, self._outside)

    def close(self) -> None:
        """Let go of what would else live as long as the one QApplication."""
        for app in self._apps:
            destroy(app)
        self._outside.deleteLater()
        QCoreApplication.processEvents()


@pytest.fixture
def session(
    paths: Paths, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setenv("TZ", "Europe/London")
    font, name = qapp.font(), qapp.applicationName()
    hook = sys.excepthook
    session = Session(paths, qapp, monkeypatch)
    yield session
    session.close()
    sys.excepthook = hook
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    qapp.setFont(font)
    qapp.setApplicationName(name)
    qapp.setApplicationDisplayName("")
    qapp.setQuitOnLastWindowClosed(True)


def pages(shown: list[str]) -> Callable[[App], None]:
    """Return what notes the page that can be seen."""

    def note(app: App) -> None:
        main = app._windows._main
        seen = main is not None and main.isVisible()
        shown.append(main.current if seen and main is not None else "")

    return note


def nothing(_app: App) -> None:
    """Let a turn of the loop pass."""


def test_the_first_run_shows_itself_and_the_next_one_stays_in_the_tray(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App, "has_tray", True)
    shown: list[str] = []
    assert session.run(nothing, pages(shown)) == 0
    assert session.run(nothing, pages(shown)) == 0
    assert shown == ["today", ""]


def test_days_are_named_in_the_language_of_the_sentences(session: Session) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    named: list[str] = []

    def name_today(app: App) -> None:
        named.append(weekday(app._here.today()))

    session.run(name_today)
    assert named == [f"{clock():%A}"]


def test_a_first_run_at_login_does_not_show_itself(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App, "has_tray", True)
    shown: list[str] = []
    assert session.run(nothing, pages(shown), hidden=True) == 0
    assert shown == [""]


def test_without_a_tray_the_window_is_the_home(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App, "has_tray", False)
    shown: list[str] = []
    session.run(nothing, nothing, pages(shown), hidden=True)
    assert shown == ["today"]


def test_a_run_leaves_nothing_open(session: Session, paths: Paths) -> None:
    handler = signal.getsignal(signal.SIGTERM)
    session.run(nothing)
    assert not paths.socket.exists()
    assert not paths.crash_log.exists()
    assert signal.getsignal(signal.SIGTERM) is handler
    assert sys.excepthook is sys.__excepthook__


def test_a_signal_ends_the_run_in_order(session: Session, paths: Paths) -> None:
    def terminate(_app: App) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    assert session.run(terminate, *([nothing] * 50)) == 0
    assert session._acts, "it did not wait for the end of the story"
    assert not paths.socket.exists()


def test_a_crash_of_the_last_run_is_told(session: Session, paths: Paths) -> None:
    paths.crash_log.write_text("Fatal Python error: out of luck")
    told: list[str] = []

    def read(_app: App) -> None:
        for widget in session._qapp.topLevelWidgets():
            if type(widget).__name__ == "CrashDialog" and widget.isVisible():
                told.append(widget.windowTitle())
                widget.close()

    session.run(nothing, read)
    assert told == ["Walk Reminder"]
    assert not paths.crash_log.exists()


def test_trouble_in_a_slot_is_told_in_the_window(session: Session) -> None:
    told: list[str] = []

    def stumble(_app: App) -> None:
        raise Trouble("The disk is full.", "Make room.")

    def read(app: App) -> None:
        told.append(app._windows._notices["store"])

    session.run(stumble, nothing, read)
    assert told == ["The disk is full. Make room."]


class Terminal:
    """A place to print, seen by somebody or not."""

    def __init__(self, *, is_seen: bool) -> None:
        self._is_seen = is_seen
        self.printed = ""

    def write(self, text: str) -> None:
        self.printed += text

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return self._is_seen


def of_somebody_else(history: Path) -> None:
    """Put another program's file in the history's place: nothing mends that."""
    with closing(sqlite3.connect(history)) as database:
        database.execute("CREATE TABLE songs (title)")


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_history_that_cannot_be_read_is_told_where_it_can_be_seen(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch, *, is_seen: bool
) -> None:
    of_somebody_else(paths.history)
    boxes: list[str] = []

    def read(dialog: TroubleDialog) -> None:
        boxes.append(dialog.accessibleDescription())

    monkeypatch.setattr(TroubleDialog, "exec", read)
    terminal = Terminal(is_seen=is_seen)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert session.run() == 1
    assert "no history of Walk Reminder" in terminal.printed
    assert len(boxes) == (0 if is_seen else 1)
    assert not paths.crash_log.exists()


def test_the_box_that_tells_trouble_ends_in_order_and_keeps_no_lock(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_somebody_else(paths.history)
    locks: list[bool] = []

    def stop() -> None:
        with hold(paths.lock) or nullcontext() as guard:
            locks.append(guard is not None)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(sys, "stderr", Terminal(is_seen=False))
    QTimer.singleShot(0, stop)
    assert session.run() == 1
    assert locks == [True]


def test_without_any_terminal_trouble_is_told_in_a_box(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_somebody_else(paths.history)
    boxes: list[str] = []

    def read(dialog: TroubleDialog) -> None:
        boxes.append(dialog.accessibleDescription())

    monkeypatch.setattr(TroubleDialog, "exec", read)
    monkeypatch.setattr(sys, "stderr", None)
    assert session.run() == 1
    assert len(boxes) == 1
    assert "no history of Walk Reminder" in boxes[0]
