from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_walk import CAP, MINUTE, START, walk_of
from walkreminder.core.cues import (
    FRESH,
    LEAST_APART,
    coming,
    cues,
    just_brought,
    note,
    noted,
    renewed,
)
from walkreminder.core.remembered import Stretch
from walkreminder.core.settings import Settings
from walkreminder.core.state import Gap, Question, Scene, State
from walkreminder.core.walk import (
    Cue,
    Walk,
    elapsed,
    extend,
    pause,
    resume,
)

SECOND = timedelta(seconds=1)
BEGIN, HALF, LAST, END = Cue.START, Cue.HALF_WAY, Cue.LAST_MINUTE, Cue.END


def scene(minute: float) -> Scene:
    return Scene(START + minute * MINUTE, ZoneInfo("UTC"), Settings())


def of(walk: Walk | None, **more: object) -> State:
    return State(START, walk=walk, **more)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [
        (1, [(BEGIN, 0), (END, 1)]),
        (2, [(BEGIN, 0), (HALF, 1), (END, 2)]),
        (3, [(BEGIN, 0), (HALF, 1.5), (END, 3)]),
        (4, [(BEGIN, 0), (HALF, 2), (LAST, 3), (END, 4)]),
        (5, [(BEGIN, 0), (HALF, 2.5), (LAST, 4), (END, 5)]),
        (20, [(BEGIN, 0), (HALF, 10), (LAST, 19), (END, 20)]),
        (180, [(BEGIN, 0), (HALF, 90), (LAST, 179), (END, 180)]),
    ],
)
def test_a_walk_has_these_cues_and_a_short_one_fewer(
    minutes: int, wanted: list[tuple[Cue, float]]
) -> None:
    assert [(cue, at / MINUTE) for cue, at in cues(walk_of(minutes))] == wanted


@given(st.integers(1, 3 * 3600))
def test_half_way_and_the_last_minute_never_crowd(seconds: int) -> None:
    walk = replace(walk_of(1), goal=seconds * SECOND)
    times = [at for _cue, at in cues(walk)]
    assert times == sorted(times)
    assert times[0] == timedelta(0)
    assert times[-1] == walk.goal
    apart = [late - early for early, late in pairwise(times)]
    assert all(gap >= LEAST_APART for gap in apart) or len(times) == 2


def test_a_cue_comes_in_counted_time() -> None:
    walk = noted(walk_of(20), START)
    walk = resume(pause(walk, START + 5 * MINUTE), START + 8 * MINUTE)
    assert next(coming(walk)) == START + 13 * MINUTE
    assert noted(walk, START + 12.9 * MINUTE).cued == (BEGIN,)
    assert noted(walk, START + 13 * MINUTE).cued == (BEGIN, HALF)


@pytest.mark.parametrize(
    ("minute", "seconds_late", "cue"),
    [
        (10, 0, HALF),
        (10, 10, HALF),
        (10, 10.1, None),
        (19, 3, LAST),
        (7, 0, None),
    ],
)
def test_a_cue_is_given_while_it_is_fresh(
    minute: int, seconds_late: float, cue: Cue | None
) -> None:
    before = noted(walk_of(20), START + minute * MINUTE - SECOND)
    around = scene(minute + seconds_late / 60)
    after = note(of(before), around)
    assert just_brought(of(before), after, around) is cue
    assert just_brought(after, note(after, around), around) is None


def test_a_walk_that_begins_is_told() -> None:
    after = note(of(walk_of(20)), scene(0))
    assert just_brought(of(None), after, scene(0)) is BEGIN
    other = of(replace(after.walk, id=UUID(int=2)))  # type: ignore[type-var] # is one
    assert just_brought(after, other, scene(0)) is BEGIN


def test_of_two_that_were_passed_at_once_only_the_fresh_one_is_given() -> None:
    before = noted(walk_of(20), START)
    around = scene(19)
    assert just_brought(of(before), note(of(before), around), around) is LAST


def test_more_minutes_bring_no_cue_a_second_time() -> None:
    walk = noted(walk_of(20), START + 12 * MINUTE)
    longer = extend(walk, 20 * MINUTE, START + 12 * MINUTE, CAP)
    assert HALF not in noted(longer, START + 30 * MINUTE).cued[2:]
    # Before half-way they only move it.
    early = extend(noted(walk_of(20), START), 20 * MINUTE, START, CAP)
    assert HALF not in noted(early, START + 12 * MINUTE).cued
    assert HALF in noted(early, START + 20 * MINUTE).cued


@pytest.mark.parametrize(
    ("minute", "left"),
    [
        (12, (BEGIN, HALF)),
        (19.5, (BEGIN, HALF)),
        (22, (BEGIN, HALF)),
        (24.5, (BEGIN, HALF, LAST)),
        (26, (BEGIN, HALF, LAST, END)),
    ],
)
def test_a_new_end_that_is_yet_to_come_has_cues_of_its_own(
    minute: float, left: tuple[Cue, ...]
) -> None:
    now = START + minute * MINUTE
    walk = extend(noted(walk_of(20), now), 5 * MINUTE, now, CAP)
    assert renewed(walk, now).cued == left


def test_fewer_minutes_bring_no_cue_that_is_long_past() -> None:
    walk = noted(walk_of(20), START + 9 * MINUTE)
    shorter = extend(walk, -5 * MINUTE, START + 9 * MINUTE, CAP)
    after = note(of(shorter), scene(9))
    assert after.walk is not None
    assert HALF in after.walk.cued
    assert just_brought(of(walk), after, scene(9)) is None


def test_a_clock_that_goes_back_brings_no_cue_again() -> None:
    walk = noted(walk_of(20), START + 11 * MINUTE)
    assert noted(walk, START + 10 * MINUTE) is walk
    assert just_brought(of(walk), note(of(walk), scene(10)), scene(10)) is None


def test_while_it_is_asked_what_counts_no_cue_comes() -> None:
    question = Question(Gap.SLEPT, START, START + 10 * MINUTE)
    asked = of(walk_of(20), question=question)
    assert note(asked, scene(10)) is asked


def test_a_run_that_takes_up_a_walk_begins_with_no_cue() -> None:
    after = note(of(walk_of(20)), scene(0))
    assert just_brought(None, after, scene(0)) is None


def ended(walk: Walk) -> State:
    stretch = Stretch(walk.started, START + 20 * MINUTE, walk.goal, walk.id)
    return State(START, walks=(stretch,))


@pytest.mark.parametrize(
    ("minute", "cue"), [(19.9, None), (20, END), (20.1, END), (20.5, None)]
)
def test_the_end_is_told_by_the_goal_and_not_by_hand(
    minute: float, cue: Cue | None
) -> None:
    walk = noted(walk_of(20), START + 19 * MINUTE)
    assert just_brought(of(walk), ended(walk), scene(minute)) is cue
    assert just_brought(of(walk), of(None), scene(minute)) is None
    held = pause(walk, START + 19.9 * MINUTE)
    assert just_brought(of(held), ended(walk), scene(minute)) is None


def test_past_the_goal_the_end_is_told_once() -> None:
    before = of(noted(walk_of(20), START + 19 * MINUTE))
    after = note(before, scene(20))
    assert just_brought(before, after, scene(20)) is END
    assert after.walk is not None
    assert just_brought(after, ended(after.walk), scene(20.05)) is None


moves = st.lists(
    st.one_of(
        st.tuples(st.just("let"), st.integers(0, 900)),
        st.tuples(st.just("pause"), st.just(0)),
        st.tuples(st.just("resume"), st.just(0)),
        st.tuples(st.just("extend"), st.sampled_from((-300, 300))),
        st.tuples(st.just("set"), st.integers(-3000, 3000)),
    ),
    max_size=30,
)


@given(st.integers(1, 60), moves)
def test_whatever_happens_each_cue_comes_at_most_once_and_in_its_time(
    minutes: int, plan: list[tuple[str, int]]
) -> None:
    now, state, given_ = START, of(None), list[Cue]()
    again = frozenset[Cue]()
    walk = walk_of(minutes)
    for kind, amount in [("let", 0), *plan]:
        if kind in ("let", "set"):
            now += amount * SECOND
        elif kind == "pause":
            walk = pause(walk, now)
        elif kind == "resume":
            walk = resume(walk, now)
        else:
            walk = renewed(extend(walk, amount * SECOND, now, CAP), now)
            # More minutes, or a clock that went back before them, have a new end.
            again = again | ({LAST, END} - set(walk.cued))
        around = Scene(now, ZoneInfo("UTC"), Settings())
        after = note(of(walk), around)
        cue = just_brought(state, after, around)
        assert after.walk is not None
        if cue is not None:
            assert cue not in given_ or cue in again
            given_.append(cue)
            again = again - {cue}
            counted = elapsed(after.walk, now)
            assert counted - FRESH <= dict(cues(after.walk))[cue] <= counted
        state, walk = after, after.walk
        assert all(each > now for each in coming(walk) if not walk.paused)
    assert given_.count(BEGIN) <= 1
    assert given_.count(HALF) <= 1
    assert len(set(walk.cued)) == len(walk.cued)
