"""What the tab Your data shows: files and copies as values, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from walkreminder.ui.mend_dialog import full_date, walk_count
from walkreminder.ui.programme.ask import Sure
from walkreminder.ui.wording import listing, sentences, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


@dataclass(frozen=True, slots=True)
class DataPlace:
    """A file or a folder of the user's, the folder to open for it, and its size."""

    name: str
    path: str
    folder: str
    size: int | None = None


class Origin(Enum):
    """Why there is a copy."""

    DAILY = "daily"
    REPLACED = "replaced"
    BEFORE = "before"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy of the history; where it cannot be used, `problem` says why."""

    path: str
    origin: Origin
    day: date
    size: int
    walks: int = 0
    problem: str = ""

    @property
    def can_be_used(self) -> bool:
        """Whether it may take the place of the history."""
        return not self.problem and self.origin is not Origin.DAMAGED


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept: where, how many walks there are now, and the copies."""

    places: tuple[DataPlace, ...] = ()
    walks: int = 0
    copies: tuple[KeptCopy, ...] = ()
    is_walking: bool = False


def size_words(size: int) -> str:
    """Return "1.2 MB"."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    # The number and its unit stay on one line.
    return QLocale().formattedDataSize(size, 1, form).replace(" ", "\u00a0")


def copy_name(copy: KeptCopy) -> str:
    """Return what a copy is called."""
    day = full_date(copy.day)
    return {
        Origin.DAILY: day,
        Origin.REPLACED: tr("Replaced on {day}", day=day),
        Origin.BEFORE: tr("Before the import of {day}", day=day),
        Origin.DAMAGED: tr("Damaged, put aside on {day}", day=day),
    }[copy.origin]


def copy_words(copy: KeptCopy) -> str:
    """Return what is in a copy, or why it is of no use."""
    if copy.origin is Origin.DAMAGED:
        return size_words(copy.size)
    if copy.problem:
        return copy.problem
    return listing((walk_count(copy.walks), size_words(copy.size)))


def last_copy(copies: tuple[KeptCopy, ...]) -> str:
    """Return when the last daily copy was made, and how many there are."""
    daily = [copy for copy in copies if copy.origin is Origin.DAILY]
    rule = tr("A copy of your history is made every day, and the last five stay.")
    if not daily:
        return sentences(rule, tr("There is none yet."))
    return sentences(rule, tr("The last one is of {day}.", day=full_date(daily[0].day)))


def sure_of_restore(copy: KeptCopy, kept: Kept, restore: Callable[[], None]) -> Sure:
    """Return what is asked before a copy takes the place of the history."""
    return Sure(
        tr("Go back to {copy}?", copy=copy_name(copy)),
        tr(
            "Your history then holds {then}; now it holds {now}. What you have now is"
            " kept first and joins this list, so you can go back to it. Your settings"
            " stay, and a walk that is on goes on.",
            then=walk_count(copy.walks),
            now=walk_count(kept.walks),
        ),
        tr("Use this copy"),
        tr("Not now"),
        restore,
    )


def sure_of_delete(kept: Kept, delete: Callable[[], None]) -> Sure:
    """Return what is asked, once, before everything goes."""
    count = len(kept.copies)
    one = tr("the one copy of all that")
    copies = one if count == 1 else tr("all {count} copies of that", count=count)
    what = tr(
        "What goes: {walks} with their ratings and notes, what became of every"
        " reminder, what you said to the programme and about warning signs, and"
        " {copies}. Your settings stay. Nobody can bring it back.",
        walks=walk_count(kept.walks),
        copies=copies if count else tr("every copy of that"),
    )
    walk = tr("The walk that is on goes too.") if kept.is_walking else ""
    export = tr("If you may want it one day, export it first.")
    return Sure(
        tr("Delete everything?"),
        sentences(what, walk, export),
        tr("Delete everything"),
        tr("Keep everything"),
        delete,
    )
