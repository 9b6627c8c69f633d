"""What the history knows of ratings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.store.values import NOON, walk
from walkreminder.core.ledger import Part, Rating
from walkreminder.core.programme_log import Entry, LegPain, NoLegPain, SoreFeet
from walkreminder.core.state import State
from walkreminder.core.timetable import MINUTE, ONE_DAY
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.core.walk import Walk
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walkreminder.core.ledger import Past
    from walkreminder.core.programme_log import Said

BERLIN = ZoneInfo("Europe/Berlin")
STATE = State(looked=NOON)
WALK = replace(walk(), before=None, after=None, next_morning=None)


@pytest.fixture
def history() -> Iterator[History]:
    with History(":memory:") as opened:
        opened.save(STATE, (WALK,))
        yield opened


def past(history: History) -> Past:
    return history.past(NOON, BERLIN, NOON)


def test_without_a_rating_nothing_is_known(history: History) -> None:
    known = past(history)
    assert (known.rated, known.before, known.down_the_leg) == (False, (), frozenset())


@pytest.mark.parametrize("part", Part)
def test_each_part_of_a_walk_is_rated_and_taken_back(
    history: History, part: Part
) -> None:
    history.save(STATE, (Rating(WALK.id, part, 0),))
    assert getattr(history.walks()[0], part.value) == 0
    assert past(history).rated
    history.save(STATE, (Rating(WALK.id, part, None),))
    assert history.walks() == [WALK]
    assert not past(history).rated


def test_the_last_seven_ratings_before_walks_are_known_the_latest_one_last(
    history: History,
) -> None:
    for number in range(9):
        began = WALK.started - (9 - number) * ONE_DAY
        one = replace(
            WALK,
            id=UUID(int=100 + number),
            started=began,
            ended=began + timedelta(minutes=20),
            before=number,
        )
        history.save(STATE, (one,))
    assert past(history).before == (2, 3, 4, 5, 6, 7, 8)


def test_whoever_rated_nothing_for_half_a_year_is_asked_as_for_the_first_time(
    history: History,
) -> None:
    history.save(STATE, (Rating(WALK.id, Part.AFTER, 3),))
    later = NOON + timedelta(weeks=27)
    assert not history.past(later, BERLIN, later).rated


NO_RATINGS = (-1, 11, 2.5, float("nan"), True, "3")


@pytest.mark.parametrize("value", NO_RATINGS)
@pytest.mark.parametrize("part", Part)
def test_what_is_no_rating_is_refused_by_the_file_as_well(
    history: History, part: Part, value: int
) -> None:
    with pytest.raises(Refused, match="is no rating"):
        history.save(replace(STATE, locked=True), (Rating(WALK.id, part, value),))
    changed = replace(WALK, **{part.value: value})  # type: ignore[arg-type] # by name
    with pytest.raises(Refused, match="is no rating"):
        history.save(replace(STATE, locked=True), (replace(changed, id=UUID(int=9)),))
    with pytest.raises(Refused, match="is no rating"):
        history.replace_walk(changed)
    assert history.state() == STATE
    assert history.walks() == [WALK]


@pytest.mark.parametrize("value", [-1, 11, 2.5, True, "3"])
def test_a_state_with_what_is_no_rating_is_not_understood(
    history: History, value: object
) -> None:
    walking = Walk(WALK.id, NOON, "UTC", 20 * MINUTE, MINUTE, MINUTE, before=7)
    history.save(replace(STATE, walk=walking), ())
    assert history.state() == replace(STATE, walk=walking)
    told = json.dumps(value)
    history.database.execute(
        "UPDATE state SET json = replace(json, '\"before\":7', '\"before\":' || ?)",
        (told,),
    )
    with pytest.raises(Trouble, match="does not understand"):
        history.state()


def test_a_walk_that_was_deleted_is_rated_no_more(history: History) -> None:
    history.delete_walk(WALK.id)
    with pytest.raises(Refused, match="That walk is gone"):
        history.save(replace(STATE, locked=True), (Rating(WALK.id, Part.AFTER, 3),))
    # All or nothing: the state was not kept either.
    assert history.state() == STATE


def test_it_is_known_in_which_walks_pain_spread_down_the_leg(history: History) -> None:
    day = NOON.date()
    said: tuple[Said, ...] = (LegPain(WALK.id), SoreFeet())
    entries = (Entry(UUID(int=n), NOON, day, what) for n, what in enumerate(said))
    history.save(STATE, tuple(entries))
    assert past(history).down_the_leg == {WALK.id}


def test_of_leg_pain_the_later_answer_counts(history: History) -> None:
    day = NOON.date()
    told: tuple[Said, ...] = (LegPain(WALK.id), NoLegPain(WALK.id), LegPain(WALK.id))
    for number, what in enumerate(told):
        at = NOON + number * MINUTE
        history.save(STATE, (Entry(UUID(int=9 - number), at, day, what),))
        spread = {WALK.id} if isinstance(what, LegPain) else frozenset()
        assert past(history).down_the_leg == spread


def test_what_a_newer_version_says_of_leg_pain_stands_in_the_way_of_nothing(
    history: History,
) -> None:
    history.save(STATE, (Entry(UUID(int=1), NOON, NOON.date(), LegPain(WALK.id)),))
    history.database.execute("UPDATE event SET body = '{\"day\": 7}'")
    known = past(history)
    assert known.down_the_leg == frozenset()
    assert known.unread
