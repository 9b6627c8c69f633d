"""Restore and delete on the tab Your data, on real files, while the app goes on."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.test_mending import log_a_walk
from tests.store import damage
from walkreminder.app import taking_over
from walkreminder.app.kept import kept_in
from walkreminder.core.events import Finish, Start
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History
from walkreminder.store.safety import mending
from walkreminder.store.safety.kept import Kind, copies
from walkreminder.store.telling import Busy
from walkreminder.ui.parts.text import Text
from walkreminder.ui.your_data import YourData

if TYPE_CHECKING:
    from tests.app.stage import Stage


def page(stage: Stage) -> YourData:
    """Return the tab, opened."""
    stage.app.open("settings")
    main = stage.main_window
    assert main is not None
    data = main.findChild(YourData)
    assert data is not None
    main.show_page("settings", "data")  # type: ignore[attr-defined]  # a MainWindow
    QApplication.processEvents()
    return data


def words(data: YourData) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in data.findChildren(Text) if each.isVisible())


def restore(stage: Stage, at: int = 0) -> str:
    """Restore one of the copies on the page; return what is said then."""
    data = page(stage)
    data.restore_wanted.emit(str(copies(stage.paths.backups)[at].place))
    return words(data)


def minutes(stage: Stage) -> list[int]:
    return [each.seconds // 60 for each in stage.walks]


@pytest.fixture
def later(stage: Stage) -> Stage:
    """A day later: the copy of this morning holds one walk, the history two."""
    log_a_walk(stage, 1)
    stage.let(days=1)
    log_a_walk(stage, 2)
    assert len(stage.walks) == 2
    return stage


def test_the_page_tells_what_lies_where(later: Stage) -> None:
    data = page(later)
    said = words(data)
    for path in (later.paths.history, later.paths.backups, later.paths.settings):
        assert str(path) in said
    kept = kept_in(later.paths, is_walking=False)
    assert kept.walks == 2
    assert [copy.walks for copy in kept.copies] == [1, 0]
    sizes = {place.name: place.size for place in kept.places}
    assert sizes["Walks and reminders"] == later.paths.history.stat().st_size
    assert sizes["Copies"] == sum(copy.size for copy in kept.copies)
    assert sizes["Settings"] is None, "there is no such file yet"


def test_a_copies_folder_that_is_none_is_no_end_of_the_page(later: Stage) -> None:
    shutil.rmtree(later.paths.backups)
    later.paths.backups.write_text("a file in its place")
    assert "There is none yet." in words(page(later))


def test_the_app_goes_on_with_a_copy_and_can_go_back(later: Stage) -> None:
    said = restore(later)
    assert "The copy is in use now." in said
    assert "Replaced on 20 November 2026" in said
    assert len(later.walks) == 1
    log_a_walk(later, 3)
    assert len(later.walks) == 2
    assert restore(later).count("Replaced on 20 November 2026") == 2
    assert sorted(each.id.int for each in later.walks) == [1, 2]
    assert later.troubles_told == {}


def test_what_is_shown_follows_the_copy(later: Stage) -> None:
    later.app.open("today")
    assert later.ask(command="status")["today"] != {}
    before = later.ask(command="status")
    restore(later)
    assert later.ask(command="status") != before


def test_a_walk_goes_on_beside_the_records_of_a_copy(later: Stage) -> None:
    later.send(Start())
    later.let(minutes=5)
    restore(later)
    assert later.name == "walking"
    later.let(minutes=5)
    later.send(Finish())
    assert minutes(later) == [20, 10]


def test_no_reminder_of_before_is_told_as_missed(later: Stage) -> None:
    later.let_until("15:00")
    later.send(Start())
    later.let(minutes=10)
    later.send(Finish())
    assert ("15:00", "walked", None) in later.ledger
    restore(later)
    later.let(hours=1)
    later.resume.woke.emit()
    later.quit(minutes=10)
    later.start()
    assert [line for line in later.ledger if line[1] == "missed"] == [
        line for line in later.ledger if line[2] == "ignored"
    ]
    later.let(days=1)
    assert later.name == "waiting"


def test_a_prompt_that_is_open_can_be_answered_afterwards(later: Stage) -> None:
    later.let_until("15:00")
    assert later.name == "prompting"
    restore(later)
    assert later.name == "prompting"
    later.send(Start())
    later.let(minutes=10)
    later.send(Finish())
    assert ("15:00", "walked", None) in later.ledger


def test_a_run_after_a_restore_finds_the_same(later: Stage) -> None:
    restore(later)
    before = later.walks
    later.crash(minutes=5)
    later.start()
    assert later.walks == before
    assert later.name == "waiting"


def test_a_damaged_copy_is_refused_and_everything_stays(later: Stage) -> None:
    newest = copies(later.paths.backups)[0].place
    damage.cut(newest)
    said = restore(later)
    assert "cannot be used" in said
    assert len(later.walks) == 2


def test_a_full_disk_keeps_the_history_as_it_is(
    later: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("The history stays as it is: no space.", "Free some space.")

    with monkeypatch.context() as broken:
        broken.setattr(mending, "put_in_place", full)
        assert "Free some space." in restore(later)
    assert len(later.walks) == 2
    log_a_walk(later, 3)
    assert len(later.walks) == 3


def test_a_program_that_has_the_new_one_for_a_moment_is_waited_for(
    later: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    opened = History.open

    def busy_at_first(history: History) -> None:
        tries.append(1)
        if history is later.history and len(tries) < 3:
            raise Busy("It is in use.", "Wait.")
        opened(history)

    target = later.history
    new = mending.coming(later.paths.history)
    monkeypatch.setattr(History, "open", busy_at_first)
    taking = later.app._taking_over
    put, aside = mending.put_in_place, Kind.REPLACED
    day = (later.now + timedelta()).date()
    taking._swap(lambda: put(new, later.paths.backups, aside, day))
    assert len(tries) == 3
    assert target.walks() == []


def test_a_history_that_nobody_lets_go_of_is_told(
    later: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_history: History) -> None:
        raise Busy("It is in use.", "Close the program that has it open.")

    new = mending.coming(later.paths.history)
    put, aside = mending.put_in_place, Kind.REPLACED
    with monkeypatch.context() as stuck:
        stuck.setattr(History, "open", busy)
        with pytest.raises(Busy):
            later.app._taking_over._swap(
                lambda: put(new, later.paths.backups, aside, later.now.date())
            )
    assert taking_over._TRIES > 1
    later.let(hours=7)
    assert "could not be opened again" in later.troubles_told["store"]
    later.history.open()
    later.let(hours=1)


def delete(stage: Stage) -> str:
    data = page(stage)
    data.delete_wanted.emit()
    return words(data)


def test_everything_can_be_deleted_and_the_settings_stay(later: Stage) -> None:
    later.ask(command="set", key="walk.minutes", value="25")
    restore(later)
    said = delete(later)
    assert "Everything is deleted." in said
    assert "There is none yet." in said
    assert (later.walks, later.ledger, later.history.log()) == ([], [], [])
    assert list(later.paths.backups.iterdir()) == []
    assert "minutes = 25" in later.paths.settings.read_text()
    assert later.name == "waiting"
    later.let_until("15:00")
    assert later.name == "prompting", "reminders go on"
    later.let(days=1)
    assert [copy.walks for copy in copies(later.paths.backups)] == [0]


def test_a_walk_that_is_on_is_deleted_too(later: Stage) -> None:
    later.send(Start())
    later.let(minutes=5)
    data = page(later)
    data.delete.click()
    assert "The walk that is on goes too." in words(data)
    delete(later)
    assert later.name == "waiting"
    assert later.walks == []


def test_a_copy_that_cannot_be_deleted_is_named(later: Stage) -> None:
    stuck = later.paths.backups / "replaced-2026-11-01.sqlite3"
    stuck.mkdir()
    said = delete(later)
    assert str(stuck) in said
    assert later.walks == []


def test_where_nothing_can_be_written_nothing_is_deleted(
    later: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("The disk is full.", "Free some space.")

    monkeypatch.setattr(mending, "begin_anew", full)
    assert "The disk is full." in delete(later)
    assert len(later.walks) == 2
    assert len(copies(later.paths.backups)) == 2
