from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.display import display_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = "99999"


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        yield {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


@pytest.fixture
def x11_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1] - 6000


def test_without_any_display_a_sentence_says_so() -> None:
    trouble = display_trouble({})
    assert trouble is not None
    assert "no display" in trouble.what
    assert "ssh -X" in trouble.remedy


@pytest.mark.parametrize(
    "platform", ["offscreen", "minimal", "vnc:port=5900", "linuxfb", "offscreen;xcb"]
)
def test_a_platform_without_a_server_needs_no_display(platform: str) -> None:
    assert display_trouble({"QT_QPA_PLATFORM": platform}) is None


def test_a_compositor_that_listens_is_fine(wayland: dict[str, str]) -> None:
    assert display_trouble(wayland) is None
    by_path = f"{wayland['XDG_RUNTIME_DIR']}/{wayland['WAYLAND_DISPLAY']}"
    assert display_trouble({"WAYLAND_DISPLAY": by_path}) is None


def test_a_socket_that_nobody_listens_on_is_no_display(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "wayland-0"))
    trouble = display_trouble(
        {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    )
    assert trouble is not None
    assert "wayland-0" in trouble.what


def test_a_wayland_session_is_of_no_use_to_qt_told_to_use_x11(
    wayland: dict[str, str],
) -> None:
    assert display_trouble({**wayland, "QT_QPA_PLATFORM": "xcb"}) is not None
    for platform in ("wayland", "wayland-egl", "wayland;xcb"):
        assert display_trouble({**wayland, "QT_QPA_PLATFORM": platform}) is None


def test_a_dead_compositor_beside_a_living_x_server_is_fine(x11_port: int) -> None:
    environ = {"WAYLAND_DISPLAY": "gone", "DISPLAY": f"127.0.0.1:{x11_port}.0"}
    assert display_trouble(environ) is None


@pytest.mark.parametrize("name", ["{}", "{}.0"])
def test_an_x_server_on_the_network_is_fine(x11_port: int, name: str) -> None:
    address = "127.0.0.1:" + name.format(x11_port)
    assert display_trouble({"DISPLAY": address}) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such sockets")
@pytest.mark.parametrize("host", ["", "unix", "/unix"])
def test_an_x_server_on_this_machine_is_fine(host: str) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{NOBODY}")
        server.listen()
        if host == "/unix":
            host = "my-laptop/unix"
        assert display_trouble({"DISPLAY": f"{host}:{NOBODY}"}) is None


def test_an_x_server_named_by_its_socket_is_fine(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "x"))
        server.listen()
        assert display_trouble({"DISPLAY": str(tmp_path / "x")}) is None


@pytest.mark.parametrize(
    "name",
    [f":{NOBODY}", "127.0.0.1:99999", "nonsense", ":x", "a" * 300, "/gone", ":-1"],
)
def test_a_display_that_does_not_answer_is_named(name: str) -> None:
    trouble = display_trouble({"DISPLAY": name})
    assert trouble is not None
    assert name in trouble.what


def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display_trouble({}) is None
