"""When it is asked how the back is, and what an answer comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.ui.seed import SCENE, WALKED, at, scene, waiting, walking
from walkreminder.core.course import standing
from walkreminder.core.ledger import Past, WalkRecord
from walkreminder.core.programme_log import Answer, Entry
from walkreminder.core.rating import (
    Taken,
    asks_after,
    asks_before,
    asks_first,
    asks_morning,
    is_still_morning,
    taken,
    usually,
    without_ratings,
)
from walkreminder.core.settings import ProgrammeSettings
from walkreminder.core.state import Gap, Question, Scene

if TYPE_CHECKING:
    from walkreminder.core.standing import Standing

RUNNING = walking()
YESTERDAY = replace(WALKED, id=UUID(int=9))
TOMORROW = 20


def without(value: Scene) -> Scene:
    return replace(value, settings=without_ratings(value.settings))


@pytest.mark.parametrize(
    ("now", "asked"),
    [(at(15), True), (at(15, 1, 59), True), (at(15, 2), False), (at(15, 19), False)],
)
def test_before_a_walk_it_is_asked_while_the_walk_warms_up(
    now: datetime, *, asked: bool
) -> None:
    assert (asks_before(RUNNING, scene(now)) is not None) is asked


def test_what_was_answered_or_switched_off_is_asked_no_more() -> None:
    assert RUNNING.walk is not None
    now = scene(at(15, 1))
    assert asks_before(RUNNING, without(now)) is None
    answered = replace(RUNNING, walk=replace(RUNNING.walk, before=0))
    assert asks_before(answered, now) is None
    assert asks_before(waiting(now.now), now) is None


def test_whoever_is_asked_something_weightier_is_not_asked_this() -> None:
    now = scene(at(15, 1))
    broken = replace(RUNNING, question=Question(Gap.SLEPT, at(15), at(15, 1)))
    assert asks_before(broken, now) is None
    assert asks_before(replace(RUNNING, locked=True), now) is None


@pytest.mark.parametrize(
    "past",
    [Past(last_walk=WALKED), Past(last_yesterday=WALKED)],
    ids=["last_walk", "last_yesterday"],
)
def test_after_a_walk_it_is_asked_of_that_walk_alone(past: Past) -> None:
    known = replace(SCENE, past=past)
    assert asks_after(known, WALKED.id) == WALKED
    assert asks_after(known, UUID(int=99)) is None
    assert asks_after(without(known), WALKED.id) is None


def the_next_day(hour: int, walk: WalkRecord | None = YESTERDAY) -> Scene:
    return replace(SCENE, now=at(hour, day=TOMORROW), past=Past(last_yesterday=walk))


@pytest.mark.parametrize(("hour", "asked"), [(0, False), (3, False), (4, True)])
def test_the_morning_after_is_asked_about_once_it_is_morning(
    hour: int, *, asked: bool
) -> None:
    known = the_next_day(hour)
    assert (asks_morning(waiting(known.now), known) == YESTERDAY) is asked


@pytest.mark.parametrize(("hour", "morning"), [(8, True), (11, True), (12, False)])
def test_this_morning_is_over_at_noon(hour: int, *, morning: bool) -> None:
    assert is_still_morning(the_next_day(hour)) is morning


def test_the_morning_after_is_asked_about_once() -> None:
    known = the_next_day(9)
    state = waiting(known.now)
    assert asks_morning(replace(state, no_morning=YESTERDAY.id), known) is None
    # Of another walk it was said that nobody wants to say.
    assert asks_morning(replace(state, no_morning=WALKED.id), known) == YESTERDAY
    rated = the_next_day(9, replace(YESTERDAY, next_morning=0))
    assert asks_morning(state, rated) is None


def test_without_a_walk_or_a_wish_to_rate_no_morning_is_asked_about() -> None:
    known = the_next_day(9)
    state = waiting(known.now)
    assert asks_morning(state, the_next_day(9, None)) is None
    assert asks_morning(state, without(known)) is None
    assert asks_morning(replace(state, locked=True), known) is None
    short = the_next_day(9, replace(YESTERDAY, seconds=59))
    assert asks_morning(state, short) is None


def test_the_first_ask_is_the_one_before_any_rating() -> None:
    assert asks_first(Past())
    assert not asks_first(Past(rated=True))


def began(usual: int | None) -> Standing:
    """Return the standing of somebody who has just begun, with such usual pain."""
    day = SCENE.now.date()
    answer = Entry(UUID(int=1), SCENE.now, day, Answer(15, usual))
    found = standing([answer], [], day)
    assert found is not None
    return found


def test_usual_is_what_the_programme_takes_for_it_or_the_middle_rating() -> None:
    assert usually(Past()) is None
    assert usually(Past(before=(1, 2, 6))) == 2
    assert usually(Past(before=(1, 2, 6), standing=began(4))) == 4


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (2, None, Taken()),
        (2, 2, Taken()),
        (2, 1, Taken()),
        (2, 3, Taken(rose=True)),
        # Red, says the table: "rise of 3+, or peak of 6+ when usual is under 5".
        (2, 5, Taken(is_red=True, rose=True)),
        (5, 6, Taken(is_red=True, rose=True)),
        # Without a rating before it, what is usual stands for that.
        (None, 2, Taken()),
        (None, 3, Taken(rose=True)),
    ],
)
def test_a_walk_is_taken_as_the_table_says(
    before: int | None, after: int | None, told: Taken
) -> None:
    known = replace(SCENE, past=Past(before=(2, 2, 2), rated=True))
    assert taken(known, replace(WALKED, before=before, after=after)) == told


def test_where_nothing_is_known_of_before_any_pain_is_a_rise() -> None:
    assert taken(SCENE, replace(WALKED, after=1)).rose
    assert not taken(SCENE, replace(WALKED, after=0)).rose


def test_pain_down_the_leg_is_red_by_itself() -> None:
    known = replace(SCENE, past=Past(down_the_leg=frozenset({WALKED.id})))
    told = taken(known, replace(WALKED, before=1, after=2))
    assert told == Taken(is_red=True, rose=True, spread=True)


def test_a_morning_three_above_usual_is_red() -> None:
    known = replace(SCENE, past=Past(before=(2,) * 7, rated=True))
    assert taken(known, replace(WALKED, next_morning=5)).is_red
    assert not taken(known, replace(WALKED, next_morning=4)).is_red


def test_only_the_programme_makes_the_next_walk_shorter() -> None:
    follows = replace(SCENE.settings, programme=ProgrammeSettings(follow=True))
    known = replace(SCENE, settings=follows, past=Past(standing=began(2)))
    assert taken(known, WALKED).halves
    assert not taken(replace(known, settings=SCENE.settings), WALKED).halves


def test_a_walk_that_began_before_midnight_may_still_be_rated_after_it() -> None:
    late = replace(WALKED, started=at(23, 50), ended=at(0, 10, day=TOMORROW))
    known = replace(SCENE, now=late.ended + timedelta(minutes=1))
    assert asks_after(replace(known, past=Past(last_yesterday=late)), late.id) == late
