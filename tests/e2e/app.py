"""The app on a throw-away desktop: its files, its process, its command line."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tests.e2e.coming_minute import MIDDAY
from tests.e2e.earlier_run import AN_HOUR, leave_earlier_run
from tests.e2e.waiting import PATIENCE, eventually
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.paths import find_paths

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from datetime import timedelta

    from tests.e2e.desktop import Desktop
    from tests.e2e.screen import Spot, Window

Json: TypeAlias = "Mapping[str, object]"

COMMAND = (sys.executable, "-m", "walkreminder")
PROGRAM = "walkreminder"

_SETTINGS = """\
version = 1

[[reminder]]
id = "daily"
at = ["{time}"]
minutes = 1

[prompt]
settle = "0 s"
repeat_after = "{repeat}"
hold_when = []

[walk]
warm_up = "10 s"
cool_down = "10 s"
"""


def settings_with(time: str, repeat: str = "1 min") -> str:
    """Return settings with one reminder, at this time of every day."""
    return _SETTINGS.format(time=time, repeat=repeat)


class App:
    """One copy of the app; it runs from start() until it is told to quit."""

    def __init__(self, desktop: Desktop, command: tuple[str, ...] = COMMAND) -> None:
        self.desktop = desktop
        self._command = command
        environment = desktop.environment
        self.settings = Path(environment["XDG_CONFIG_HOME"], PROGRAM, "settings.toml")
        self.data = Path(environment["XDG_DATA_HOME"], PROGRAM)
        self.history = self.data / "history.sqlite3"
        self._socket = find_paths(environment).socket
        self.process: subprocess.Popen[bytes]

    def choose(self, settings: str) -> None:
        """Write the settings file, as somebody does with an editor."""
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        draft = self.settings.with_suffix(".draft")
        draft.write_text(settings)
        draft.replace(self.settings)

    def has_run(self, ago: timedelta = AN_HOUR) -> None:
        """Leave the files as a run that ended a while ago has left them.

        What came due since then is late when the app starts, and is asked at once.
        """
        leave_earlier_run(self.settings, self.history, MIDDAY, ago)

    def start(self, *options: str, **environment: str) -> None:
        """Start it; the next thing to do is to wait for something it shows."""
        self.process = self.desktop.launch(*self._command, *options, **environment)

    @property
    def output(self) -> str:
        """What it has written to its terminal."""
        return self.desktop.output(self.process)

    def say(self, *words: str) -> str:
        """Give a command, which has to be carried out, and return its words."""
        done = self.desktop.run(*self._command, *words)
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"
        return done.stdout

    def status(self) -> Json:
        """Return what the command `status` says of it."""
        status: Json = json.loads(self.say("status", "--json"))
        return status

    def now(self) -> Json:
        """Return the same without a command: a look that may be taken often."""
        return ask(self._socket, {"command": "status"})

    def listed(self, *words: str) -> list[Json]:
        """Return the list that a command prints."""
        found: list[Json] = json.loads(self.say(*words, "--json"))
        return found

    def wait_for(self, state: str, *, within: float = PATIENCE) -> Json:
        """Return the status as soon as the app is in a state."""

        def look() -> Json | None:
            try:
                status = self.now()
            except NotRunning:
                return None  # it is about to start, or to end
            return status if status["state"] == state else None

        return eventually(look, f"the app is {state}", within=within)

    def wait_for_next(self, time: str) -> None:
        """Return as soon as it means to ask at this time next."""

        def look() -> bool:
            coming = self.now()["next"]
            return isinstance(coming, dict) and coming["time"] == time

        eventually(look, f"it will ask at {time}")

    def window(self, title: str, *, within: float = PATIENCE) -> Window:
        """Return one of its windows, as soon as it is on the screen."""
        return self.desktop.screen.window(PROGRAM, title, within=within)

    def windows(self) -> list[str]:
        """Return the titles of its windows that are on the screen."""
        return [each.title for each in self.desktop.screen.windows(PROGRAM)]

    def reads(self, words: str) -> bool:
        """Tell whether some words can be read in a window of the app."""
        shown = self.desktop.accessible.shown(PROGRAM)
        return any(words in each.name for each in shown)

    def click(self, name: str) -> None:
        """Click a widget with the mouse, found by the words on it."""
        seen = self.desktop.accessible

        def spot() -> Spot | None:
            thing = seen.find(PROGRAM, name)
            place = seen.place(thing) if thing else None
            return place.centre if place else None

        self.desktop.screen.click_in(PROGRAM, spot, repr(name))

    def write(self, field: str, text: str, *keys: str) -> None:
        """Type into a field, as soon as it has the keyboard, and press keys after."""
        typed_there = partial(self.desktop.accessible.has_keyboard, PROGRAM, field)
        eventually(typed_there, f"{field!r} has the keyboard")
        self.desktop.screen.write(text)
        self.desktop.screen.key(*keys)

    def quit(self) -> None:
        """Tell it to quit, and insist that it ends in order."""
        self.say("quit")
        self.has_ended()

    def has_ended(self) -> None:
        """Insist that it ends with success, leaving nothing running, saying nothing."""
        assert self.process.wait(timeout=PATIENCE) == 0, self.output
        eventually(lambda: not self.desktop.running(), "nothing is left running")
        assert self.output == "", self.output
