"""From the lock to the last byte: one run, a second copy, and what is in the way."""

from __future__ import annotations

import faulthandler
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QMessageBox

import walkreminder.app as entry
from tests.app.stage import destroy
from walkreminder.app import session as sessions
from walkreminder.app.assembly import App
from walkreminder.app.outside import open_outside
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.control import Control
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.notify.freedesktop import FreedesktopNotifier
from walkreminder.desktop.notify.other import OtherNotifier
from walkreminder.desktop.notify.silent import SilentNotifier
from walkreminder.desktop.paths import Paths, find_paths, make_folders
from walkreminder.desktop.single_instance import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from walkreminder.app.outside import Outside

NO_BUS = {
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
}
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
PATIENCE_MS = 20_000


def clock() -> datetime:
    return NOON


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths({"WALKREMINDER_HOME": str(tmp_path / "home")})
    make_folders(paths)
    return paths


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
        return sessions.session(self._paths, NO_BUS, clock, hidden=hidden)

    def _act(self) -> None:
        QTimer.singleShot(0, self._act if self._acts else self._qapp.quit)
        if self._acts:
            self._acts.pop(0)(self._apps[-1])

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
        told.extend(app._windows._notices["store"])

    session.run(stumble, nothing, read)
    assert told == ["The disk is full. Make room.", ""]


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


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_history_that_cannot_be_read_is_told_where_it_can_be_seen(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch, *, is_seen: bool
) -> None:
    paths.history.write_text("no database at all\n" * 100)
    boxes: list[str] = []

    def critical(_parent: object, _title: str, text: str) -> None:
        boxes.append(text)

    monkeypatch.setattr(QMessageBox, "critical", critical)
    terminal = Terminal(is_seen=is_seen)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert session.run() == 1
    assert "damaged" in terminal.printed
    assert len(boxes) == (0 if is_seen else 1)
    assert not paths.crash_log.exists()


def test_without_any_terminal_trouble_is_told_in_a_box(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.history.write_text("no database at all\n" * 100)
    boxes: list[str] = []

    def critical(_parent: object, _title: str, text: str) -> None:
        boxes.append(text)

    monkeypatch.setattr(QMessageBox, "critical", critical)
    monkeypatch.setattr(sys, "stderr", None)
    assert session.run() == 1
    assert len(boxes) == 1


def test_a_missing_session_bus_is_told_and_the_card_asks_instead(
    paths: Paths, qapp: QApplication
) -> None:
    parent = QObject(qapp)
    outside = open_outside(paths, NO_BUS, clock, parent)
    assert len(outside.troubles) == 1
    assert isinstance(outside.notifier, SilentNotifier)
    assert (outside.resume, outside.tray_host) == (None, None)
    outside.history.close()
    parent.deleteLater()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Return the address of a bus of our own."""
    config = tmp_path / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:path={tmp_path}/bus</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()  # it prints once it listens
        yield f"unix:path={tmp_path}/bus"
        daemon.terminate()


def test_with_both_buses_everything_is_heard(
    paths: Paths, qapp: QApplication, bus: str
) -> None:
    parent = QObject(qapp)
    outside = open_outside(paths, dict.fromkeys(NO_BUS, bus), clock, parent)
    assert outside.troubles == ()
    assert isinstance(outside.notifier, FreedesktopNotifier)
    assert outside.resume is not None
    assert outside.tray_host is not None
    outside.history.close()
    parent.deleteLater()
    QCoreApplication.processEvents()


class Center:
    """A notification center of another system."""

    def __init__(self, *names: object) -> None:
        self.names = names


@pytest.mark.parametrize(
    ("platform", "notifier"),
    [
        ("darwin", OtherNotifier),
        ("win32", OtherNotifier),
        ("freebsd", SilentNotifier),
    ],
)
def test_other_systems_have_no_bus_and_their_own_notifications(
    paths: Paths,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    notifier: type[QObject],
) -> None:
    name = "walkreminder.desktop.notify.center"
    module = ModuleType(name)
    monkeypatch.setattr(module, "DesktopCenter", Center, raising=False)
    monkeypatch.setitem(sys.modules, name, module)
    parent = QObject(qapp)
    with monkeypatch.context() as system:
        system.setattr("walkreminder.app.outside.sys.platform", platform)
        outside = open_outside(paths, NO_BUS, clock, parent)
    assert isinstance(outside.notifier, notifier)
    assert (outside.troubles, outside.resume, outside.tray_host) == ((), None, None)
    outside.history.close()
    parent.deleteLater()


def start(environ: dict[str, str]) -> int:
    return entry.run(environ, clock, hidden=True)


def test_without_a_display_nothing_is_even_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert start({"WALKREMINDER_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}) == 1
    assert "display" in capsys.readouterr().err
    assert not home.exists()


def offscreen(paths: Paths) -> dict[str, str]:
    home = str(paths.data)
    return {"WALKREMINDER_HOME": home, "QT_QPA_PLATFORM": "offscreen", **NO_BUS}


def test_folders_that_cannot_be_made_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").write_text("in the way")
    environ = {
        "WALKREMINDER_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    assert start(environ) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_first_copy_runs_and_lets_go_of_the_lock(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(given: Paths, *_: object, hidden: bool) -> int:
        assert hold(given.lock) is None, "it is held while the app runs"
        assert hidden
        return 7

    monkeypatch.setattr(sessions, "session", run)
    assert start(offscreen(paths)) == 7
    guard = hold(paths.lock)
    assert guard is not None
    guard.release()


def test_a_second_copy_hands_over_to_the_first(paths: Paths, qtbot: QtBot) -> None:
    heard: list[dict[str, object]] = []

    def answer(request: dict[str, object]) -> dict[str, object]:
        heard.append(request)
        return {"text": ""}

    guard = hold(paths.lock)
    assert guard is not None
    control = Control(paths.socket, answer)
    control.open()
    with guard, ThreadPoolExecutor(max_workers=1) as pool:
        second = pool.submit(start, offscreen(paths))
        qtbot.waitUntil(second.done)
        assert second.result() == 0
    control.close()
    assert heard == [{"command": "show", "page": "front"}]


def test_a_copy_that_is_just_ending_is_waited_for(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = hold(paths.lock)
    assert guard is not None

    def knock(*_: object) -> None:
        guard.release()
        raise NotRunning

    monkeypatch.setattr(entry, "ask", knock)
    monkeypatch.setattr(entry, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(sessions, "session", lambda *_, **__: 5)
    assert start(offscreen(paths)) == 5


def test_a_copy_that_never_answers_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "_KNOCKS", 3)
    monkeypatch.setattr(entry, "_PAUSE_SECONDS", 0)
    guard = hold(paths.lock)
    assert guard is not None
    with guard:
        assert start(offscreen(paths)) == 1
    assert "does not answer" in capsys.readouterr().err


def test_a_real_process_starts_answers_and_ends(
    paths: Paths, qtbot: QtBot, unmeasured: dict[str, str]
) -> None:
    environ = {**unmeasured, **offscreen(paths), "TZ": "Europe/London"}
    command = [sys.executable, "-m", "walkreminder", "--hidden"]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) as process:
        qtbot.waitUntil(paths.socket.exists, timeout=PATIENCE_MS)
        status = ask(paths.socket, {"command": "status"}, 20)
        second = subprocess.run(command, env=environ, check=False)
        ask(paths.socket, {"command": "quit"})
        _, told = process.communicate(timeout=20)
    assert status["state"] == "waiting"
    assert (second.returncode, process.returncode) == (0, 0)
    assert b"Traceback" not in told
    with closing(sqlite3.connect(paths.history)) as database:
        assert database.execute("SELECT count(*) FROM walk").fetchone() == (0,)
