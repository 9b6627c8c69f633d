"""Keep None, True and False alive where Qt's bindings count them wrongly."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_constants_alive() -> None:
    """Give the constants more references than any run can lose.

    WORKAROUND(PySide6 6.12.0 on Python 3.11): it returns None, True and False
    uncounted, as only Python 3.12 allows; each signal and each call loses one
    reference, and when none is left the interpreter aborts.
    """
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented):
        # The count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
