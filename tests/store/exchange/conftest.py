from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as opened:
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[History]:
    """Return the history of another computer."""
    with History(tmp_path / "elsewhere.sqlite3") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "all.json"
