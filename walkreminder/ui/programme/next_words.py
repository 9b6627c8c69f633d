"""What comes next in the programme, and what can be said to it: words and buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.levels import FOUR_WEEKS, GOAL, LEVELS, SETTLE, Level
from walkreminder.core.programme import GOOD_FOR_A_STEP, good_days, may_step_to
from walkreminder.core.programme_log import Cleared, FlareOver, Hold, Said, StepTo
from walkreminder.core.programme_wishes import FLARE_LEAST
from walkreminder.core.safety import EASES_WITHIN
from walkreminder.core.standing import Change
from walkreminder.core.step_up import HELD_FOR, Holds, Next, Wanted, Wants, next_level
from walkreminder.ui.pace_words import pace
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.programme_words import (
    flare_day,
    level_minutes,
    level_name,
    level_unit,
)
from walkreminder.ui.wording import date_words, sentences, tr, weekday

if TYPE_CHECKING:
    from walkreminder.core.plan import Plan
    from walkreminder.core.standing import Standing


@dataclass(frozen=True, slots=True)
class Choice:
    """A button, and what it says to the programme.

    `sure` asks once more before, under a `title`.
    """

    text: str
    said: Said
    kind: Kind = Kind.QUIET
    enabled: bool = True
    title: str = ""
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is asked for, how much of it there is, and whether enough."""

    text: str
    amount: str
    icon: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class NextWords:
    """What the card says."""

    caption: str
    aside: str = ""
    number: str = ""
    unit: str = ""
    sentence: str = ""
    lines: tuple[Line, ...] = ()
    note: str = ""
    choices: tuple[Choice, ...] = ()


def next_words(plan: Plan, *, locked: bool = False) -> NextWords:
    """Return what comes next; under the lock, that it waits for a clinician."""
    if locked:
        return _to_be_checked()
    now, today = plan.standing, plan.today
    coming = next_level(now, plan.planned(), today)
    match coming.holds:
        case Holds.LOCKED | Holds.MUST_BE_CHECKED:
            return _to_be_checked()
        case Holds.FLARE_UP:
            return _flare_up(plan)
        case Holds.WAY_BACK:
            return _way_back(now)
        case Holds.AT_THE_TOP:
            return NextWords(
                tr("Nothing more to reach"),
                sentence=tr("Half an hour on five days, for life, is success."),
                choices=_down_of(now, tr("Step down"), Kind.QUIET),
            )
        case _:
            return _ahead(plan, coming)


def cleared_choice() -> Choice:
    """Return the button of who has been checked; it asks once more."""
    return Choice(
        tr("A clinician has cleared me"),
        Cleared(),
        title=tr("Has a clinician looked at you since?"),
        sure=tr("Say so only if a doctor or another clinician said you may walk."),
    )


def _to_be_checked() -> NextWords:
    return NextWords(
        tr("First of all"),
        sentence=tr("Please see a clinician. The programme waits for you meanwhile."),
        choices=(cleared_choice(),),
    )


def _flare_up(plan: Plan) -> NextWords:
    now, today = plan.standing, plan.today
    began = now.flared_up or today
    over = began + FLARE_LEAST
    eased = Choice(tr("It has eased"), FlareOver(), Kind.PRIMARY, today >= over)
    help_ = tr(
        "If it stops daily life, or does not ease in two weeks: see a clinician."
    )
    if today - began >= EASES_WITHIN:
        help_ = tr("Two weeks and not over: please see a clinician.")
    wait = tr("From {day} on you can say that it has eased.", day=weekday(over))
    return NextWords(
        tr("Flare-up"),
        tr("since {date}", date=date_words(began)),
        tr("Day {count}", count=flare_day(now, today)),
        sentence=tr(
            "Walk a little, several times a day, and avoid bed rest. Flare-ups are"
            " common and seldom mean harm."
        ),
        note=help_ if today >= over else sentences(wait, help_),
        choices=(eased,),
    )


def _way_back(now: Standing) -> NextWords:
    above = LEVELS[now.index + 1]
    good = good_days(now)
    back = "" if now.way_back is None else level_name(LEVELS[now.way_back])
    return NextWords(
        tr("Way back to {level}", level=back),
        number=tr("{good} of {count}", good=good, count=GOOD_FOR_A_STEP),
        unit=tr("good walks to {level}", level=level_name(above)),
        sentence=tr(
            "After a flare-up every three good walks bring you one level up, until"
            " you are back. You need not do anything for it."
        ),
        note=tr("A good walk is long enough, and neither amber nor red."),
        choices=_down_of(now, tr("Step down"), Kind.QUIET),
    )


def _ahead(plan: Plan, coming: Next) -> NextWords:
    now, level = plan.standing, coming.level
    name = level_name(level)
    extra = coming.index > GOAL
    words = tr("Next: {level}", level=name)
    if extra:
        words = tr("If you like: {level}", level=name)
    return NextWords(
        words,
        _aside(plan, coming),
        level_minutes(level),
        level_unit(level),
        sentences(_gain(LEVELS[now.index], level), _pace_change(now, level)),
        tuple(_line(each, rated=coming.rated) for each in coming.wanted),
        _note(coming),
        _choices(plan, coming),
    )


def _aside(plan: Plan, coming: Next) -> str:
    held = plan.standing.held
    if coming.holds is Holds.CHOSEN and held is not None:
        return tr("held until {date}", date=date_words(held + HELD_FOR))
    if coming.is_offered:
        return tr("offered now")
    if coming.since > plan.today:
        return tr("offered from {date}", date=date_words(coming.since))
    return tr("not offered yet")


def _gain(below: Level, above: Level) -> str:
    """Return what changes: minutes or days, never both."""
    if below is LEVELS[SETTLE]:
        return tr("One walk a day, on {days} days a week.", days=above.days)
    more = above.minutes - below.minutes
    if more:
        return tr("{count} minutes longer.", count=more)
    if above.days > below.days:
        return tr("One more day a week.")
    return ""


def _pace_change(now: Standing, level: Level) -> str:
    same = pace(LEVELS[now.index]) == pace(level)
    return tr("The same pace.") if same else pace(level)


def _line(wanted: Wanted, *, rated: bool) -> Line:
    has, of = wanted.has, wanted.of
    # It is said where a step rests on no ratings at all.
    count = str(has) if rated else tr("no ratings")
    four = of >= FOUR_WEEKS.days
    weeks = tr("Four weeks at this level") if four else tr("Two weeks at this level")
    text, amount = {
        Wants.TIME: (weeks, tr("{has} of {of} days", has=has, of=of)),
        Wants.WALKS: (
            tr("80% of planned walks done"),
            tr("{has} of {of}", has=has, of=of) if of else tr("none yet"),
        ),
        Wants.NO_RED: (tr("No red walk in two weeks"), count),
        Wants.FEW_AMBERS: (tr("At most one amber"), count),
    }[wanted.wants]
    waits = "clock" if wanted.wants in (Wants.TIME, Wants.WALKS) else "minus"
    return Line(text, amount, "check" if wanted.is_met else waits, wanted.is_met)


def _note(coming: Next) -> str:
    if coming.holds is Holds.DRIFTED:
        return tr("Hold this level until your back has been checked.")
    if coming.holds is Holds.AMBER:
        return tr("No step up right after an amber walk; the next one may open it.")
    return ""


def _choices(plan: Plan, coming: Next) -> tuple[Choice, ...]:
    now = plan.standing
    met = all(each.is_met for each in coming.wanted)
    open_ = met and may_step_to(now, coming.index, plan.today)
    up: tuple[Choice, ...] = ()
    if open_ and coming.holds in (None, Holds.CHOSEN):
        kind = Kind.PRIMARY if coming.is_offered else Kind.QUIET
        up = (Choice(tr("Step up"), StepTo(coming.index), kind),)
    hold = Choice(tr("Hold here") if up else tr("Hold at this level"), Hold())
    stay = (hold,) if coming.holds in (None, Holds.AMBER) else ()
    return (*up, *stay, *_down(plan))


def _down(plan: Plan) -> tuple[Choice, ...]:
    now = plan.standing
    fresh = now.change is Change.STEP_UP and now.since == plan.today
    if fresh:
        return _down_of(now, tr("Undo the step up"), ask=False)
    return _down_of(now, tr("Step down"))


def _down_of(
    now: Standing, text: str, kind: Kind = Kind.PLAIN, *, ask: bool = True
) -> tuple[Choice, ...]:
    """Offer to step down; it asks once, for up again takes its time."""
    if now.index == SETTLE:
        return ()
    below = LEVELS[now.index - 1]
    sure = tr(
        "{level} is {amount}. The next step up is offered after two weeks there.",
        level=level_name(below)[:1].upper() + level_name(below)[1:],
        amount=f"{level_minutes(below)} {level_unit(below)}",
    )
    title = tr("Step down?")
    if not ask:
        title = sure = ""
    to = StepTo(now.index - 1)
    return (Choice(text, to, kind, title=title, sure=sure),)
