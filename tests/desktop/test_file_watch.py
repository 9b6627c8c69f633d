"""Real files, changed the ways that editors change them, and a real watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    file = folder / "settings.toml"
    file.write_text("one")
    return file


def be_calm(watch: FileWatch) -> None:
    """Let the moment pass after which an edit counts as done."""
    assert watch._calm.isActive()
    watch._calm.stop()
    watch._calm.timeout.emit()


def write_in_place(file: Path) -> None:
    file.write_text("two")


def replace(file: Path) -> None:
    fresh = file.with_name("fresh")
    fresh.write_text("three")
    fresh.replace(file)


def remove(file: Path) -> None:
    file.unlink()


def remove_and_write(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.write_text("four")


CHANGES = (write_in_place, replace, remove, remove_and_write)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_however_it_is_made(
    file: Path, qtbot: QtBot, change: Callable[[Path], None]
) -> None:
    watch = FileWatch(file)
    with qtbot.waitSignal(watch.changed):
        change(file)


@pytest.mark.parametrize("first", CHANGES)
def test_the_next_change_is_told_too(
    file: Path, qtbot: QtBot, first: Callable[[Path], None]
) -> None:
    watch = FileWatch(file)
    with qtbot.waitSignal(watch.changed):
        first(file)
    with qtbot.waitSignal(watch.changed):
        file.write_text("again")
    with qtbot.waitSignal(watch.changed):
        remove(file)
    with qtbot.waitSignal(watch.changed):
        file.write_text("and again")


def test_a_file_that_comes_into_being_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.toml"
    watch = FileWatch(file)
    with qtbot.waitSignal(watch.changed):
        file.write_text("one")
    with qtbot.waitSignal(watch.changed):
        file.write_text("two")


def test_the_same_content_is_no_change(file: Path, qtbot: QtBot) -> None:
    watch = FileWatch(file)
    with qtbot.assertNotEmitted(watch.changed):
        with qtbot.waitSignal(watch._watch.fileChanged):
            file.write_text("one")
        with qtbot.waitSignal(watch._watch.directoryChanged):
            file.with_name("beside").write_text("two")
        be_calm(watch)


def test_a_half_written_edit_is_not_told(file: Path, qtbot: QtBot) -> None:
    watch = FileWatch(file)
    with qtbot.assertNotEmitted(watch.changed):
        with qtbot.waitSignal(watch._watch.fileChanged):
            file.write_text("")
        assert watch._calm.isActive()
    with qtbot.waitSignal(watch._watch.fileChanged):
        file.write_text("two")
    with qtbot.waitSignal(watch.changed):
        be_calm(watch)


def test_what_the_app_writes_itself_is_overlooked(file: Path, qtbot: QtBot) -> None:
    watch = FileWatch(file)
    with qtbot.assertNotEmitted(watch.changed):
        replace(file)
        watch.overlook()
        with qtbot.waitSignal(watch._watch.directoryChanged):
            file.with_name("beside").write_text("two")
        be_calm(watch)
    with qtbot.waitSignal(watch.changed):
        file.write_text("by hand")


@pytest.fixture
def target(file: Path, tmp_path: Path) -> Path:
    """Make the file a link, as people do who keep their settings together."""
    folder = tmp_path / "dotfiles"
    folder.mkdir()
    file.replace(folder / "walks.toml")
    file.symlink_to(folder / "walks.toml")
    return folder / "walks.toml"


@pytest.mark.parametrize("change", CHANGES)
def test_a_link_is_followed_to_what_it_names(
    file: Path, target: Path, qtbot: QtBot, change: Callable[[Path], None]
) -> None:
    watch = FileWatch(file)
    with qtbot.waitSignal(watch.changed):
        change(target)
    with qtbot.waitSignal(watch.changed):
        target.write_text("again")


def test_a_link_that_is_led_elsewhere_is_told(
    file: Path, target: Path, qtbot: QtBot
) -> None:
    watch = FileWatch(file)
    other = target.parent.parent / "other.toml"
    other.write_text("other")
    link = file.with_name("link")
    link.symlink_to(other)
    with qtbot.waitSignal(watch.changed):
        link.replace(file)
    with qtbot.waitSignal(watch.changed):
        other.write_text("and again")


def test_a_folder_that_goes_and_comes_back_is_watched_on(
    file: Path, qtbot: QtBot
) -> None:
    watch = FileWatch(file)
    for words in ("two", "three"):
        with qtbot.waitSignal(watch.changed):
            file.unlink()
            file.parent.rmdir()
        with qtbot.waitSignal(watch._watch.directoryChanged):
            file.parent.mkdir()
        with qtbot.waitSignal(watch.changed):
            file.write_text(words)


def test_another_folder_in_the_place_of_the_watched_one_is_watched(
    file: Path, target: Path, qtbot: QtBot
) -> None:
    watch = FileWatch(file)
    target.parent.rename(target.parent.with_name("old"))
    target.parent.mkdir()
    target.write_text("two")
    with qtbot.waitSignal(watch.changed):
        file.with_name("beside").touch()
    with qtbot.waitSignal(watch.changed):
        target.write_text("three")


def test_a_file_that_cannot_be_read_counts_as_none(file: Path, qtbot: QtBot) -> None:
    watch = FileWatch(file)
    with qtbot.waitSignal(watch.changed):
        file.unlink()
        file.mkdir()
    with qtbot.waitSignal(watch.changed):
        file.rmdir()
        file.write_text("one")


def test_a_link_to_itself_is_watched_until_it_is_a_file(
    file: Path, qtbot: QtBot
) -> None:
    file.unlink()
    file.symlink_to(file)
    watch = FileWatch(file)
    file.unlink()
    with qtbot.waitSignal(watch.changed):
        file.write_text("two")
