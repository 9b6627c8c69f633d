from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from walkreminder.store.window_file import WindowFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "windows.json"


def test_a_place_is_known_again_by_the_next_run(file: Path) -> None:
    places = WindowFile(file)
    assert places.place("main") is None
    places.keep("main", "AdnQ")
    places.keep("walk", "BdnQ")
    places.keep("main", "CdnQ")
    assert places.place("main") == "CdnQ"
    again = WindowFile(file)
    assert (again.place("main"), again.place("walk")) == ("CdnQ", "BdnQ")
    assert [each.name for each in file.parent.iterdir()] == ["windows.json"]


def test_a_place_that_is_known_is_not_written_again(file: Path) -> None:
    places = WindowFile(file)
    places.keep("main", "AdnQ")
    file.unlink()
    places.keep("main", "AdnQ")
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'"main"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"main": null}',
        b'{"main": {"x": 1}}',
        b'{"main": 7}',
        b'{"main": "\\ud800"}',
    ],
)
def test_a_file_that_makes_no_sense_is_as_good_as_none(
    file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    places = WindowFile(file)
    assert places.place("main") is None
    places.keep("main", "AdnQ")
    assert json.loads(file.read_text()) == {"main": "AdnQ"}


def test_what_makes_no_sense_takes_nothing_else_with_it(file: Path) -> None:
    file.write_text('{"main": 7, "walk": "BdnQ"}')
    assert WindowFile(file).place("walk") == "BdnQ"


def test_a_file_that_cannot_be_written_stops_no_window(tmp_path: Path) -> None:
    places = WindowFile(tmp_path / "nowhere" / "windows.json")
    places.keep("main", "AdnQ")
    assert places.place("main") == "AdnQ"


def test_a_write_that_fails_leaves_the_old_places(file: Path) -> None:
    WindowFile(file).keep("main", "AdnQ")
    file.with_suffix(".tmp").mkdir()
    WindowFile(file).keep("main", "BdnQ")
    assert WindowFile(file).place("main") == "AdnQ"
