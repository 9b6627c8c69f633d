from __future__ import annotations

import ctypes
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.x11_look import blends, full_screen_in_front, leave_off_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Look = Callable[[Mapping[str, str]], bool]

both = pytest.mark.parametrize("look", [full_screen_in_front, blends])


@both
@pytest.mark.parametrize("display", ["", ":99999", "nonsense", ":", "\udcff"])
def test_a_display_that_nobody_answers_is_none(look: Look, display: str) -> None:
    assert look({"DISPLAY": display}) is False


@both
def test_without_a_display_there_is_nothing_to_see(look: Look) -> None:
    assert look({}) is False


@both
def test_a_system_without_x11_has_nothing_to_see(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert look({"DISPLAY": ":0"}) is False


@both
@pytest.mark.skipif(sys.platform != "linux", reason="XWayland is Linux's")
def test_in_a_wayland_session_xwayland_is_not_even_connected_to(look: Look) -> None:
    with socket.socket() as xwayland:
        xwayland.bind(("127.0.0.1", 0))
        xwayland.listen()
        xwayland.settimeout(0)
        display = f"127.0.0.1:{xwayland.getsockname()[1] - 6000}"
        assert look({"DISPLAY": display, "XDG_SESSION_TYPE": "wayland"}) is False
        with pytest.raises(BlockingIOError):
            xwayland.accept()


@pytest.mark.parametrize("display", ["", ":99999", "nonsense"])
def test_where_there_is_no_x11_there_are_no_lists_to_leave(display: str) -> None:
    leave_off_lists({"DISPLAY": display}, 1)
