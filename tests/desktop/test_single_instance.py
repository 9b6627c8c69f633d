from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.single_instance import Guard, hold

if TYPE_CHECKING:
    from pathlib import Path

OTHER_PROCESS = """
import sys
from pathlib import Path
from walkreminder.desktop.single_instance import hold
guard = hold(Path(sys.argv[1]))
print("held" if guard else "taken", flush=True)
sys.stdin.read()
"""


def other_process(lock: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said_by(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def held(lock: Path) -> Guard:
    guard = hold(lock)
    assert guard is not None
    return guard


def test_a_second_process_is_not_let_in_while_the_first_runs(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock), other_process(lock) as second:
        assert said_by(second) == "taken"


def test_killing_the_holder_frees_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with other_process(lock) as holder:
        assert said_by(holder) == "held"
        assert hold(lock) is None
        holder.kill()
        holder.wait()
        held(lock).release()


def test_a_program_started_by_the_holder_does_not_keep_the_lock(
    tmp_path: Path,
) -> None:
    lock = tmp_path / "lock"
    guard = held(lock)
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        close_fds=False,
    ) as child:
        said_by(child)
        guard.release()
        held(lock).release()


def test_two_data_folders_do_not_disturb_each_other(tmp_path: Path) -> None:
    with held(tmp_path / "one"):
        held(tmp_path / "other").release()


def test_the_lock_names_its_holder_for_people(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a longer line left over by somebody\n")
    with held(lock):
        assert lock.read_text() == f"{os.getpid()}\n"


def test_letting_go_twice_is_harmless(tmp_path: Path) -> None:
    guard = held(tmp_path / "lock")
    guard.release()
    guard.release()


def test_a_lock_that_cannot_be_opened_is_told_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot be locked"):
        hold(tmp_path)


def test_a_disk_that_knows_no_locks_is_told_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(Trouble, match="No locks") as trouble:
        hold(tmp_path / "lock")
    assert "local disk" in trouble.value.remedy


def test_a_full_disk_does_not_keep_the_app_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)
    held(tmp_path / "lock").release()
