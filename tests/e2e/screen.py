"""What a person sees and does at a throw-away display: windows, pictures, clicks."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.e2e.accessible import Place
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Button: TypeAlias = Literal["left", "middle", "right"]

_BUTTONS: dict[Button, str] = {"left": "1", "middle": "2", "right": "3"}
# 0x1a00003 "title": ("instance" "Class")  340x80+0+0  +930+40
_WINDOW = re.compile(
    r'^\s+(?P<id>0x[0-9a-f]+) (?:"(?P<title>.*)"|\(has no name\)): '
    r'\((?:"(?P<instance>.*)" "(?P<kind>.*)")?\)'
    r"\s+(?P<width>\d+)x(?P<height>\d+)\S+\s+\+(?P<x>-?\d+)\+(?P<y>-?\d+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A window that is on the screen."""

    id: int
    title: str
    kind: str
    place: Place


class Screen:
    """One display, looked at and used from outside."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)

    def shoot(self, path: Path) -> Path:
        """Save a picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._tell("import", "-window", "root", str(path))
        return path

    def shoot_window(self, window: Window, path: Path) -> Path:
        """Save a picture of one window, without its frame."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._tell("import", "-window", hex(window.id), str(path))
        return path

    def click(self, place: tuple[int, int], button: Button = "left") -> None:
        """Move the pointer there and press a button of the mouse."""
        x, y = place
        # Without --sync, which waits for a move also where the pointer is there.
        self._tell("xdotool", "mousemove", str(x), str(y), "click", _BUTTONS[button])

    def point(self, place: tuple[int, int]) -> None:
        """Move the pointer there."""
        self._tell("xdotool", "mousemove", str(place[0]), str(place[1]))

    def key(self, *names: str) -> None:
        """Press keys, such as "Return" or "ctrl+q", one after the other."""
        self._tell("xdotool", "key", "--clearmodifiers", *names)

    def write(self, text: str) -> None:
        """Type a text into the window that has the focus."""
        self._tell("xdotool", "type", "--clearmodifiers", text)

    def close(self, window: Window) -> None:
        """Ask a window to close, as the cross in its frame does."""
        # Not by alt+F4: a panel that still holds the keyboard would swallow it.
        self._tell("wmctrl", "-i", "-c", hex(window.id))

    def raise_(self, window: Window) -> None:
        """Bring a window to the front and give it the keyboard."""
        self._tell("xdotool", "windowactivate", str(window.id))
        # xdotool's own --sync waits for a change, also where there is none to come.
        eventually(lambda: self._is_active(window), f"{window.title!r} is active")

    def windows(self, kind: str = "", title: str = "") -> list[Window]:
        """Return the windows that are shown, of one class and title if asked."""
        seen = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", ""],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,  # 1 says that there is none
        )
        visible = {int(one) for one in seen.stdout.split()}
        found = []
        for match in _WINDOW.finditer(self._tell("xwininfo", "-root", "-tree")):
            window = _window(match)
            if (
                window.id in visible
                and window.kind
                and kind in {"", window.kind}
                and title in window.title
            ):
                found.append(window)
        return found

    def window(self, kind: str = "", title: str = "", *, within: float = 15) -> Window:
        """Return the first such window, as soon as there is one."""
        return eventually(
            lambda: self.windows(kind, title),
            f"a window {kind} {title!r} appears",
            within=within,
        )[0]

    def _is_active(self, window: Window) -> bool:
        seen = self._tell("xprop", "-root", "_NET_ACTIVE_WINDOW")
        return seen.split()[-1] == hex(window.id)

    def _tell(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout


def _window(match: re.Match[str]) -> Window:
    return Window(
        id=int(match["id"], 16),
        title=match["title"] or "",
        kind=match["kind"] or "",
        place=Place(
            int(match["x"]),
            int(match["y"]),
            int(match["width"]),
            int(match["height"]),
        ),
    )
