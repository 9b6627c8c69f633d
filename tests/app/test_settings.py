"""Settings changed by a page, by a command, by a hand: one truth everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from walkreminder.app import content
from walkreminder.core.events import Tick
from walkreminder.core.settings import Settings, ThemeName
from walkreminder.core.timetable import ClockTimes, Interval, Reminder, SlotKey
from walkreminder.core.trouble import Trouble
from walkreminder.resources import resource
from walkreminder.store.settings_file import SettingsFile
from walkreminder.ui.settings_view import SettingsView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage

AT_TEN = '[[reminder]]\nid = "daily"\nat = ["10:00"]\n'
FAULTY = '[[reminder]]\nid = "daily"\nat = ["25:00"]\n'
FULL = Trouble("The disk is full.", "Make room.")


def walk_minutes(stage: Stage, minutes: int) -> Settings:
    settings = stage.app._engine.settings
    return replace(settings, walk=replace(settings.walk, minutes=minutes))


def in_the_file(stage: Stage) -> Settings:
    return SettingsFile(stage.paths.settings).load().settings


def write(stage: Stage, qtbot: QtBot, text: str) -> None:
    """Edit the file by hand, and wait until the app has noticed."""
    with qtbot.waitSignal(stage.app._outside.settings_watch.changed):
        stage.paths.settings.write_text(text)


def page(stage: Stage) -> SettingsView:
    stage.app.open("settings")
    main = stage.app._windows._main
    assert main is not None
    shown = main.page("settings")
    assert isinstance(shown, SettingsView)
    return shown


def test_an_edit_by_hand_counts_at_once(stage: Stage, qtbot: QtBot) -> None:
    write(stage, qtbot, AT_TEN)
    assert stage.tooltip.startswith("Next walk 10:00\n")
    stage.let_until("10:00")
    assert stage.notifier.notice is not None


def test_a_faulty_edit_is_told_and_left_alone(stage: Stage, qtbot: QtBot) -> None:
    write(stage, qtbot, AT_TEN)
    shown = page(stage)
    write(stage, qtbot, FAULTY)
    told = stage.troubles_told["settings"]
    assert "settings.toml, line 3" in told
    assert "25:00" in told
    assert told.endswith(".")
    assert shown._mistakes.isVisibleTo(shown)
    assert stage.tooltip.startswith("Next walk 10:00\n"), "the last good ones rule"
    assert stage.ask(command="set", key="walk.minutes", value="25")["error"]
    assert stage.paths.settings.read_text() == FAULTY
    write(stage, qtbot, AT_TEN)
    assert stage.troubles_told == {}


def test_a_start_on_a_faulty_file_is_told(bare_stage: Stage) -> None:
    bare_stage.paths.settings.write_text(FAULTY)
    bare_stage.start()
    assert "25:00" in bare_stage.troubles_told["settings"]


def test_a_start_on_a_faulty_file_goes_by_the_last_good_one(
    bare_stage: Stage,
) -> None:
    settings = bare_stage.paths.settings
    settings.with_name(settings.name + ".bak").write_text(AT_TEN)
    settings.write_text(FAULTY)
    bare_stage.start()
    assert bare_stage.tooltip.startswith("Next walk 10:00\n")
    assert settings.read_text() == FAULTY


def test_a_faulty_copy_of_a_faulty_file_helps_nobody(bare_stage: Stage) -> None:
    settings = bare_stage.paths.settings
    settings.with_name(settings.name + ".bak").write_text(FAULTY)
    settings.write_text(FAULTY)
    bare_stage.start()
    assert "25:00" in bare_stage.troubles_told["settings"]


def test_a_file_that_goes_leaves_the_defaults(stage: Stage, qtbot: QtBot) -> None:
    write(stage, qtbot, AT_TEN)
    with qtbot.waitSignal(stage.app._outside.settings_watch.changed):
        stage.paths.settings.unlink()
    assert stage.app._engine.settings == Settings()


def test_what_the_page_changes_is_in_the_file_and_in_force(stage: Stage) -> None:
    page(stage).changed.emit(walk_minutes(stage, 30))
    assert in_the_file(stage).walk.minutes == 30
    stage.let_until("15:00")
    assert stage.notifier.notice is not None
    assert stage.notifier.notice.title == "Time for a 30 minute walk"


def test_the_app_is_not_surprised_by_its_own_writing(
    stage: Stage, qtbot: QtBot
) -> None:
    watch = stage.app._outside.settings_watch
    with qtbot.assertNotEmitted(watch.changed):
        stage.app._choices.save(walk_minutes(stage, 30))
        with qtbot.waitSignal(watch._watch.directoryChanged):
            (stage.paths.settings.parent / "beside").touch()
        assert watch._calm.isActive()
        watch._calm.timeout.emit()


def test_an_edit_that_nobody_has_noticed_yet_is_merged_and_used(stage: Stage) -> None:
    stage.app._choices.save(walk_minutes(stage, 30))
    text = stage.paths.settings.read_text()
    stage.paths.settings.write_text(f"{text}\n[prompt]\nsnooze = '25 min'\n")
    changed = walk_minutes(stage, 40)
    stage.app._choices.try_to_save(changed)
    used = stage.app._engine.settings
    assert (used.walk.minutes, used.prompt.snooze.seconds) == (40, 25 * 60)
    assert used == in_the_file(stage)


def test_what_the_file_is_warned_of_stays_told_after_saving(
    stage: Stage, qtbot: QtBot
) -> None:
    shown = page(stage)
    write(stage, qtbot, "[walk]\nminutse = 25\n")
    assert stage.troubles_told["settings"].endswith('did you mean "minutes"?')
    assert not shown._mistakes.isVisibleTo(shown), "it can be saved all the same"
    shown.changed.emit(walk_minutes(stage, 30))
    assert "minutse" in stage.troubles_told["settings"]
    assert in_the_file(stage).walk.minutes == 30


def test_settings_that_no_file_may_tell_are_refused_and_told(stage: Stage) -> None:
    page(stage).changed.emit(walk_minutes(stage, 500))
    assert "500" in stage.troubles_told["save"]
    assert stage.app._engine.settings == Settings()
    page(stage).changed.emit(walk_minutes(stage, 30))
    assert stage.troubles_told == {}


@pytest.mark.parametrize("failing", [1, 2])
def test_settings_that_the_store_cannot_follow_are_taken_up_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    fail(stage, monkeypatch, failing)
    stage.app._choices.try_to_save(walk_minutes(stage, 30))
    assert stage.app._engine.settings == Settings()
    assert in_the_file(stage).walk.minutes == 30
    assert stage.troubles_told == {"store": str(FULL)}
    stage.let(minutes=1)
    assert stage.app._engine.settings.walk.minutes == 30
    assert stage.troubles_told == {}


def fail(stage: Stage, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Let one save of the history fail: the first, the second ..."""
    history, calls = stage.history, []
    save = history.save

    def full(*given: object) -> None:
        calls.append(given)
        if len(calls) == failing:
            raise FULL
        save(*given)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(history, "save", full)


def test_less_motion_in_the_settings_reaches_what_is_painted(stage: Stage) -> None:
    looks = replace(Settings().appearance, reduced_motion=True)
    stage.app._choices.save(replace(Settings(), appearance=looks))
    assert stage.themes.theme.reduced_motion


@pytest.mark.parametrize(
    ("theme", "is_dark"), [(ThemeName.DARK, True), (ThemeName.LIGHT, False)]
)
def test_a_change_of_looks_is_seen_at_once(
    stage: Stage, theme: ThemeName, *, is_dark: bool
) -> None:
    looks = replace(Settings().appearance, theme=theme)
    stage.app._choices.save(replace(Settings(), appearance=looks))
    ink = stage.themes.theme.palette.ink
    paper = stage.themes.theme.palette.paper
    assert (ink > paper) is is_dark


def test_the_looks_of_the_file_are_worn_from_the_start(bare_stage: Stage) -> None:
    bare_stage.paths.settings.write_text('[appearance]\ntheme = "dark"\n')
    bare_stage.start()
    palette = bare_stage.themes.theme.palette
    assert palette.ink > palette.paper


def test_moving_a_time_leaves_every_other_one(stage: Stage) -> None:
    rule = ClockTimes((time(9), time(15)))
    every = Interval(Settings().prompt.patience, time(9), time(17))
    before = (
        Reminder("daily", rule),
        Reminder("other", rule),
        Reminder("often", every),
    )
    stage.app._choices.save(replace(Settings(), reminders=before))
    today = stage.now.date()
    assert stage.app._choices.move(SlotKey("daily", today, time(15)), time(16))
    moved = Reminder("daily", ClockTimes((time(9), time(16))))
    assert stage.app._engine.settings.reminders == (moved, *before[1:])
    assert stage.app._choices.move(SlotKey("often", today, time(15)), time(16))
    assert stage.app._engine.settings.reminders == (moved, *before[1:])


def test_nothing_can_be_moved_before_there_is_an_engine(stage: Stage) -> None:
    choices = stage.app._choices
    choices._engine = None
    key = SlotKey("daily", stage.now.date(), time(15))
    assert not choices.move(key, time(16))
    choices.keep_up()
    assert not stage.paths.settings.exists()


def test_time_alone_changes_no_settings(stage: Stage) -> None:
    before = stage.app._engine.settings
    stage.send(Tick())
    stage.app._choices.keep_up()
    assert stage.app._engine.settings is before


@pytest.mark.parametrize(("chosen", "wanted"), [("pt", ["pt"]), ("", ["de-AT", "de"])])
def test_what_is_known_is_read_in_the_language_chosen_or_that_of_the_system(
    bare_stage: Stage, monkeypatch: pytest.MonkeyPatch, chosen: str, wanted: list[str]
) -> None:
    asked: list[list[str]] = []

    def note(folder: str, languages: list[str]) -> Path:
        asked.append(languages)
        return resource(folder, "en.toml")

    def austrian() -> QLocale:
        return QLocale("de_AT")

    monkeypatch.setattr(content, "translated", note)
    monkeypatch.setattr(QLocale, "system", austrian)
    bare_stage.paths.settings.write_text(f'[appearance]\nlanguage = "{chosen}"\n')
    bare_stage.start()
    bare_stage.app.open("why")
    bare_stage.app.open("help")
    (languages,) = asked
    assert set(wanted) <= set(languages)
    assert bool(chosen) is (languages == wanted)
