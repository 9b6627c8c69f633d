"""Call Linux's timerfd: the only module that knows its numbers."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from enum import Enum, auto

_CLOCK_REALTIME = 0
_NONBLOCK, _CLOEXEC = os.O_NONBLOCK, 0o2000000
_ABSTIME, _CANCEL_ON_SET = 1, 2
_NANOSECONDS = 1_000_000_000


class Look(Enum):
    """What reading the timer said."""

    DUE = auto()
    CLOCK_SET = auto()
    NOTHING = auto()


class Timerfd:
    """One timer on the wall clock; its descriptor is readable when it has news."""

    def __init__(self) -> None:
        self.descriptor = _create()

    def set(self, nanoseconds: int) -> Look:
        """Arm for that instant since 1970, or disarm with 0.

        Says whether the clock was set since the last time; it is armed anyway.
        """
        try:
            _settime(self.descriptor, nanoseconds)
        except OSError as problem:
            if problem.errno != errno.ECANCELED:
                raise
            return Look.CLOCK_SET
        return Look.NOTHING

    def read(self) -> Look:
        """Say what made the descriptor readable."""
        try:
            os.read(self.descriptor, 8)
        except BlockingIOError:
            return Look.NOTHING
        except OSError as problem:
            if problem.errno != errno.ECANCELED:
                raise
            return Look.CLOCK_SET
        return Look.DUE

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self.descriptor)


if sys.version_info >= (3, 13):

    def _create() -> int:
        return os.timerfd_create(_CLOCK_REALTIME, flags=_NONBLOCK | _CLOEXEC)

    def _settime(descriptor: int, nanoseconds: int) -> None:
        flags = _ABSTIME | _CANCEL_ON_SET
        os.timerfd_settime_ns(descriptor, flags=flags, initial=nanoseconds)

else:

    class _Span(ctypes.Structure):
        _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))

    class _Setting(ctypes.Structure):
        _fields_ = (("interval", _Span), ("value", _Span))

    _libc = ctypes.CDLL(None, use_errno=True)

    def _create() -> int:
        return _checked(
            _libc.timerfd_create(_CLOCK_REALTIME, _NONBLOCK | _CLOEXEC),
        )

    def _settime(descriptor: int, nanoseconds: int) -> None:
        value = _Span(*divmod(nanoseconds, _NANOSECONDS))
        setting = ctypes.byref(_Setting(_Span(0, 0), value))
        flags = _ABSTIME | _CANCEL_ON_SET
        _checked(_libc.timerfd_settime(descriptor, flags, setting, None))

    def _checked(result: int) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result
