"""The Prompts tab: when and how the app asks, and when it is content."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core.settings import GoalMet
from walkreminder.ui.parts.stepper import Steps
from walkreminder.ui.settings.rows import Lens, RowsTab, Says
from walkreminder.ui.settings.words import seconds
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.settings import PromptSettings
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
GOAL_MET: Final[Lens[GoalMet]] = Lens(
    lambda all_: all_.prompt.when_goal_met,
    lambda all_, value: replace(all_, prompt=replace(all_.prompt, when_goal_met=value)),
)


class PromptsTab(RowsTab):
    """How the app asks for a walk."""

    def build(self) -> None:
        """Add two cards: asking, and being content."""
        self.add_card(tr("Asking"), *self._asking())
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
                    tr("A prompt that gets no answer comes back once."),
                ),
                MINUTES,
                seconds,
                REPEAT,
            ),
            self.stepper(
                Says(
                    tr("Settle first"),
                    tr("A short pause after start-up or sleep before it asks."),
                ),
                SECONDS,
                seconds,
                SETTLE,
            ),
        ]

    def _walked(self) -> list[Row]:
        return [
            self.stepper(
                Says(
                    tr("A recent walk counts for"),
                    tr("A walk this recent covers the reminder."),
                ),
                MINUTES_OR_NONE,
                seconds,
                COVERED,
            ),
            self.choices(
                Says(
                    tr("Once today's goal is met"),
                    tr("Keep asking as usual, or be quiet until tomorrow."),
                ),
                ((GoalMet.REMIND, tr("Keep asking")), (GoalMet.QUIET, tr("Be quiet"))),
                GOAL_MET,
            ),
        ]
