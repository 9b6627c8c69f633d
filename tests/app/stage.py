"""The real app on real files, with a clock that tests move; fakes only at ports.

`let` moves time and rings the alarm exactly when it is set; `quit` and `start` are
the end of one run and the beginning of the next one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from walkreminder.app.assembly import App
from walkreminder.app.keeping import NAME as LOOKED_THROUGH
from walkreminder.app.outlets import Outlets
from walkreminder.app.outside import Outside
from walkreminder.core.state import name_of
from walkreminder.desktop.alarm import Alarm
from walkreminder.desktop.file_watch import FileWatch
from walkreminder.desktop.paths import find_paths, make_folders
from walkreminder.desktop.presence import Presence
from walkreminder.desktop.resume import Resume, ZoneWatch
from walkreminder.desktop.tray_host import TrayHost
from walkreminder.desktop.wall_clock import WallClock
from walkreminder.store.history import History
from walkreminder.store.settings_file import SettingsFile
from walkreminder.store.window_file import WindowFile
from walkreminder.ui.around import Around
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.events import Event
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import State
    from walkreminder.core.trouble import Trouble
    from walkreminder.desktop.notify import Notice
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.notice import NoticeBar

NO_BUS = {
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
}
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def clock() -> datetime:
    """Stand at noon, where a test needs no other time."""
    return NOON


class FakeNotifier(QObject):
    """A notification service that keeps what it is told to show."""

    chosen = Signal(str)
    dismissed = Signal()
    failed = Signal()
    learned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_actions: bool | None = True
        self.notice: Notice | None = None
        self.shown: list[Notice] = []
        self.is_prepared = False

    def prepare(self) -> None:
        self.is_prepared = True

    def show(self, notice: Notice) -> None:
        self.notice = notice
        self.shown.append(notice)

    def close(self) -> None:
        self.notice = None


class FakeSound(QObject):
    """A sound that keeps what it is told to play."""

    done = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[str, int]] = []
        self.problem = ""
        self.stops = 0

    def play(self, file: Path, volume: int) -> None:
        self.played.append((file.stem, volume))
        self.done.emit(self.problem)

    def stop(self) -> None:
        self.stops += 1


class FakeSpeech(QObject):
    """A voice that keeps what it is told to say."""

    done = Signal(str)

    def __init__(self, absence: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.absence = absence

    def say(self, words: str, volume: int) -> None:
        self.said.append(f"{words} {volume}")
        self.done.emit(self.absence)

    def stop(self) -> None:
        """Say no more."""


class FakeAlarm(Alarm):
    """An alarm that remembers what it waits for, and rings when a test says so."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock, WallClock())
        self.is_running = False
        self.asks: Mapping[str, Callable[[datetime], datetime | None]] = {}
        self.until: datetime | None = None

    def start(self) -> None:
        self.is_running = True

    def arm(
        self,
        asks: Mapping[str, Callable[[datetime], datetime | None]],
        deadline: datetime | None,
    ) -> None:
        self.asks, self.until = asks, deadline

    def stop(self) -> None:
        self.is_running = False

    def next_ring(self, now: datetime) -> datetime | None:
        """Return when it rings next, looking on from now."""
        rings = [self.until, *(ask(now) for ask in self.asks.values())]
        return min((at for at in rings if at is not None and at > now), default=None)


class FakeResume(Resume):
    """A system bus that tells of a sleep when a test says so."""

    def __init__(self) -> None:
        QObject.__init__(self)


class FakeTrayHost(TrayHost):
    """A desktop whose tray comes and goes when a test says so."""

    def __init__(self) -> None:
        QObject.__init__(self)


class FakePresence(Presence):
    """A desktop on which somebody comes and goes when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.watches: list[timedelta] = []
        self.is_closed = False

    def watch(self, after: timedelta) -> None:
        self.watches.append(after)

    def close(self) -> None:
        self.is_closed = True


class Stage:
    """One user's files and desktop, on which the app runs again and again."""

    def __init__(self, home: Path, themes: ThemeSource) -> None:
        self.paths = find_paths({"WALKREMINDER_HOME": str(home / "home")})
        make_folders(self.paths)
        self.themes = themes
        self.now = datetime(2026, 11, 19, 9, tzinfo=UTC)
        self.troubles: tuple[Trouble, ...] = ()
        self.tells_zone = True
        self.tells_presence = True
        self.absence = ""  # what its voice says of itself at the next start
        self.etc = home / "etc"
        self.etc.mkdir()
        self.quits = 0
        self._app: App | None = None
        # Another process, for which no test waits, need not look through the files.
        self.window_file.keep(LOOKED_THROUGH, "2026-11-19")

    @property
    def window_file(self) -> WindowFile:
        """What windows remember, as the next run finds it."""
        return WindowFile(self.paths.data / "windows.json")

    @property
    def app(self) -> App:
        """The app that runs now."""
        assert self._app is not None, "start() comes first"
        return self._app

    def clock(self) -> datetime:
        return self.now

    def running(self) -> timedelta:
        """Tell the time since the computer was started: it is never set here."""
        return self.now - datetime(2026, 11, 1, tzinfo=UTC)

    def _outlets(self) -> Outlets:
        return Outlets(self.sound, self.speech, self.cue_notifier)

    def start(self) -> None:
        """Begin a run."""
        self.sound, self.speech = FakeSound(), FakeSpeech(self.absence)
        self.cue_notifier = FakeNotifier()
        self.notifier = FakeNotifier()
        self.alarm = FakeAlarm(self.clock)
        self.resume = FakeResume()
        self.tray_host = FakeTrayHost()
        self.presence = FakePresence()
        self.zone_watch = ZoneWatch(None, self.etc)
        self.history = History(self.paths.history)
        outside = Outside(
            self.paths,
            self.clock,
            self.history,
            SettingsFile(self.paths.settings),
            FileWatch(self.paths.settings),
            self.window_file,
            self.alarm,
            self.notifier,
            self.zone_watch if self.tells_zone else None,
            self.resume,
            self.tray_host,
            self.presence if self.tells_presence else None,
            self.troubles,
            self._outlets,
        )
        self._app = App(outside, self.themes, Around(), self._end)
        self.app.start()
        QCoreApplication.processEvents()

    def quit(self, **later: float) -> None:
        """End the run in order; the next one begins so much later."""
        self.app.leave()
        self.crash(**later)

    def crash(self, **later: float) -> None:
        """End the run at once, as a lost process does."""
        self.history.close()
        self.app._commands.close()
        destroy(self.app)
        self._app = None
        self.now += timedelta(**later)

    def close(self) -> None:
        """Leave nothing behind."""
        if self._app is not None:
            self.quit()

    def let(self, **length: float) -> None:
        """Let time pass, with every ring of the alarm in its time."""
        end = self.now + timedelta(**length)
        while (at := self.alarm.next_ring(self.now)) is not None and at <= end:
            self.now = at
            self.alarm.rang.emit()
        self.now = end

    def let_until(self, wall: str) -> None:
        """Let time pass until a wall clock time of this day."""
        hour, minute = map(int, wall.split(":"))
        at = self.now.replace(hour=hour, minute=minute, second=0)
        self.let(seconds=(at - self.now).total_seconds())

    def ask(self, **request: object) -> dict[str, object]:
        """Return the answer to a request, past the socket."""
        return self.app._commands.answer(request)

    def send(self, event: Event) -> None:
        self.app._send(event)

    @property
    def state(self) -> State:
        return self.app._engine.state

    @property
    def name(self) -> str:
        return name_of(self.state).value

    @property
    def tooltip(self) -> str:
        return self.app._tray._icon.toolTip()

    @property
    def prompt_card(self) -> QWidget | None:
        """The prompt card, if it can be seen."""
        return _seen(self.app._cards._prompt)

    @property
    def question_card(self) -> QWidget | None:
        """The question card, if it can be seen."""
        return _seen(self.app._cards._question)

    @property
    def away_card(self) -> QWidget | None:
        """The card that asks about an absence, if it can be seen."""
        return _seen(self.app._cards._away)

    @property
    def back_card(self) -> QWidget | None:
        """The card that asks whether a walk is over, if it can be seen."""
        return _seen(self.app._cards._back)

    @property
    def walk_window(self) -> QWidget | None:
        """The walk window, if it can be seen."""
        return _seen(self.app._windows._walk)

    @property
    def main_window(self) -> QWidget | None:
        """The main window, if it can be seen."""
        return _seen(self.app._windows._main)

    @property
    def page(self) -> str:
        """The page that the main window shows."""
        main = self.app._windows._main
        return main.current if main is not None and main.isVisible() else ""

    @property
    def troubles_told(self) -> dict[str, str]:
        """What the main window tells above its pages, by kind."""
        self.app.open("today")
        main = self.app._windows._main
        assert main is not None
        return {kind: _words(bar) for kind, bar in main._notices.items()}

    @property
    def ledger(self) -> list[tuple[str, str, str | None]]:
        """The ledger as (time, outcome, reason), by due."""
        lines = sorted(self.history.lines(), key=lambda line: line.due)
        return [(f"{each.key.time:%H:%M}", each.outcome, each.reason) for each in lines]

    @property
    def walks(self) -> list[WalkRecord]:
        return list(self.history.walks())

    def _end(self) -> None:
        self.quits += 1


def destroy(app: App) -> None:
    """Let an app and its windows go while Qt still runs."""
    windows = (
        app._cards._prompt,
        app._cards._question,
        app._cards._away,
        app._cards._back,
        app._windows._walk,
        app._windows._main,
    )
    for window in (*windows, app):
        if window is not None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _seen(window: QWidget | None) -> QWidget | None:
    return window if window is not None and window.isVisible() else None


def _words(bar: NoticeBar) -> str:
    return " ".join(text.text() for text in bar.findChildren(Text))
