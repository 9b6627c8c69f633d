from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually
from walkreminder.desktop.x11_look import blends, full_screen_in_front

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_FILES = Path("/proc/self/fd")
LOOKS = [full_screen_in_front, blends]

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Somebody else's")
window.showFullScreen() if "full" in sys.argv else window.show()
sys.exit(app.exec())
"""

CARD = """
import os
import sys
from functools import partial
from PySide6.QtWidgets import QApplication
from walkreminder.desktop.x11_look import leave_off_lists
from walkreminder.ui.around import Around
from walkreminder.ui.dressing import ThemeSource
from walkreminder.ui.floating import Floating

app = QApplication(sys.argv)
around = Around(unlist=partial(leave_off_lists, os.environ))
card = Floating(ThemeSource(app), around, (200, 80))
card.setWindowTitle("A card")
card.fit()
for stays_on_top in (True, False):
    card.show_over(stays_on_top=stays_on_top)
sys.exit(app.exec())
"""

# What a compositor does first: it owns the selection of its screen.
COMPOSITOR = """
import ctypes
import sys

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = x11.XDefaultRootWindow(display)
window = x11.XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, 0, 0)
atom = x11.XInternAtom(display, b"_NET_WM_CM_S0", 0)
x11.XSetSelectionOwner(display, atom, window, 0)
x11.XSync(display, 0)
sys.stdin.read()
"""


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop(None, tray=None) as desktop:
        yield desktop


def test_a_screen_without_windows_has_none_in_front(desktop: Desktop) -> None:
    assert not full_screen_in_front(desktop.environment)


def test_a_full_screen_window_of_another_program_is_seen(desktop: Desktop) -> None:
    program = desktop.launch(sys.executable, "-c", WINDOW, "full")
    eventually(lambda: full_screen_in_front(desktop.environment), "the window is seen")
    program.terminate()
    eventually(
        lambda: not full_screen_in_front(desktop.environment), "it is seen no more"
    )


def test_an_ordinary_window_in_front_is_not_full_screen(desktop: Desktop) -> None:
    desktop.launch(sys.executable, "-c", WINDOW)
    window = desktop.screen.window(title="Somebody else's")
    desktop.screen.raise_(window)
    active = desktop.run("xprop", "-root", "_NET_ACTIVE_WINDOW").stdout
    assert active.split()[-1] == hex(window.id)
    assert not full_screen_in_front(desktop.environment)


def test_a_card_is_on_no_task_list_and_in_no_pager(desktop: Desktop) -> None:
    desktop.launch(sys.executable, "-c", CARD)
    # It shows twice: first above the others, then among them.
    left = "_NET_WM_STATE(ATOM) = _NET_WM_STATE_SKIP_TASKBAR, _NET_WM_STATE_SKIP_PAGER"

    def states() -> str:
        card = desktop.screen.window(title="A card")
        return desktop.run("xprop", "-id", hex(card.id), "_NET_WM_STATE").stdout.strip()

    eventually(lambda: states() == left, "the card is on no list")


def test_a_full_screen_window_behind_another_does_not_count(desktop: Desktop) -> None:
    desktop.launch(sys.executable, "-c", WINDOW, "full")
    eventually(lambda: full_screen_in_front(desktop.environment), "the window is seen")
    desktop.launch(sys.executable, "-c", WINDOW)
    small = eventually(
        lambda: [
            window
            for window in desktop.screen.windows(title="Somebody else's")
            if window.place.width < 1280
        ],
        "the other window comes",
    )
    desktop.screen.raise_(small[0])
    assert not full_screen_in_front(desktop.environment)


def test_a_window_that_vanishes_between_two_looks_does_no_harm(
    desktop: Desktop,
) -> None:
    name = "_NET_ACTIVE_WINDOW"
    desktop.run("xprop", "-root", "-f", name, "32x", "-set", name, "0x1234567")
    assert str(0x1234567) in desktop.run("xprop", "-root", name).stdout
    assert not full_screen_in_front(desktop.environment)


def test_a_property_of_another_shape_does_no_harm(desktop: Desktop) -> None:
    name = "_NET_ACTIVE_WINDOW"
    desktop.run("xprop", "-root", "-f", name, "8s", "-set", name, "not a number")
    assert "not a number" in desktop.run("xprop", "-root", name).stdout
    assert not full_screen_in_front(desktop.environment)


def test_a_compositor_is_seen_as_long_as_it_runs(desktop: Desktop) -> None:
    assert not blends(desktop.environment)
    with subprocess.Popen(
        [sys.executable, "-c", COMPOSITOR],
        env=desktop.environment,
        stdin=subprocess.PIPE,
    ) as compositor:
        eventually(lambda: blends(desktop.environment), "the compositor is seen")
        compositor.communicate()
    eventually(lambda: not blends(desktop.environment), "it is seen no more")


@pytest.mark.parametrize(
    "changes",
    [
        {"XDG_SESSION_TYPE": "wayland"},
        {"XDG_SESSION_TYPE": "tty", "WAYLAND_DISPLAY": "wayland-1"},
    ],
)
def test_a_wayland_session_is_not_looked_at_through_xwayland(
    desktop: Desktop, changes: dict[str, str]
) -> None:
    desktop.launch(sys.executable, "-c", WINDOW, "full")
    eventually(lambda: full_screen_in_front(desktop.environment), "the window is seen")
    assert not full_screen_in_front(desktop.environment | changes)


def test_a_screen_that_the_display_does_not_have_is_none(desktop: Desktop) -> None:
    other = {"DISPLAY": desktop.environment["DISPLAY"] + ".7"}
    assert not any(look(other) for look in LOOKS)


@pytest.mark.parametrize("look", LOOKS)
def test_a_thousand_looks_leave_no_connection_open(look: object) -> None:
    assert callable(look)
    with Desktop(None, tray=None) as desktop:
        look(desktop.environment)
        before = len(list(OPEN_FILES.iterdir()))
        for _ in range(1000):
            look(desktop.environment)
        assert len(list(OPEN_FILES.iterdir())) == before
