"""Cues in the app: a tone, a voice where wanted, a notice where nobody looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.events import Cancel, Finish, Pause, Resume, Start
from walkreminder.core.settings import Settings, SoundSettings, WalkSettings
from walkreminder.desktop.notify import DEFAULT, Manner
from walkreminder.ui.settings_view import SettingsView
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from tests.app.stage import Stage

ALL = ["start", "half-way", "last-minute", "end"]


def choose(stage: Stage, *, cues: bool = True, voice: bool = False) -> None:
    settings = Settings(sound=SoundSettings(cues=cues), walk=WalkSettings(voice=voice))
    assert stage.app._choices.try_to_save(settings)


def tones(stage: Stage) -> list[str]:
    return [name for name, _volume in stage.sound.played]


def window(stage: Stage) -> WalkWindow:
    walk = stage.app._windows._walk
    assert isinstance(walk, WalkWindow)
    return walk


def test_a_walk_sounds_its_cues_at_the_chosen_volume(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=20)
    assert stage.sound.played == [(each, 60) for each in ALL]
    assert stage.speech.said == []


def test_nothing_that_gives_cues_is_made_before_the_first_one(stage: Stage) -> None:
    stage.let(minutes=10)
    assert stage.app._cueing._outlets is None
    stage.send(Start(20))
    assert stage.app._cueing._outlets is not None


def test_whoever_looks_at_the_walk_gets_no_notification(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=12)
    assert tones(stage) == ALL[:2]
    assert stage.cue_notifier.shown == []
    window(stage).shrink()
    stage.let(minutes=7)
    assert tones(stage) == ALL[:3]
    assert stage.cue_notifier.shown == []


def test_with_no_window_of_the_walk_each_cue_replaces_the_last(stage: Stage) -> None:
    stage.send(Start(20))
    window(stage).close()
    stage.let(minutes=20)
    shown = [(each.title, each.body) for each in stage.cue_notifier.shown]
    assert shown == [
        ("Half-way", "Turn back now."),
        ("Last minute", "Let your steps slow down."),
        ("Time is up", "Your walk has reached its goal."),
    ]
    assert {each.manner for each in stage.cue_notifier.shown} == {Manner.PASSES}
    # The prompt's own notification is left alone.
    assert stage.notifier.shown == []


def test_a_cue_disturbs_no_prompt_that_comes_with_it(stage: Stage) -> None:
    stage.let_until("14:50")
    stage.send(Start(1))
    window(stage).close()
    stage.let_until("15:00")
    assert stage.name == "prompting"
    stage.cue_notifier.dismissed.emit()
    assert stage.name == "prompting"
    assert len(stage.notifier.shown) == 1
    assert stage.notifier.notice is not None


def test_a_click_on_a_cue_brings_the_walk(stage: Stage) -> None:
    stage.send(Start(20))
    window(stage).close()
    stage.let(minutes=10)
    assert stage.walk_window is None
    stage.cue_notifier.chosen.emit(DEFAULT)
    assert stage.walk_window is not None


@pytest.mark.parametrize("end", [Finish(), Cancel()])
def test_whoever_ends_a_walk_is_left_with_no_cue(
    stage: Stage, end: Finish | Cancel
) -> None:
    stage.send(Start(20))
    window(stage).close()
    stage.let(minutes=10)
    assert stage.cue_notifier.notice is not None
    stage.send(end)
    assert stage.cue_notifier.notice is None
    assert stage.sound.stops == 1
    assert tones(stage) == ALL[:2]


def test_a_pause_moves_the_tones(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=9)
    stage.send(Pause())
    stage.let(minutes=9)
    assert tones(stage) == ALL[:1]
    stage.send(Resume())
    stage.let(minutes=1)
    assert tones(stage) == ALL[:2]


def test_the_voice_speaks_after_the_tone_where_it_is_wanted(stage: Stage) -> None:
    choose(stage, voice=True)
    stage.send(Start(20))
    stage.let(minutes=20)
    assert stage.speech.said == [
        "Walk started. Start slowly and easily. 60",
        "Half-way. Turn back now. 60",
        "Last minute. Let your steps slow down. 60",
        "Time is up. Your walk has reached its goal. 60",
    ]


def test_cues_that_are_muted_make_no_sound_no_words_and_no_notice(
    stage: Stage,
) -> None:
    choose(stage, cues=False, voice=True)
    stage.send(Start(20))
    window(stage).close()
    stage.let(minutes=20)
    assert stage.sound.played == []
    assert stage.speech.said == []
    assert stage.cue_notifier.shown == []


def test_the_button_of_the_walk_mutes_this_walk_and_later_ones(stage: Stage) -> None:
    stage.send(Start(20))
    window(stage)._corners._sound.click()
    assert "cues = false" in stage.paths.settings.read_text()
    stage.let(minutes=20)
    stage.quit(minutes=1)
    stage.start()
    stage.send(Start(20))
    stage.let(minutes=12)
    assert tones(stage) == []
    # Heard again, it does not make up for what went by.
    window(stage)._corners._sound.click()
    stage.let(minutes=8)
    assert tones(stage) == ALL[2:]


def test_a_mute_that_cannot_be_kept_says_so_in_the_window(stage: Stage) -> None:
    stage.send(Start(20))
    stage.paths.settings.write_text("[sound]\ncues = maybe\n")
    window(stage)._corners._sound.click()
    assert window(stage)._trouble.isVisible()
    assert window(stage)._corners._sound.accessibleName() == "Mute the cues"


def test_a_sound_that_cannot_be_played_is_told_until_one_can(stage: Stage) -> None:
    stage.sound.problem = "No player. Install one."
    stage.send(Start(20))
    assert stage.troubles_told["sound"] == "No player. Install one."
    assert "No player." in stage.tooltip
    stage.sound.problem = ""
    stage.let(minutes=10)
    assert "sound" not in stage.troubles_told
    assert "No player." not in stage.tooltip


def test_a_silent_tone_does_not_keep_the_voice_from_speaking(stage: Stage) -> None:
    choose(stage, voice=True)
    stage.sound.problem = "No player. Install one."
    stage.send(Start(20))
    assert len(stage.speech.said) == 1


def test_an_absent_voice_is_told_at_once_and_taken_back(stage: Stage) -> None:
    stage.speech.absence = "No voice. Install one."
    choose(stage, voice=True)
    assert stage.troubles_told["voice"] == "No voice. Install one."
    assert "No voice." in stage.tooltip
    choose(stage)
    assert "voice" not in stage.troubles_told


def test_an_absent_voice_is_told_at_the_start(stage: Stage) -> None:
    choose(stage, voice=True)
    stage.quit(minutes=1)
    stage.absence = "No voice. Install one."
    stage.start()
    assert "No voice." in stage.tooltip


def test_sound_and_voice_are_tried_from_the_settings(stage: Stage) -> None:
    stage.app.open("settings")
    main = stage.app._windows._main
    assert main is not None
    page = main.page("settings")
    assert isinstance(page, SettingsView)
    page.trial_wanted.emit("sound")
    page.trial_wanted.emit("voice")
    assert stage.sound.played == [("half-way", 60)]
    assert stage.speech.said == ["Half-way. Turn back now. 60"]


def test_a_trial_is_as_loud_as_was_just_chosen(stage: Stage) -> None:
    louder = replace(Settings(), sound=SoundSettings(volume=90))
    assert stage.app._choices.try_to_save(louder)
    stage.app._cueing.try_out("sound")
    assert stage.sound.played == [("half-way", 90)]


def test_the_end_of_the_app_is_silent(stage: Stage) -> None:
    stage.send(Start(20))
    window(stage).close()
    stage.let(minutes=10)
    sound, notifier = stage.sound, stage.cue_notifier
    stage.quit()
    assert sound.stops == 1
    assert notifier.notice is None
    stage.start()


def test_a_sleep_in_a_walk_brings_no_stale_tone(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=5)
    stage.now = stage.now.replace(minute=12)
    stage.resume.woke.emit()
    stage.let(minutes=3)
    assert stage.name == "asking"
    assert tones(stage) == ALL[:1]
