"""What an import meets that is odd: far years, a word meanwhile, walks brought back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.exchange import ground
from tests.store.exchange.ground import NOW, keep, kept, take_in, uuid
from tests.store.values import walk
from walkreminder.core.ledger import Corrected, Deleted, Restored
from walkreminder.core.programme_log import Answer, Entry
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange.taking_in import Circumstances, Import
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAID = {"able": 10, "usual": 3, "flared_up": False}
LINE = {"reminder": "r", "time": "10:00", "outcome": "missed"}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "here.sqlite3") as history:
        yield history


@pytest.fixture
def there(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "there.sqlite3") as history:
        yield history


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("9999-12-31", "2026-01-01T00:00:00Z"),
        ("0001-01-01", "2026-01-01T00:00:00Z"),
        ("2026-01-01", "9999-12-31T23:59:59Z"),
    ],
)
def test_what_was_said_in_a_year_nobody_counts_from_is_refused(
    here: History, tmp_path: Path, day: str, at: str
) -> None:
    said = {"id": str(uuid(5)), "day": day, "at": at, "kind": "answer", "said": SAID}
    file = tmp_path / "far.json"
    file.write_text(json.dumps({"walkreminder": 1, "programme": [said]}))
    with pytest.raises(Refused, match="from 1900 to 9000"):
        take_in(here, file)
    assert here.standing(date(2026, 11, 22)) is None


def test_a_line_of_the_year_one_is_refused(here: History, tmp_path: Path) -> None:
    at = "0001-01-01T10:00:00Z"
    line = LINE | {"date": "0001-01-01", "utc": at, "settled": at}
    file = tmp_path / "far.json"
    file.write_text(json.dumps({"walkreminder": 1, "ledger": [line]}))
    with pytest.raises(Refused, match="from 1900 to 9000"):
        take_in(here, file)


def test_the_first_word_to_the_programme_meanwhile_leaves_an_import_whole(
    here: History, there: History, tmp_path: Path
) -> None:
    walks = [walk(n + 1, NOW - timedelta(hours=n)) for n in range(1200)]
    keep(there, *walks)
    ground.export(there, tmp_path / "all.json")
    job = Import(
        tmp_path / "all.json", here, Circumstances(NOW, ground.BERLIN, lambda: None)
    )
    said = False
    while job.step():
        laid = job._weighing is not None and job._weighing.parcel.sizes["walk"]
        if laid and not said:
            said = True
            keep(here, Entry(uuid(9), NOW, date(2026, 11, 22), Answer(10, 3)))
            here.standing(date(2026, 11, 22))
    assert said
    job.take_in()
    ground.finish(job)
    assert len(here.walks()) == 1200


def test_a_walk_that_was_brought_back_is_later_than_its_copies(
    here: History, there: History, tmp_path: Path
) -> None:
    one = walk(1)
    keep(here, one)
    for note in ("one", "two"):
        one = replace(one, note=note)
        keep(here, Corrected(one))
    ground.export(here, tmp_path / "before.json")
    take_in(there, tmp_path / "before.json")
    keep(here, Deleted(one.id))
    keep(here, Restored(one))
    one = replace(one, note="the newest words")
    keep(here, Corrected(one))
    ground.export(here, tmp_path / "here.json")
    take_in(there, tmp_path / "here.json")
    ground.export(there, tmp_path / "there.json")
    take_in(here, tmp_path / "there.json")
    assert [each.walk.note for each in kept(here)] == ["the newest words"]
    assert kept(here) == kept(there)


def test_a_table_that_names_the_tab_as_its_mark_is_read(
    here: History, tmp_path: Path
) -> None:
    file = tmp_path / "tabs.csv"
    file.write_text("sep=\t\ndate\ttime\tminutes\n2026-11-01\t08:00\t20\n")
    assert take_in(here, file).new == 1
