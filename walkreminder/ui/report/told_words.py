"""What the report says of the log, in words: programme, flare-ups and signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import Sign
from walkreminder.core.standing import Change
from walkreminder.ui.programme_words import level_name, level_told
from walkreminder.ui.wording import listing, tr

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.core.flare import Flare
    from walkreminder.core.report_log import LevelStep, Named, Told


@dataclass(frozen=True, slots=True)
class Lines:
    """A part at the foot of the page: its title, what stands first, and a list.

    The list begins with the latest.
    """

    title: str
    first: str
    lines: tuple[str, ...] = ()


def programme_lines(told: Told | None) -> Lines:
    """Return the level now, and the steps to it."""
    heading = tr("Programme")
    if told is None:
        return Lines(heading, tr("What was said of it cannot be read here."))
    if told.level is None or told.since is None:
        return Lines(heading, tr("The programme was not followed."))
    now = level_told(told.level)
    steps = tuple(_step(step) for step in reversed(told.steps))
    since = tr("since {date}, no step in this time", date=short_date(told.since))
    return Lines(heading, now, steps or (since,))


def _step(step: LevelStep) -> str:
    name = level_name(LEVELS[step.to])
    return f"{short_date(step.day)}: {name}, {_why(step.change)}"


def short_date(day: date) -> str:
    """Return "19 Nov 2026"."""
    month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def _why(change: Change) -> str:
    return {
        Change.ANSWER: tr("by the start question"),
        Change.STEP_UP: tr("stepped up"),
        Change.STEP_DOWN: tr("stepped down"),
        Change.REDS: tr("two red walks in a week"),
        Change.AMBERS: tr("three amber walks"),
        Change.MISSED: tr("days without a walk"),
        Change.FLARE_UP: tr("flare-up"),
        Change.FLARE_OVER: tr("flare-up eased"),
        Change.WAY_BACK: tr("three good walks"),
        Change.SORE_FEET: tr("sore feet or knees"),
    }[change]


def flare_lines(told: Told | None) -> Lines:
    """Return the flare-ups with their dates."""
    heading = tr("Flare-ups")
    if told is None:
        return Lines(heading, tr("What was said of them cannot be read here."))
    if not told.flares:
        return Lines(heading, tr("None was told."))
    lines = tuple(_flare(each) for each in reversed(told.flares))
    one, many = tr("1 was told."), tr("{n} were told.", n=len(lines))
    return Lines(heading, one if len(lines) == 1 else many, lines)


def _flare(flare: Flare) -> str:
    first = short_date(flare.first)
    if flare.last is None:
        return tr("since {date}, lasting", date=first)
    if flare.last == flare.first:
        return first
    return tr("{from_} to {until}", from_=first, until=short_date(flare.last))


def sign_lines(told: Told | None) -> Lines:
    """Return the signs that were named, and what became of each."""
    heading = tr("Signs that were named")
    if told is None:
        return Lines(heading, tr("What was said of them cannot be read here."))
    lines = tuple(_sign(each) for each in reversed(told.signs))
    first = "" if lines else tr("None was named.")
    if told.legs:
        days = listing(map(short_date, told.legs))
        # It comes first: what is last may find no room.
        lines = (tr("Pain down the leg in a walk: {days}", days=days), *lines)
    return Lines(heading, first, lines)


def _sign(named: Named) -> str:
    what = {
        Sign.EMERGENCY: tr("get help now"),
        Sign.SOON: tr("see a doctor soon"),
        Sign.CHECK: tr("check first"),
    }[named.sign]
    day = short_date(named.day)
    return tr("{date}, {list}: {end}", date=day, list=what, end=_ended(named))


def _ended(named: Named) -> str:
    if named.until is None:
        return tr("not cleared yet")
    day = short_date(named.until)
    if named.cleared:
        return tr("cleared by a clinician, told on {date}", date=day)
    return tr("answered anew on {date}", date=day)


def earlier_words(count: int) -> str:
    """Return that there are more lines than the page has room for."""
    return tr("and {n} earlier", n=count)
