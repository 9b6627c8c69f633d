"""Exported files appear when they are whole, and only where a file can be."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from tests.store.exchange import ground
from tests.store.values import NOON, line, walk
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.history import History
from walkreminder.store.schema import read_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_only_its_owner_may_read_it(history: History, file: Path) -> None:
    ground.export(history, file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_there_keeps_its_rights_and_a_link_leads_on(
    history: History, file: Path, tmp_path: Path
) -> None:
    file.write_text("old")
    file.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(file)
    ground.export(history, link)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes().startswith(b"{")


def test_a_cancelled_export_leaves_what_was_there(
    history: History, file: Path, tmp_path: Path
) -> None:
    file.write_text("old")
    ground.keep(history, walk(1), line())
    before = sorted(tmp_path.iterdir())
    job = Export(file, history)
    assert job.step()
    assert job.step()
    job.cancel()
    job.cancel()
    assert not job.step()
    assert file.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_leaves_what_was_there(history: History, tmp_path: Path) -> None:
    def fill(_: History) -> Iterator[bytes]:
        yield b"begun"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "all.txt"
    file.write_text("old")
    job = Export(file, history, {".txt": fill})
    with pytest.raises(Trouble, match="cannot be written: No space left"):
        ground.finish(job)
    assert not job.step()
    assert file.read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def test_what_a_crash_left_is_no_hindrance(history: History, file: Path) -> None:
    file.with_name(f".{file.name}.{os.getpid()}.tmp").write_text("left over")
    ground.export(history, file)
    assert not list(file.parent.glob(".*"))


def test_what_changes_meanwhile_is_told_whole(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, walk(1))
    job = Export(file, history)
    for _ in range(3):
        job.step()
    ground.keep(history, walk(2, NOON))
    ground.finish(job)
    assert ground.take_in(elsewhere, file).new == 2


def test_what_another_program_changes_meanwhile_is_told_whole(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, walk(1))
    with History(history.place, read_database) as command:
        job = Export(file, command)
        for _ in range(3):
            job.step()
        ground.keep(history, walk(2, NOON))
        ground.finish(job)
    assert ground.take_in(elsewhere, file).new == 2


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder.json", "is a folder"),
        ("pipe.json", "a device or the like"),
        ("nowhere/all.json", "There is no folder"),
        ("file/all.json", "There is no folder"),
    ],
)
def test_where_no_file_can_be_it_is_refused(
    history: History, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(Refused, match=sentence):
        ground.export(history, tmp_path / name)


def test_links_in_a_ring_lead_nowhere(history: History, tmp_path: Path) -> None:
    ring = tmp_path / "ring.json"
    ring.symlink_to(ring)
    with pytest.raises(Trouble, match="cannot be written"):
        ground.export(history, ring)


def test_a_folder_that_may_not_be_written_to_is_told(
    history: History, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    request.getfixturevalue("nobody_special")
    folder.chmod(0o500)
    with pytest.raises(Trouble, match="cannot be written: Permission denied"):
        ground.export(history, folder / "all.json")
    folder.chmod(0o700)
