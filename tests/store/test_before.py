"""The copy before an import: whole, found in the list, and only the newest few."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.store.values import NOON, walk
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.safety.before import forget_older, keep_before
from walkreminder.store.safety.kept import Kind, copies, forget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 20)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as opened:
        opened.save(State(looked=NOON), (walk(1),))
        yield opened


def test_it_holds_what_there_was_and_joins_the_list(
    history: History, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    place = keep_before(history, folder, TODAY)
    history.save(State(looked=NOON), (walk(2),))
    (copy,) = copies(folder)
    assert (copy.place, copy.kind, copy.walks) == (place, Kind.BEFORE, 1)
    assert forget(folder) == []
    assert copies(folder) == []


def test_only_the_newest_few_stay_and_what_is_fuller(
    history: History, tmp_path: Path
) -> None:
    made = [keep_before(history, tmp_path, TODAY.replace(day=n)) for n in range(1, 7)]
    forget_older(tmp_path, walks=0)
    assert len(copies(tmp_path)) == 6
    forget_older(tmp_path, walks=1)
    assert [each.place for each in copies(tmp_path)] == made[:2:-1]


def test_where_no_copy_can_be_kept_that_is_told(
    history: History, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file in its place")
    with pytest.raises(Trouble, match="No copy of the history can be kept"):
        keep_before(history, in_the_way, TODAY)
