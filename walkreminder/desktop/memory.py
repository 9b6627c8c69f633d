"""Give memory back to the system after a great work: a tray app is there for months."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Have the C library return what is free; others than Linux do so by themselves.

    After a hundred thousand walks were taken in, it would else keep 50 MiB.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - for the few times that it is needed

    # musl, for one, has no such function and keeps nothing.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
