"""The days of a week in the programme, each as what it is or was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.diary import NINTH, day, diary, plan_of, scene_of, this_week, walk
from walkreminder.core.programme_log import Answer, SoreFeet, StepTo
from walkreminder.core.programme_week import DayKind, WalkedWeek, walked_week

if TYPE_CHECKING:
    from walkreminder.core.plan import Plan

GREEN, AMBER, COMING, REST = (
    DayKind.GREEN,
    DayKind.AMBER,
    DayKind.COMING,
    DayKind.REST,
)


def week_of(plan: Plan, walks: list) -> WalkedWeek:  # type: ignore[type-arg] # of walks
    return walked_week(plan, this_week(walks))


def kinds(week: WalkedWeek) -> list[DayKind]:
    return [each.kind for each in week.days]


def test_a_week_shows_what_was_walked_what_comes_and_rest() -> None:
    worse = {day(11, 18): (2, 4)}
    _, walks = diary(NINTH, worse=worse)
    week = week_of(plan_of(NINTH, worse=worse), walks)
    assert kinds(week) == [GREEN, GREEN, AMBER, GREEN, COMING, REST, REST]
    assert (week.done, week.planned) == (4, 5)


def test_a_day_nobody_rated_has_no_colour_and_counts_all_the_same() -> None:
    _, walks = diary(NINTH, rated=False)
    week = week_of(plan_of(NINTH, rated=False), walks)
    assert kinds(week)[:4] == [DayKind.UNRATED] * 4
    assert week.done == 4


def test_a_missed_day_and_a_short_walk_are_told_apart() -> None:
    plan = plan_of(NINTH, until=day(11, 16))
    _, walks = diary(NINTH, until=day(11, 16))
    week = week_of(plan, [*walks, walk(700, day(11, 17), 4)])
    assert kinds(week)[:4] == [GREEN, DayKind.SHORT, DayKind.MISSED, COMING]
    assert week.done == 1


def test_what_was_walked_at_another_level_this_week_stays_in_sight() -> None:
    said = (*NINTH, (day(11, 18), StepTo(8)))
    _, walks = diary(said)
    assert kinds(week_of(plan_of(said), walks))[:2] == [GREEN, GREEN]


@pytest.mark.parametrize("after", [2, 4, 6])
def test_the_worst_colour_of_a_day_is_shown(after: int) -> None:
    said = (*NINTH, (day(11, 18), StepTo(8)))
    _, walks = diary(said)
    week = week_of(plan_of(said), [*walks, walk(701, day(11, 17), 10, 2, after)])
    shown = {2: GREEN, 4: AMBER, 6: DayKind.RED}[after]
    assert kinds(week)[1] is shown


def test_sore_feet_rest_on_a_walking_day() -> None:
    said = ((day(11, 16), Answer(15, 2)), (day(11, 19), SoreFeet()))
    plan = plan_of(said, until=day(11, 16))
    _, walks = diary(said, until=day(11, 16))
    assert kinds(week_of(plan, walks))[3:5] == [REST, REST]


def test_an_extra_walk_is_never_one_too_many() -> None:
    entries, walks = diary(NINTH)
    extra = [*walks, walk(702, day(11, 15), 20)]
    scene = scene_of(entries, extra)
    plan = scene.plan
    assert plan is not None
    weekend = replace(plan, today=day(11, 15))
    week = walked_week(weekend, [w for w in extra if w.started.date() <= day(11, 15)])
    assert week.done <= week.planned
