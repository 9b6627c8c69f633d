from __future__ import annotations

import importlib
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.desktop import boot_clock

if TYPE_CHECKING:
    import pytest


def test_the_time_since_the_start_only_grows() -> None:
    before, after = boot_clock.running(), boot_clock.running()
    assert timedelta(0) < before <= after


def test_elsewhere_the_clock_that_goes_on_in_a_sleep_is_the_monotonic_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setattr(time, "monotonic", lambda: 90.0)
        assert importlib.reload(boot_clock).running() == timedelta(seconds=90)
    importlib.reload(boot_clock)
