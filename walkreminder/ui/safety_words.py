"""What is said of the signs in a line: that they are asked about, and check first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.programme_log import Sign
from walkreminder.core.safety import check_is_due
from walkreminder.ui.parts.notice import Care, Notice
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.core.standing import Standing


def check_first(standing: Standing) -> Notice | None:
    """Return the line that stays until a sign is cleared or answered anew."""
    see = tr("See the list")
    match standing.sign:
        case Sign.SOON:
            said = tr("Contact a doctor soon: a sign on that list applied to you.")
        case Sign.CHECK:
            said = tr("Check with a clinician first: that list applied to you.")
        case _:
            return None
    return Notice(said, "help", Care.HEED, see)


def check_due(standing: Standing, today: date) -> Notice | None:
    """Return the line that asks for a look at the signs, when it is time for one."""
    if not check_is_due(standing, today):
        return None
    asked = tr("Does one of the signs that need help apply to you?")
    if standing.red is not None and standing.red != standing.seen:
        words = tr("Your back hurt much more with a walk. {asked}", asked=asked)
    elif standing.checked is None:
        words = tr("Before you go on: {asked}", asked=asked)
    else:
        words = tr("Once a month: {asked}", asked=asked)
    return Notice(words, "help", Care.CALM, tr("Look and answer"))
