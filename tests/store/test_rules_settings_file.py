"""A save keeps what a hand wrote, the file's form, and what was there before."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.timetable import Interval, Reminder
from walkreminder.core.trouble import Trouble
from walkreminder.store.settings_file import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.core.settings import Settings

FEW = "[walk]\nminutes = 9\n"
FAULTY = "[walk]\nminutes = 0\n"


def written(tmp_path: Path, text: str) -> SettingsFile:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode())
    return SettingsFile(path)


def with_minutes(settings: Settings, minutes: int) -> Settings:
    return replace(settings, walk=replace(settings.walk, minutes=minutes))


def test_what_was_changed_and_changed_back_is_as_before(tmp_path: Path) -> None:
    file = written(tmp_path, FEW)
    first = file.load().settings
    for minutes in (30, 9, 30, 9):
        file.save(with_minutes(first, minutes))
        assert file.load().settings.walk.minutes == minutes
        assert SettingsFile(file.path).load().settings.walk.minutes == minutes
    for minutes in (30, 9):
        file.save(with_minutes(first, minutes))
    assert SettingsFile(file.path).load().settings.walk.minutes == 9


def test_settings_can_be_saved_by_somebody_who_never_loaded_them(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, f"{FEW}[goal]\nspare_days = 1\n")
    whole = with_minutes(file.load().settings, 30)
    SettingsFile(file.path).save(whole)
    assert SettingsFile(file.path).load().settings == whole


def test_a_faulty_edit_that_was_put_right_is_no_change_of_mine(tmp_path: Path) -> None:
    file = written(tmp_path, f"{FEW}[goal]\nspare_days = 1\n")
    mine = file.load().settings
    file.path.write_text(FAULTY)
    assert file.load().mistakes
    file.path.write_text(f"{FEW}[goal]\nspare_days = 3\n")
    changed = replace(mine, rating=replace(mine.rating, ask=False))
    saved = file.save(changed)
    assert (saved.walk.minutes, saved.goal.spare_days) == (9, 3)
    assert not saved.rating.ask


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ends_of_lines_stay_those_of_the_file(tmp_path: Path, end: str) -> None:
    file = written(tmp_path, f"# mine{end}[walk]{end}minutes = 9{end}")
    file.save(with_minutes(file.load().settings, 30))
    expected = f"# mine{end}[walk]{end}minutes = 30{end}"
    assert file.path.read_bytes() == expected.encode()


def test_settings_that_are_only_warned_of_can_be_saved(tmp_path: Path) -> None:
    never = Interval(timedelta(hours=2), time(9), time(10))
    file = written(tmp_path, FEW)
    chosen = replace(file.load().settings, reminders=(Reminder("never", never),))
    assert file.save(chosen) == chosen
    assert file.load().warnings
    assert not file.load().mistakes


def test_a_save_that_the_disk_breaks_off_leaves_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, FEW)
    settings = file.load().settings

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble, match="No space left"):
        file.save(with_minutes(settings, 30))
    assert file.path.read_text() == FEW
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("copy", "minutes"), [(None, None), (FAULTY, None), ("[walk\n", None), (FEW, 9)]
)
def test_the_copy_of_before_the_last_save_is_told_if_it_is_right(
    tmp_path: Path, copy: str | None, minutes: int | None
) -> None:
    file = written(tmp_path, FAULTY)
    if copy is not None:
        file.path.with_name("settings.toml.bak").write_text(copy)
    previous = file.previous()
    assert (None if previous is None else previous.walk.minutes) == minutes


def test_a_mistake_without_a_line_of_its_own_names_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'reminder = [{at = ["10:00"]}]\n')
    [mistake] = file.load().mistakes
    assert mistake.startswith(f"{file.path}: ")
