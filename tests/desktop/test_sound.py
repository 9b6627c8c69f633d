from __future__ import annotations

import sys
import wave
from array import array
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.desktop.stub import Stubs
from walkreminder.desktop.soft_sound import softened
from walkreminder.desktop.sound import LINUX, MACOS, Player, ProgramSound
from walkreminder.desktop.windows_sound import WindowsSound, play_by_system
from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SOUND = resource("sounds", "half-way.wav")


@pytest.fixture
def stubs(tmp_path: Path) -> Stubs:
    return Stubs(tmp_path / "bin")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


@pytest.fixture
def sound(stubs: Stubs, folder: Path) -> Iterator[ProgramSound]:
    sound = ProgramSound(LINUX, folder, stubs.find)
    yield sound
    sound.stop()


def loudest(file: str | Path) -> int:
    with wave.open(str(file)) as heard:
        samples = array("h", heard.readframes(heard.getnframes()))
    return int(max(map(abs, samples)))


def play(sound: ProgramSound, qtbot: QtBot, volume: int = 60) -> str:
    with qtbot.waitSignal(sound.done) as done:
        sound.play(SOUND, volume)
    return str(done.args[0])


@pytest.mark.parametrize("player", [*LINUX, *MACOS])
def test_a_sound_is_played_by_whatever_player_there_is(
    player: Player, stubs: Stubs, folder: Path, qtbot: QtBot
) -> None:
    stubs.add(player.name)
    sound = ProgramSound((*LINUX, *MACOS), folder, stubs.find)
    assert play(sound, qtbot, volume=100) == ""
    assert stubs.told(player.name) == [*player.options, str(SOUND)]


def test_the_first_player_that_is_there_plays(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("aplay")
    stubs.add("paplay")
    assert play(sound, qtbot) == ""
    assert stubs.told("paplay") is not None
    assert stubs.told("aplay") is None


def test_a_player_with_nobody_to_play_to_leaves_it_to_the_next(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("pw-play", "echo 'Host is down' >&2; exit 1")
    stubs.add("aplay")
    assert play(sound, qtbot) == ""
    assert stubs.told("aplay") is not None
    # The one that could is the first one from then on.
    (stubs.folder / "pw-play.told").unlink()
    assert play(sound, qtbot) == ""
    assert stubs.told("pw-play") is None


def test_no_player_at_all_is_told(sound: ProgramSound, qtbot: QtBot) -> None:
    assert play(sound, qtbot) == (
        "The cues of a walk cannot be heard: none of pw-play, paplay, aplay,"
        " canberra-gtk-play is installed. Install one of them, or switch the cues off"
        " in the settings."
    )


def test_players_that_all_fail_are_told_and_may_work_again(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("paplay", "echo 'Connection refused' >&2; exit 1")
    stubs.add("aplay", "echo 'no card' >&2; exit 1")
    assert play(sound, qtbot) == (
        "A cue could not be played: aplay failed (no card). Look at the sound of this"
        " computer, or switch the cues off in the settings."
    )
    stubs.add("aplay")
    assert play(sound, qtbot) == ""


def test_a_player_that_hangs_is_given_up_and_tried_last(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    sound._program._limit.setInterval(50)
    stubs.add("pw-play", "exec sleep 600")
    stubs.add("aplay")
    assert "pw-play failed (it did not end)" in play(sound, qtbot)
    assert stubs.told("aplay") is None, "so late it would mislead"
    sound._program._limit.setInterval(10_000)
    assert play(sound, qtbot) == ""


def test_a_sound_takes_the_place_of_one_that_still_plays(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("pw-play", "exec sleep 600")
    with qtbot.assertNotEmitted(sound.done):
        sound.play(SOUND, 60)
    stubs.add("pw-play")
    assert play(sound, qtbot) == ""


def test_no_volume_starts_no_player(
    sound: ProgramSound, stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("pw-play")
    assert play(sound, qtbot, volume=0) == ""
    assert stubs.told("pw-play") is None


def test_the_volume_scales_what_is_played(
    sound: ProgramSound, stubs: Stubs, folder: Path, qtbot: QtBot
) -> None:
    stubs.add("pw-play")
    heights = []
    for volume in (10, 50, 100):
        assert play(sound, qtbot, volume) == ""
        told = stubs.told("pw-play")
        assert told is not None
        heights.append(loudest(told[0]))
    whole = loudest(SOUND)
    assert heights == [round(whole * 0.01), round(whole * 0.25), whole]
    assert [each.name for each in folder.iterdir()] == ["half-way.wav"]


def test_a_folder_that_cannot_be_written_is_told(
    stubs: Stubs, tmp_path: Path, qtbot: QtBot
) -> None:
    stubs.add("pw-play")
    sound = ProgramSound(LINUX, tmp_path / "gone", stubs.find)
    assert play(sound, qtbot).startswith(
        f"A cue could not be played: half-way.wav cannot be put into {tmp_path}/gone ("
    )


def test_what_is_no_sound_is_told(
    sound: ProgramSound, stubs: Stubs, tmp_path: Path, qtbot: QtBot
) -> None:
    stubs.add("pw-play")
    broken = tmp_path / "broken.wav"
    for text in ("", "no sound"):
        broken.write_text(text)
        with qtbot.waitSignal(sound.done) as done:
            sound.play(broken, 60)
        assert done.args[0].startswith("A cue could not be played: broken.wav")


def test_a_sound_that_still_plays_is_not_overwritten(folder: Path) -> None:
    with softened(SOUND, 50, folder).open("rb") as first:
        before = first.read(100)
        first.seek(0)
        softened(SOUND, 10, folder)
        assert first.read(100) == before


def test_windows_plays_by_its_own_call(folder: Path, qtbot: QtBot) -> None:
    played: list[str | None] = []
    sound = WindowsSound(played.append, folder)
    with qtbot.waitSignal(sound.done) as done:
        sound.play(SOUND, 50)
    assert done.args == [""]
    assert played == [None, str(folder / "half-way.wav")]
    sound.play(SOUND, 0)
    sound.stop()
    assert played[2:] == [None]


def test_windows_without_sound_tells_so(folder: Path, qtbot: QtBot) -> None:
    def broken(_file: str | None) -> None:
        raise RuntimeError("Failed to play sound")

    sound = WindowsSound(broken, folder)
    with qtbot.waitSignal(sound.done) as done:
        sound.play(SOUND, 50)
    assert done.args[0].startswith("A cue could not be played (Failed to play sound).")


def test_the_call_of_windows_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[object, int]] = []
    fake = SimpleNamespace(
        SND_FILENAME=1,
        SND_ASYNC=2,
        SND_NODEFAULT=4,
        PlaySound=lambda file, how: told.append((file, how)),
    )
    monkeypatch.setitem(sys.modules, "winsound", fake)
    play_by_system("a.wav")
    assert told == [("a.wav", 7)]
