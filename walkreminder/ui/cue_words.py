"""What a cue says, alike in a notification and by a voice."""

from __future__ import annotations

from dataclasses import dataclass

from walkreminder.core.walk import Cue
from walkreminder.ui.wording import tr


@dataclass(frozen=True, slots=True)
class CueWords:
    """The two lines of a cue."""

    title: str
    sentence: str

    @property
    def spoken(self) -> str:
        """Both lines as they are said aloud."""
        return f"{self.title}. {self.sentence}"


def cue_words(cue: Cue) -> CueWords:
    """Return what a cue says."""
    title, sentence = {
        Cue.START: (tr("Walk started"), tr("Start slowly and easily.")),
        Cue.HALF_WAY: (tr("Half-way"), tr("Turn back now.")),
        Cue.LAST_MINUTE: (tr("Last minute"), tr("Let your steps slow down.")),
        Cue.END: (tr("Time is up"), tr("Your walk has reached its goal.")),
    }[cue]
    return CueWords(title, sentence)
