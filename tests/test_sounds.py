"""The bundled sounds are what the project's own script makes, and soft."""

from __future__ import annotations

import wave
from array import array
from itertools import pairwise

import pytest

from tools.sounds.__main__ import FULL, RATE, sounds
from walkreminder.core.walk import Cue
from walkreminder.resources import resource

MADE = sounds()
SOFT = 0.5  # of full scale: -6 dB


def heard(name: str) -> array[int]:
    with wave.open(str(resource("sounds", name))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getframerate() == RATE
        return array("h", file.readframes(file.getnframes()))


def test_every_cue_has_its_sound_and_there_are_no_others() -> None:
    assert set(MADE) == {f"{cue.value}.wav" for cue in Cue}
    assert {each.name for each in resource("sounds").iterdir()} == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_a_sound_is_what_the_script_makes(name: str) -> None:
    assert resource("sounds", name).read_bytes() == MADE[name]


@pytest.mark.parametrize("name", MADE)
def test_a_sound_is_short_soft_and_not_silent(name: str) -> None:
    samples = heard(name)
    assert 0.5 < len(samples) / RATE < 2
    loudest = max(map(abs, samples))
    assert 0.25 * FULL < loudest < SOFT * FULL


@pytest.mark.parametrize("name", MADE)
def test_a_sound_begins_and_ends_in_silence_without_a_click(name: str) -> None:
    samples = heard(name)
    assert (samples[0], samples[-1]) == (0, 0)
    ends = round(RATE * 0.002)
    quiet = 0.02 * FULL
    assert max(map(abs, (*samples[:ends], *samples[-ends:]))) < quiet
    steps = (abs(b - a) for a, b in pairwise(samples))
    assert max(steps) < 0.08 * FULL


@pytest.mark.parametrize("name", MADE)
def test_a_sound_rests_around_nothing(name: str) -> None:
    samples = heard(name)
    assert abs(sum(samples) / len(samples)) < 0.0005 * FULL


def test_the_sounds_can_be_told_apart() -> None:
    assert len({bytes(heard(name)) for name in MADE}) == len(MADE)
