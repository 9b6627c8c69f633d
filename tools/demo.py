"""Play the app's main job on a throw-away desktop, step by step, with pictures.

Run it as `make demo`. It leaves its pictures in build/demo and ends with 0 when
the walk that was started from the notification is in the history.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.coming_minute import coming_minute, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import A_MINUTE_LATER, PATIENCE, eventually

if TYPE_CHECKING:
    from collections.abc import Mapping


_PICTURES = Path(__file__).resolve().parents[1] / "build/demo"
_APP = (sys.executable, "-m", "walkreminder")

_SETTINGS = """\
version = 1

[[reminder]]
id = "demo"
at = ["{time}"]
minutes = 1

[prompt]
settle = "1 s"
hold_when = []

[walk]
warm_up = "10 s"
cool_down = "10 s"

[rating]
ask = false
"""


class Demo:
    """The main job, told and photographed while it happens."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._steps = 0

    def play(self) -> None:
        """Go from the first start to the walk in the history."""
        self._write_settings(minutes_from_now(60))
        app = self._desktop.launch(*_APP)
        self._desktop.screen.window(title="Walk Reminder")
        self._desktop.tray_icon_place()  # it is drawn
        # Set once it runs: however long the start took, the minute is not missed.
        time = coming_minute()
        self._write_settings(time)
        eventually(lambda: time in self._why(), "the app takes the time over")
        self._told(f"the app waits in the tray: {self._why()}")
        print(f"   On its desktop's clock that is {time}, so it takes up to a minute.")

        self._desktop.bubbles.wait(within=A_MINUTE_LATER)
        self._told("it is time: a notification asks for a walk")

        start = eventually(self._start_button, "the buttons are drawn")
        self._desktop.bubbles.press(start)
        eventually(lambda: self._state() == "walking", "the walk starts")
        self._desktop.screen.window(title="Walk —")
        self._told(f'"{start}" was pressed in the notification: the walk runs')
        print("   It is a short one, of one minute.")

        eventually(
            lambda: self._state() == "waiting", "the walk ends", within=A_MINUTE_LATER
        )
        eventually(lambda: self._shows("Done"), "what it came to is drawn")
        self._told("the minute is over: the walk has ended and tells what it came to")

        (walk,) = json.loads(self._say("history", "--json"))
        self._say("show", "history")
        self._desktop.screen.window(title="Walk Reminder")
        eventually(lambda: self._shows("Day by day"), "the history is drawn")
        self._told(f"it is in the history: {walk['seconds']} seconds")

        self._say("quit")
        assert app.wait(timeout=PATIENCE) == 0
        assert self._desktop.running() == []
        print("6. the app has quit and left nothing running")

    def _write_settings(self, time: str) -> None:
        config = Path(self._desktop.environment["XDG_CONFIG_HOME"]) / "walkreminder"
        config.mkdir(exist_ok=True)
        (config / "settings.toml").write_text(_SETTINGS.format(time=time))

    def _start_button(self) -> str | None:
        buttons = self._desktop.bubbles.buttons()
        return next((label for label in buttons if label.startswith("Start")), None)

    def _shows(self, words: str) -> bool:
        return self._desktop.accessible.find("walkreminder", words) is not None

    def _why(self) -> str:
        return str(self._ask("status")["why"])

    def _state(self) -> object:
        return self._ask("status")["state"]

    def _ask(self, *words: str) -> Mapping[str, object]:
        answer: Mapping[str, object] = json.loads(self._say(*words, "--json"))
        return answer

    def _say(self, *words: str) -> str:
        done = self._desktop.run(*_APP, *words)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def _told(self, what: str) -> None:
        self._steps += 1
        path = self._desktop.screen.shoot(_PICTURES / f"{self._steps}.png")
        print(f"{self._steps}. {what}\n   {path.relative_to(_PICTURES.parents[1])}")


def main() -> int:
    """Play the demo."""
    with Desktop("xfce4-notifyd") as desktop:
        Demo(desktop).play()
    print("That is the whole job. `make run` on a desktop starts the app for you.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
