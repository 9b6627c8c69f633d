"""What holds whatever is said, walked and rated, in whichever order it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.diary import MONDAY, Diary, at
from walkreminder.core.course import standing
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import GOAL, LEVELS, SETTLE, TOP, start_level
from walkreminder.core.pain import Colour
from walkreminder.core.programme import may_step_up, minutes_of
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
    Said,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.safety import advice, check_is_due
from walkreminder.core.standing import Change, Standing
from walkreminder.core.step_up import next_level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

WALKS = 30
LAST = 60
DAY = timedelta(days=1)

pains = st.none() | st.integers(0, 10)
walk_ids = st.builds(UUID, int=st.integers(0, WALKS))
answers = st.builds(Answer, st.integers(0, 60), pains, flared_up=st.booleans())
things: st.SearchStrategy[Said] = st.one_of(
    st.builds(StepTo, st.integers(-1, TOP + 1)),
    answers,
    st.just(Hold()),
    st.just(FlareUp()),
    st.just(FlareOver()),
    st.builds(Checked, st.none() | st.sampled_from(Sign), st.none() | walk_ids),
    st.just(Cleared()),
    st.just(SoreFeet()),
    st.builds(LegPain, walk_ids),
    st.builds(NoLegPain, walk_ids),
)


@st.composite
def walks_of(draw: st.DrawFn) -> list[WalkRecord]:
    """Draw some weeks of walks: most of them regular, long enough and good."""
    pain = st.none() | st.integers(0, draw(st.sampled_from([1, 1, 2, 4, 10])))
    gap = draw(st.sampled_from([1, 2, 3]))
    gaps = st.sampled_from([gap, gap, gap, gap, gap, 0, 1, 5, 15])
    minutes = st.sampled_from([30, 30, 30, 10, 3])
    found: list[WalkRecord] = []
    day = 0
    for number in range(draw(st.integers(10, WALKS))):
        day += draw(gaps)
        began = at(day, draw(st.integers(0, 23)))
        length = timedelta(minutes=draw(minutes))
        walk = WalkRecord(
            UUID(int=number), began, began + length, "UTC", length.seconds
        )
        before, after, morning = draw(pain), draw(pain), draw(pain)
        walk = replace(walk, before=before, after=after, next_morning=morning)
        found.append(walk)
    return found


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Draw a diary: entries and walks, in no order, with an answer among them."""
    days, late = st.integers(0, LAST), st.integers(14, 40)
    said = draw(st.lists(st.tuples(days, things), max_size=3))
    answer = draw(answers)
    said.append((draw(st.integers(0, 9)), answer))
    above = StepTo(start_level(answer.able) + 1)
    said += [(day, above) for day in draw(st.lists(late, max_size=3))]
    for flare in draw(st.lists(days, max_size=1)):
        said += [(flare, FlareUp()), (flare + 3, FlareOver())]
    log = []
    for number, (day, what) in enumerate(said):
        when = at(day, draw(st.integers(0, 23)))
        log.append(Entry(UUID(int=1000 + number), when, when.date(), what))
    return Diary(draw(st.permutations(log)), draw(st.permutations(draw(walks_of()))))


def known(diary: Diary, day: int) -> Standing | None:
    return standing(diary.log, diary.walks, MONDAY + day * DAY)


def life(diary: Diary) -> list[tuple[date, Standing]]:
    """Return the standing on each day that has one."""
    days = ((MONDAY + day * DAY, known(diary, day)) for day in range(LAST + 30))
    return [(day, now) for day, now in days if now is not None]


def planned(day: date) -> frozenset[date]:
    """Return every third day of the last weeks."""
    return frozenset(day - n * DAY for n in range(0, 60, 3))


def moments(diary: Diary) -> Iterator[tuple[Entry | WalkRecord, Standing, Standing]]:
    """Yield what came, where one stood just before it on its day, and just after."""
    items: list[Entry | WalkRecord] = [*diary.log, *diary.walks]
    items.sort(key=lambda item: (instant(item), isinstance(item, WalkRecord), item.id))
    for number, item in enumerate(items):
        day = instant(item).date()
        was, now = (until(items[:end], day) for end in (number, number + 1))
        if was is not None and now is not None:
            yield item, was, now


def instant(item: Entry | WalkRecord) -> datetime:
    return item.started if isinstance(item, WalkRecord) else item.at


def until(items: list[Entry | WalkRecord], day: date) -> Standing | None:
    log = [item for item in items if isinstance(item, Entry)]
    return standing(log, [i for i in items if isinstance(i, WalkRecord)], day)


@settings(max_examples=60)
@given(diaries())
def test_a_normal_step_up_comes_no_sooner_than_two_weeks_after_the_last_change(
    diary: Diary,
) -> None:
    for item, was, now in moments(diary):
        stepped = isinstance(item, Entry) and isinstance(item.said, StepTo)
        if stepped and now.index > was.index:
            assert now.change is Change.STEP_UP
            assert now.index == was.index + 1
            assert now.since - was.since >= 14 * DAY
            assert not was.locked
            assert was.flared_up is None
            one, other = LEVELS[was.index], LEVELS[now.index]
            if was.index != SETTLE:
                assert one.minutes == other.minutes or one.days == other.days


@settings(max_examples=60)
@given(diaries())
def test_nothing_else_leads_up_but_the_exceptions_of_the_table(diary: Diary) -> None:
    for item, was, now in moments(diary):
        if now.index <= was.index:
            continue
        if isinstance(item, WalkRecord):
            assert now.change is Change.WAY_BACK
            assert was.way_back is not None
            assert now.index == was.index + 1 <= was.way_back
            colours = [walk.colour for walk in (*was.walks, *now.walks)]
            assert len(was.walks) >= 2
            assert not was.locked
            assert colours.count(Colour.RED) == 0 or now.since - was.since >= 7 * DAY
        else:
            assert isinstance(item.said, StepTo | Answer | FlareOver)


@settings(max_examples=60)
@given(diaries())
def test_a_walk_leads_down_one_level_at_most(diary: Diary) -> None:
    for item, was, now in moments(diary):
        if isinstance(item, WalkRecord):
            assert now.index >= was.index - 1
            bad = (*was.walks, *now.walks)[-3:]
            if now.index < was.index:
                assert now.change in (Change.REDS, Change.AMBERS)
                assert any(walk.colour is not Colour.GREEN for walk in bad)


@settings(max_examples=30)
@given(diaries())
def test_nothing_leads_up_under_a_lock_but_a_new_answer(diary: Diary) -> None:
    for (_, was), (today, now) in pairwise(life(diary)):
        cleared = any(isinstance(e.said, Cleared) and e.day == today for e in diary.log)
        if was.locked and not cleared:
            assert now.locked
            assert not may_step_up(now, today)
            assert not next_level(now, planned(today), today).is_offered
            if now.answer == was.answer and now.flared_up == was.flared_up:
                assert now.index <= was.index


@settings(max_examples=30)
@given(diaries())
def test_none_is_offered_with_a_red_walk_of_the_last_two_weeks(diary: Diary) -> None:
    for today, now in life(diary):
        offered = next_level(now, planned(today), today)
        recent = [w.colour for w in now.walks if today - w.day < 14 * DAY]
        if offered.is_offered:
            assert Colour.RED not in recent
            assert recent.count(Colour.AMBER) <= 1
            assert now.index < TOP
            assert today - now.since >= 14 * DAY
            assert may_step_up(now, today)


@settings(max_examples=30)
@given(diaries())
def test_what_is_known_of_somebody_stays_within_the_table(diary: Diary) -> None:
    for today, now in life(diary):
        assert SETTLE <= now.index <= TOP
        assert 3 <= minutes_of(now) <= 35
        assert now.since <= today
        assert now.since <= now.begins <= now.since + DAY
        assert 0 <= now.downs <= 2
        assert now.way_back is None or SETTLE <= now.way_back <= TOP
        assert now.way_back is None or now.way_back >= now.index
        assert all(now.since <= walk.day <= today for walk in now.walks)
        assert check_is_due(now, today) or now.checked is not None
        assert len(advice(now, today)) <= 3
        if now.flared_up is not None:
            assert now.index == SETTLE
        if now.must_be_checked:
            assert now.level is LEVELS[SETTLE]


@settings(max_examples=30)
@given(diaries(), st.data())
def test_two_machines_that_know_the_same_agree(
    diary: Diary, data: st.DataObject
) -> None:
    log = data.draw(st.permutations(diary.log))
    walks = data.draw(st.permutations(diary.walks))
    other = Diary(log, walks)
    for day in range(0, LAST + 30, 7):
        assert known(diary, day) == known(other, day)


@settings(max_examples=30)
@given(diaries(), st.integers(0, LAST))
def test_where_one_stands_on_a_day_does_not_depend_on_what_comes_later(
    diary: Diary, day: int
) -> None:
    until = MONDAY + day * DAY
    log = [entry for entry in diary.log if entry.day <= until]
    walks = [walk for walk in diary.walks if walk.started.date() <= until]
    assert known(diary, day) == known(Diary(log, walks), day)


def test_who_walks_and_takes_every_step_that_is_offered_arrives() -> None:
    """11 levels x 2 weeks = 22 weeks."""
    diary = Diary()
    diary.say(0, Answer(0, 2))
    for day in range(22 * 7 + 1):
        today = MONDAY + day * DAY
        now = diary.on(day)
        if next_level(now, planned(today), today).is_offered:
            diary.say(day, StepTo(now.index + 1))
        diary.walk(day, hour=18)
    assert diary.on(22 * 7 - 1).index == GOAL - 1
    assert diary.on(22 * 7).index == GOAL
