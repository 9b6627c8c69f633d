"""The graded programme: what each thing that is said or walked makes of a standing.

Quoted are the rules of the plan that the levels belong to. They are our own, in the
spirit of the WalkBack trial (Pocovi et al. 2024); no trial tested them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final, assert_never

from walkreminder.core.days import day_of
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import LEVELS, SETTLE, TOP, start_level
from walkreminder.core.pain import (
    LEAST_PAIN,
    Colour,
    colour,
)
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    NoLegPain,
    SoreFeet,
    StepTo,
)
from walkreminder.core.standing import BAD, Change, Standing, Walked

REDS: Final = 2
REDS_WITHIN: Final = timedelta(days=7)
AMBERS: Final = 3
MISSED: Final = (timedelta(days=4), timedelta(days=14))
GOOD_FOR_A_STEP: Final = 3
BELOW_THE_FLARE: Final = 2
EXPECTED_WITHIN: Final = timedelta(days=3)
SORE_REST: Final = timedelta(days=2)
SORE_AGAIN: Final = timedelta(days=14)
LEAST_SECONDS: Final = 60


def minutes_of(now: Standing) -> int:
    """Return the minutes of the next walk; after a red one, "half the minutes"."""
    minutes = now.level.minutes
    return max((minutes + 1) // 2, LEVELS[SETTLE].least) if now.half else minutes


def rests_sore(now: Standing, day: date) -> bool:
    """Tell whether sore feet, knees or shins rest on a day: "rest 2 days"."""
    return now.sore is not None and now.sore <= day < now.sore + SORE_REST


def may_step_to(now: Standing, to: int, day: date) -> bool:
    """Tell whether a level may be stepped to: any lower one, or the next in time."""
    if to == now.index + 1:
        return to <= TOP and may_step_up(now, day)
    return SETTLE <= to < now.index


def may_step_up(now: Standing, day: date) -> bool:
    """Tell whether a step up is no sooner than it may ever be.

    "At least 2 weeks per level", four at the goal and beyond it; none during a
    flare-up, on the way back from one, or before what must be checked was.
    """
    settled = now.flared_up is None and now.way_back is None and not _is_stopped(now)
    return settled and day - now.since >= LEVELS[now.index].steady


def good_days(now: Standing) -> int:
    """Return on how many days somebody has walked well at this level."""
    level = LEVELS[now.index]
    return sum(each.day >= now.begins and each.is_good(level) for each in now.days)


def begin(answer: Answer, day: date, before: tuple[int, ...]) -> Standing:
    """Return where one stands by the first answer; `before` are ratings by then."""
    index = start_level(answer.able, flared_up=answer.flared_up)
    begun = Standing(
        index,
        day,
        Change.ANSWER,
        answer,
        expected=_expected_after(day),
        begins=day,
        before=before,
    )
    if not answer.flared_up:
        return begun
    return replace(begun, flared_up=day, way_back=SETTLE)


def hear(now: Standing, entry: Entry) -> Standing:
    """Return where one stands once something was said."""
    day = entry.day
    match entry.said:
        case Answer() as answer:
            again = begin(answer, day, now.before)
            return replace(
                again,
                begins=_next_free(now, day),
                last=now.last,
                sore=now.sore,
                sign=now.sign,
                checked=now.checked,
                seen=now.seen,
                red=now.red,
            )
        case StepTo(level):
            return _step(now, level, day)
        case Hold():
            return replace(now, held=day)
        case FlareUp():
            return _flare_up(now, day)
        case FlareOver():
            return _flare_over(now, day)
        case SoreFeet():
            return _feel_sore(now, day)
        case Checked(sign, walk):
            # Only a clinician clears an emergency, not a later answer.
            kept = now.sign if now.locked else sign
            return replace(now, sign=kept, checked=day, seen=walk)
        case Cleared():
            cleared = max(now.cleared, now.usual or LEAST_PAIN)
            return replace(now, sign=None, cleared=cleared)
        case LegPain() | NoLegPain():
            return now
        case _:
            assert_never(entry.said)


def _step(now: Standing, to: int, day: date) -> Standing:
    """Step down as far as wished, and up by one where it is time."""
    if not may_step_to(now, to, day):
        return now
    return _at(now, to, day, Change.STEP_UP if to > now.index else Change.STEP_DOWN)


def _at(now: Standing, index: int, day: date, change: Change) -> Standing:
    """Return the standing at another level, with nothing walked at it yet."""
    way_back = now.way_back
    if way_back is not None and index >= way_back:
        way_back = None
    return replace(
        now,
        index=index,
        since=day,
        change=change,
        begins=_next_free(now, day),
        walks=(),
        way_back=way_back,
    )


def _next_free(now: Standing, day: date) -> date:
    """Return the day, or the one after it where it has been walked on."""
    return day + timedelta(days=now.last == day)


def _flare_up(now: Standing, day: date) -> Standing:
    """Settle down: "Flare-up: L0 little and often for 2-3 days"."""
    if now.flared_up is not None:
        return now
    back_to = now.index if now.way_back is None else now.way_back
    here = _at(now, SETTLE, day, Change.FLARE_UP)
    return replace(here, flared_up=day, way_back=back_to, half=False)


def _flare_over(now: Standing, day: date) -> Standing:
    """Come back: "Re-enter two levels below"; no day was missed meanwhile."""
    if now.flared_up is None or now.way_back is None:
        return now
    index = max(now.way_back - BELOW_THE_FLARE, SETTLE)
    here = _at(now, index, day, Change.FLARE_OVER)
    expected = _expected_after(day)
    return replace(here, flared_up=None, expected=expected, downs=0)


def _feel_sore(now: Standing, day: date) -> Standing:
    """Rest the feet: "Rest 2 days, check shoes, step down if it returns".

    What lasts through the rest has not returned; it makes the rest begin anew.
    """
    rest = _next_free(now, day)
    returned = now.sore is not None and SORE_REST <= day - now.sore <= SORE_AGAIN
    here = _down(now, day, Change.SORE_FEET) if returned else now
    return replace(here, sore=rest)


def walked(now: Standing, walk: WalkRecord, *, down_the_leg: bool) -> Standing:
    """Return where one stands after a walk; `before` holds its rating already.

    One that was begun by mistake, and ended at once, is no next walk after a red one.
    """
    day = day_of(walk)
    shade = colour(walk, now.usual, down_the_leg=down_the_leg)
    if shade is None and walk.seconds < LEAST_SECONDS:
        return now
    one = Walked(walk.id, day, walk.seconds, shade)
    is_red = shade is Colour.RED
    now = replace(
        now,
        walks=(*now.walks, one),
        last=day,
        expected=max(now.expected, _expected_after(day)),
        downs=0,
        half=is_red,
        red=walk.id if is_red else now.red,
    )
    if now.flared_up is not None:
        return now
    # Above the first level only a walk that is bad itself can be one too many: to look
    # at each of ten years for each of ten years would take a second.
    may_be = shade in BAD or now.index == SETTLE
    if may_be and _too_red(now.walks):
        return _down(now, day, Change.REDS)
    if may_be and _too_amber(now.walks):
        return _down(now, day, Change.AMBERS)
    return _go_back_up(now, day)


def _too_red(walks: tuple[Walked, ...]) -> bool:
    """Tell whether to go down by: "Step down one level: two reds in 7 days"."""
    reds = [walk.day for walk in walks if walk.colour is Colour.RED][-REDS:]
    return len(reds) == REDS and reds[-1] - reds[0] < REDS_WITHIN


def _too_amber(walks: tuple[Walked, ...]) -> bool:
    """Tell the same by: "three ambers in a row"; a red among them is no better."""
    rated = [walk.colour for walk in walks if walk.colour is not None][-AMBERS:]
    return len(rated) == AMBERS and all(shade in BAD for shade in rated)


def _go_back_up(now: Standing, day: date) -> Standing:
    """After a flare-up, "move up after every 3 good walks until back".

    Not within 7 days of a red one: a second such would have led down instead.
    """
    if now.way_back is None or _is_stopped(now) or _was_red(now.walks, day):
        return now
    if good_days(now) < GOOD_FOR_A_STEP:
        return now
    return _at(now, now.index + 1, day, Change.WAY_BACK)


def _was_red(walks: tuple[Walked, ...], day: date) -> bool:
    reds = (walk for walk in walks if walk.colour is Colour.RED)
    return any(day - walk.day < REDS_WITHIN for walk in reds)


def _is_stopped(now: Standing) -> bool:
    """Tell whether nothing may lead up until a clinician was asked."""
    return now.locked or now.must_be_checked


def missed(now: Standing, day: date) -> Standing:
    """Go down by: "Missed days: up to 3: same level; 4-13: one down; 14+: two down".

    They count from the day on which the next walk was expected. During a flare-up
    none is missed.
    """
    if now.flared_up is not None:
        return now
    for limit in MISSED[now.downs :]:
        if day - now.expected >= limit:
            lower = _down(now, now.expected + limit, Change.MISSED)
            now = replace(lower, downs=now.downs + 1)
    return now


def _expected_after(day: date) -> date:
    """Return by when one walks again after a day.

    "2+ days off a week", and at every level they may be in a row: so whoever walks at
    weekends alone misses nothing.
    """
    return day + EXPECTED_WITHIN


def _down(now: Standing, day: date, change: Change) -> Standing:
    """Return the standing one level lower; there is nothing below the first."""
    return now if now.index == SETTLE else _at(now, now.index - 1, day, change)
