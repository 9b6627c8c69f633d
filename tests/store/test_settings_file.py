from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.any_settings import any_settings
from walkreminder.core.settings import DAILY, Settings, ThemeName, WalkSettings
from walkreminder.core.timetable import ClockTimes, Interval, Reminder
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store import settings_text
from walkreminder.store.settings_file import Loaded, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
# My settings.
version = 1

# At work.
[[reminder]]
id = "workday"  # Mondays are hard
days = ["mon", "tue", "wed", "thu", "fri"]
at = ["10:30", 15:00:00]
minutes = 20 # enough
mood = "good"

# Saturdays and Sundays.
# Later, for we sleep in.
[[reminder]]
id = "weekend"
days = ["sat", "sun"]
at = [
  "11:00", # after breakfast
]

# The desk.
[[reminder]]
id = "desk"
every = "50 min"
from = "09:00"
until = "17:30"

# How to ask.
[prompt]
snooze   =   "5 min" # short
# patience = "1 h"

# How to walk.
[walk]
minutes = 25

[my-own]
key = "value"
"""


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    (tmp_path / "settings.toml").write_text(WRITTEN)
    return SettingsFile(tmp_path / "settings.toml")


def without(text: str, *pieces: str) -> str:
    for piece in pieces:
        assert text.count(piece) == 1
        text = text.replace(piece, "")
    return text


def test_an_absent_file_has_every_default(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.toml").load() == Loaded(Settings())


def test_an_empty_file_has_no_reminders(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").touch()
    loaded = SettingsFile(tmp_path / "settings.toml").load()
    assert loaded == Loaded(Settings(reminders=()))


def test_unknown_names_are_warned_of_with_their_line(file: SettingsFile) -> None:
    loaded = file.load()
    assert loaded.mistakes == ()
    assert loaded.warnings == (
        f"{file.path}, line 37: my-own: nobody knows this name",
        f"{file.path}, line 10: reminder 1.mood: nobody knows this name",
    )
    assert [each.id for each in loaded.settings.reminders] == [
        "workday",
        "weekend",
        "desk",
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("minutes = 25", "minutes = 0", "line 35: walk.minutes = 0: it has to be"),
        ('every = "50 min"', "every = 50", "line 24: reminder 3.every = 50: it has"),
        ('id = "desk"', 'id = "weekend"', 'line 23: reminder 3.id = "weekend"'),
        ('id = "desk"', "", "line 22: reminder 3.id: it is missing"),
        ("version = 1", "version = 7", "line 2: version = 7: it is for a newer"),
        ("[my-own]", "[my-own", "at line 37"),
        ("key =", "key", "line 38"),
    ],
)
def test_a_mistake_names_the_line(
    file: SettingsFile, before: str, after: str, words: str
) -> None:
    file.path.write_text(WRITTEN.replace(before, after))
    [mistake] = file.load().mistakes
    assert str(file.path) in mistake
    assert words in mistake


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = " + b"[" * 100_000])
def test_what_is_no_toml_at_all_is_a_mistake(
    file: SettingsFile, content: bytes
) -> None:
    file.path.write_bytes(content)
    assert len(file.load().mistakes) == 1


def test_a_pipe_in_its_place_is_a_mistake_and_nobody_waits_for_it(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    [mistake] = SettingsFile(tmp_path / "settings.toml").load().mistakes
    assert "it is a pipe, and no file" in mistake


def test_a_folder_in_its_place_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    [mistake] = SettingsFile(tmp_path / "settings.toml").load().mistakes
    assert "cannot be read" in mistake


def test_a_mark_before_the_text_and_ends_of_lines_of_windows_are_no_mistake(
    file: SettingsFile,
) -> None:
    content = b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()
    file.path.write_bytes(content)
    told = file.load().settings
    file.save(replace(told, walk=replace(told.walk, minutes=26)))
    saved = file.path.read_bytes()
    assert saved == content.removeprefix(b"\xef\xbb\xbf").replace(b"= 25", b"= 26")


def test_saving_what_is_told_already_touches_nothing(file: SettingsFile) -> None:
    before = file.path.stat()
    file.save(file.load().settings)
    assert file.path.stat() == before
    assert [each.name for each in file.path.parent.iterdir()] == ["settings.toml"]


def test_only_what_differs_is_changed(file: SettingsFile) -> None:
    told = file.load().settings
    workday, weekend, desk = told.reminders
    changed = replace(
        told,
        reminders=(
            replace(workday, minutes=30),
            replace(weekend, enabled=False),
            replace(desk, rule=Interval(timedelta(hours=1), time(9), time(17, 30))),
        ),
        prompt=replace(told.prompt, snooze=timedelta(minutes=15)),
    )
    assert file.save(changed) == changed
    assert file.load().settings == changed
    assert file.path.read_text() == WRITTEN.replace(
        "minutes = 20 # enough", "minutes = 30 # enough"
    ).replace('= "50 min"', '= "1 h"').replace('"5 min" # s', '"15 min" # s').replace(
        "# after breakfast\n]\n", "# after breakfast\n]\nenabled = false\n"
    )


def test_new_keys_and_tables_are_added(file: SettingsFile) -> None:
    told = file.load().settings
    changed = replace(
        told,
        walk=replace(told.walk, voice=True),
        appearance=replace(told.appearance, theme=ThemeName.DARK),
    )
    file.save(changed)
    assert file.path.read_text() == (
        WRITTEN.replace("minutes = 25\n", "minutes = 25\nvoice = true\n")
        + '\n[appearance]\ntheme = "dark"\n'
    )


def test_the_last_content_stays_as_bak(file: SettingsFile) -> None:
    told = file.load().settings
    file.save(replace(told, reminders=()))
    assert file.path.with_name("settings.toml.bak").read_text() == WRITTEN
    assert not file.path.with_name("settings.toml.tmp").exists()


WORKDAY = WRITTEN[WRITTEN.index("# At work") : WRITTEN.index("# Saturdays")]
WEEKEND = WRITTEN[WRITTEN.index("# Saturdays") : WRITTEN.index("# The desk")]
DESK = WRITTEN[WRITTEN.index("# The desk") : WRITTEN.index("# How to ask")]


@pytest.mark.parametrize("piece", [WORKDAY, WEEKEND, DESK])
def test_a_removed_reminder_takes_the_comment_above_it_along(
    file: SettingsFile, piece: str
) -> None:
    told = file.load().settings
    left = tuple(each for each in told.reminders if f'"{each.id}"' not in piece)
    file.save(replace(told, reminders=left))
    assert file.path.read_text() == without(WRITTEN, piece)
    assert file.load().settings.reminders == left


def test_all_reminders_can_be_removed_and_stay_so(file: SettingsFile) -> None:
    file.save(replace(file.load().settings, reminders=()))
    assert file.path.read_text() == without(WRITTEN, WORKDAY, WEEKEND, DESK)
    assert file.load().settings.reminders == ()


def test_a_new_reminder_comes_after_the_others(file: SettingsFile) -> None:
    told = file.load().settings
    evening = Reminder("evening", ClockTimes((time(19),)), frozenset({0, 2}), 10)
    file.save(replace(told, reminders=(*told.reminders, evening)))
    added = (
        '[[reminder]]\nid = "evening"\ndays = ["mon", "wed"]\nat = ["19:00"]\n'
        "minutes = 10\n\n"
    )
    assert file.path.read_text() == WRITTEN.replace(DESK, DESK + added)


def test_reminders_change_places_with_their_comments(file: SettingsFile) -> None:
    told = file.load().settings
    workday, weekend, desk = told.reminders
    file.save(replace(told, reminders=(desk, workday, weekend)))
    text = WRITTEN.replace(WORKDAY + WEEKEND + DESK, DESK + WORKDAY + WEEKEND)
    assert file.path.read_text() == text


def test_a_reminder_can_turn_from_an_interval_to_clock_times(
    file: SettingsFile,
) -> None:
    told = file.load().settings
    workday, weekend, desk = told.reminders
    desk = replace(desk, rule=ClockTimes((time(9),)))
    file.save(replace(told, reminders=(workday, weekend, desk)))
    assert file.path.read_text() == WRITTEN.replace(
        'every = "50 min"\nfrom = "09:00"\nuntil = "17:30"\n', 'at = ["09:00"]\n'
    )


def test_a_new_file_has_no_more_than_was_chosen(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.load()
    file.save(replace(Settings(), walk=WalkSettings(minutes=30)))
    assert file.path.read_text() == (
        'version = 1\n\n[[reminder]]\nid = "daily"\nat = ["15:00"]\n\n'
        "[walk]\nminutes = 30\n"
    )


def test_the_mode_of_the_file_is_kept(file: SettingsFile) -> None:
    file.path.chmod(0o640)
    file.save(replace(file.load().settings, reminders=()))
    assert file.path.stat().st_mode & 0o777 == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    target = tmp_path / "dotfiles" / "mine.toml"
    target.write_text(WRITTEN)
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    file = SettingsFile(link)
    told = file.load().settings
    file.save(replace(told, reminders=()))
    assert link.is_symlink()
    assert target.read_text() == without(WRITTEN, WORKDAY, WEEKEND, DESK)


def test_a_faulty_file_is_not_overwritten(file: SettingsFile) -> None:
    told = file.load().settings
    faulty = WRITTEN.replace("minutes = 25", "minutes = 0")
    file.path.write_text(faulty)
    with pytest.raises(Trouble, match=r"walk\.minutes = 0"):
        file.save(replace(told, reminders=()))
    assert file.path.read_text() == faulty
    assert not file.path.with_name("settings.toml.bak").exists()


def test_settings_that_no_file_may_tell_are_refused(file: SettingsFile) -> None:
    told = file.load().settings
    with pytest.raises(Refused, match=r"walk\.minutes = 500"):
        file.save(replace(told, walk=replace(told.walk, minutes=500)))
    assert file.path.read_text() == WRITTEN


def test_what_a_hand_changed_since_loading_stays_changed(file: SettingsFile) -> None:
    told = file.load().settings
    by_hand = WRITTEN.replace('"5 min" # short', '"7 min" # by hand').replace(
        'id = "weekend"', 'id = "sundays"'
    )
    file.path.write_text(by_hand)
    workday, *others = told.reminders
    mine = replace(
        told,
        walk=replace(told.walk, minutes=40),
        reminders=(replace(workday, minutes=5), *others),
    )
    merged = file.save(mine)
    assert file.load().settings == merged
    assert merged.walk.minutes == 40
    assert merged.prompt.snooze == timedelta(minutes=7)
    assert [(each.id, each.minutes) for each in merged.reminders] == [
        ("workday", 5),
        ("desk", None),
        ("sundays", None),
    ]
    assert "# by hand" in file.path.read_text()


def test_a_file_that_cannot_be_written_is_told_and_kept(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    told = file.load().settings
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Trouble, match="No space left"):
        file.save(replace(told, reminders=()))
    assert file.path.read_text() == WRITTEN
    assert [each.name for each in file.path.parent.iterdir()] == ["settings.toml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "nowhere" / "settings.toml")
    file.load()
    with pytest.raises(Trouble, match="cannot be written"):
        file.save(Settings(reminders=()))


FILES = [
    "",
    "version = 1\n",
    WRITTEN,
    WRITTEN.replace("\n[walk]\nminutes = 25\n", '\n[walk]\n"minutes" = 25'),
    # Inline, dotted and quoted; headers that are none; no newline at the end.
    'prompt.snooze = "5 min" # dotted\nwalk = {minutes = 25, own = 1}\n',
    'reminder = [{id = "a", at = ["10:00"], own = 1}]\n[sound]\nvolume = 3',
    'own = """\n[walk]\n# [[reminder]]\n"""\n[walk]\nminutes = 3\n[ "prompt" ] # x\n',
    '[days_off]\ndates = [\n# Christmas\n"2026-12-24",\n]\nown = [\n["x"],\n["y"]\n]\n',
    '[[reminder]]\nid = "0"\nat = ["10:00"]\n[reminder.own]\nx = 1\n# end\n[goal]\n#e',
    '[[reminder]]\nid="0"\nat=["10:00"]\n#b\n[goal]\n#c\n[[reminder]]\nid="1"\nat=[09:00:00]',
]


@pytest.mark.parametrize("text", FILES)
@given(chosen=any_settings)
@settings(max_examples=40)
def test_any_settings_can_be_written_over_any_file(text: str, chosen: Settings) -> None:
    again = settings_text.write_over(text, chosen)
    assert settings_text.tells(again, chosen)
    assert settings_text.write_over(again, chosen) == again


@given(first=any_settings, second=any_settings, third=any_settings)
@settings(max_examples=40)
def test_saving_again_and_again_tells_the_last(
    first: Settings, second: Settings, third: Settings
) -> None:
    text = WRITTEN
    for chosen in (first, second, third, first):
        text = settings_text.write_over(text, chosen)
        assert settings_text.tells(text, chosen)
    assert 'key = "value"' in text
    assert "# How to ask.\n[prompt]\n" in text


@given(minutes=st.lists(st.integers(1, 180), min_size=1))
@settings(max_examples=20)
def test_a_file_does_not_grow_by_being_saved(minutes: list[int]) -> None:
    told = Settings(reminders=(DAILY,))
    text = settings_text.write_over("", told)
    for number in (*minutes, 20):
        extra = Reminder("extra", ClockTimes((time(9),)), minutes=number)
        text = settings_text.write_over(text, replace(told, reminders=(DAILY, extra)))
        text = settings_text.write_over(text, told)
    assert text == settings_text.write_over("", told)


def test_a_file_that_cannot_be_edited_keeps_its_unknown_keys() -> None:
    text = 'reminder = [{id = "a", at = ["10:00"], own = 1}]\n[walk]\nmore = 2\n'
    told = settings_text.write_over(
        text, Settings(reminders=(Reminder("a", DAILY.rule),))
    )
    assert "own = 1" in told
    assert "more = 2" in told


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000])
def test_a_number_without_end_is_a_mistake(tmp_path: Path, number: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[walk]\nminutes = {number}\n")
    (mistake,) = SettingsFile(path).load().mistakes
    assert "a number is too long" in mistake
    with pytest.raises(Trouble):
        SettingsFile(path).save(Settings())


def test_a_link_to_itself_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.symlink_to(path)
    (mistake,) = SettingsFile(path).load().mistakes
    assert "cannot be read" in mistake
    with pytest.raises(Trouble):
        SettingsFile(path).save(Settings())
