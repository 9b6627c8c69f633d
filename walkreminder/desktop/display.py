"""Say before Qt starts whether a display can be reached; Qt itself would abort."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECONDS = 2.0
_FIRST_X11_PORT = 6000
X11, _WAYLAND = "xcb", "wayland"


def display_trouble(environ: Mapping[str, str]) -> Trouble | None:
    """Return what keeps windows from being shown, or None when all is well."""
    if sys.platform != "linux":
        return None
    needed = platforms(environ)
    if not needed:
        return None
    tried: list[str] = []
    if _WAYLAND in needed and (name := environ.get("WAYLAND_DISPLAY", "")):
        tried.append(f"WAYLAND_DISPLAY={name}")
        if _reaches_wayland(environ, name):
            return None
    if X11 in needed and (name := environ.get("DISPLAY", "")):
        tried.append(f"DISPLAY={name}")
        if _reaches_x11(name):
            return None
    if tried:
        return Trouble(
            f"The display cannot be reached ({', '.join(tried)}).",
            "Start the app inside your desktop, or check that the display still runs.",
        )
    return Trouble(
        "There is no display: neither WAYLAND_DISPLAY nor DISPLAY is set.",
        "Start the app inside your desktop; over ssh, use ssh -X.",
    )


def platforms(environ: Mapping[str, str]) -> set[str]:
    """Return which of Qt's platforms need a server; none means that one does not."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    if not asked:
        return {X11, _WAYLAND}
    names = {part.partition(":")[0].partition("-")[0] for part in asked.split(";")}
    return names if names <= {X11, _WAYLAND} else set()


def _reaches_wayland(environ: Mapping[str, str], name: str) -> bool:
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return _accepts(name if name.startswith("/") else f"{runtime}/{name}")


def _reaches_x11(name: str) -> bool:
    if name.startswith("/"):  # as XQuartz and some sandboxes name it
        return _accepts(name)
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host in ("", "unix") or host.endswith("/unix"):
        usual = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X11 has its sockets
        return _accepts(usual) or _accepts("\0" + usual)
    return _accepts((host.strip("[]"), _FIRST_X11_PORT + int(number)))


def _accepts(address: str | tuple[str, int]) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, _SECONDS).close()
        else:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(_SECONDS)
                line.connect(address)
    except (OSError, OverflowError, UnicodeError):
        return False
    return True
