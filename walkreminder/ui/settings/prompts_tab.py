"""The Prompts tab: when and how the app asks, and what holds it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.settings import GoalMet, HoldReason
from walkreminder.ui.parts.stepper import Steps
from walkreminder.ui.settings.rows import Lens, RowsTab, Says
from walkreminder.ui.settings.words import seconds
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.settings import PromptSettings, Settings
    from walkreminder.ui.settings.rows import Row

MINUTE: Final = 60
HALF_DAY: Final = 12 * 60 * MINUTE
MINUTES: Final = Steps(MINUTE, HALF_DAY, 5 * MINUTE)
MINUTES_OR_NONE: Final = Steps(0, HALF_DAY, 5 * MINUTE)
SECONDS: Final = Steps(0, 10 * MINUTE, 5)


def _prompt(
    read: Callable[[PromptSettings], timedelta],
    write: Callable[[PromptSettings, timedelta], PromptSettings],
) -> Lens[int]:
    """Return the lens on a duration of the prompt, in seconds."""
    return Lens(
        lambda all_: round(read(all_.prompt).total_seconds()),
        lambda all_, value: replace(
            all_, prompt=write(all_.prompt, timedelta(seconds=value))
        ),
    )


PATIENCE: Final = _prompt(lambda p: p.patience, lambda p, v: replace(p, patience=v))
SNOOZE: Final = _prompt(lambda p: p.snooze, lambda p, v: replace(p, snooze=v))
REPEAT: Final = _prompt(
    lambda p: p.repeat_after, lambda p, v: replace(p, repeat_after=v)
)
SETTLE: Final = _prompt(lambda p: p.settle, lambda p, v: replace(p, settle=v))
COVERED: Final = _prompt(
    lambda p: p.covered_by_walk_within,
    lambda p, v: replace(p, covered_by_walk_within=v),
)
AWAY_AFTER: Final = _prompt(
    lambda p: p.away_after, lambda p, v: replace(p, away_after=v)
)
GOAL_MET: Final[Lens[GoalMet]] = Lens(
    lambda all_: all_.prompt.when_goal_met,
    lambda all_, value: replace(all_, prompt=replace(all_.prompt, when_goal_met=value)),
)


def _holds(reason: HoldReason) -> Lens[bool]:
    """Return the lens on one reason to hold a prompt; their order stays."""

    def write(all_: Settings, on: bool) -> Settings:  # noqa: FBT001 - it is the value
        held = {*all_.prompt.hold_when, reason} if on else {*all_.prompt.hold_when}
        kept = tuple(
            each for each in HoldReason if each in held and (on or each != reason)
        )
        return replace(all_, prompt=replace(all_.prompt, hold_when=kept))

    return Lens(lambda all_: reason in all_.prompt.hold_when, write)


class PromptsTab(RowsTab):
    """How the app asks for a walk."""

    def build(self) -> None:
        """Add three cards: asking, holding back, and being content."""
        self.add_card(tr("Asking"), *self._asking())
        self.add_card(tr("Holding back"), *self._holding())
        self.add_card(tr("When you have walked"), *self._walked())

    def _asking(self) -> list[Row]:
        return [
            self.stepper(
                Says(tr("Patience"), tr("How late a reminder may still ask.")),
                MINUTES,
                seconds,
                PATIENCE,
            ),
            self.stepper(
                Says(tr("Snooze"), tr("How long Snooze waits before it asks again.")),
                MINUTES,
                seconds,
                SNOOZE,
            ),
            self.stepper(
                Says(
                    tr("Ask once more after"),
                    tr("A prompt that gets no answer comes back one single time."),
                ),
                MINUTES,
                seconds,
                REPEAT,
            ),
            self.stepper(
                Says(
                    tr("Settle first"),
                    tr("A short calm after the start and after sleep, before it asks."),
                ),
                SECONDS,
                seconds,
                SETTLE,
            ),
        ]

    def _holding(self) -> list[Row]:
        return [
            self.switch(
                Says(
                    tr("While you are away"),
                    tr("It waits until you are back, as long as patience lasts."),
                ),
                _holds(HoldReason.AWAY),
            ),
            self.stepper(
                Says(
                    tr("Away means"),
                    tr("No key and no pointer moved for this long."),
                ),
                MINUTES,
                seconds,
                AWAY_AFTER,
            ),
            self.switch(
                Says(
                    tr("In do not disturb"),
                    tr("It keeps quiet while your desktop is told to."),
                ),
                _holds(HoldReason.DO_NOT_DISTURB),
            ),
            self.switch(
                Says(
                    tr("In a call or a presentation"),
                    tr("It waits while something fills the screen."),
                ),
                _holds(HoldReason.BUSY),
            ),
        ]

    def _walked(self) -> list[Row]:
        return [
            self.stepper(
                Says(
                    tr("A recent walk counts for"),
                    tr("A walk that ended so shortly before a reminder covers it."),
                ),
                MINUTES_OR_NONE,
                seconds,
                COVERED,
            ),
            self.choices(
                Says(
                    tr("Once the goal of the day is met"),
                    tr("Keep asking as usual, or be quiet until tomorrow."),
                ),
                ((GoalMet.REMIND, tr("Keep asking")), (GoalMet.QUIET, tr("Be quiet"))),
                GOAL_MET,
            ),
        ]
