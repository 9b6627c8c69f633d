"""What a person sees and does at a throw-away display: windows, pictures, clicks."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.e2e.accessible import Place
from tests.e2e.pointer import pointed_at
from tests.e2e.waiting import PATIENCE, eventually, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

Button: TypeAlias = Literal["left", "middle", "right"]
Spot: TypeAlias = tuple[int, int]

_BUTTONS: dict[Button, str] = {"left": "1", "middle": "2", "right": "3"}
# 0x1a00003 "title": ("instance" "Class")  340x80+0+0  +930+40
_WINDOW = re.compile(
    r'^(?P<indent> +)(?P<id>0x[0-9a-f]+) (?:"(?P<title>.*)"|\(has no name\)): '
    r'\((?:"(?P<instance>.*)" "(?P<kind>.*)")?\)'
    r"\s+(?P<width>\d+)x(?P<height>\d+)\S+\s+\+(?P<x>-?\d+)\+(?P<y>-?\d+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A window that is on the screen; `top` is the outermost one around it."""

    id: int
    top: int
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

    def click(self, spot: Spot, button: Button = "left") -> None:
        """Move the pointer there and press a button of the mouse."""
        x, y = spot
        # Without --sync, which waits for a move also where the pointer is there.
        self._tell("xdotool", "mousemove", str(x), str(y), "click", _BUTTONS[button])

    def click_in(
        self,
        kind: str,
        find: Callable[[], Spot | None],
        what: str,
        button: Button = "left",
    ) -> None:
        """Click in a window of a class: where find() says, once that can be hit."""
        self.click(self.aim(kind, find, what), button)

    def aim(self, kind: str, find: Callable[[], Spot | None], what: str) -> Spot:
        """Leave the pointer at a spot, once that stands still and nothing hides it.

        What is found where programs think it is may not be there yet, or no more.
        """

        def met() -> Spot | None:
            spot = find()
            return spot if spot is not None and self._meets(kind, spot) else None

        return settled(met, f"{what} can be pointed at")

    def point(self, spot: Spot) -> None:
        """Move the pointer there."""
        self._tell("xdotool", "mousemove", str(spot[0]), str(spot[1]))

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
        (shown,) = eventually(self._shown, "the windows can be looked at")
        return [
            each for each in shown if kind in {"", each.kind} and title in each.title
        ]

    def window(
        self, kind: str = "", title: str = "", *, within: float = PATIENCE
    ) -> Window:
        """Return the first such window, as soon as there is one that stands still."""
        return settled(
            lambda: next(iter(self.windows(kind, title)), None),
            f"a window {kind} {title!r} appears",
            within=within,
        )

    def is_blank(self, window: Window) -> bool:
        """Tell whether nothing is drawn in a window: it is all of one colour."""
        seen = self._look("import", "-window", hex(window.id), "-format", "%k", "info:")
        return seen is None or int(seen) == 1

    def _shown(self) -> tuple[list[Window]] | None:
        seen = self._look("xdotool", "search", "--onlyvisible", "--name", "")
        tree = self._tree()
        if seen is None or tree is None:
            return None
        visible = set(map(int, seen.split()))
        return ([each for each in tree if each.kind and each.id in visible],)

    def _meets(self, kind: str, spot: Spot) -> bool:
        """Move the pointer there, and tell whether such a window is under it."""
        self.point(spot)
        over = pointed_at(self._environment["DISPLAY"])
        return any(
            each.kind == kind and each.top == over for each in self._tree() or ()
        )

    def _tree(self) -> list[Window] | None:
        seen = self._look("xwininfo", "-root", "-tree")
        return None if seen is None else list(_windows(seen))

    def _is_active(self, window: Window) -> bool:
        seen = self._tell("xprop", "-root", "_NET_ACTIVE_WINDOW")
        return seen.split()[-1] == hex(window.id)

    def _look(self, *command: str) -> str | None:
        """Return what a look tells, None where a window went while it was looked at."""
        done = self._run(*command)
        return None if done.returncode != 0 and done.stderr else done.stdout

    def _tell(self, *command: str) -> str:
        done = self._run(*command)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )


def _windows(tree: str) -> Iterator[Window]:
    """Yield the windows of a tree that is told by indentation, from the outside in."""
    top, outermost = 0, None
    for match in _WINDOW.finditer(tree):
        indent = len(match["indent"])
        outermost = indent if outermost is None else outermost
        if indent == outermost:
            top = int(match["id"], 16)
        yield Window(
            id=int(match["id"], 16),
            top=top,
            title=match["title"] or "",
            kind=match["kind"] or "",
            place=Place(
                int(match["x"]),
                int(match["y"]),
                int(match["width"]),
                int(match["height"]),
            ),
        )
