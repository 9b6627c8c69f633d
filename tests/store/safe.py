"""A history of 200 walks with a copy of it, and what is asked of the two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.store import damage
from tests.store.values import NOON
from walkreminder.core.remembered import InForce
from walkreminder.core.state import Quiet, State
from walkreminder.core.walk import Walk
from walkreminder.store.backup import back_up, integrity
from walkreminder.store.history import History
from walkreminder.store.safety.kept import newest_good

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
MINUTES = timedelta(minutes=20)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a history of 200 walks; a copy holds the first 150 of them."""
    place = tmp_path / "history.sqlite3"
    damage.filled(place, 150)
    with History(place) as history:
        back_up(history.database, tmp_path / "backups", TODAY)
    damage.filled(place, 50, since=150)
    return place


def folder_of(place: Path) -> Path:
    return place.parent / "backups"


def copy_of(place: Path) -> Path:
    found = newest_good(folder_of(place), TODAY)
    assert found is not None
    return found.place


def walks_in(place: Path) -> int:
    with History(place) as history:
        assert integrity(history.database, full=True) == ()
        return len(history.walks())


def in_force(state: State) -> State:
    return replace(state, in_force=(InForce("daily", "a rule", NOON),))


def walking(number: int) -> State:
    ride = Walk(UUID(int=number), NOON, "Europe/Berlin", MINUTES, MINUTES, MINUTES)
    return in_force(State(looked=NOON, walk=ride, quiet=Quiet(NOON)))
