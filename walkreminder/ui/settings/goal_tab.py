"""The Goal tab: what a week aims at, what that means a day, and the programme."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from walkreminder.core.settings import Weekday
from walkreminder.ui.parts.buttons import Switch
from walkreminder.ui.parts.stepper import Steps
from walkreminder.ui.settings import words
from walkreminder.ui.settings.rows import Lens, Row, RowsTab, Says
from walkreminder.ui.wording import tr

MINUTES: Final = Steps(1, 7 * 24 * 60, 10)
DAYS: Final = Steps(0, 6)

WEEKLY: Final[Lens[int]] = Lens(
    lambda all_: all_.goal.minutes_per_week,
    lambda all_, value: replace(all_, goal=replace(all_.goal, minutes_per_week=value)),
)
SPARE: Final[Lens[int]] = Lens(
    lambda all_: all_.goal.spare_days,
    lambda all_, value: replace(all_, goal=replace(all_.goal, spare_days=value)),
)
STARTS: Final[Lens[Weekday]] = Lens(
    lambda all_: all_.goal.week_starts,
    lambda all_, value: replace(all_, goal=replace(all_.goal, week_starts=value)),
)
FOLLOW: Final[Lens[bool]] = Lens(
    lambda all_: all_.programme.follow,
    lambda all_, value: replace(all_, programme=replace(all_.programme, follow=value)),
)
REST_DAYS: Final[Lens[bool]] = Lens(
    lambda all_: all_.programme.prompt_on_rest_days,
    lambda all_, value: replace(
        all_, programme=replace(all_.programme, prompt_on_rest_days=value)
    ),
)
A_DAY: Final[Lens[str]] = Lens(
    lambda all_: words.a_day(all_.goal, all_.goal_today), lambda all_, _: all_
)


class GoalTab(RowsTab):
    """What a week aims at, and whether the programme leads there."""

    def build(self) -> None:
        """Add two cards; the first row says what the goal means for a day."""
        weekly = self.stepper(
            Says(tr("Minutes a week"), " "), MINUTES, words.minute_count, WEEKLY
        )
        self.follow(A_DAY, weekly.does.show_text)
        self.add_card(
            tr("A week"),
            weekly,
            self.stepper(
                Says(
                    tr("Spare days"),
                    tr("This many days a week may pass without a walk."),
                ),
                DAYS,
                words.day_count,
                SPARE,
            ),
            self.choices(
                Says(tr("A week starts on"), tr("For the weeks in Today and History.")),
                [
                    (day, words.weekday_full(day))
                    for day in (Weekday.MON, Weekday.SAT, Weekday.SUN)
                ],
                STARTS,
            ),
        )
        self.add_card(tr("Programme"), *self._programme())

    def _programme(self) -> tuple[Row, ...]:
        follow = Says(
            tr("Follow the programme"),
            tr("It chooses minutes and days. Begin on the page Programme."),
        )
        rest = Says(
            tr("Ask on rest days too"),
            tr("Else reminders that follow the programme stay quiet on those days."),
        )
        return self._switch(follow, FOLLOW), self._switch(rest, REST_DAYS)

    def _switch(self, says: Says, lens: Lens[bool]) -> Row:
        switch = Switch(self.themes, says.name)
        self.follow(lens, switch.show_on)
        row = Row(self.themes, says, switch)
        switch.changed.connect(partial(self.edit, row, lens))
        return row
