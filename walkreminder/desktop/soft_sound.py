"""A sound as loud as it is wanted: its samples scaled, whatever plays them."""

from __future__ import annotations

import io
import wave
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FULL_VOLUME: Final = 100
BITS: Final = 15
ONE: Final = 1 << BITS


def softened(file: Path, volume: int, folder: Path) -> Path:
    """Return a 16-bit sound at a volume from 0 to 100, written to a folder if need be.

    The ear takes a quarter of the samples' height for about half as loud, so the
    height goes with the square of the volume.
    """
    if volume >= FULL_VOLUME:
        return file
    with wave.open(str(file), "rb") as sound:
        form = sound.getparams()
        heard = array("h", sound.readframes(form.nframes))
    # In whole numbers, rounded: that takes half as long, and a walk waits for it.
    gain = round(ONE * (volume / FULL_VOLUME) ** 2)
    heard = array("h", [(each * gain + ONE // 2) >> BITS for each in heard])
    place = folder / file.name
    whole = io.BytesIO()
    with wave.open(whole, "wb") as written:
        written.setparams(form)
        written.writeframesraw(heard.tobytes())
    # Replaced, not overwritten: the one before may still be played.
    fresh = place.with_suffix(".new")
    fresh.write_bytes(whole.getvalue())
    fresh.replace(place)
    return place
