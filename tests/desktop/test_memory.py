from __future__ import annotations

import sys
from pathlib import Path

import pytest

from walkreminder.desktop.memory import give_back

MIB = 1024


def resident() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


@pytest.mark.skipif(sys.platform != "linux", reason="others need no call")
def test_what_is_free_goes_back_to_the_system() -> None:
    # Small pieces with one that stays above them: the heap cannot shrink by itself.
    pieces = [bytearray(2000) for _ in range(30_000)]
    stays = bytearray(2000)
    full = resident()
    pieces.clear()
    give_back()
    assert resident() < full - 30 * MIB
    assert stays


def test_where_nothing_is_kept_nothing_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    give_back()
