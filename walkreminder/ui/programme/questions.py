"""What the page Programme asks once before it says something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from walkreminder.core.events import SkipToday
from walkreminder.core.ledger import Reason
from walkreminder.core.programme_log import FlareUp, NoLegPain, SoreFeet
from walkreminder.ui.programme.ask import AskCard, Sure
from walkreminder.ui.programme.next_words import cleared_choice
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from uuid import UUID

    from walkreminder.core.programme_log import Said
    from walkreminder.ui.programme.ask import Deed
    from walkreminder.ui.programme.next_words import Choice


class Questions(AskCard):
    """Asks to be sure: `said` carries what was, `wished` a wish of another kind.

    `stopped` tells that it is followed no more, `asked` that there is a question now.
    """

    asked = Signal()
    said = Signal(object)
    wished = Signal(object)
    stopped = Signal()

    def choose(self, choice: Choice) -> None:
        """Say what was chosen, at once or after a question."""
        if choice.sure:
            self._put(_chosen(choice, partial(self._say, choice.said)))
        else:
            self._say(choice.said)

    def ask_flare_up(self) -> None:
        """Ask whose back has flared up."""
        self._put(_flare_up(partial(self._say, FlareUp())))

    def ask_skip_today(self) -> None:
        """Ask whoever had better not walk today."""
        self._put(_skip_today(partial(self.wished.emit, SkipToday(Reason.UNWELL))))

    def ask_sore_feet(self) -> None:
        """Ask whose feet are sore."""
        self._put(_sore_feet(partial(self._say, SoreFeet())))

    def ask_leg_slip(self, walk: UUID) -> None:
        """Ask whoever told of pain down the leg by mistake."""
        self._put(_leg_slip(partial(self._say, NoLegPain(walk))))

    def ask_cleared(self) -> None:
        """Ask who says to have been checked."""
        self.choose(cleared_choice())

    def ask_stop(self) -> None:
        """Ask who wants to follow no more."""
        self._put(_stop(self.stopped.emit))

    def _put(self, sure: Sure) -> None:
        self.ask(sure)
        self.asked.emit()

    def _say(self, said: Said) -> None:
        self.said.emit(said)


def _flare_up(deed: Deed) -> Sure:
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


def _skip_today(deed: Deed) -> Sure:
    """Return what is asked of whoever had better not walk today."""
    return Sure(
        tr("Skip today?"),
        tr(
            "Do, with a fever or unwell, after a fall, or where it is very hot or icy"
            " outdoors. The day does not count against your week. With any new numbness"
            " or weakness please look through the signs that need help."
        ),
        tr("Skip today"),
        tr("Not now"),
        deed,
        tr("See the signs that need help"),
    )


def _sore_feet(deed: Deed) -> Sure:
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


def _leg_slip(deed: Deed) -> Sure:
    """Return what is asked of whoever told of pain down the leg by mistake."""
    return Sure(
        tr("Did no pain spread down your leg?"),
        tr(
            "If that was a slip it is taken back: the walk is judged by its ratings"
            " alone, and so is the level."
        ),
        tr("Take it back"),
        tr("Not now"),
        deed,
    )


def _stop(deed: Deed) -> Sure:
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


def _chosen(choice: Choice, deed: Deed) -> Sure:
    """Return what is asked before a choice is said, that asks to be sure of."""
    return Sure(choice.title, choice.sure, choice.text, tr("Not now"), deed)
