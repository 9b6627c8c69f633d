"""Tests here run on real, throw-away desktops and are marked so."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_LONGEST = 600
PICTURES = _HERE.parents[1] / "build/e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker("e2e")
            # Some wait for a minute to pass, for several programs, on any machine.
            item.add_marker(pytest.mark.timeout(_LONGEST))


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where a test leaves what it saw, for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES
