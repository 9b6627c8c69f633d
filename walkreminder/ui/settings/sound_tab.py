"""The Sound tab: what is heard on a walk, how loud, and a try of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkreminder.ui.parts.buttons import Button, Kind, Switch
from walkreminder.ui.parts.stepper import Stepper, Steps
from walkreminder.ui.settings import words
from walkreminder.ui.settings.rows import Lens, Row, RowsTab, Says
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

VOLUMES: Final = Steps(0, 100, 10)
SOUND, VOICE = "sound", "voice"

CUES: Final[Lens[bool]] = Lens(
    lambda all_: all_.sound.cues,
    lambda all_, value: replace(all_, sound=replace(all_.sound, cues=value)),
)
VOLUME: Final[Lens[int]] = Lens(
    lambda all_: all_.sound.volume,
    lambda all_, value: replace(all_, sound=replace(all_.sound, volume=value)),
)
SPOKEN: Final[Lens[bool]] = Lens(
    lambda all_: all_.walk.voice,
    lambda all_, value: replace(all_, walk=replace(all_.walk, voice=value)),
)


class SoundTab(RowsTab):
    """What is heard; `trial_wanted` asks for a try of the sound or of the voice."""

    trial_wanted = Signal(str)

    def build(self) -> None:
        """Add one card: the cues of a walk."""
        self.add_card(tr("On a walk"), self._cues(), self._volume(), self._voice())

    def _cues(self) -> Row:
        says = Says(
            tr("Cues"),
            tr(
                "Soft tones at the start, half-way, last minute and end, and a"
                " notification if no walk window is open."
            ),
        )
        return self.switch(says, CUES)

    def _volume(self) -> Row:
        says = Says(
            tr("Volume"), tr("How loud tones and voice are. At 0 % nothing is heard.")
        )
        stepper = Stepper(self.themes, says.name, VOLUMES, words.percent)
        self.follow(VOLUME, stepper.show_value)
        row = Row(self.themes, says, self._with_test(stepper, tr("Test tone"), SOUND))
        stepper.changed.connect(partial(self.edit, row, VOLUME))
        return row

    def _voice(self) -> Row:
        says = Says(
            tr("Voice"),
            tr("Speaks each cue after its tone, where this computer has a voice."),
        )
        switch = Switch(self.themes, says.name)
        self.follow(SPOKEN, switch.show_on)
        row = Row(self.themes, says, self._with_test(switch, tr("Test voice"), VOICE))
        switch.changed.connect(partial(self.edit, row, SPOKEN))
        return row

    def _with_test(self, control: QWidget, name: str, kind: str) -> QWidget:
        """Return a control with a button before it that tries what it sets."""
        both, test = QWidget(), Button(self.themes, tr("Test"), Kind.QUIET)
        test.setAccessibleName(name)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.themes.theme.px(Space.M))
        line.addWidget(test, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        test.clicked.connect(partial(self._try, kind))
        return both

    def _try(self, kind: str) -> None:
        self.trial_wanted.emit(kind)
