from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.desktop.boot_clock import running

if TYPE_CHECKING:
    import pytest


def test_the_time_since_the_start_only_grows() -> None:
    before, after = running(), running()
    assert before is not None
    assert after is not None
    assert timedelta(0) < before <= after


def test_elsewhere_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert running() is None
