"""What the page Programme asks before it says something: the words of each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.ui.programme.ask import Sure
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.ui.programme.ask import Deed
    from walkreminder.ui.programme.next_words import Choice


def invitation() -> tuple[str, str]:
    """Return what the programme is, for whom it is new: a title and a few sentences."""
    return (
        tr("Build up slowly"),
        tr(
            "Small steps from a few minutes to half an hour, five days a week. It"
            " chooses the minutes and the days, and offers a step when it is time."
            " The goal is that of the WalkBack trial; the steps are ours, and no"
            " trial tested them."
        ),
    )


def flare_up(deed: Deed) -> Sure:
    """Return what is asked of whose back has flared up."""
    return Sure(
        tr("Much more pain than usual, for over a day?"),
        tr(
            "Please look through the signs that need help first. If none of them"
            " applies, the programme settles down: little walks, several times a day."
            " Flare-ups are common and seldom mean harm."
        ),
        tr("None applies, settle down"),
        tr("Not now"),
        deed,
        tr("See the signs that need help"),
    )


def sore_feet(deed: Deed) -> Sure:
    """Return what is asked of whose feet are sore."""
    return Sure(
        tr("Sore feet, knees or shins?"),
        tr(
            "Rest for two days and check your shoes; no walk is asked for meanwhile. If"
            " it comes back, the programme steps down. Limping or swelling: stop and"
            " get advice."
        ),
        tr("Rest two days"),
        tr("Not now"),
        deed,
    )


def stop(deed: Deed) -> Sure:
    """Return what is asked of who wants to follow no more."""
    return Sure(
        tr("Stop following the programme?"),
        tr(
            "Your reminders stay, with the usual minutes. What was said and walked is"
            " kept, and you can go on at any time."
        ),
        tr("Stop following"),
        tr("Keep following"),
        deed,
    )


def chosen(choice: Choice, deed: Deed) -> Sure:
    """Return what is asked before a choice is said, that asks to be sure of."""
    return Sure(choice.title, choice.sure, choice.text, tr("Not now"), deed)
