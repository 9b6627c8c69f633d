from __future__ import annotations

import ctypes
import sys
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

from walkreminder.desktop.boot_clock import running

if TYPE_CHECKING:
    import pytest


def test_the_time_since_the_start_only_grows() -> None:
    before, after = running(), running()
    assert timedelta(0) < before <= after


def test_on_windows_the_ticks_of_the_system_go_on_in_a_sleep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Ticks:
        restype: object = None

        def __call__(self) -> int:
            assert self.restype is ctypes.c_ulonglong, "32 bits are full in 50 days"
            return 90_000

    kernel = SimpleNamespace(GetTickCount64=Ticks())
    windll = SimpleNamespace(kernel32=kernel)
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert running() == timedelta(seconds=90)


def test_on_macos_it_is_the_clock_that_goes_on_in_a_sleep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def read(clock: int) -> float:
        asked.append(clock)
        return 90.0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(time, "clock_gettime", read)
    assert running() == timedelta(seconds=90)
    assert asked == [time.CLOCK_MONOTONIC_RAW]
