"""The words that ask how the back is, and those that follow an answer.

What is said about health is that of the table of the graded plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.rating import Taken


def before_question() -> str:
    """Return what is asked while a walk warms up."""
    return tr("Your back now?")


def ends_in_short() -> str:
    """Return what the ends of the scale mean, where there is little room."""
    return tr("0 none, 10 worst")


def after_question() -> str:
    """Return what is asked when a walk has ended."""
    return tr("How was your back at its worst?")


def after_line(before: int | None) -> str:
    """Return when that is, and what was said before the walk."""
    when = tr("During the walk or just after.")
    if before is None:
        return when
    return tr("{when} Before it: {rating}.", when=when, rating=before)


def morning_question(*, still: bool) -> str:
    """Return what is asked on the day after a walk; `still`: it is morning yet."""
    if still:
        return tr("How is your back this morning, after yesterday's walk?")
    return tr("How was your back this morning, after yesterday's walk?")


def leg_question() -> str:
    """Return what whoever rated a rise is asked as well."""
    return tr("Did pain spread down your leg?")


def leg_answer() -> str:
    """Return what was said of it."""
    return tr("Noted: pain spread down your leg.")


def leg_slip() -> str:
    """Return the words of whoever said so by mistake."""
    return tr("Take back")


def red_words(told: Taken) -> str:
    """Return what the table says for red, or nothing."""
    if not told.is_red:
        return ""
    if told.halves:
        return tr("Stop and rest. The next walk is half as long.")
    return tr("Stop and rest. Make the next walk half as long.")


def off_words() -> str:
    """Return the words that switch ratings off for good."""
    return tr("Don't ask again")


def off_remedy() -> str:
    """Return where that is undone."""
    return tr("Settings, Walk, can switch it on again.")


def off_told() -> str:
    """Return what is said once it is done."""
    return tr("You will not be asked again. {remedy}", remedy=off_remedy())
