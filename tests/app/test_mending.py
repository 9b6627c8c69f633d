"""A history that is damaged or gone, before there is an app and while it runs."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.app.stage import NOON
from tests.app.test_session import Session, nothing, session
from tests.store import damage
from tests.store.values import walk
from walkreminder.app import mending
from walkreminder.core.events import Finish, LogWalk, Start
from walkreminder.core.state import State
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.single_instance import hold
from walkreminder.store.backup import back_up
from walkreminder.store.history import History
from walkreminder.store.safety.kept import copies
from walkreminder.store.safety.mending import put_in_place
from walkreminder.store.schema import make_database
from walkreminder.ui.mend_dialog import MendDialog
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.stage import Stage
    from walkreminder.app.assembly import App
    from walkreminder.desktop.paths import Paths

__all__ = ["session"]  # the fixture

DAY = NOON.date()


def dialogs() -> list[MendDialog]:
    """Return the windows that offer something, and can be seen."""
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, MendDialog) and each.isVisible()]


def said() -> str:
    (dialog,) = dialogs()
    return " ".join(each.text() for each in dialog.findChildren(Text))


def press(name: str) -> None:
    (dialog,) = dialogs()
    buttons = {each.text(): each for each in dialog.findChildren(Button)}
    buttons[name].click()


class Reader:
    """Reads what is offered before there is an app, and answers."""

    def __init__(self, *answers: str) -> None:
        self.read: list[str] = []
        self._answers = list(answers)
        QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        self.read.append(said())
        if len(self._answers) > 1:
            QTimer.singleShot(0, self._answer)
        press(self._answers.pop(0))


def kept(paths: Paths, walks: int, more: int = 0) -> None:
    """Leave a copy with some walks, and a history with some more."""
    damage.filled(paths.history, walks)
    with History(paths.history) as history:
        back_up(history.database, paths.backups, DAY - timedelta(days=1))
    damage.filled(paths.history, more, since=walks)


def count_walks(seen: list[int], app: App) -> None:
    seen.append(len(app._outside.history.walks()))


@pytest.fixture(autouse=True)
def silence(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed for whoever started the app by hand is looked at elsewhere."""
    del capsys


def test_a_damaged_history_is_mended_by_the_newest_good_copy(
    session: Session, paths: Paths
) -> None:
    kept(paths, 12)
    damage.scribble(paths.history)
    before = paths.history.read_bytes()
    reader, seen = Reader("Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    (text,) = reader.read
    assert "Your history is damaged" in text
    assert "The newest good copy is of 18 November 2026 and holds 12 walks." in text
    assert "more can be read" not in text
    assert str(paths.backups) in text
    assert seen == [12]
    aside = paths.backups / "damaged-2026-11-19.sqlite3"
    assert aside.read_bytes() == before


def test_what_the_damaged_file_still_tells_is_added(
    session: Session, paths: Paths
) -> None:
    kept(paths, 40, more=30)
    damage.spoil_table(paths.history, "walk", 0)
    reader, seen = Reader("Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert "30 walks more can be read from the damaged file." in reader.read[0]
    assert seen == [70]


def test_without_a_good_copy_what_can_be_read_is_offered(
    session: Session, paths: Paths
) -> None:
    damage.filled(paths.history, 40)
    damage.spoil_table(paths.history, "walk", 0)
    reader, seen = Reader("Use what can be read"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    (left,) = seen
    assert 20 < left < 40
    assert f"There is no good copy, but {left} walks can be read" in reader.read[0]


def test_one_may_start_empty_and_the_copies_stay(
    session: Session, paths: Paths
) -> None:
    kept(paths, 12)
    damage.scribble(paths.history)
    Reader("Start empty")
    seen: list[int] = []
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert seen == [0]
    names = {copy.place.name for copy in copies(paths.backups)}
    assert names >= {"history-2026-11-18.sqlite3", "damaged-2026-11-19.sqlite3"}


def test_where_nothing_is_left_only_a_new_one_is_offered(
    session: Session, paths: Paths
) -> None:
    damage.scribble(paths.history)
    reader = Reader("Quit")
    assert session.run() == 1
    assert "no walk can be read" in reader.read[0]


def test_a_history_that_is_gone_comes_back_from_its_copy(
    session: Session, paths: Paths
) -> None:
    kept(paths, 12)
    paths.history.unlink()
    reader, seen = Reader("Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert "Your history is gone" in reader.read[0]
    assert "never deleted" not in reader.read[0]
    assert seen == [12]


def test_whoever_quits_leaves_everything_as_it_is(
    session: Session, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(paths, 12)
    damage.scribble(paths.history)
    before = paths.history.read_bytes()
    Reader("Quit")
    assert session.run() == 1
    assert paths.history.read_bytes() == before
    assert len(copies(paths.backups)) == 1
    assert not paths.crash_log.exists()
    assert capsys.readouterr().err.count("damaged") == 1


def test_a_signal_ends_the_question_in_order(session: Session, paths: Paths) -> None:
    kept(paths, 12)
    damage.scribble(paths.history)
    QTimer.singleShot(0, partial(os.kill, os.getpid(), signal.SIGTERM))
    assert session.run() == 1
    guard = hold(paths.lock)
    assert guard is not None
    guard.release()


def test_what_stands_in_the_way_is_told_until_it_is_done(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(paths, 12)
    damage.scribble(paths.history)
    tries: list[int] = []

    def full_at_first(*given: object) -> Path | None:
        tries.append(1)
        if len(tries) == 1:
            raise Trouble("The disk is full.", "Free some space.")
        return put_in_place(*given)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(mending, "put_in_place", full_at_first)
    reader, seen = Reader("Use this copy", "Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert "The disk is full. Free some space." in reader.read[1]
    assert seen == [12]


def test_where_the_disk_is_full_the_copy_is_offered_all_the_same(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(paths, 12, more=3)
    damage.spoil_table(paths.history, "walk", 0)

    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.", "Free some space.")

    monkeypatch.setattr(mending, "coming", full)
    offer = mending.Remedy(paths, DAY).offer("It is damaged.")
    assert (offer.walks, offer.saved) == (12, 0)
    assert offer.what == "It is damaged. The disk is full. Free some space."


def test_an_older_copy_that_holds_more_is_named(paths: Paths) -> None:
    kept(paths, 12)
    paths.history.unlink()
    with History(paths.history, make_database) as history:
        history.save(State(looked=NOON), (walk(1), walk(2)))
    with History(paths.history) as history:
        back_up(history.database, paths.backups, DAY)
    damage.scribble(paths.history)
    offer = mending.Remedy(paths, DAY).offer("It is damaged.")
    assert (offer.day, offer.walks) == (DAY, 2)
    assert offer.fuller == (DAY - timedelta(days=1), 12)


def test_damage_that_only_the_engine_meets_is_mended_too(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(paths, 100)
    # In the middle, where no glance goes; what a start reads is sound, but for this.
    monkeypatch.setattr("walkreminder.app.outside.glance", lambda *_: None)
    damage.spoil_table(paths.history, "ledger", -1)
    reader, seen = Reader("Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert len(reader.read) == 1
    assert seen == [100]


def test_a_state_that_is_no_text_of_ours_is_damage_too(
    session: Session, paths: Paths
) -> None:
    kept(paths, 10, more=5)
    with closing(sqlite3.connect(paths.history)) as database, database:
        database.execute("UPDATE state SET json = 'no state at all'")
    reader, seen = Reader("Use this copy"), list[int]()
    assert session.run(nothing, partial(count_walks, seen)) == 0
    assert "5 walks more" in reader.read[0]
    assert seen == [15]


def test_damage_that_only_the_engine_meets_may_end_the_start(
    session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(paths, 100)
    monkeypatch.setattr("walkreminder.app.outside.glance", lambda *_: None)
    damage.spoil_table(paths.history, "ledger", -1)
    before = paths.history.read_bytes()
    Reader("Quit")
    assert session.run() == 1
    assert paths.history.read_bytes() == before


# While the app runs.


def spoil(stage: Stage) -> None:
    """Damage the open history, behind the app's back."""
    stage.history.database.execute("PRAGMA cache_size = 0")
    damage.scribble(stage.paths.history)


def log_a_walk(stage: Stage, number: int) -> None:
    stage.send(LogWalk(walk(number, stage.now - timedelta(hours=number))))


def test_damage_found_while_it_runs_is_offered_once(stage: Stage) -> None:
    log_a_walk(stage, 1)
    stage.let(days=1)
    spoil(stage)
    stage.send(Start())
    assert "holds 1 walk." in said()
    stage.let(hours=2)
    assert len(dialogs()) == 1
    assert "damaged" in stage.troubles_told["store"]
    (dialog,) = dialogs()
    dialog.reject()
    stage.let(hours=2)
    assert dialogs() == [], "who puts it off is not asked again"


def test_it_goes_on_with_the_copy_as_if_nothing_had_been(stage: Stage) -> None:
    log_a_walk(stage, 1)
    stage.let(days=1)
    stage.send(Start())
    assert stage.name == "walking"
    stage.let(minutes=5)
    spoil(stage)
    stage.ask(command="pause")
    stage.let(minutes=1)
    press("Use this copy")
    assert dialogs() == []
    assert stage.name == "walking"
    stage.let(minutes=5)
    stage.send(Finish())
    assert [each.seconds // 60 for each in stage.walks] == [20, 11]
    assert stage.troubles_told == {}
    assert [each.kind.value for each in copies(stage.paths.backups)].count("damaged")


def test_it_may_start_empty_while_it_runs(stage: Stage) -> None:
    log_a_walk(stage, 1)
    stage.let(days=1)
    spoil(stage)
    stage.send(Start())
    press("Start empty")
    assert stage.walks == []
    assert stage.name == "waiting"


def test_it_may_end_instead(stage: Stage) -> None:
    spoil(stage)
    stage.send(Start())
    press("Quit")
    assert stage.quits == 1


def test_a_run_that_ends_takes_the_offer_along(stage: Stage) -> None:
    spoil(stage)
    stage.send(Start())
    assert len(dialogs()) == 1
    stage.app.leave()
    assert dialogs() == []


def test_a_page_that_meets_damage_offers_as_well(stage: Stage) -> None:
    log_a_walk(stage, 1)
    stage.let(days=1)
    spoil(stage)
    stage.app.open("history")
    assert len(dialogs()) == 1
    press("Use this copy")
    assert stage.history.walks() != []


def test_a_full_disk_while_it_is_mended_leads_to_another_offer(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_a_walk(stage, 1)
    stage.let(days=1)
    spoil(stage)
    stage.send(Start())

    def full(*_: object) -> None:
        raise Trouble("The disk is full.", "Free some space.")

    with monkeypatch.context() as broken:
        broken.setattr(mending, "put_in_place", full)
        press("Use this copy")
    assert "damaged" in said()
    stage.let(minutes=30)
    assert "could not be opened again" in stage.troubles_told["store"]
    press("Use this copy")
    assert [each.id.int for each in stage.walks] == [1]
    stage.let(minutes=30)
    assert stage.troubles_told == {}
