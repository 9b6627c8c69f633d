from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.settings.seed import SEED
from walkreminder.core.settings import (
    GoalMet,
    Settings,
    ThemeName,
    TimeIsUp,
    Weekday,
)
from walkreminder.ui.parts.buttons import Button, Switch
from walkreminder.ui.parts.chips import Chip
from walkreminder.ui.parts.stepper import Stepper
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.answers import Choices
from walkreminder.ui.settings.look_tab import ThemeTile

if TYPE_CHECKING:
    from walkreminder.ui.settings_view import SettingsView

PROMPTS, WALK, GOAL, SOUND, LOOK = range(1, 6)
PROMPT, GOAL_NOW = SEED.prompt, SEED.goal


def stepper(view: SettingsView, name: str) -> Stepper:
    found = [
        each
        for each in view.findChildren(Stepper)
        if each.isVisible() and each.accessibleName().startswith(f"{name}:")
    ]
    assert len(found) == 1
    return found[0]


def named(inside: QWidget, kind: type[Switch | Choices], name: str) -> QWidget:
    return next(
        each for each in inside.findChildren(kind) if each.accessibleName() == name
    )


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("tab", "name", "keys", "after"),
    [
        (PROMPTS, "Patience", "+", replace(SEED, prompt=replace(
            PROMPT, patience=minutes(50)))),
        (PROMPTS, "Snooze", "-", replace(SEED, prompt=replace(
            PROMPT, snooze=minutes(5)))),
        (PROMPTS, "Ask once more after", "++", replace(SEED, prompt=replace(
            PROMPT, repeat_after=minutes(20)))),
        (PROMPTS, "Settle first", "+", replace(SEED, prompt=replace(
            PROMPT, settle=timedelta(seconds=10)))),
        (PROMPTS, "A recent walk counts for", "-", replace(SEED, prompt=replace(
            PROMPT, covered_by_walk_within=minutes(25)))),
        (WALK, "Usual length", "+", replace(SEED, walk=replace(
            SEED.walk, minutes=25))),
        (WALK, "Warm up", "--", replace(SEED, walk=replace(
            SEED.walk, warm_up=minutes(0)))),
        (WALK, "Cool down", "+", replace(SEED, walk=replace(
            SEED.walk, cool_down=minutes(3)))),
        (WALK, "The longest walk", "-", replace(SEED, walk=replace(
            SEED.walk, cap=minutes(150)))),
        (SOUND, "Volume", "+", replace(SEED, sound=replace(
            SEED.sound, volume=70))),
        (GOAL, "Minutes a week", "+", replace(SEED, goal=replace(
            GOAL_NOW, minutes_per_week=160))),
        (GOAL, "Spare days", "+", replace(SEED, goal=replace(
            GOAL_NOW, spare_days=3))),
    ],
)  # fmt: skip
def test_a_step_leads_to_whole_new_settings(
    view: SettingsView,
    told: list[Settings],
    tab: int,
    name: str,
    keys: str,
    after: Settings,
) -> None:
    view.show_tab(tab)
    QTest.keyClicks(stepper(view, name), keys)
    assert told[-1] == after
    assert len(told) == len(keys)


@pytest.mark.parametrize(
    ("tab", "name", "word", "after"),
    [
        (PROMPTS, "Once today's goal is met", "Be quiet", replace(
            SEED, prompt=replace(PROMPT, when_goal_met=GoalMet.QUIET))),
        (WALK, "When the time is up", "Keep counting", replace(
            SEED, walk=replace(SEED.walk, when_time_is_up=TimeIsUp.KEEP_COUNTING))),
        (GOAL, "A week starts on", "Sunday", replace(
            SEED, goal=replace(GOAL_NOW, week_starts=Weekday.SUN))),
    ],
)  # fmt: skip
def test_a_choice_leads_to_whole_new_settings(
    view: SettingsView,
    told: list[Settings],
    tab: int,
    name: str,
    word: str,
    after: Settings,
) -> None:
    view.show_tab(tab)
    chips = named(view, Choices, name).findChildren(Chip)
    next(each for each in chips if each.text() == word).click()
    assert told == [after]


def test_the_choice_moves_by_arrow_keys(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(GOAL)
    first, second, _ = named(view, Choices, "A week starts on").findChildren(Chip)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert told[-1].goal.week_starts is Weekday.SAT


def test_the_goal_of_a_day_follows_at_once(view: SettingsView) -> None:
    view.show_tab(GOAL)
    QTest.keyClicks(stepper(view, "Spare days"), "+")
    said = [each.text() for each in view.findChildren(Text) if each.isVisible()]
    assert "That is 38 minutes on each of 4 days." in said


def test_a_theme_is_chosen_by_its_picture(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(LOOK)
    tiles = {each.text(): each for each in view.findChildren(ThemeTile)}
    assert tiles["As the system"].isChecked()
    tiles["Dark"].click()
    assert [each.appearance.theme for each in told] == [ThemeName.DARK]
    view.show_settings(SEED)
    assert tiles["As the system"].isChecked()
    assert len(told) == 1


def test_less_motion_is_switched_on_and_off(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(LOOK)
    switch = named(view, Switch, "Less motion")
    assert isinstance(switch, Switch)
    switch.click()
    switch.click()
    assert [each.appearance.reduced_motion for each in told] == [True, False]
    view.show_settings(
        replace(SEED, appearance=replace(SEED.appearance, reduced_motion=True))
    )
    assert switch.isChecked()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Follow the programme", "follow"),
        ("Ask on rest days too", "prompt_on_rest_days"),
    ],
)
def test_the_programme_is_switched_on_and_off(
    view: SettingsView, told: list[Settings], name: str, field: str
) -> None:
    view.show_tab(GOAL)
    switch = named(view, Switch, name)
    assert isinstance(switch, Switch)
    switch.click()
    switch.click()
    assert [getattr(each.programme, field) for each in told] == [True, False]


def test_ratings_are_switched_off_and_on_again_with_a_line_that_says_what_they_are(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(WALK)
    switch = named(view, Switch, "Ask how your back feels")
    assert isinstance(switch, Switch)
    assert switch.isChecked()
    switch.click()
    switch.click()
    assert [each.rating.ask for each in told] == [False, True]
    said = [each.text() for each in view.findChildren(Text) if each.isVisible()]
    assert any("on the next morning" in each for each in said)


def test_a_value_between_steps_is_shown_and_steps_to_whole_ones(
    view: SettingsView, told: list[Settings]
) -> None:
    odd = replace(SEED, prompt=replace(PROMPT, patience=minutes(47.5)))
    view.show_settings(odd)
    view.show_tab(PROMPTS)
    patience = stepper(view, "Patience")
    assert patience.accessibleName() == "Patience: 47 min 30 s"
    QTest.keyClicks(patience, "+")
    QTest.keyClicks(patience, "--")
    said = [each.prompt.patience for each in told]
    assert said == [minutes(50), minutes(45), minutes(40)]


def test_a_value_between_steps_goes_down_to_the_whole_one_below(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_settings(replace(SEED, prompt=replace(PROMPT, patience=minutes(47))))
    view.show_tab(PROMPTS)
    QTest.keyClicks(stepper(view, "Patience"), "-")
    assert [each.prompt.patience for each in told] == [minutes(45)]


def test_the_longest_walk_stays_the_longest(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_settings(replace(SEED, walk=replace(SEED.walk, cap=minutes(30))))
    view.show_tab(WALK)
    longest = stepper(view, "The longest walk")
    QTest.keyClicks(longest, "-")
    QApplication.processEvents()
    sentence = "No walk may be longer than the longest one, set in the Walk tab."
    labels = [each for each in view.findChildren(Text) if each.text() == sentence]
    assert [each.isVisible() for each in labels] == [True]
    assert told == []
    assert longest.value() == 30 * 60
    QTest.keyClicks(longest, "+")
    assert told[-1].walk.cap == minutes(60)
    assert not labels[0].isVisible()


def test_cues_and_voice_are_switched_on_and_off(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(SOUND)
    cues, voice = named(view, Switch, "Cues"), named(view, Switch, "Voice")
    assert isinstance(cues, Switch)
    assert isinstance(voice, Switch)
    assert (cues.isChecked(), voice.isChecked()) == (True, False)
    cues.click()
    voice.click()
    assert [(each.sound.cues, each.walk.voice) for each in told] == [
        (False, False),
        (False, True),
    ]


def test_the_volume_goes_from_silence_to_full(
    view: SettingsView, told: list[Settings]
) -> None:
    view.show_tab(SOUND)
    volume = stepper(view, "Volume")
    assert volume.accessibleName() == "Volume: 60 %"
    QTest.keyClicks(volume, "+" * 6)
    QTest.keyClicks(volume, "-" * 12)
    heard = [each.sound.volume for each in told]
    assert (max(heard), min(heard)) == (100, 0)


@pytest.mark.parametrize(
    ("name", "kind"), [("Test tone", "sound"), ("Test voice", "voice")]
)
def test_sound_and_voice_can_be_tried(
    view: SettingsView, told: list[Settings], name: str, kind: str
) -> None:
    view.show_tab(SOUND)
    tried: list[str] = []
    view.trial_wanted.connect(tried.append)
    button = next(
        each for each in view.findChildren(Button) if each.accessibleName() == name
    )
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert tried == [kind]
    assert told == []
