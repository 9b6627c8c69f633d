"""Which copy of a walk wins, what overlaps, and what no history takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.exchange import (
    Edition,
    Flaw,
    Preview,
    Verdict,
    flaw_of,
    held_keys,
    id_of,
    judge,
    merge,
    merge_lines,
    overlapping,
)
from walkreminder.core.ledger import Line, Outcome, Reason, Source, WalkRecord
from walkreminder.core.state import Mode, Open, State
from walkreminder.core.timetable import Slot, SlotKey
from walkreminder.core.walk import Walk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WALK = WalkRecord(UUID(int=1), NOON, NOON + 20 * MINUTE, "Europe/Berlin", 1200)
KEY = SlotKey("workday", NOON.date(), time(10, 30))

ratings = st.none() | st.integers(0, 2)
editions = st.builds(
    Edition,
    st.builds(
        WalkRecord,
        st.just(UUID(int=1)),
        st.sampled_from((NOON, NOON + MINUTE)),
        st.sampled_from((NOON + 20 * MINUTE, NOON + 30 * MINUTE)),
        st.sampled_from(("UTC", "Europe/Berlin")),
        st.sampled_from((1200, 1800)),
        st.sampled_from(Source),
        st.sampled_from((None, "a", "b")),
        ratings,
        ratings,
        ratings,
        st.sampled_from(("", "a", "b", "bb")),
    ),
    st.integers(0, 2),
)
lines = st.builds(
    Line,
    st.just(KEY),
    st.sampled_from((NOON, NOON + MINUTE)),
    st.sampled_from(Outcome),
    st.none() | st.sampled_from((Reason.OFF, Reason.IGNORED)),
    st.sampled_from((NOON, NOON + timedelta(microseconds=1))),
    st.none() | st.sampled_from((UUID(int=1), UUID(int=2))),
)


@given(editions, editions, editions)
def test_copies_of_a_walk_come_to_the_same_in_any_order(
    a: Edition, b: Edition, c: Edition
) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@given(lines, lines, lines)
def test_lines_about_a_slot_come_to_the_same_in_any_order(
    a: Line, b: Line, c: Line
) -> None:
    assert merge_lines(a, b) == merge_lines(b, a)
    assert merge_lines(merge_lines(a, b), c) == merge_lines(a, merge_lines(b, c))


def test_the_copy_changed_more_often_wins_also_where_it_says_less() -> None:
    corrected = Edition(replace(WALK, seconds=900, before=None), 2)
    rated = Edition(replace(WALK, before=5), 1)
    assert merge(rated, corrected) == corrected


def test_of_two_changed_as_often_nothing_is_lost_that_one_alone_knows() -> None:
    here = Edition(replace(WALK, before=5), 1)
    there = Edition(replace(WALK, next_morning=2, note="by the river"), 1)
    both = replace(WALK, before=5, next_morning=2, note="by the river")
    assert merge(here, there) == Edition(both, 1)


def test_a_slot_walked_on_one_computer_was_not_missed_for_being_off_on_another() -> (
    None
):
    walked = Line(KEY, NOON, Outcome.WALKED, None, NOON + MINUTE, WALK.id)
    missed = Line(KEY, NOON, Outcome.MISSED, Reason.OFF, NOON)
    assert merge_lines(missed, walked) is walked


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        (None, Edition(WALK), Verdict.NEW),
        (Edition(WALK), Edition(WALK), Verdict.SAME),
        (Edition(WALK), Edition(WALK, 3), Verdict.SAME),
        (Edition(WALK), Edition(replace(WALK, note="x"), 1), Verdict.CHANGED),
        (Edition(replace(WALK, note="x"), 1), Edition(WALK), Verdict.KEPT),
    ],
)
def test_what_taking_in_a_walk_comes_to(
    mine: Edition | None, theirs: Edition, verdict: Verdict
) -> None:
    assert judge(mine, theirs)[0] is verdict


def test_a_walk_told_without_an_id_always_gets_the_same_one() -> None:
    assert id_of(WALK) == id_of(replace(WALK, id=UUID(int=9)))
    assert id_of(WALK) != id_of(replace(WALK, seconds=1201))
    # For ever: what was taken in once is known again by a later version.
    assert str(id_of(WALK)) == "177e5c3d-bdff-56ee-adb0-103976d63857"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, ""),
        ({"seconds": -1}, "less than no time"),
        ({"seconds": 86_401}, "longer than a day"),
        ({"seconds": 10**30}, "longer than a day"),
        ({"ended": NOON - MINUTE}, "before it begins"),
        ({"before": 11}, "11 is no rating"),
        ({"after": -1}, "-1 is no rating"),
        ({"next_morning": 99}, "99 is no rating"),
        ({"started": datetime(1898, 1, 1, tzinfo=UTC)}, "from 1900 to 9000"),
        ({"ended": datetime(9001, 1, 1, tzinfo=UTC)}, "from 1900 to 9000"),
    ],
)
def test_what_no_walk_can_be_is_told(changes: dict[str, object], sentence: str) -> None:
    found = flaw_of(replace(WALK, **changes))  # type: ignore[arg-type] # by name
    assert sentence in found
    assert bool(found) == bool(sentence)


def test_a_flaw_names_its_line_unless_it_is_the_whole_file() -> None:
    assert str(Flaw(3, "wrong.")) == "Line 3: wrong."
    assert str(Flaw(0, "All of it is wrong.")) == "All of it is wrong."


def test_a_preview_knows_whether_anything_would_change() -> None:
    assert not Preview(same=3, kept=1).changes_anything
    assert Preview(same=3, kept=1).walks == 4
    for changed in (
        Preview(new=1),
        Preview(changed=1),
        Preview(new_lines=1),
        Preview(changed_lines=1),
        Preview(new_said=1),
    ):
        assert changed.changes_anything


spans = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(
    lambda pair: (NOON + pair[0] * MINUTE, NOON + (pair[0] + pair[1]) * MINUTE)
)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_without_those_that_overlap_no_new_walk_overlaps_any(
    new: list[tuple[datetime, datetime]], kept: list[tuple[datetime, datetime]]
) -> None:
    fresh = [(*span, UUID(int=n)) for n, span in enumerate(new)]
    known = [(*span, UUID(int=100 + n)) for n, span in enumerate(kept)]
    everybody = {each[2]: each for each in (*fresh, *known)}
    found = overlapping(fresh, known)
    names = [name for name, _ in found]
    assert len(names) == len(set(names))
    assert all(_meet(everybody[one], everybody[other]) for one, other in found)
    left = [each for each in fresh if each[2] not in names]
    for place, one in enumerate(left):
        assert not any(_meet(one, other) for other in (*known, *left[place + 1 :]))


def _meet(
    one: tuple[datetime, datetime, UUID], other: tuple[datetime, datetime, UUID]
) -> bool:
    first, second = sorted((one, other))
    return second[0] < first[1]


def test_slots_that_the_app_still_has_to_settle_are_held() -> None:
    slots = [
        Slot(SlotKey("a", NOON.date(), time(hour)), NOON, 20, NOON.date())
        for hour in range(6)
    ]
    walk = Walk(WALK.id, NOON, "UTC", 20 * MINUTE, MINUTE, MINUTE)
    state = State(
        looked=NOON,
        open=Open((slots[0],), Mode.PROMPTING, NOON, NOON),
        walk=replace(walk, slots=(slots[1],), met=(slots[2],)),
        skips=(slots[3].key,),
        once=(slots[4],),
        jumped_once=(slots[5],),
    )
    assert held_keys(state) == {slot.key for slot in slots}
    assert held_keys(State(looked=NOON)) == held_keys(None) == frozenset()
