"""The words of the page after a walk: numbers first, and nothing to live up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from walkreminder.core.after import AfterWalk, OfOtherDay, OnlyWalked
from walkreminder.ui.wording import sentences, tr, weekday

if TYPE_CHECKING:
    from walkreminder.core.after import After


@dataclass(frozen=True, slots=True)
class AfterWords:
    """A number with its words, and a sentence each of the day and of the week.

    The sentences are empty where nobody knows.
    """

    number: str
    words: str
    today: str
    week: str

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return sentences(f"{self.number} {self.words}.", self.today, self.week)


def after_words(after: After) -> AfterWords:
    """Return what a walk came to, in words."""
    words = tr("minute walked") if after.walked == 1 else tr("minutes walked")
    number = str(after.walked)
    match after:
        case AfterWalk():
            return AfterWords(number, words, _today(after), _week(after))
        case OfOtherDay():
            began = tr("Counted for {day}, when it began.", day=weekday(after.day))
            return AfterWords(number, words, began, "")
        case OnlyWalked():
            return AfterWords(number, words, "", "")
    assert_never(after)


def _today(after: AfterWalk) -> str:
    count, goal = after.today, after.goal
    if goal <= 0:
        return tr("Today {count} min.", count=count)
    if after.goal_met:
        return tr("Today {count} of {goal}. Goal met.", count=count, goal=goal)
    left = goal - count
    return tr(
        "Today {count} of {goal}, {left} to go.", count=count, goal=goal, left=left
    )


def _week(after: AfterWalk) -> str:
    if after.week_goal <= 0:
        return tr("This week {count}.", count=after.week)
    return tr("This week {count} of {goal}.", count=after.week, goal=after.week_goal)
