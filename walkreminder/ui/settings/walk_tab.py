"""The Walk tab: how long a walk is and how it begins and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from walkreminder.core.settings import TimeIsUp
from walkreminder.ui.parts.buttons import Switch
from walkreminder.ui.parts.stepper import Steps
from walkreminder.ui.settings.rows import Lens, Row, RowsTab, Says
from walkreminder.ui.settings.words import seconds
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from walkreminder.core.settings import WalkSettings

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
WALKS: Final = Steps(MINUTE, 3 * HOUR, 5 * MINUTE)
ENDS: Final = Steps(0, HOUR, MINUTE)
CAPS: Final = Steps(MINUTE, 24 * HOUR, 30 * MINUTE)


def _walk(
    read: Callable[[WalkSettings], timedelta],
    write: Callable[[WalkSettings, timedelta], WalkSettings],
) -> Lens[int]:
    """Return the lens on a duration of the walk, in seconds."""
    return Lens(
        lambda all_: round(read(all_.walk).total_seconds()),
        lambda all_, value: replace(
            all_, walk=write(all_.walk, timedelta(seconds=value))
        ),
    )


LENGTH: Final = _walk(
    lambda w: timedelta(minutes=w.minutes),
    lambda w, v: replace(w, minutes=round(v.total_seconds() / MINUTE)),
)
WARM_UP: Final = _walk(lambda w: w.warm_up, lambda w, v: replace(w, warm_up=v))
COOL_DOWN: Final = _walk(lambda w: w.cool_down, lambda w, v: replace(w, cool_down=v))
CAP: Final = _walk(lambda w: w.cap, lambda w, v: replace(w, cap=v))
ASK: Final[Lens[bool]] = Lens(
    lambda all_: all_.rating.ask,
    lambda all_, value: replace(all_, rating=replace(all_.rating, ask=value)),
)
TIME_IS_UP: Final[Lens[TimeIsUp]] = Lens(
    lambda all_: all_.walk.when_time_is_up,
    lambda all_, value: replace(all_, walk=replace(all_.walk, when_time_is_up=value)),
)


class WalkTab(RowsTab):
    """How a walk goes."""

    def build(self) -> None:
        """Add three cards: its length, its end, and how the back takes it."""
        self.add_card(tr("Length"), *self._length())
        self.add_card(tr("The end"), *self._end())
        self.add_card(tr("Your back"), self._back())

    def _back(self) -> Row:
        says = Says(
            tr("Ask how your back feels"),
            tr("Before and after a walk and on the next morning; you can always skip."),
        )
        switch = Switch(self.themes, says.name)
        self.follow(ASK, switch.show_on)
        row = Row(self.themes, says, switch)
        switch.changed.connect(partial(self.edit, row, ASK))
        return row

    def _length(self) -> tuple[QWidget, ...]:
        usual = Says(
            tr("Usual length"),
            tr("For walks you start yourself, and reminders without their own."),
        )
        first = Says(tr("Warm up"), tr("The slow minutes at the beginning."))
        last = Says(tr("Cool down"), tr("The slow minutes at the end."))
        return (
            self.stepper(usual, WALKS, seconds, LENGTH),
            self.stepper(first, ENDS, seconds, WARM_UP),
            self.stepper(last, ENDS, seconds, COOL_DOWN),
        )

    def _end(self) -> tuple[QWidget, ...]:
        time_is_up = Says(
            tr("When the time is up"),
            tr("Finish the walk by itself, or count on until you say so."),
        )
        answers = (
            (TimeIsUp.FINISH, tr("Finish")),
            (TimeIsUp.KEEP_COUNTING, tr("Keep counting")),
        )
        longest = Says(
            tr("The longest walk"),
            tr("A forgotten walk ends here, so minutes stay honest."),
        )
        return (
            self.choices(time_is_up, answers, TIME_IS_UP),
            self.stepper(longest, CAPS, seconds, CAP),
        )
