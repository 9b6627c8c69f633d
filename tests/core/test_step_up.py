from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.core.diary import (
    AMBER,
    MONDAY,
    RED,
    UNRATED,
    Diary,
    Pain,
    started_at,
)
from walkreminder.core.levels import GOAL, LEVELS, TOP
from walkreminder.core.programme_log import (
    Checked,
    FlareOver,
    FlareUp,
    Hold,
    Sign,
    StepTo,
)
from walkreminder.core.step_up import Holds, Next, Wanted, Wants, next_level
from walkreminder.core.walking_days import spread

# Three walks a week.
TWO_WEEKS = (0, 2, 4, 7, 9, 11)


def planned(days: int) -> frozenset[date]:
    """Return the days of three walks a week, for so many weeks."""
    weeks = range(0, days + 7, 7)
    firsts = (MONDAY + timedelta(days=week) for week in weeks)
    every = (tuple(first + timedelta(days=n) for n in range(7)) for first in firsts)
    return frozenset(day for week in every for day in spread(week, 3))


def above(diary: Diary, day: int) -> Next:
    today = MONDAY + timedelta(days=day)
    return next_level(diary.on(day), planned(day), today)


def wanted(diary: Diary, day: int, wants: Wants) -> Wanted:
    return next(each for each in above(diary, day).wanted if each.wants is wants)


def walked(*days: int, pain: Pain = UNRATED) -> Diary:
    diary = started_at(3)
    diary.walk(*days, pain=pain)
    return diary


def test_the_next_level_is_offered_after_two_good_weeks() -> None:
    """Step up (offered, never forced)."""
    diary = walked(*TWO_WEEKS)
    assert above(diary, 14).is_offered
    assert above(diary, 14).level is LEVELS[4]
    assert above(diary, 14).since == MONDAY + timedelta(days=14)
    assert diary.on(14).index == 3
    diary.say(14, StepTo(4))
    assert diary.on(14).index == 4
    assert not above(diary, 14).is_offered


@pytest.mark.parametrize(("day", "met"), [(12, False), (13, False), (14, True)])
def test_a_level_takes_two_weeks(day: int, *, met: bool) -> None:
    """2+ weeks at level."""
    diary = walked(*TWO_WEEKS)
    assert wanted(diary, day, Wants.TIME) == Wanted(Wants.TIME, day, 14, met)
    assert above(diary, day).is_offered is met


@pytest.mark.parametrize(
    ("days", "has", "met"),
    [
        ((0, 2, 4, 7, 9, 11), 6, True),
        ((0, 2, 4, 7, 9), 5, True),
        ((0, 4, 9, 12), 4, False),
        ((0, 6, 12), 3, False),
        ((1, 2, 5, 7, 10, 13), 6, True),
        (tuple(range(14)), 6, True),
    ],
)
def test_four_of_five_walks_have_to_be_done(
    days: tuple[int, ...], has: int, *, met: bool
) -> None:
    """80 % of walks done; on whichever day."""
    diary = walked(*days)
    assert wanted(diary, 14, Wants.WALKS) == Wanted(Wants.WALKS, has, 6, met)
    assert above(diary, 14).is_offered is met


def test_eighty_percent_are_enough_and_less_are_not() -> None:
    diary = walked(0, 4, 9, 12)
    days = [MONDAY + timedelta(days=n) for n in (0, 2, 4, 7, 9)]
    for count, enough in ((5, True), (4, True), (6, False)):
        asked = (*days, MONDAY + timedelta(days=11))[:count]
        walks = next_level(diary.on(14), asked, MONDAY + timedelta(days=14)).wanted[1]
        assert (walks.has, walks.of, walks.is_met) == (4, count, enough)


def test_today_is_missed_no_sooner_than_it_is_over() -> None:
    diary = walked(*TWO_WEEKS)
    assert wanted(diary, 14, Wants.WALKS).of == 6
    diary.walk(14)
    assert wanted(diary, 14, Wants.WALKS) == Wanted(Wants.WALKS, 7, 7, is_met=True)


def test_half_a_walk_counts_and_less_does_not() -> None:
    diary = started_at(3)
    diary.walk(*TWO_WEEKS[:4], minutes=5)
    diary.walk(*TWO_WEEKS[4:], minutes=4)
    assert wanted(diary, 14, Wants.WALKS).has == 4
    diary.walk(*TWO_WEEKS[4:], minutes=1, hour=18)
    assert wanted(diary, 14, Wants.WALKS).has == 6


def test_where_no_walk_was_planned_none_is_offered() -> None:
    diary = walked(*TWO_WEEKS)
    assert not next_level(diary.on(14), (), MONDAY + timedelta(days=14)).is_offered


@pytest.mark.parametrize(
    ("day", "offered"), [(14, False), (17, False), (18, True), (22, True)]
)
def test_a_red_walk_of_the_last_two_weeks_holds(day: int, *, offered: bool) -> None:
    """No red in the last 14 days."""
    diary = walked(0, 2, 7, 9, 11, 14, 16, 18, 21)
    diary.walk(4, pain=RED)
    assert above(diary, day).is_offered is offered
    assert wanted(diary, day, Wants.NO_RED).has == int(not offered)


@pytest.mark.parametrize(
    ("ambers", "day", "count", "offered"),
    [
        ((4,), 14, 1, True),
        ((4, 9), 14, 2, False),
        ((0, 9), 13, 2, False),
        ((0, 9), 14, 1, True),
    ],
)
def test_at_most_one_walk_of_the_last_two_weeks_is_amber(
    ambers: tuple[int, ...], day: int, count: int, *, offered: bool
) -> None:
    """At most one amber in the last 14 days."""
    diary = started_at(3)
    for each in TWO_WEEKS:
        diary.walk(each, pain=AMBER if each in ambers else UNRATED)
    assert wanted(diary, day, Wants.FEW_AMBERS).has == count
    assert above(diary, day).is_offered is offered


def test_right_after_an_amber_walk_there_is_no_step_up() -> None:
    """Amber: next walk same or 20% shorter; no step up."""
    diary = walked(*TWO_WEEKS)
    diary.walk(13, pain=AMBER)
    assert above(diary, 14).holds is Holds.AMBER
    diary.walk(14)
    assert above(diary, 14).is_offered


def test_a_step_up_that_rests_on_no_ratings_says_so() -> None:
    diary = walked(*TWO_WEEKS)
    assert not above(diary, 14).rated
    diary.walk(13, pain=(2, 2, 2))
    assert above(diary, 14).rated


@pytest.mark.parametrize(
    ("day", "offered"), [(27, False), (28, True)], ids=["27 days", "4 weeks"]
)
@pytest.mark.parametrize("index", [GOAL, TOP - 2, TOP - 1])
def test_an_extra_is_offered_after_four_weeks(
    index: int, day: int, *, offered: bool
) -> None:
    """Extra A: after 4 steady weeks at L11. Extra B: after 4 good weeks of A."""
    diary = started_at(9)
    begun = 28 + 28 * (index - GOAL)
    diary.walk(*range(begun + 29))
    diary.say(14, StepTo(10))
    for step in range(GOAL, index + 1):
        diary.say(28 + 28 * (step - GOAL), StepTo(step))
    assert diary.on(begun).index == index
    assert above(diary, begun + day).is_offered is offered


def test_l11_for_life_is_success() -> None:
    """Extras are optional; L11 for life is success."""
    diary = started_at(9)
    diary.walk(*range(1000))
    diary.say(14, StepTo(10))
    diary.say(28, StepTo(GOAL))
    assert diary.on(999).index == GOAL


def drifted() -> Diary:
    return walked(*TWO_WEEKS, 12, pain=(4, 4, None))


def locked() -> Diary:
    diary = walked(*TWO_WEEKS)
    diary.say(13, Checked(Sign.EMERGENCY))
    return diary


def very_much() -> Diary:
    diary = started_at(3, usual=7)
    diary.walk(*TWO_WEEKS, pain=UNRATED)
    return diary


def flared_up() -> Diary:
    diary = walked(*TWO_WEEKS)
    diary.say(3, FlareUp())
    return diary


def on_the_way_back() -> Diary:
    diary = flared_up()
    diary.say(13, FlareOver())
    return diary


def chosen() -> Diary:
    diary = walked(*TWO_WEEKS)
    diary.say(14, Hold())
    return diary


@pytest.mark.parametrize(
    ("diary", "held", "row"),
    [
        (locked(), Holds.LOCKED, "any 4.1 answer pauses plan"),
        (very_much(), Holds.MUST_BE_CHECKED, "7 or more: L0 only until checked"),
        (drifted(), Holds.DRIFTED, "drifts 2+ above the setup answer: hold"),
        (flared_up(), Holds.FLARE_UP, "flare-up: L0 little and often"),
        (on_the_way_back(), Holds.WAY_BACK, "until back, then normal rule"),
        (chosen(), Holds.CHOSEN, "offered, never forced"),
    ],
)
def test_what_holds_is_said(diary: Diary, held: Holds, row: str) -> None:
    assert above(diary, 14).holds is held, row
    assert not above(diary, 14).is_offered


def test_who_chose_to_stay_is_asked_again_in_two_weeks() -> None:
    diary = walked(*TWO_WEEKS, *(14 + day for day in TWO_WEEKS))
    diary.say(14, Hold())
    assert not above(diary, 27).is_offered
    assert above(diary, 28).is_offered


def test_at_the_top_nothing_comes_next() -> None:
    diary = started_at(9)
    diary.walk(*range(400))
    for day, level in zip((14, 28, 56, 84, 112), range(10, TOP + 1), strict=True):
        diary.say(day, StepTo(level))
    assert above(diary, 399).holds is Holds.AT_THE_TOP
    assert above(diary, 399).index == TOP
