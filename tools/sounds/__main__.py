"""Makes the soft tones of a walk's cues: `python -m tools.sounds`.

Each is a few notes of a small bell: a sine with two quiet overtones that fade faster
than it does. All are 16-bit, mono, and begin and end in silence.
"""

from __future__ import annotations

import io
import math
import wave
from array import array
from typing import TYPE_CHECKING, Final

from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RATE: Final = 44_100
LOUDEST: Final = 0.44  # of full scale, about -7 dB: room for every player
FULL: Final = 32_767
ATTACK: Final = 0.018  # seconds; less would click
RELEASE: Final = 0.12
FADE: Final = 0.24  # in which a note falls to a third
APART: Final = 0.24  # from one note to the next
RING: Final = 0.9  # how long the last note is heard
# An overtone's pitch, strength, and how much faster it fades than the note.
OVERTONES: Final = ((1.0, 1.0, 1.0), (2.0, 0.22, 1.8), (3.0, 0.07, 3.0))

G4, C5, D5, E5, G5 = 392.00, 523.25, 587.33, 659.26, 783.99
# Told apart by their shape: up, there and back, one alone, up and home.
TONES: Final[Mapping[str, Sequence[float]]] = {
    "start": (G4, C5),
    "half-way": (C5, E5, C5),
    "last-minute": (D5,),
    "end": (C5, E5, G5, C5),
}


def sounds() -> Mapping[str, bytes]:
    """Return every sound by the name of its file."""
    return {f"{name}.wav": wav(samples(notes)) for name, notes in TONES.items()}


def samples(notes: Sequence[float]) -> array[int]:
    """Return what is heard, as loud as it may be."""
    length = APART * (len(notes) - 1) + RING
    heard = [0.0] * round(length * RATE)
    for number, pitch in enumerate(notes):
        begins = round(number * APART * RATE)
        for index in range(begins, len(heard)):
            heard[index] += _note(pitch, (index - begins) / RATE)
    last = len(heard) - 1
    for index in range(len(heard)):
        # The whole fades out, so that nothing is cut off.
        heard[index] *= _rise((last - index) / RATE, RELEASE)
    gain = LOUDEST * FULL / max(map(abs, heard))
    return array("h", (round(each * gain) for each in heard))


def wav(heard: array[int]) -> bytes:
    """Return a file with these samples."""
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(heard.itemsize)
        file.setframerate(RATE)
        file.writeframes(heard.tobytes())
    return whole.getvalue()


def _note(pitch: float, at: float) -> float:
    return _rise(at, ATTACK) * sum(
        strength
        * math.exp(-at * faster / FADE)
        * math.sin(2 * math.pi * pitch * times * at)
        for times, strength, faster in OVERTONES
    )


def _rise(at: float, within: float) -> float:
    """Return how far something has come that rises softly from nothing."""
    if at >= within:
        return 1.0
    return (1 - math.cos(math.pi * at / within)) / 2


def main() -> None:
    """Write every sound where the app finds it."""
    resource("sounds").mkdir(exist_ok=True)
    for name, whole in sounds().items():
        resource("sounds", name).write_bytes(whole)
        print(name)


if __name__ == "__main__":
    main()
