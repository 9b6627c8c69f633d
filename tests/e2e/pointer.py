"""What lies under the pointer; of the tools here none tells it of every window."""

from __future__ import annotations

import ctypes


def pointed_at(display: str) -> int:
    """Return the outermost window under the pointer of a display, 0 for none."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    assert connection, f"no display {display}"
    child, unused = ctypes.c_ulong(), ctypes.c_ulong()
    root = ctypes.c_ulong(x11.XDefaultRootWindow(connection))
    others = [ctypes.byref(unused)] * 5
    x11.XQueryPointer(
        connection, root, ctypes.byref(unused), ctypes.byref(child), *others
    )
    x11.XCloseDisplay(connection)
    return child.value
