from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.stub import Stubs
from walkreminder.desktop.speech import (
    NoSpeech,
    ProgramSpeech,
    macos_voice,
    spd_say,
    speech_dispatcher,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from walkreminder.desktop.speech import Speech

WORDS = "Half-way. Turn back now."


@pytest.fixture
def stubs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stubs:
    stubs = Stubs(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{stubs.folder}:/usr/bin:/bin")
    return stubs


def say(speech: Speech, qtbot: QtBot, volume: int = 60) -> str:
    with qtbot.waitSignal(speech.done) as done:
        speech.say(WORDS, volume)
    return str(done.args[0])


def test_spd_say_gets_the_words_and_a_volume_of_its_own_scale(
    stubs: Stubs, qtbot: QtBot
) -> None:
    stubs.add("spd-say")
    speech = speech_dispatcher()
    assert speech.absence == ""
    assert say(speech, qtbot) == ""
    told = stubs.told("spd-say")
    assert told is not None
    assert told[-4:] == ["--volume", "20", "--", WORDS]
    assert told[:4] == ["--application-name", "walkreminder", "--language", "en"]


@pytest.mark.parametrize(("volume", "told"), [(1, "-98"), (50, "0"), (100, "100")])
def test_the_volume_of_spd_say(volume: int, told: str) -> None:
    command = spd_say(WORDS, volume)
    assert command[command.index("--volume") + 1] == told


def test_no_volume_says_nothing(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("spd-say")
    assert say(speech_dispatcher(), qtbot, volume=0) == ""
    assert stubs.told("spd-say") is None


def test_an_absent_voice_is_told_with_a_remedy(stubs: Stubs, qtbot: QtBot) -> None:
    speech = ProgramSpeech("spd-say", spd_say, "Install it", stubs.find)
    sentence = (
        "The cues cannot be spoken: there is no spd-say on this computer."
        " Install it, or switch the voice off in the settings."
    )
    assert say(speech, qtbot) == sentence
    assert speech.absence == sentence
    # Once it is installed, it is heard without a restart.
    stubs.add("spd-say")
    assert speech.absence == ""
    assert say(speech, qtbot) == ""


def test_a_voice_that_fails_is_told(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("spd-say", "echo 'Failed to connect to Speech Dispatcher' >&2; exit 1")
    assert say(speech_dispatcher(), qtbot) == (
        "A cue could not be spoken: spd-say failed (Failed to connect to Speech"
        " Dispatcher). Try spd-say in a terminal, or switch the voice off in the"
        " settings."
    )


def test_a_voice_that_hangs_is_told(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("spd-say", "exec sleep 600")
    speech = speech_dispatcher()
    speech._program._limit.setInterval(50)
    assert "failed (it did not end)" in say(speech, qtbot)


def test_a_voice_that_is_stopped_tells_nothing(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("spd-say", "exec sleep 600")
    speech = speech_dispatcher()
    with qtbot.assertNotEmitted(speech.done):
        speech.say(WORDS, 60)
        speech.stop()


def test_macos_speaks_by_its_own_command(stubs: Stubs, qtbot: QtBot) -> None:
    stubs.add("say")
    assert say(macos_voice(), qtbot) == ""
    assert stubs.told("say") == [WORDS]


def test_a_system_without_a_known_voice_says_so(qtbot: QtBot) -> None:
    speech = NoSpeech()
    assert say(speech, qtbot) == speech.absence
    assert speech.absence.startswith("The cues cannot be spoken")
    speech.stop()
