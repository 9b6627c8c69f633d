"""Where an X server is asked who is there; what it says is tried on a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop import xsync
from walkreminder.desktop.x11_idle import x11_presence

if TYPE_CHECKING:
    import ctypes


def _no_library(name: str) -> ctypes.CDLL:
    raise OSError(f"{name}: cannot open shared object file")


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":1", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":1", "XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_without_an_x11_session_no_server_is_reached_for(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(_: str) -> None:
        raise AssertionError("an X server was reached for")

    monkeypatch.setattr("walkreminder.desktop.x11_idle.XSync", reached)
    assert x11_presence(environ) is None


def test_without_the_library_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xsync, "_library", _no_library)
    assert x11_presence({"DISPLAY": ":1"}) is None


def test_without_the_server_nobody_tells() -> None:
    assert x11_presence({"DISPLAY": ":987"}) is None
